package io.guanxi.ingest;

/** The types of the relationships that rows become, named as the graph has them. */
enum LinkType {
    KNOWN_AS,
    FOLLOWS,
    TRUSTS,
    INTERACTED,
    BELONGS_TO,
    PART_OF,
    AUTHORED,
    REPLY_TO,
    DERIVED_FROM,
    ABOUT,
    BROADER,
    REACTED,
    COUNTED,
    SHARED,
    REFERRED,
    MADE,
    REACHED,
    IN,
    PLACED,
    DID,
    ON,
    EARNED,
    TAGGED,
    INTERESTED_IN
}

package io.guanxi.ingest;

import java.util.EnumSet;
import java.util.Set;

/** The types of the relationships that rows become, named as the graph has them. */
enum LinkType {
    MERGED_INTO,
    KNOWN_AS,
    FOLLOWS,
    TRUSTS,
    BLOCKS,
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
    HOLDS,
    CREDITS,
    SETTLES,
    PLACED,
    DID,
    DOES,
    ON,
    EARNED,
    TAGGED,
    INTERESTED_IN;

    private static final Set<LinkType> PAGED = EnumSet.of(FOLLOWS, TRUSTS, BLOCKS, INTERACTED, REACTED, SHARED);

    /** Whether there are lists of them by their time, which may be long: then each says where it stands in these. */
    boolean isPaged() {
        return PAGED.contains(this);
    }
}

package io.guanxi.analysis;

/**
 * A relationship between members that can be measured. Each counts 1, and parallel ones add up. Where weights are asked for, a
 * {@code TRUSTS} counts its rating, one that is not positive nothing, and every other type still 1. Relationships of a member to itself
 * never count.
 */
public enum RelationshipType {
    /** From the follower to the followed. */
    FOLLOWS,
    /** From the one who rates to the one rated. */
    TRUSTS,
    /** From the one who acts (a message, a mention, ...) to the other; each interaction counts. */
    INTERACTED,
    /** From the referrer to the one who came. */
    REFERRED,
    /** From the author of a reply to the author of what it replies to; each reply counts. */
    REPLIED,
    /** From the one who reacts to the author of the content; each reaction counts. */
    REACTED,
    /** From the one who shares to the author of the content; each share counts. */
    SHARED
}

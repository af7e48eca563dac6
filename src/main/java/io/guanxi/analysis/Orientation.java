package io.guanxi.analysis;

/** The direction in which relationships are followed. */
public enum Orientation {
    /** As they are: from the one who follows, trusts, acts or refers. */
    NATURAL,
    /** Backwards. */
    REVERSE,
    /** Both ways. The two directions of a pair add up. */
    UNDIRECTED
}

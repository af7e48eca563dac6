package io.guanxi.analysis;

/** What a measure says about each member, over relationships of the caller's choice. */
public enum Algorithm {

    /**
     * Where a random reader ends up who follows relationships and now and then jumps. Scores sum to 1; who arrives at a member without
     * outgoing relationships jumps. With seeds, all jumps end at a seed, each equally likely.
     */
    PAGE_RANK,

    /**
     * The number of outgoing relationships, of incoming ones where {@code REVERSE}, of both where {@code UNDIRECTED}; weighted: the sum
     * of their weights.
     */
    DEGREE,

    /**
     * On how many shortest paths between two others a member lies, each pair's paths counting 1 together, not normalised. Parallel
     * relationships count as one; where {@code UNDIRECTED}, a pair counts once. With a sample, an estimate from that many sources.
     */
    BETWEENNESS,

    /** The number of the weakly connected component, from 0 by size, equal sizes by their smallest member key. */
    COMPONENTS
}

package io.guanxi.analysis;

import java.util.List;

/**
 * The classes of members by rank.
 *
 * @param names the best first
 * @param last greatest rank of each but the last
 */
record Tiers(List<String> names, LastRank last) {

    /** A share of members that is a whole number but for its last digits is that number. */
    private static final double SLACK = 1e-9;

    /** The greatest rank of a class among so many members. */
    interface LastRank {
        double of(int tier, int members);
    }

    /** So many of the members, rounded up. */
    static double rounded(double share, int members) {
        return Math.ceil(share * members - SLACK);
    }

    /**
     * The class of a rank, from 0. Members with equal scores share a rank and so the better class; whoever has score 0 is in the lowest, or silent
     * members, who all share one rank, would fill a class meant for a few.
     */
    int of(int rank, double score, int members) {
        int lowest = names.size() - 1;
        int tier = score == 0 ? lowest : 0;
        while (tier < lowest && rank > last.of(tier, members)) {
            tier++;
        }
        return tier;
    }
}

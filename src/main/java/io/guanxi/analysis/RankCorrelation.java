package io.guanxi.analysis;

import org.jspecify.annotations.Nullable;

/** Spearman's rank correlation: Pearson's correlation of ranks, where equal values have the mean of theirs. */
final class RankCorrelation {

    private RankCorrelation() {}

    /**
     * The correlation of two rankings of the same.
     *
     * @param ranks one ranking in its order, equal ones with equal ranks
     * @param others the other ranking in its own order
     * @param places where each of the one stands in the other
     * @return -1 to 1; absent for fewer than two, or where all are equal in one of the rankings
     */
    static @Nullable Double of(long[] ranks, long[] others, int[] places) {
        double[] own = means(ranks);
        double[] theirs = means(others);
        double mean = (ranks.length + 1) / 2.0;
        double both = 0;
        double ownSquares = 0;
        double theirSquares = 0;
        for (int i = 0; i < places.length; i++) {
            double one = own[i] - mean;
            double other = theirs[places[i]] - mean;
            both += one * other;
            ownSquares += one * one;
            theirSquares += other * other;
        }
        double product = ownSquares * theirSquares;
        // Rounding may leave a little more than 1.
        return product > 0 ? (Double) Math.max(-1, Math.min(1, both / Math.sqrt(product))) : null;
    }

    /** The ranks 1, 2, ... n, shared by those that are equal. */
    private static double[] means(long[] ranks) {
        double[] means = new double[ranks.length];
        for (int from = 0; from < ranks.length; ) {
            int to = from;
            while (to < ranks.length && ranks[to] == ranks[from]) {
                to++;
            }
            for (int i = from; i < to; i++) {
                means[i] = (from + 1 + to) / 2.0;
            }
            from = to;
        }
        return means;
    }
}

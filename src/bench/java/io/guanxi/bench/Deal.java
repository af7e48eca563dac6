package io.guanxi.bench;

/** Deals a number of rows out to many in proportion to their weights, one after the other, so that the sum is exact. */
final class Deal {

    private final double weights;
    private final long rows;
    private double weight;
    private long dealt;

    /**
     * @param weights the sum of all that will be given
     */
    Deal(long rows, double weights) {
        this.rows = rows;
        this.weights = weights;
    }

    /** How many more the next one gets, beside what those before it could not use. */
    long next(double share) {
        weight += share;
        long due = weights <= 0 ? 0 : StrictMath.min(rows, StrictMath.round(rows * (weight / weights)));
        return StrictMath.max(0, due - dealt);
    }

    /** Notes that so many were used. */
    void used(long count) {
        dealt += count;
    }
}

package io.guanxi.analysis;

import java.util.Arrays;

/** Where a value stands among others: 0 where it is 0, else (those below + half of those equal, itself included) / n. */
final class Percentile {

    private final double[] sorted;

    Percentile(double[] population) {
        this.sorted = population.clone();
        Arrays.sort(sorted);
    }

    /** The percentile of a member of the population, 0..1. */
    double of(double value) {
        if (value == 0 || Double.isNaN(value)) {
            return 0;
        }
        return (below(value) + equal(value) / 2.0) / sorted.length;
    }

    /** How many have less. */
    int below(double value) {
        return firstAtLeast(value);
    }

    /** How many have as much. */
    int equal(double value) {
        return firstAtLeast(Math.nextUp(value)) - firstAtLeast(value);
    }

    int size() {
        return sorted.length;
    }

    private int firstAtLeast(double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}

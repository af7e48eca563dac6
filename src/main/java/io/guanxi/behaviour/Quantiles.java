package io.guanxi.behaviour;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Quantiles of a sample, between two values in proportion (type 7 of Hyndman and Fan, 1996). */
final class Quantiles {

    private Quantiles() {}

    /**
     * A quantile; absent of nothing.
     *
     * @param sorted ascending
     * @param share 0 to 1
     */
    static @Nullable Double of(long[] sorted, double share) {
        if (sorted.length == 0) {
            return null;
        }
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    /** Milliseconds that were collected, as days. */
    static @Nullable Double days(long[] millis, int count, double share) {
        long[] sorted = Arrays.copyOf(millis, count);
        Arrays.sort(sorted);
        Double value = of(sorted, share);
        return value == null ? null : (Double) (value / 86_400_000);
    }
}

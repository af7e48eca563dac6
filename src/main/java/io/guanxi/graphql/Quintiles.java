package io.guanxi.graphql;

import java.util.ArrayList;
import java.util.List;

/**
 * Scores 1 to 5 by fifths of a population. A value's score is its midrank percentile times five, rounded up: with those below and half of those equal, itself included, of all. So equal values
 * have equal scores, and if all are equal each has 3.
 */
final class Quintiles {

    private static final int SCORES = 5;

    private Quintiles() {}

    /** The least values of the scores 2, 3, 4 and 5; of those that nobody has none: a value's score is one more than there are limits that are not greater. */
    static List<Long> limits(List<?> population) {
        long[] values = population.stream()
                .mapToLong(value -> ((Number) value).longValue())
                .sorted()
                .toArray();
        List<Long> limits = new ArrayList<>();
        for (int below = 0; below < values.length; ) {
            int upTo = below;
            while (upTo < values.length && values[upTo] == values[below]) {
                upTo++;
            }
            int score =
                    Math.toIntExact((SCORES * (long) (below + upTo) + 2L * values.length - 1) / (2L * values.length));
            while (limits.size() < score - 1) {
                limits.add(values[below]);
            }
            below = upTo;
        }
        return limits;
    }
}

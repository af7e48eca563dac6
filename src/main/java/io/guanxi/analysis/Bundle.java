package io.guanxi.analysis;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * What one member does towards others: parallel arrays in the order of the others' numbers, because there are millions.
 */
final class Bundle {

    /** In {@code firsts} and {@code lasts}: nothing is dated. */
    static final long UNDATED = Undated.MILLIS;

    static final Bundle EMPTY = new Bundle(0);

    private final int[] others;
    private final double[] decaying;
    private final double[] standing;
    private final long[] firsts;
    private final long[] lasts;

    private Bundle(int size) {
        others = new int[size];
        decaying = new double[size];
        standing = new double[size];
        firsts = new long[size];
        lasts = new long[size];
    }

    /**
     * Adds up what is done towards each.
     *
     * @param base the time at which it weighs, in milliseconds since 1970
     */
    static Bundle of(Acts acts, long base, double halfLifeMillis) {
        if (acts.size() == 0) {
            return EMPTY;
        }
        long[] order = new long[acts.size()];
        for (int i = 0; i < order.length; i++) {
            order[i] = (long) acts.others()[i] << Integer.SIZE | i;
        }
        Arrays.sort(order);
        int distinct = 0;
        for (int i = 0; i < order.length; i++) {
            distinct += i == 0 || order[i] >> Integer.SIZE != order[i - 1] >> Integer.SIZE ? 1 : 0;
        }
        Bundle bundle = new Bundle(distinct);
        int place = -1;
        for (long ordered : order) {
            int other = (int) (ordered >> Integer.SIZE);
            if (place < 0 || bundle.others[place] != other) {
                bundle.others[++place] = other;
                bundle.firsts[place] = UNDATED;
                bundle.lasts[place] = UNDATED;
            }
            bundle.add(place, acts, (int) ordered, base, halfLifeMillis);
        }
        return bundle;
    }

    private void add(int place, Acts acts, int act, long base, double halfLifeMillis) {
        long at = acts.at()[act];
        double weight = acts.weights()[act];
        if (acts.decays()[act]) {
            decaying[place] += weight * Math.pow(2, (at - base) / halfLifeMillis);
        } else {
            standing[place] += weight;
        }
        if (at != UNDATED) {
            firsts[place] = firsts[place] == UNDATED ? at : Math.min(firsts[place], at);
            lasts[place] = Math.max(lasts[place], at);
        }
    }

    int size() {
        return others.length;
    }

    int other(int place) {
        return others[place];
    }

    /** What decays, as it weighs at the base time; 0 at no place. */
    double decaying(int place) {
        return place < 0 ? 0 : decaying[place];
    }

    /** What does not decay; 0 at no place. */
    double standing(int place) {
        return place < 0 ? 0 : standing[place];
    }

    /** Milliseconds of the first that is dated. */
    long first(int place) {
        return firsts[place];
    }

    /** Milliseconds of the last that is dated. */
    long last(int place) {
        return lasts[place];
    }

    /** The strength at the base time; a negative sum counts nothing. */
    double strength(int place) {
        return Math.max(0, decaying[place] + standing[place]);
    }

    /** The place of somebody; negative if they do not. */
    int place(int other) {
        return Arrays.binarySearch(others, other);
    }

    /** The milliseconds of the last that is dated of all. */
    long last() {
        return Arrays.stream(lasts).max().orElse(UNDATED);
    }

    /** Has what decays weigh as much more as by another base time. */
    void scale(double factor) {
        for (int place = 0; place < decaying.length; place++) {
            decaying[place] *= factor;
        }
    }

    /** The places of those with a positive strength, the strongest first and equal ones by id, at most so many. */
    int[] strongest(int most, IntFunction<String> id) {
        return IntStream.range(0, size())
                .filter(place -> strength(place) > 0)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(place -> -strength(place))
                        .thenComparing(place -> id.apply(other(place))))
                .limit(most)
                .mapToInt(place -> place)
                .toArray();
    }
}

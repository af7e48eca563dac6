package io.guanxi.analysis;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * What one member does towards others: parallel arrays in the order of the others' numbers, because there are millions.
 */
final class Bundle {

    /** In {@code firsts} and {@code lasts}: nothing is dated. */
    static final long UNDATED = -999_999_999_999_999L;

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

    /** @param number of a member by id */
    static Bundle of(Map<String, Object> row, ToIntFunction<String> number) {
        List<?> ids = Column.list(row, "others");
        long[] order = new long[ids.size()];
        for (int i = 0; i < order.length; i++) {
            order[i] = (long) number.applyAsInt((String) ids.get(i)) << Integer.SIZE | i;
        }
        Arrays.sort(order);
        List<?> decaying = Column.list(row, "decaying");
        List<?> standing = Column.list(row, "standing");
        List<?> firsts = Column.list(row, "firsts");
        List<?> lasts = Column.list(row, "lasts");
        Bundle bundle = new Bundle(order.length);
        for (int place = 0; place < order.length; place++) {
            int i = (int) order[place];
            bundle.others[place] = (int) (order[place] >> Integer.SIZE);
            bundle.decaying[place] = (Double) decaying.get(i);
            bundle.standing[place] = (Double) standing.get(i);
            bundle.firsts[place] = (Long) firsts.get(i);
            bundle.lasts[place] = (Long) lasts.get(i);
        }
        return bundle;
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

package io.guanxi.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * What one member does towards others, or they towards the member: parallel arrays in the order of the others' numbers, because there
 * are millions.
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

    /** One to be filled, by ascending numbers. */
    Bundle(int size) {
        others = new int[size];
        decaying = new double[size];
        standing = new double[size];
        firsts = new long[size];
        lasts = new long[size];
    }

    /** @param number of a member by id */
    static Bundle of(Map<String, Object> row, ToIntFunction<String> number) {
        List<?> ids = Column.list(row, "others");
        int[] numbers =
                ids.stream().mapToInt(id -> number.applyAsInt((String) id)).toArray();
        int[] order = IntStream.range(0, numbers.length)
                .boxed()
                .sorted((a, b) -> Integer.compare(numbers[a], numbers[b]))
                .mapToInt(i -> i)
                .toArray();
        List<?> decaying = Column.list(row, "decaying");
        List<?> standing = Column.list(row, "standing");
        List<?> firsts = Column.list(row, "firsts");
        List<?> lasts = Column.list(row, "lasts");
        Bundle bundle = new Bundle(order.length);
        for (int place = 0; place < order.length; place++) {
            int i = order[place];
            bundle.put(
                    place, numbers[i], (Double) decaying.get(i), (Double) standing.get(i), (Long) firsts.get(i), (Long)
                            lasts.get(i));
        }
        return bundle;
    }

    private void put(int place, int other, double decays, double stands, long first, long last) {
        others[place] = other;
        decaying[place] = decays;
        standing[place] = stands;
        firsts[place] = first;
        lasts[place] = last;
    }

    /** Puts what another bundle has at a place, as it is for somebody. */
    void put(int place, int other, Bundle from, int there) {
        put(place, other, from.decaying[there], from.standing[there], from.firsts[there], from.lasts[there]);
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

    /** The places of those with a positive strength, the strongest first and equal ones by number, at most so many. */
    int[] strongest(int most) {
        return IntStream.range(0, size())
                .filter(place -> strength(place) > 0)
                .boxed()
                .sorted((a, b) -> Double.compare(strength(b), strength(a)))
                .limit(most)
                .mapToInt(place -> place)
                .toArray();
    }
}

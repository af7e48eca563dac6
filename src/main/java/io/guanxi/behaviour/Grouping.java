package io.guanxi.behaviour;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Members told apart by a value: the values that most have, at most so many. Who has several is in several groups.
 *
 * @param names those with most members first, then in the order of the values; absent is a value, too
 * @param of the places of a row's values among them, without those of no named value
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record Grouping(List<@Nullable String> names, int[][] of) {

    static final int MOST = 50;

    private static final String[] NONE = {};

    /** @param values of each row; absent of who has none */
    static Grouping of(String[] @Nullable [] values, BitSet only) {
        Map<@Nullable String, Integer> counts = counts(values, only);
        List<@Nullable String> names = new ArrayList<>(counts.keySet());
        names.sort(Comparator.<@Nullable String>comparingInt(name -> -counts.getOrDefault(name, 0))
                .thenComparing(name -> name == null ? "" : name)
                .thenComparing(name -> name == null ? 0 : 1));
        List<@Nullable String> first = new ArrayList<>(names.subList(0, Math.min(MOST, names.size())));
        Map<@Nullable String, Integer> places = new HashMap<>();
        first.forEach(name -> places.put(name, places.size()));
        Map<List<Integer>, int[]> shared = new HashMap<>();
        int[][] of = new int[values.length][];
        for (int row = 0; row < values.length; row++) {
            List<Integer> its = new ArrayList<>();
            for (String value : of(values[row])) {
                add(its, places.get(value));
            }
            if (of(values[row]).length == 0) {
                add(its, places.get(null));
            }
            of[row] = shared.computeIfAbsent(
                    its, all -> all.stream().mapToInt(Integer::intValue).toArray());
        }
        return new Grouping(first, of);
    }

    /** How many members each value has, absent included. */
    static Map<@Nullable String, Integer> counts(String[] @Nullable [] values, BitSet only) {
        Map<@Nullable String, Integer> counts = new HashMap<>();
        only.stream().forEach(row -> {
            for (String value : of(values[row])) {
                counts.merge(value, 1, Integer::sum);
            }
            if (of(values[row]).length == 0) {
                counts.merge(null, 1, Integer::sum);
            }
        });
        return counts;
    }

    private static String[] of(String @Nullable [] values) {
        return values == null ? NONE : values;
    }

    private static void add(List<Integer> places, @Nullable Integer place) {
        if (place != null) {
            places.add(place);
        }
    }

    /** Of what is kept for each group, what a row counts for. */
    <T> List<T> parts(int row, List<T> each) {
        List<T> parts = new ArrayList<>(of[row].length);
        for (int place : of[row]) {
            parts.add(each.get(place));
        }
        return parts;
    }
}

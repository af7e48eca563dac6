package io.guanxi.behaviour;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Members told apart by a value: the values that most have, at most so many.
 *
 * @param names those with most members first, then in the order of the values; absent is a value, too
 * @param of the place of a row's value among them; -1 for those of no named value
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record Grouping(List<@Nullable String> names, int[] of) {

    static final int MOST = 50;

    static Grouping of(@Nullable String[] values, BitSet only) {
        Map<@Nullable String, Integer> counts = new HashMap<>();
        only.stream().forEach(row -> counts.merge(values[row], 1, Integer::sum));
        List<@Nullable String> names = new ArrayList<>(counts.keySet());
        names.sort(Comparator.<@Nullable String>comparingInt(name -> -counts.getOrDefault(name, 0))
                .thenComparing(name -> name == null ? "" : name)
                .thenComparing(name -> name == null ? 0 : 1));
        List<@Nullable String> first = new ArrayList<>(names.subList(0, Math.min(MOST, names.size())));
        Map<@Nullable String, Integer> places = new HashMap<>();
        first.forEach(name -> places.put(name, places.size()));
        int[] of = new int[values.length];
        for (int row = 0; row < values.length; row++) {
            of[row] = places.getOrDefault(values[row], -1);
        }
        return new Grouping(first, of);
    }
}

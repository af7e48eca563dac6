package io.guanxi.analysis;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The circles that members belong to, by numbers of their own, and how many badges they have earned. */
final class Belongings {

    private static final int[] NONE = {};

    private final int[][] circles;
    private final double[] badges;
    private final Map<String, Integer> known = new HashMap<>();

    Belongings(int members) {
        circles = new int[members][];
        badges = new double[members];
        Arrays.fill(circles, NONE);
    }

    /** @param rows of one member each */
    void add(Map<String, Integer> numbers, List<Map<String, Object>> rows) {
        for (Map<String, Object> row : rows) {
            Integer member = numbers.get(Column.text(row, "id"));
            if (member != null) {
                badges[member] = Column.number(row, "badges");
                circles[member] = Column.list(row, "circles").stream()
                        .mapToInt(circle -> known.computeIfAbsent((String) circle, one -> known.size()))
                        .toArray();
            }
        }
    }

    /** By the number of the member. */
    int[][] circles() {
        return circles;
    }

    /** By the number of the member. */
    double[] badges() {
        return badges;
    }
}

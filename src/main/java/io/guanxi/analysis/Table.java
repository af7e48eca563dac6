package io.guanxi.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** A ranking in columns, the best first, as it is kept: cut into blocks of {@value #BLOCK} members. */
final class Table {

    static final int BLOCK = 1_000;

    private final String[] members;
    private final Map<String, double[]> numbers = new TreeMap<>();
    private final Map<String, long[]> counts = new TreeMap<>();
    private final Map<String, String[]> texts = new TreeMap<>();
    private final Map<String, Object> same = new TreeMap<>();

    /** @param members their internal ids, in the order of the ranking */
    Table(String[] members) {
        this.members = members;
    }

    Table with(String name, double[] column) {
        numbers.put(name, column);
        return this;
    }

    Table with(String name, long[] column) {
        counts.put(name, column);
        return this;
    }

    Table with(String name, String[] column) {
        texts.put(name, column);
        return this;
    }

    /** Something that every block has. */
    Table withAll(String name, Object value) {
        same.put(name, value);
        return this;
    }

    int size() {
        return members.length;
    }

    /** As properties of nodes, by rank: {@code first} and {@code last} are positions, which count from 1. */
    List<Map<String, Object>> ranks(String snapshot, String community) {
        List<Map<String, Object>> blocks = new ArrayList<>();
        for (int from = 0; from < members.length; from += BLOCK) {
            int begin = from;
            int end = Math.min(from + BLOCK, members.length);
            Map<String, Object> block = new HashMap<>(same);
            block.put("snapshot", snapshot);
            block.put("community", community);
            block.put("first", begin + 1);
            block.put("last", end);
            block.put("members", Arrays.copyOfRange(members, begin, end));
            texts.forEach((name, column) -> block.put(name, Arrays.copyOfRange(column, begin, end)));
            numbers.forEach((name, column) -> block.put(name, Arrays.copyOfRange(column, begin, end)));
            counts.forEach((name, column) -> block.put(name, Arrays.copyOfRange(column, begin, end)));
            blocks.add(block);
        }
        return blocks;
    }

    /**
     * As properties of nodes, by member: who is at which position; {@code last} is the greatest internal id in a block.
     *
     * @param value another ranking of the same members
     */
    List<Map<String, Object>> places(String snapshot, Table value) {
        Map<String, Integer> valued = new HashMap<>();
        for (int position = 0; position < value.members.length; position++) {
            valued.put(value.members[position], position);
        }
        int[] order = IntStream.range(0, members.length)
                .boxed()
                .sorted((one, other) -> members[one].compareTo(members[other]))
                .mapToInt(position -> position)
                .toArray();
        List<Map<String, Object>> blocks = new ArrayList<>();
        for (int from = 0; from < order.length; from += BLOCK) {
            int[] positions = Arrays.copyOfRange(order, from, Math.min(from + BLOCK, order.length));
            blocks.add(Map.of(
                    "snapshot",
                    snapshot,
                    "last",
                    members[positions[positions.length - 1]],
                    "members",
                    IntStream.of(positions)
                            .mapToObj(position -> members[position])
                            .toList(),
                    "positions",
                    IntStream.of(positions).mapToLong(position -> position + 1).toArray(),
                    "valuePositions",
                    IntStream.of(positions)
                            .mapToLong(position -> Objects.requireNonNull(valued.get(members[position])) + 1)
                            .toArray()));
        }
        return blocks;
    }
}

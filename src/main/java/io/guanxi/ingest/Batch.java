package io.guanxi.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Rows that are written in one transaction. */
final class Batch {

    /** Characters that end a batch before it is full of rows, so that long texts do not fill the memory. */
    private static final long MOST_CHARACTERS = 8_000_000;

    /** Rows that describe the same: the first is sent, the others share its fate. */
    private final Map<Long, List<Checked>> rows = new LinkedHashMap<>();

    private int size;
    private long characters;

    void add(Checked row) {
        rows.computeIfAbsent(row.identity(), identity -> new ArrayList<>(1)).add(row);
        size++;
        characters +=
                row.row().values().values().stream().mapToInt(String::length).sum();
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Whether it has as many rows as a batch should have, or as many characters as one may have. */
    boolean isFull(int most) {
        return size >= most || characters >= MOST_CHARACTERS;
    }

    Stream<Checked> rows() {
        return rows.values().stream().flatMap(List::stream);
    }

    /** The rows that are sent. */
    List<Checked> firsts() {
        return rows.values().stream().map(same -> same.get(0)).toList();
    }

    /** Rows that describe the same, by the number of the first of them. */
    Map<Integer, List<Checked>> byNumber() {
        Map<Integer, List<Checked>> byNumber = new HashMap<>();
        rows.values().forEach(same -> byNumber.put(same.get(0).number(), same));
        return byNumber;
    }
}

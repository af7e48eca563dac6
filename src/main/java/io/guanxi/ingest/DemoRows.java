package io.guanxi.ingest;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Generated rows by kind. */
final class DemoRows {

    private final Map<Kind, List<Row>> rows = new EnumMap<>(Kind.class);

    /** @param cells a column's name and its value in turn; an absent value leaves the column out */
    void add(Kind kind, @Nullable Object... cells) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < cells.length; i += 2) {
            Object value = cells[i + 1];
            if (value != null) {
                values.put(String.valueOf(cells[i]), value.toString());
            }
        }
        List<Row> list = rows.computeIfAbsent(kind, fresh -> new ArrayList<>());
        // The header would be line 1.
        list.add(new Row(kind.file() + " (generated)", list.size() + 2L, values));
    }

    List<Row> of(Kind kind) {
        return rows.getOrDefault(kind, List.of());
    }
}

package io.guanxi.ingest;

import java.util.AbstractMap;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A row that was answered without the names of its columns, which would be most of an answer of millions. */
final class ListedRow extends AbstractMap<String, Object> {

    private final List<String> columns;
    private final List<?> values;

    ListedRow(List<String> columns, List<?> values) {
        this.columns = columns;
        this.values = values;
    }

    @Override
    public @Nullable Object get(@Nullable Object column) {
        int at = columns.indexOf(column);
        return at < 0 ? null : values.get(at);
    }

    @Override
    public Collection<Object> values() {
        return Collections.unmodifiableList(values);
    }

    @Override
    public Set<Map.Entry<String, Object>> entrySet() {
        Set<Map.Entry<String, Object>> entries = new LinkedHashSet<>();
        for (int at = 0; at < columns.size(); at++) {
            entries.add(new SimpleImmutableEntry<>(columns.get(at), values.get(at)));
        }
        return entries;
    }
}

package io.guanxi.ingest;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one file of a foreign export feeds.
 *
 * @param file its name, with or without {@code .gz}
 * @param columns of the import format, by name, or {@code attributes.NAME} and {@code properties.NAME}
 * @param ignore columns of the file that are left out
 * @param skip by a column of the file, the values whose rows are left out
 */
record FileMapping(
        String file,
        Kind kind,
        Map<String, ColumnMapping> columns,
        List<String> ignore,
        Map<String, List<String>> skip) {

    @JsonCreator
    static FileMapping of(
            @JsonProperty(value = "file", required = true) String file,
            @JsonProperty(value = "kind", required = true) Kind kind,
            @JsonProperty(value = "columns", required = true) Map<String, ColumnMapping> columns,
            @JsonProperty("ignore") @Nullable List<String> ignore,
            @JsonProperty("skip") @Nullable Map<String, List<String>> skip) {
        return new FileMapping(
                file, kind, columns, ignore == null ? List.of() : ignore, skip == null ? Map.of() : skip);
    }

    /** A file that is in the terms of the import format already. */
    static FileMapping plain(String file, Kind kind, List<String> header) {
        Map<String, ColumnMapping> columns = new LinkedHashMap<>();
        header.forEach(name -> columns.put(name, ColumnMapping.of(name)));
        return new FileMapping(file, kind, columns, List.of(), Map.of());
    }

    /** Which rows are left out because of a value, as a summary names them, or null if this row is not. */
    @Nullable
    String skips(Map<String, String> raw) {
        return skip.entrySet().stream()
                .filter(rule -> rule.getValue().contains(Objects.requireNonNullElse(raw.get(rule.getKey()), "")))
                .findFirst()
                .map(rule -> file + ": " + rule.getKey() + " = " + raw.get(rule.getKey()))
                .orElse(null);
    }
}

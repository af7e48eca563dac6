package io.guanxi.ingest;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the value of one column of the import format comes from. In YAML a bare text stands for {@code column}.
 *
 * @param column of the file
 * @param join several columns of the file instead, those that have a value with {@code separator} between them
 * @param separator between joined values; default a space
 * @param constant a value for every row instead
 * @param prefix put before a value, where there is one
 * @param values by what the file has; what is not listed stays, an empty one means there is none
 * @param patterns of dates and times, tried in turn, as {@link java.time.format.DateTimeFormatter} has them, or {@code
 *     epochSeconds} or {@code epochMillis}; default ISO-8601
 * @param html {@code text}: the value is HTML, of which only the text is kept
 * @param type of an attribute or property; default text
 */
record ColumnMapping(
        @Nullable String column,
        List<String> join,
        String separator,
        @Nullable String constant,
        String prefix,
        Map<String, String> values,
        List<String> patterns,
        @Nullable Html html,
        Type type) {

    /** What to make of HTML. */
    enum Html {
        TEXT
    }

    /** What an attribute is. */
    enum Type {
        TEXT,
        NUMBER,
        BOOLEAN
    }

    @JsonCreator
    static ColumnMapping of(
            @JsonProperty("column") @Nullable String column,
            @JsonProperty("join") @Nullable List<String> join,
            @JsonProperty("separator") @Nullable String separator,
            @JsonProperty("constant") @Nullable String constant,
            @JsonProperty("prefix") @Nullable String prefix,
            @JsonProperty("values") @Nullable Map<String, String> values,
            @JsonProperty("patterns") @Nullable List<String> patterns,
            @JsonProperty("html") @Nullable Html html,
            @JsonProperty("type") @Nullable Type type) {
        return new ColumnMapping(
                column,
                join == null ? List.of() : join,
                separator == null ? " " : separator,
                constant,
                prefix == null ? "" : prefix,
                values == null ? Map.of() : values,
                patterns == null ? List.of() : patterns,
                html,
                type == null ? Type.TEXT : type);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static ColumnMapping of(String column) {
        return of(column, null, null, null, null, null, null, null, null);
    }

    /** The columns of the file that it uses. */
    List<String> uses() {
        return column == null ? join : List.of(column);
    }

    /** How many of the three ways to get a value are given; one is right. */
    int ways() {
        return (column == null ? 0 : 1) + (join.isEmpty() ? 0 : 1) + (constant == null ? 0 : 1);
    }
}

package io.guanxi.ingest;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row whose values can be stored, as the statements take it.
 *
 * @param number of the row within its kind
 * @param identity a hash that two rows share only if they describe the same
 * @param input {@code n}, {@code id} and whatever names something else; its {@code p} is {@code properties}
 * @param properties to be stored of what the row makes
 */
record Checked(int number, Row row, long identity, Map<String, Object> input, Map<String, Object> properties) {

    /** What the row says in a column, as it would be stored; null if it says nothing. */
    @Nullable
    Object value(String column) {
        Object named = input.get(column);
        return named == null ? properties.get(column) : named;
    }
}

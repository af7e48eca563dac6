package io.guanxi.ingest;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row in the terms of the import format, whatever file it came from.
 *
 * @param file it stood in, for messages
 * @param line it began at, counted from 1 with the header
 * @param values by column of the import format; an absent value is not in the map
 * @param raw the values as the file has them, by the file's own columns
 * @param problem why the file's line could not be read at all; then there are no values
 */
public record Row(
        String file,
        long line,
        Map<String, String> values,
        Map<String, String> raw,
        @Nullable String problem) {

    /** A row that was in the terms of the import format from the start. */
    public Row(String file, long line, Map<String, String> values) {
        this(file, line, values, values, null);
    }
}

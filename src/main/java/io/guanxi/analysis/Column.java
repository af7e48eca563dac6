package io.guanxi.analysis;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Columns of a row, in the types that the statement promises. */
final class Column {

    private Column() {}

    static String text(Map<?, ?> row, String name) {
        return (String) of(row, name);
    }

    static double number(Map<?, ?> row, String name) {
        return ((Number) of(row, name)).doubleValue();
    }

    static long count(Map<?, ?> row, String name) {
        return ((Number) of(row, name)).longValue();
    }

    static boolean flag(Map<?, ?> row, String name) {
        return (Boolean) of(row, name);
    }

    static List<?> list(Map<?, ?> row, String name) {
        return (List<?>) of(row, name);
    }

    static Map<?, ?> map(Map<?, ?> row, String name) {
        return (Map<?, ?>) of(row, name);
    }

    /** An element of a list of numbers. */
    static double number(Map<?, ?> row, String name, int i) {
        return ((Number) list(row, name).get(i)).doubleValue();
    }

    /** A time that may be absent. */
    static @Nullable Instant time(Map<?, ?> row, String name) {
        return row.get(name) instanceof ZonedDateTime time ? time.toInstant() : null;
    }

    private static Object of(Map<?, ?> row, String name) {
        return Objects.requireNonNull(row.get(name), () -> "a statement returned no " + name);
    }
}

package io.guanxi.fraud;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What rows hold. */
final class Rows {

    private Rows() {}

    static List<?> list(Map<String, Object> row, String name) {
        return (List<?>) Objects.requireNonNull(row.get(name), name);
    }

    static String text(Map<String, Object> row, String name) {
        return (String) Objects.requireNonNull(row.get(name), name);
    }
}

package io.guanxi.ingest;

import java.util.List;

/**
 * One column of the import format.
 *
 * @param required whether a row without it cannot be loaded
 * @param property whether its value is stored as a property of what the row makes; otherwise it names something else
 */
record Column(String name, Type type, boolean required, boolean property) {

    /** What a value may look like, and what becomes of it. */
    enum Type {
        TEXT,
        TIME,
        INTEGER,
        NUMBER,
        AMOUNT,
        AMOUNTS,
        SENTIMENT,
        BOOLEAN,
        ORIGIN,
        ATTRIBUTION,
        CONVERSION,
        LEDGER_KIND,
        SUSPENSION,
        JSON,
        LIST,
        KEYS
    }

    /**
     * Reads the short form in which {@link Format} lists columns: {@code name:TYPE}, with {@code !} after a required one and
     * {@code >} before one that names something else.
     */
    static Column of(String text) {
        boolean property = !text.startsWith(">");
        String bare = property ? text : text.substring(1);
        boolean required = bare.endsWith("!");
        List<String> parts = List.of((required ? bare.substring(0, bare.length() - 1) : bare).split(":"));
        return new Column(parts.get(0), parts.size() == 1 ? Type.TEXT : Type.valueOf(parts.get(1)), required, property);
    }
}

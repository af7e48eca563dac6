package io.guanxi.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import io.guanxi.fuzz.Oracle.Cursor;
import io.guanxi.fuzz.Oracle.Free;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The first place where two answers differ. */
final class Difference {

    /** Cursors that were met: their text and what it must mean. */
    private final Map<String, Cursor> met;

    Difference(Map<String, Cursor> met) {
        this.met = met;
    }

    /** Where and how, or null if the answers are the same, the order of keys included. */
    String between(Object expected, JsonNode actual, String path) {
        if (expected instanceof Map<?, ?> map) {
            return objects(map, actual, path);
        }
        if (expected instanceof List<?> list) {
            return lists(list, actual, path);
        }
        if (expected instanceof Free free) {
            Map<String, Object> values = new LinkedHashMap<>();
            actual.fieldNames()
                    .forEachRemaining(name -> values.put(name, free.values().get(name)));
            return values.keySet().equals(free.values().keySet())
                    ? objects(values, actual, path)
                    : different(free.values(), actual, path);
        }
        if (expected instanceof Cursor cursor && actual.isTextual()) {
            met.put(actual.asText(), cursor);
            return null;
        }
        return same(expected, actual) ? null : different(expected, actual, path);
    }

    private String objects(Map<?, ?> expected, JsonNode actual, String path) {
        List<String> names = new ArrayList<>();
        actual.fieldNames().forEachRemaining(names::add);
        if (!actual.isObject() || !names.equals(List.copyOf(expected.keySet()))) {
            return different(expected.keySet(), actual, path);
        }
        return expected.entrySet().stream()
                .map(one -> between(one.getValue(), actual.get((String) one.getKey()), path + "/" + one.getKey()))
                .filter(difference -> difference != null)
                .findFirst()
                .orElse(null);
    }

    private String lists(List<?> expected, JsonNode actual, String path) {
        if (!actual.isArray() || actual.size() != expected.size()) {
            return different(expected, actual, path);
        }
        for (int i = 0; i < expected.size(); i++) {
            String difference = between(expected.get(i), actual.get(i), path + "/" + i);
            if (difference != null) {
                return difference;
            }
        }
        return null;
    }

    private static boolean same(Object expected, JsonNode actual) {
        if (expected == null) {
            return actual.isNull();
        }
        if (expected instanceof Number) {
            // The parser has read what is no whole number as a binary one.
            BigDecimal exact = new BigDecimal(expected.toString());
            return actual.isNumber()
                    && (exact.compareTo(actual.decimalValue()) == 0
                            || (actual.isDouble() && exact.doubleValue() == actual.doubleValue()));
        }
        return expected instanceof Boolean bool
                ? actual.isBoolean() && actual.asBoolean() == bool
                : actual.isTextual() && actual.asText().equals(expected);
    }

    private static String different(Object expected, JsonNode actual, String path) {
        return "at " + path + "\nexpected " + expected + "\nactual   " + actual;
    }
}

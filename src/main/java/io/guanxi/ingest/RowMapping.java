package io.guanxi.ingest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns the records of one file into rows of the import format, as its mapping says. */
final class RowMapping {

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final FileMapping mapping;
    private final Map<String, TimeText> times = new HashMap<>();

    RowMapping(FileMapping mapping, @Nullable ZoneId zone) {
        this.mapping = mapping;
        Map<String, Column> columns = Format.columns(mapping.kind());
        mapping.columns().forEach((target, source) -> {
            Column column = columns.get(target);
            boolean rewritten = zone != null || !source.patterns().isEmpty();
            if (column != null && column.type() == Column.Type.TIME && rewritten) {
                times.put(target, new TimeText(source.patterns(), zone));
            }
        });
    }

    Row row(String file, long line, Map<String, String> raw, @Nullable String problem) {
        if (problem != null) {
            return new Row(file, line, Map.of(), raw, problem);
        }
        Map<String, String> values = new HashMap<>();
        Map<String, ObjectNode> objects = new HashMap<>();
        for (Map.Entry<String, ColumnMapping> entry : mapping.columns().entrySet()) {
            String target = entry.getKey();
            String value = value(entry.getValue(), raw);
            if (value.isEmpty()) {
                continue;
            }
            int dot = target.indexOf('.');
            TimeText time = times.get(target);
            if (dot > 0) {
                ObjectNode object = objects.computeIfAbsent(target.substring(0, dot), name -> JSON.createObjectNode());
                if (!put(
                        object,
                        target.substring(dot + 1),
                        value,
                        entry.getValue().type())) {
                    String expected =
                            entry.getValue().type() == ColumnMapping.Type.NUMBER ? "a number" : "true or false";
                    return new Row(
                            file, line, Map.of(), raw, target + ": expected " + expected + ", found '" + value + "'");
                }
            } else if (time == null) {
                values.put(target, value);
            } else {
                String iso = time.iso(value);
                if (iso == null) {
                    return new Row(
                            file,
                            line,
                            Map.of(),
                            raw,
                            target + ": expected a time like "
                                    + String.join(" or ", entry.getValue().patterns()) + ", found '" + value + "'");
                }
                values.put(target, iso);
            }
        }
        objects.forEach((name, object) -> values.put(name, object.toString()));
        return new Row(file, line, values, raw, null);
    }

    /** The text of a column, empty if there is none. */
    private static String value(ColumnMapping source, Map<String, String> raw) {
        String text = source.constant() != null
                ? source.constant()
                : source.uses().stream()
                        .map(raw::get)
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(source.separator()));
        String value = source.values().getOrDefault(text, text);
        if (source.html() == ColumnMapping.Html.TEXT) {
            value = HtmlText.of(value);
        }
        return value.isEmpty() ? value : source.prefix() + value;
    }

    private static boolean put(ObjectNode object, String name, String value, ColumnMapping.Type type) {
        try {
            switch (type) {
                case TEXT -> object.put(name, value);
                case NUMBER -> object.put(name, new BigDecimal(value));
                case BOOLEAN -> {
                    if (!value.equals("true") && !value.equals("false")) {
                        return false;
                    }
                    object.put(name, value.equals("true"));
                }
            }
            return true;
        } catch (NumberFormatException wrong) {
            return false;
        }
    }
}

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
        try {
            return new Row(file, line, values(raw), raw, null);
        } catch (Unreadable wrong) {
            return new Row(file, line, Map.of(), raw, wrong.reason());
        }
    }

    private Map<String, String> values(Map<String, String> raw) throws Unreadable {
        Map<String, String> values = new HashMap<>();
        Map<String, ObjectNode> objects = new HashMap<>();
        for (Map.Entry<String, ColumnMapping> entry : mapping.columns().entrySet()) {
            String target = entry.getKey();
            ColumnMapping source = entry.getValue();
            String value = value(target, source, raw);
            if (value.isEmpty()) {
                continue;
            }
            int dot = target.indexOf('.');
            if (dot < 0) {
                values.put(target, inTime(target, source, value));
            } else {
                ObjectNode object = objects.computeIfAbsent(target.substring(0, dot), name -> JSON.createObjectNode());
                if (!put(object, target.substring(dot + 1), value, source.type())) {
                    String expected = source.type() == ColumnMapping.Type.NUMBER ? "a number" : "true or false";
                    throw new Unreadable(
                            target + ": expected " + expected + ", found '" + Texts.shortened(value) + "'");
                }
            }
        }
        objects.forEach((name, object) -> values.put(name, object.toString()));
        return values;
    }

    private String inTime(String target, ColumnMapping source, String value) throws Unreadable {
        TimeText time = times.get(target);
        String iso = time == null ? value : time.iso(value);
        if (iso == null) {
            throw new Unreadable(target + ": expected a time like " + String.join(" or ", source.patterns())
                    + ", found '" + Texts.shortened(value) + "'");
        }
        return iso;
    }

    /** The text of a column, empty if there is none. */
    private static String value(String target, ColumnMapping source, Map<String, String> raw) throws Unreadable {
        String text = source.constant() != null ? source.constant() : joined(source, raw);
        String problem = Texts.problem(text);
        if (problem != null) {
            throw new Unreadable(target + ": " + problem);
        }
        String value = source.values().getOrDefault(text, text);
        if (source.html() == ColumnMapping.Html.TEXT) {
            value = HtmlText.of(value);
        }
        return value.isEmpty() ? value : source.prefix() + value;
    }

    private static String joined(ColumnMapping source, Map<String, String> raw) {
        if (source.uses().size() == 1) {
            return raw.getOrDefault(source.uses().get(0), "");
        }
        return source.uses().stream()
                .map(raw::get)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(source.separator()));
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

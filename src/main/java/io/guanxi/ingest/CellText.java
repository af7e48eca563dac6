package io.guanxi.ingest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Stored values as texts of the import format, such that {@link Values} reads the same values again. */
final class CellText {

    private static final int AMOUNT_DECIMALS = 4;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private CellText() {}

    /** The text of a column, empty if it is absent; free attributes stand among the row's values as {@code COLUMN.NAME}. */
    static String of(Column column, Map<String, ?> row) {
        if (column.type() == Column.Type.JSON) {
            return json(column.name() + ".", row);
        }
        Object value = row.get(column.name());
        if (value == null) {
            return "";
        }
        return switch (column.type()) {
            case AMOUNT -> amount(value);
            case AMOUNTS -> ((List<?>) value).stream().map(CellText::amount).collect(Collectors.joining("|"));
            case LIST -> list(texts(value));
            case KEYS -> keys(texts(value));
            default -> plain(value);
        };
    }

    private static String amount(Object tenThousandths) {
        return BigDecimal.valueOf(((Number) tenThousandths).longValue(), AMOUNT_DECIMALS)
                .toPlainString();
    }

    private static String plain(Object value) {
        if (value instanceof ZonedDateTime time) {
            return time.toInstant().toString();
        }
        return value instanceof Double number ? decimal(number).toPlainString() : value.toString();
    }

    /** With a decimal at least, which tells it from a whole number. */
    private static BigDecimal decimal(double number) {
        BigDecimal exact = new BigDecimal(Double.toString(number));
        return exact.scale() < 1 ? exact.setScale(1) : exact;
    }

    private static List<String> texts(Object value) {
        return ((List<?>) value).stream().map(Object::toString).toList();
    }

    /** Names with | between them, unless that would be read in another way. */
    private static String list(List<String> names) {
        boolean simple = names.stream().noneMatch(name -> name.contains("|") || !name.equals(name.strip()))
                && !(!names.isEmpty() && names.get(0).startsWith("["));
        return simple ? String.join("|", names) : array(names);
    }

    private static String keys(List<String> keys) {
        if (keys.isEmpty()) {
            return "";
        }
        return keys.size() == 1 && !keys.get(0).startsWith("[") ? keys.get(0) : array(keys);
    }

    private static String array(List<String> texts) {
        ArrayNode array = JSON.arrayNode();
        texts.forEach(array::add);
        return array.toString();
    }

    private static String json(String prefix, Map<String, ?> row) {
        Map<String, @Nullable Object> named = row.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .collect(Collectors.toMap(
                        entry -> entry.getKey().substring(prefix.length()),
                        Map.Entry::getValue,
                        (one, other) -> one,
                        TreeMap::new));
        ObjectNode object = JSON.objectNode();
        named.forEach((name, value) -> {
            if (value instanceof Long number) {
                object.put(name, number);
            } else if (value instanceof Double number) {
                object.put(name, decimal(number));
            } else if (value instanceof Boolean truth) {
                object.put(name, truth);
            } else if (value != null) {
                object.put(name, value.toString());
            }
        });
        return object.isEmpty() ? "" : object.toString();
    }
}

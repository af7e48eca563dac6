package io.guanxi.fuzz;

import io.guanxi.fuzz.Thing.Element;
import io.guanxi.graph.CypherFiles;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** In which order the elements of a list come. */
final class Ordered {

    private record Key(String of, String property, boolean descending) {
        /** The value; absent is null. */
        Object value(Element element) {
            Thing thing = of.equals("node") ? element.node() : element.edge();
            return thing.values().get(property);
        }

        /** Who has no value comes last, whatever the direction. */
        int compare(Element a, Element b) {
            Object x = value(a);
            Object y = value(b);
            if (x == null || y == null) {
                return Boolean.compare(x == null, y == null);
            }
            return descending ? Ordered.compare(y, x) : Ordered.compare(x, y);
        }
    }

    private Ordered() {}

    /**
     * What is asked for first, then the list's own order; that turns with the last direction that is asked for.
     *
     * @param list the field's coordinate
     * @param edgeFields what the edges have of their own
     * @param asked the argument {@code orderBy}
     */
    static Comparator<Element> order(String list, Set<String> edgeFields, List<Map<String, Object>> asked) {
        List<Key> keys = new ArrayList<>();
        Boolean descending = null;
        for (Map<String, Object> one : asked) {
            descending = "DESC".equals(one.get("direction"));
            keys.add(key((String) Objects.requireNonNull(one.get("field")), edgeFields, descending));
        }
        for (Key own : own(list)) {
            keys.add(descending == null ? own : new Key(own.of(), own.property(), descending));
        }
        return (a, b) -> keys.stream()
                .mapToInt(key -> key.compare(a, b))
                .filter(compared -> compared != 0)
                .findFirst()
                .orElse(0);
    }

    /** {@code NODE_JOINED_AT} is the node's {@code joinedAt} where edges have fields of their own. */
    private static Key key(String field, Set<String> edgeFields, boolean descending) {
        if (field.startsWith("NODE_")) {
            return new Key("node", stored(camel(field.substring("NODE_".length()))), descending);
        }
        String name = camel(field);
        return edgeFields.contains(name)
                ? new Key("edge", name, descending)
                : new Key("node", stored(name), descending);
    }

    private static String stored(String field) {
        return field.equals("amount") ? "amountE4" : field;
    }

    private static String camel(String constant) {
        StringBuilder camel = new StringBuilder();
        for (String word : constant.toLowerCase(java.util.Locale.ROOT).split("_")) {
            camel.append(
                    camel.isEmpty()
                            ? word
                            : word.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + word.substring(1));
        }
        return camel.toString();
    }

    /** As the list's file ends. */
    private static List<Key> own(String list) {
        String line = CypherFiles.named(list.replace('.', '/'))
                .text()
                .lines()
                .filter(text -> text.startsWith("ORDER BY "))
                .findFirst()
                .orElseThrow();
        return Arrays.stream(line.substring("ORDER BY ".length()).split(", "))
                .map(text -> {
                    boolean descending = text.endsWith(" DESC");
                    String expression = descending ? text.substring(0, text.length() - " DESC".length()) : text;
                    int dot = expression.indexOf('.');
                    return dot < 0
                            ? new Key("edge", expression, descending)
                            : new Key(expression.substring(0, dot), expression.substring(dot + 1), descending);
                })
                .toList();
    }

    /** Numbers by their size, times by when they are, texts by their characters (code points, not halves of them). */
    static int compare(Object a, Object b) {
        if (a instanceof Number && b instanceof Number) {
            return new BigDecimal(a.toString()).compareTo(new BigDecimal(b.toString()));
        }
        if (a instanceof Boolean x && b instanceof Boolean y) {
            return Boolean.compare(x, y);
        }
        if (a instanceof ZonedDateTime x && b instanceof ZonedDateTime y) {
            return x.toInstant().compareTo(y.toInstant());
        }
        if (a instanceof Instant x && b instanceof Instant y) {
            return x.compareTo(y);
        }
        return Arrays.compare(
                ((String) a).codePoints().toArray(), ((String) b).codePoints().toArray());
    }
}

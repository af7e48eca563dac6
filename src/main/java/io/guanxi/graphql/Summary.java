package io.guanxi.graphql;

import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The sums of a list: clauses that give one row, from those that bind its elements as {@code node}. */
final class Summary {

    /** Amounts are kept as whole numbers of ten-thousandths. */
    private static final String UNIT = " / 10000.0";

    private final Coordinates coordinates;
    private final GraphQLObjectType node;
    private final UnaryOperator<String> variables;

    Summary(Coordinates coordinates, GraphQLObjectType node, UnaryOperator<String> variables) {
        this.coordinates = coordinates;
        this.node = node;
        this.variables = variables;
    }

    /** All of what was asked for of {@code aggregate}, each part that needs the elements on its own. */
    record Part(String clauses, String name) {}

    /** The parts, and the expression of the whole. */
    record Whole(List<Part> parts, String expression) {}

    Whole of(Selection aggregate, String elements) {
        List<Part> parts = new ArrayList<>();
        List<String> entries = new ArrayList<>();
        String all = variables.apply("g");
        List<Selection> plain = aggregate.children().stream()
                .filter(child ->
                        !child.name().equals("groupBy") && !child.name().equals(Selection.TYPE_NAME))
                .toList();
        if (!plain.isEmpty()) {
            parts.add(new Part(elements + "\nRETURN " + figures(plain) + " AS " + all, all));
            plain.forEach(child -> entries.add(Planner.entry(child.key(), all + ".`" + child.key() + "`")));
        }
        for (Selection child : aggregate.children()) {
            if (child.name().equals("groupBy")) {
                Part groups = groups(child, elements);
                parts.add(groups);
                entries.add(Planner.entry(child.key(), groups.name()));
            }
        }
        return new Whole(parts, "{" + String.join(", ", entries) + "}");
    }

    private Part groups(Selection groupBy, String elements) {
        List<Grouping.Key> keys = Objects.requireNonNull(groupBy.grouping()).keys();
        List<String> bound = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            Grouping.Key key = keys.get(i);
            String value = coordinates.expression(node.getName(), key.field(), "node");
            bound.add(key.period() == null ? value + " AS k" + i : period(value, key.period()) + " AS k" + i);
        }
        List<Selection> figures = groupBy.children().stream()
                .filter(child -> !child.name().equals("key") && !child.name().equals(Selection.TYPE_NAME))
                .toList();
        String sorted = java.util.stream.IntStream.range(0, keys.size())
                .mapToObj(i -> ", k" + i + " IS NULL, k" + i)
                .collect(Collectors.joining());
        String name = variables.apply("g");
        List<String> entries = new ArrayList<>();
        for (Selection child : groupBy.children()) {
            if (child.name().equals("key")) {
                entries.add(Planner.entry(child.key(), key(child, keys)));
            } else if (!child.name().equals(Selection.TYPE_NAME)) {
                entries.add(Planner.entry(child.key(), "figures.`" + child.key() + "`"));
            }
        }
        String clauses = elements + "\nWITH " + String.join(", ", bound) + ", count(*) AS size, " + figures(figures)
                + " AS figures\nORDER BY size DESC" + sorted + " LIMIT "
                + Plan.size(groupBy.grouping().slot()) + "\nRETURN collect({" + String.join(", ", entries) + "}) AS "
                + name;
        return new Part(clauses, name);
    }

    private static String key(Selection key, List<Grouping.Key> keys) {
        List<String> entries = new ArrayList<>();
        for (Selection child : key.children()) {
            for (int i = 0; i < keys.size(); i++) {
                if (keys.get(i).field().equals(child.name())) {
                    entries.add(Planner.entry(child.key(), "k" + i));
                }
            }
        }
        return "{" + String.join(", ", entries) + "}";
    }

    /** The first day of the period in which a time lies, where the community lives. */
    private static String period(String value, String period) {
        String local = "datetime({datetime: " + value + ", timezone: " + Plan.shared("timeZone") + "})";
        return "CASE WHEN " + value + " IS NOT NULL THEN date.truncate('" + period + "', " + local + ") END";
    }

    /** Counted in any case: where no figure was asked for, {@code min { __typename }}, each element would be a sum of its own. */
    private String figures(List<Selection> asked) {
        List<String> entries = new ArrayList<>(List.of(Planner.entry(".size", "count(*)")));
        for (Selection child : asked) {
            if (child.name().equals("count")) {
                entries.add(Planner.entry(child.key(), "count(*)"));
            } else if (!child.name().equals(Selection.TYPE_NAME)) {
                String values = child.children().stream()
                        .filter(field -> !field.name().equals(Selection.TYPE_NAME))
                        .map(field -> Planner.entry(field.key(), figure(child.name(), field.name())))
                        .collect(Collectors.joining(", ", "{", "}"));
                entries.add(Planner.entry(child.key(), values));
            }
        }
        return "{" + String.join(", ", entries) + "}";
    }

    private String figure(String function, String field) {
        String value = coordinates.expression(node.getName(), field, "node");
        boolean amount = GraphQLTypeUtil.unwrapAll(
                        node.getFieldDefinition(field).getType())
                .getName()
                .equals("BigDecimal");
        return function + "(" + value + ")" + (function.equals("avg") && amount ? UNIT : "");
    }
}

package io.guanxi.graphql;

import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLTypeUtil;
import io.guanxi.fault.Fault;
import io.guanxi.graphql.Condition.Comparison;
import io.guanxi.graphql.Condition.Quantity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads filters. What is null is refused: it would be anybody's guess whether it asks for absent values or for nothing at all.
 */
final class Conditions {

    /** Values of one `in`. */
    static final int VALUES = 1_000;
    /** Conditions of one filter, its parts included, and levels of relationships within relationships: more than this nobody has to ask. */
    private static final int CONDITIONS = 200;

    private static final int DEPTH = 5;

    private final Coordinates coordinates;
    private final Slots slots;
    private int conditions;

    Conditions(Coordinates coordinates, Slots slots) {
        this.coordinates = coordinates;
        this.slots = slots;
    }

    /** A filter of a list's elements. */
    Condition of(Coordinates.Criteria criteria, Map<?, ?> filter) {
        return of(criteria, filter, "filter", 0);
    }

    /** One that stands somewhere else than in {@code filter}. */
    Condition of(Coordinates.Criteria criteria, Map<?, ?> filter, String path) {
        return of(criteria, filter, path, 0);
    }

    private Condition of(Coordinates.Criteria criteria, Map<?, ?> filter, String path, int depth) {
        count();
        GraphQLObjectType type = criteria.edge() == null ? criteria.node() : criteria.edge();
        List<Condition> all = new ArrayList<>();
        slots.shape('{');
        filter.forEach((key, value) -> {
            String name = String.valueOf(key);
            String at = path + "." + name;
            slots.shape(name);
            count();
            all.add(
                    switch (name) {
                        case "and" -> new Condition.All(each(criteria, list(value, at), at, depth));
                        case "or" -> any(each(criteria, list(value, at), at, depth), at);
                        case "not" -> new Condition.Not(of(criteria, map(value, at), at, depth));
                        case "node" ->
                            criteria.edge() == null
                                    ? test(type, name, value, at, depth)
                                    : new Condition.OfNode(of(
                                            new Coordinates.Criteria(null, criteria.node()),
                                            map(value, at),
                                            at,
                                            depth));
                        default -> test(type, name, value, at, depth);
                    });
            slots.shape(' ');
        });
        slots.shape('}');
        return all.size() == 1 ? all.get(0) : new Condition.All(List.copyOf(all));
    }

    private void count() {
        if (++conditions > CONDITIONS) {
            throw Fault.invalid("BAD_INPUT", "`filter` has at most " + CONDITIONS + " conditions")
                    .with("argument", "filter")
                    .with("limit", CONDITIONS);
        }
    }

    private List<Condition> each(Coordinates.Criteria criteria, List<?> filters, String path, int depth) {
        return filters.stream()
                .map(one -> of(criteria, map(one, path), path, depth))
                .toList();
    }

    private static Condition any(List<Condition> conditions, String path) {
        if (conditions.isEmpty()) {
            throw refused(path, "is empty: give at least one condition, or leave it out");
        }
        return new Condition.Any(conditions);
    }

    private Condition test(GraphQLObjectType type, String name, @Nullable Object value, String path, int depth) {
        GraphQLFieldDefinition field = type.getFieldDefinition(name);
        if (field == null) {
            return written(type.getName().replaceAll("Edge$", "") + "Filter", name, map(value, path), path);
        }
        GraphQLNamedType result = GraphQLTypeUtil.unwrapAllAs(field.getType());
        if (result.getName().equals("JSON")) {
            return new Condition.All(list(value, path).stream()
                    .map(one -> attribute(name, map(one, path), path))
                    .toList());
        }
        if (Coordinates.isLeaf(result)) {
            return comparisons(name, result, map(value, path), path);
        }
        if (depth == DEPTH) {
            throw refused(path, "is nested too deeply: at most " + DEPTH + " relationships follow each other");
        }
        Coordinates.Criteria criteria = coordinates.criteria(type.getName(), name);
        boolean list = Coordinates.isConnection(result)
                || GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(field.getType()));
        if (!list) {
            return new Condition.Related(name, Quantity.SOME, of(criteria, map(value, path), path, depth + 1));
        }
        List<Condition> all = new ArrayList<>();
        slots.shape('[');
        map(value, path).forEach((key, inner) -> {
            String at = path + "." + key;
            slots.shape(String.valueOf(key));
            all.add(
                    switch (String.valueOf(key)) {
                        case "some" -> related(name, Quantity.SOME, criteria, inner, at, depth);
                        case "all" -> related(name, Quantity.ALL, criteria, inner, at, depth);
                        case "none" -> related(name, Quantity.NONE, criteria, inner, at, depth);
                        default -> counted(name, map(inner, at), at);
                    });
        });
        slots.shape(']');
        return new Condition.All(List.copyOf(all));
    }

    /** A test that has a file of its own. */
    private Condition written(String filter, String name, Map<?, ?> arguments, String path) {
        Map<String, Integer> given = new HashMap<>();
        arguments.forEach((key, value) -> {
            String argument = String.valueOf(key);
            String at = path + "." + argument;
            slots.shape('(' + argument + ')');
            GraphQLInputType type = coordinates.argument(filter, name, argument);
            given.put(argument, slots.value(Values.fromClient(type, present(value, at))));
        });
        return new Condition.Written(filter, name, given);
    }

    private Condition related(
            String name,
            Quantity quantity,
            Coordinates.Criteria criteria,
            @Nullable Object filter,
            String path,
            int depth) {
        return new Condition.Related(name, quantity, of(criteria, map(filter, path), path, depth + 1));
    }

    private Condition counted(String name, Map<?, ?> comparisons, String path) {
        List<Condition> all = new ArrayList<>();
        comparisons.forEach((key, value) -> {
            slots.shape('(' + String.valueOf(key) + ')');
            if (key.equals("isNull")) {
                throw refused(path, "has no isNull: a count is never absent");
            }
            String at = path + "." + key;
            all.add(new Condition.Counted(
                    name, Comparison.of(String.valueOf(key)), value("Int", at, present(value, at))));
        });
        return new Condition.All(List.copyOf(all));
    }

    private Condition comparisons(String name, GraphQLNamedType type, Map<?, ?> comparisons, String path) {
        List<Condition> all = new ArrayList<>();
        comparisons.forEach((key, value) -> {
            String at = path + "." + key;
            slots.shape('(' + String.valueOf(key) + ')');
            if (value == null) {
                throw refused(at, "is null: ask for absent values with isNull");
            }
            if (key.equals("isNull")) {
                slots.shape(String.valueOf(value));
                all.add(new Condition.Absent(name, Boolean.TRUE.equals(value)));
            } else {
                String values = type instanceof GraphQLEnumType ? "String" : type.getName();
                all.add(new Condition.Test(name, Comparison.of(String.valueOf(key)), value(values, at, value)));
            }
        });
        return all.size() == 1 ? all.get(0) : new Condition.All(List.copyOf(all));
    }

    private Condition attribute(String field, Map<?, ?> tests, String path) {
        count();
        int name = slots.value(field + "." + tests.get("name"));
        List<Condition> all = new ArrayList<>();
        slots.shape('<');
        tests.forEach((key, value) -> {
            String at = path + "." + key;
            switch (String.valueOf(key)) {
                case "text" -> all.add(attribute(name, "STRING", "String", map(value, at), at));
                case "number" ->
                    all.add(new Condition.Any(List.of(
                            attribute(name, "INTEGER", "Float", map(value, at), at),
                            attribute(name, "FLOAT", "Float", map(value, at), at))));
                case "is" -> {
                    slots.shape("is");
                    all.add(new Condition.Attribute(
                            name,
                            "BOOLEAN",
                            new Condition.Test("is", Comparison.EQ, value("Boolean", at, present(value, at)))));
                }
                case "isNull" -> {
                    slots.shape("isNull" + value);
                    all.add(new Condition.NoAttribute(name, Boolean.TRUE.equals(present(value, at))));
                }
                default -> slots.shape(' ');
            }
        });
        slots.shape('>');
        if (all.isEmpty()) {
            throw refused(path, "says nothing of the attribute: give text, number, is or isNull");
        }
        return new Condition.All(List.copyOf(all));
    }

    private Condition attribute(int name, String kind, String type, Map<?, ?> tests, String path) {
        slots.shape(kind);
        return new Condition.Attribute(name, kind, comparisons("value", coordinates.scalar(type), tests, path));
    }

    private int value(String type, String path, Object value) {
        if (value instanceof List<?> list && list.size() > VALUES) {
            throw refused(path, "has at most " + VALUES + " values");
        }
        return slots.value(Values.fromClient(type, path, value));
    }

    private static Object present(@Nullable Object value, String path) {
        if (value == null) {
            throw refused(path, "is null: leave it out instead");
        }
        return value;
    }

    private static Map<?, ?> map(@Nullable Object value, String path) {
        return (Map<?, ?>) present(value, path);
    }

    private static List<?> list(@Nullable Object value, String path) {
        return (List<?>) present(value, path);
    }

    private static Fault refused(String path, String why) {
        String argument = path.startsWith("rule") ? "rule" : "filter";
        return Fault.invalid("BAD_INPUT", "`" + path + "` " + why).with("argument", argument);
    }
}

package io.guanxi.graphql;

import graphql.normalized.ExecutableNormalizedField;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes what was asked for apart: the shape, which a statement is compiled for, and the values, which it runs with.
 *
 * <p>The shape has the fields, their names in the answer, which arguments are present and the values of enums; no other value.
 */
final class Selector {

    private final Coordinates coordinates;
    private final Limits limits;
    private final StringBuilder shape = new StringBuilder();
    private final List<@Nullable Object> values = new ArrayList<>();

    private Selector(Coordinates coordinates, Limits limits) {
        this.coordinates = coordinates;
        this.limits = limits;
    }

    /**
     * A selection and its values.
     *
     * @param shape equal for selections that share a statement
     */
    record Selected(String shape, Selection root, List<@Nullable Object> values) {

        Map<String, @Nullable Object> input() {
            Map<String, @Nullable Object> input = new HashMap<>();
            for (int i = 0; i < values.size(); i++) {
                input.put("a" + i, values.get(i));
            }
            return input;
        }
    }

    static Selected root(Coordinates coordinates, Limits limits, ExecutableNormalizedField field, String type) {
        Selector selector = new Selector(coordinates, limits);
        Selection root = selector.selection(field, type);
        return new Selected(selector.shape.toString(), root, selector.values);
    }

    /** What was asked for of the objects that a field gives, if they are of one type. */
    static Selected within(
            Coordinates coordinates, Limits limits, ExecutableNormalizedField field, String owner, String type) {
        Selector selector = new Selector(coordinates, limits);
        selector.shape.append(type);
        GraphQLFieldDefinition definition = coordinates.field(owner, field.getName());
        Selection root = new Selection(
                field.getResultKey(), owner, definition, Map.of(), Set.of(), selector.children(field, type));
        return new Selected(selector.shape.toString(), root, selector.values);
    }

    private Selection selection(ExecutableNormalizedField field, String type) {
        GraphQLFieldDefinition definition = coordinates.field(type, field.getName());
        shape.append(field.getResultKey()).append(':').append(field.getName());
        Map<String, Integer> slots = new LinkedHashMap<>();
        Set<Integer> absent = new HashSet<>();
        // `after` comes last, so that the snapshot that a cursor belongs to is the one that counts.
        List<GraphQLArgument> arguments = definition.getArguments().stream()
                .sorted(Comparator.comparing(argument -> argument.getName().equals("after")))
                .toList();
        for (GraphQLArgument argument : arguments) {
            Object value = field.getResolvedArguments().get(argument.getName());
            if (value != null) {
                take(type + "." + definition.getName(), argument, value, slots, absent);
            }
        }
        GraphQLNamedType result = GraphQLTypeUtil.unwrapAllAs(definition.getType());
        List<Selection> children = Coordinates.isLeaf(result)
                ? List.of()
                : children(field, coordinates.objectTypes(result).get(0));
        return new Selection(field.getResultKey(), type, definition, slots, absent, children);
    }

    private List<Selection> children(ExecutableNormalizedField field, String type) {
        List<Selection> children = new ArrayList<>();
        shape.append('{');
        for (ExecutableNormalizedField child : field.getChildren()) {
            if (child.getObjectTypeNames().contains(type) && !child.getName().startsWith("__")) {
                children.add(selection(child, type));
                shape.append(' ');
            }
        }
        shape.append('}');
        return children;
    }

    private void take(
            String coordinate,
            GraphQLArgument argument,
            Object value,
            Map<String, Integer> slots,
            Set<Integer> absent) {
        String name = argument.getName();
        shape.append('(').append(name);
        if (name.equals("after") && value instanceof String text) {
            Pattern pattern = java.util.Objects.requireNonNull(coordinates.pattern(
                    coordinate.substring(0, coordinate.indexOf('.')),
                    coordinate.substring(coordinate.indexOf('.') + 1)));
            String snapshot = pattern.snapshot();
            int fixed = snapshot == null ? 0 : 1;
            List<@Nullable Object> place =
                    Cursor.decoded(text, coordinate, fixed + pattern.order().size());
            if (snapshot != null) {
                slots.put(snapshot, slot(place.get(0)));
            }
            for (int i = 0; i < pattern.order().size(); i++) {
                slots.put("after." + i, slot(place.get(fixed + i)));
                if (place.get(fixed + i) == null) {
                    absent.add(i);
                    shape.append('0');
                }
            }
        } else if (name.equals("first") && value instanceof Integer first) {
            slots.put("first", slot(limits.page(first)));
        } else {
            slots.put(name, slot(Values.fromClient(argument.getType(), value)));
            if (GraphQLTypeUtil.unwrapAll(argument.getType()) instanceof GraphQLEnumType) {
                shape.append('=').append(value);
            }
        }
        shape.append(')');
    }

    private int slot(@Nullable Object value) {
        values.add(value);
        return values.size() - 1;
    }
}

package io.guanxi.graphql;

import graphql.language.FieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLTypeUtil;
import io.guanxi.fault.Fault;
import io.guanxi.graphql.Pattern.SortKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The order of a list: what was asked for, then what the list's file says, so that it is always the order of one element. */
final class Ordering {

    /** Where an edge has properties of its own, the names of those of the element begin with this. */
    static final String OF_NODE = "NODE_";
    /** More than this many keys sort nothing that anybody looks at. */
    private static final int KEYS = 5;

    private Ordering() {}

    /** Whether a field needs no argument but the snapshot, which has a default. */
    static boolean asksForNothing(FieldDefinition field) {
        return field.getInputValueDefinitions().stream()
                .allMatch(argument -> argument.getName().equals("snapshot"));
    }

    /**
     * The keys of a list.
     *
     * @param asked `orderBy` as it came, not empty
     */
    static List<SortKey> keys(Coordinates coordinates, GraphQLObjectType edge, List<?> asked, List<SortKey> own) {
        if (asked.size() > KEYS) {
            throw Fault.invalid("BAD_INPUT", "`orderBy` has at most " + KEYS + " keys")
                    .with("argument", "orderBy")
                    .with("limit", KEYS);
        }
        List<SortKey> keys = new ArrayList<>();
        for (Object one : asked) {
            Map<?, ?> order = (Map<?, ?>) one;
            boolean descending = "DESC".equals(order.get("direction"));
            add(keys, new SortKey(expression(coordinates, edge, String.valueOf(order.get("field"))), descending));
        }
        // The same direction everywhere, so that an index on all keys gives the order.
        boolean descending = keys.get(keys.size() - 1).descending();
        for (SortKey key : own) {
            add(keys, new SortKey(key.expression(), descending));
        }
        return List.copyOf(keys);
    }

    private static void add(List<SortKey> keys, SortKey key) {
        if (keys.stream().noneMatch(known -> known.expression().equals(key.expression()))) {
            keys.add(key);
        }
    }

    private static String expression(Coordinates coordinates, GraphQLObjectType edge, String value) {
        Coordinates.Property property = property(coordinates, edge, value);
        return coordinates.expression(
                property.type().getName(),
                property.field().getName(),
                property.type().equals(edge) ? "edge" : "node");
    }

    /** The property that a value of an order's enum means. */
    static Coordinates.Property property(Coordinates coordinates, GraphQLObjectType edge, String value) {
        boolean own = Coordinates.hasOwn(edge);
        GraphQLObjectType type = !own || value.startsWith(OF_NODE)
                ? GraphQLTypeUtil.unwrapAllAs(edge.getFieldDefinition("node").getType())
                : edge;
        String name = own && value.startsWith(OF_NODE) ? value.substring(OF_NODE.length()) : value;
        return new Coordinates.Property(type, coordinates.named(type, name));
    }
}

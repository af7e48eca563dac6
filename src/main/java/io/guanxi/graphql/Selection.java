package io.guanxi.graphql;

import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLTypeUtil;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A field that was asked for, without the values it was asked with: those lie in slots, so that operations that differ only in values
 * share a compiled statement.
 *
 * @param key the name in the answer
 * @param type the object type that the field belongs to
 * @param slots where the value of an argument lies; of a cursor, {@code after.0}, {@code after.1}, ...
 * @param absent the indexes of the order at which the cursor has no value
 */
record Selection(
        String key,
        String type,
        GraphQLFieldDefinition field,
        Map<String, Integer> slots,
        Set<Integer> absent,
        List<Selection> children) {

    String name() {
        return field.getName();
    }

    String coordinate() {
        return type + "." + field.getName();
    }

    GraphQLNamedType resultType() {
        return GraphQLTypeUtil.unwrapAllAs(field.getType());
    }

    boolean isList() {
        return GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(field.getType()));
    }

    boolean has(String child) {
        return children.stream().anyMatch(selection -> selection.name().equals(child));
    }
}

package io.guanxi.graphql;

import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLTypeUtil;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A field that was asked for, without the values it was asked with: those lie in slots, so that operations that differ only in values
 * share a compiled statement.
 *
 * @param key the name in the answer
 * @param type the object type that the field belongs to
 * @param slots where the value of an argument lies
 * @param page of a connection: which one
 * @param filter of a connection: what its elements must meet
 * @param grouping of a list's groups: what they have in common
 * @param children what was asked for of what the field gives; where that can be of several types, of each of them
 */
record Selection(
        String key,
        String type,
        GraphQLFieldDefinition field,
        Map<String, Integer> slots,
        @Nullable Page page,
        @Nullable Condition filter,
        @Nullable Grouping grouping,
        List<Selection> children) {

    static final String TYPE_NAME = "__typename";

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

    /** What was asked for of objects of one type. */
    List<Selection> children(String ofType) {
        return children.stream().filter(child -> child.type().equals(ofType)).toList();
    }
}

package io.guanxi.graphql;

import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a field of {@code Subscription} waits for: {@code @after(mutation: "join", gives: "member")}.
 *
 * @param mutation a field of {@code Mutation}, whose transactions are waited for
 * @param gives the field of its payload that holds the object which subscribers see
 */
record Trigger(String mutation, String gives) {

    static Trigger of(GraphQLFieldDefinition field) {
        GraphQLAppliedDirective after = Objects.requireNonNull(field.getAppliedDirective("after"));
        return new Trigger(text(after, "mutation"), text(after, "gives"));
    }

    /** What does not fit between a field and the mutation that it names; absent if all does. */
    static @Nullable String misfit(GraphQLSchema schema, GraphQLFieldDefinition field) {
        if (field.getAppliedDirective("after") == null) {
            return "has no @after(mutation: ..., gives: ...)";
        }
        Trigger trigger = of(field);
        GraphQLFieldDefinition mutation =
                Objects.requireNonNull(schema.getMutationType()).getFieldDefinition(trigger.mutation);
        if (mutation == null) {
            return "waits for a mutation that does not exist: " + trigger.mutation;
        }
        String payload = GraphQLTypeUtil.unwrapAll(mutation.getType()).getName();
        GraphQLFieldDefinition given =
                Objects.requireNonNull(schema.getObjectType(payload)).getFieldDefinition(trigger.gives);
        return given == null
                        || !GraphQLTypeUtil.unwrapAll(given.getType())
                                .getName()
                                .equals(GraphQLTypeUtil.unwrapAll(field.getType())
                                        .getName())
                ? payload + "." + trigger.gives + " gives nothing of its type"
                : null;
    }

    private static String text(GraphQLAppliedDirective directive, String argument) {
        return Objects.requireNonNull(
                Objects.requireNonNull(directive.getArgument(argument)).getValue());
    }
}

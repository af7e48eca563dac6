package io.guanxi.graphql;

import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLDirectiveContainer;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The mutation after which a field of {@code Subscription} tells of an event: {@code @after(mutation: "join", gives: "member")}.
 *
 * @param kind the type of the event
 * @param mutation a field of {@code Mutation}
 * @param gives the field of its payload that holds the object which the event is about
 */
record Trigger(String kind, String mutation, String gives) {

    /** Absent if the field tells of something that no mutation does. */
    static @Nullable Trigger of(GraphQLFieldDefinition field) {
        String mutation = text(field, "after", "mutation");
        String gives = text(field, "after", "gives");
        return mutation == null || gives == null ? null : new Trigger(kind(field), mutation, gives);
    }

    static String kind(GraphQLFieldDefinition field) {
        return GraphQLTypeUtil.unwrapAll(field.getType()).getName();
    }

    /** Whether objects of a type are told by subscriptions, and stored as entries. */
    static boolean isEvent(GraphQLDirectiveContainer type) {
        return type.getAppliedDirective("event") != null;
    }

    /** Whether several events of a type that somebody has yet to be told are told as the last of them. */
    static boolean folds(GraphQLDirectiveContainer event) {
        GraphQLAppliedDirective applied = event.getAppliedDirective("event");
        return applied != null
                && Boolean.TRUE.equals(
                        Objects.requireNonNull(applied.getArgument("folds")).getValue());
    }

    /** The field of an event that must be there, and that filters speak of; absent if there is none. */
    static @Nullable GraphQLFieldDefinition about(GraphQLObjectType event) {
        String about = text(event, "event", "about");
        return about == null ? null : event.getFieldDefinition(about);
    }

    /** What does not fit between a field and what it names; absent if all does. */
    static @Nullable String misfit(GraphQLSchema schema, GraphQLFieldDefinition field) {
        GraphQLObjectType event = schema.getObjectType(kind(field));
        if (event == null || !isEvent(event)) {
            return "gives no type with @event";
        }
        if (text(event, "event", "about") != null && about(event) == null) {
            return "is about a field that " + event.getName() + " does not have";
        }
        Trigger trigger = of(field);
        if (trigger == null) {
            return null;
        }
        GraphQLFieldDefinition mutation =
                Objects.requireNonNull(schema.getMutationType()).getFieldDefinition(trigger.mutation);
        if (mutation == null) {
            return "waits for a mutation that does not exist: " + trigger.mutation;
        }
        String payload = kind(mutation);
        return Objects.requireNonNull(schema.getObjectType(payload)).getFieldDefinition(trigger.gives) == null
                ? payload + " has no field " + trigger.gives
                : null;
    }

    private static @Nullable String text(GraphQLDirectiveContainer declaration, String directive, String argument) {
        GraphQLAppliedDirective applied = declaration.getAppliedDirective(directive);
        return applied == null
                ? null
                : Objects.requireNonNull(applied.getArgument(argument)).getValue();
    }
}

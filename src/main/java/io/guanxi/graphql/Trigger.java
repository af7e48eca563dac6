package io.guanxi.graphql;

import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLDirectiveContainer;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A mutation after which a field of {@code Subscription} tells of an event: {@code @after(mutation: "join", gives: "member")}.
 *
 * @param kind the type of the event
 * @param mutation a field of {@code Mutation}
 * @param gives the field of its payload that holds the object which the event is about
 * @param subject the value of a row that holds the id of the object in place of that, and is absent where nothing has happened
 */
record Trigger(
        String kind,
        String mutation,
        String gives,
        @Nullable String subject) {

    /** None if the field tells of something that no mutation does. */
    static List<Trigger> of(GraphQLFieldDefinition field) {
        return field.getAppliedDirectives("after").stream()
                .map(after -> new Trigger(
                        kind(field),
                        Objects.requireNonNull(text(after, "mutation")),
                        Objects.requireNonNull(text(after, "gives")),
                        text(after, "subject")))
                .toList();
    }

    /** The id of the object that the event is about; absent if nothing has happened with a row. */
    @Nullable
    String subject(Row row) {
        return subject == null ? Objects.requireNonNull(row.id(gives), gives) : row.id(subject);
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
        return of(field).stream()
                .map(trigger -> trigger.misfit(schema))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private @Nullable String misfit(GraphQLSchema schema) {
        GraphQLFieldDefinition field =
                Objects.requireNonNull(schema.getMutationType()).getFieldDefinition(mutation);
        if (field == null) {
            return "waits for a mutation that does not exist: " + mutation;
        }
        String payload = kind(field);
        return Objects.requireNonNull(schema.getObjectType(payload)).getFieldDefinition(gives) == null
                ? payload + " has no field " + gives
                : null;
    }

    private static @Nullable String text(GraphQLDirectiveContainer declaration, String directive, String argument) {
        GraphQLAppliedDirective applied = declaration.getAppliedDirective(directive);
        return applied == null ? null : text(applied, argument);
    }

    private static @Nullable String text(GraphQLAppliedDirective applied, String argument) {
        return Objects.requireNonNull(applied.getArgument(argument)).getValue();
    }
}

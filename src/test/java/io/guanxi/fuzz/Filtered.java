package io.guanxi.fuzz;

import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import io.guanxi.fuzz.Thing.Element;
import io.guanxi.testing.TestServer;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Whether a thing meets a filter: every condition is met or not, there is no third. */
final class Filtered {

    private final GraphQLSchema schema;
    private final Meaning meaning;

    Filtered(GraphQLSchema schema, Meaning meaning) {
        this.schema = schema;
        this.meaning = meaning;
    }

    boolean holds(Map<String, Object> filter, Element element) {
        GraphQLObjectType edge = schema.getObjectType(element.edge().type());
        boolean ofEdges = edge != null
                && edge.getFieldDefinitions().stream()
                        .anyMatch(field -> !field.getName().equals("cursor")
                                && !field.getName().equals("node"));
        return ofEdges ? holds(filter, element.edge(), element.node()) : holds(filter, element.node(), null);
    }

    /** @param end what an edge leads to */
    private boolean holds(Map<String, Object> filter, Thing thing, Thing end) {
        return filter.entrySet().stream().allMatch(one -> switch (one.getKey()) {
            case "and" -> list(one.getValue()).stream().allMatch(part -> holds(map(part), thing, end));
            case "or" -> list(one.getValue()).stream().anyMatch(part -> holds(map(part), thing, end));
            case "not" -> !holds(map(one.getValue()), thing, end);
            case "node" -> holds(map(one.getValue()), end, null);
            case "attributes", "properties" ->
                list(one.getValue()).stream()
                        .allMatch(part -> attribute(map(part), map(meaning.value(thing.type(), one.getKey(), thing))));
            case "times" -> times((List<?>) thing.values().get("times"), map(one.getValue()));
            default -> field(thing, one.getKey(), map(one.getValue()));
        });
    }

    private static boolean times(List<?> times, Map<String, Object> span) {
        return times.stream()
                        .map(Instant.class::cast)
                        .filter(time -> span.entrySet().stream().allMatch(limit -> switch (limit.getKey()) {
                            case "atLeast" -> true;
                            case "days" ->
                                time.isAfter(
                                        TestServer.NOW.minus(Duration.ofDays(((Number) limit.getValue()).longValue())));
                            case "since" -> !time.isBefore(milliseconds(limit.getValue()));
                            case "until" -> time.isBefore(milliseconds(limit.getValue()));
                            default -> throw new AssertionError(limit.getKey());
                        }))
                        .count()
                >= ((Number) span.getOrDefault("atLeast", 1)).longValue();
    }

    private static Instant milliseconds(Object asked) {
        return OffsetDateTime.parse((String) asked).toInstant().truncatedTo(ChronoUnit.MILLIS);
    }

    private boolean field(Thing thing, String name, Map<String, Object> condition) {
        GraphQLFieldDefinition field = schema.getObjectType(thing.type()).getFieldDefinition(name);
        GraphQLNamedType type = (GraphQLNamedType) GraphQLTypeUtil.unwrapAll(field.getType());
        if (!(type instanceof GraphQLObjectType)) {
            return value(meaning.value(thing.type(), name, thing), condition);
        }
        if (type.getName().endsWith("Connection")
                || GraphQLTypeUtil.unwrapNonNull(field.getType()) instanceof GraphQLList) {
            return elements(meaning.list(thing.type(), name, thing, Map.of()), condition);
        }
        Thing related = meaning.object(thing.type(), name, thing, Map.of());
        return related != null && holds(condition, related, null);
    }

    private boolean elements(List<Element> elements, Map<String, Object> condition) {
        return condition.entrySet().stream().allMatch(one -> switch (one.getKey()) {
            case "some" -> elements.stream().anyMatch(element -> holds(map(one.getValue()), element));
            case "all" -> elements.stream().allMatch(element -> holds(map(one.getValue()), element));
            case "none" -> elements.stream().noneMatch(element -> holds(map(one.getValue()), element));
            case "count" -> value((long) elements.size(), map(one.getValue()));
            default -> throw new AssertionError(one.getKey());
        });
    }

    private static boolean attribute(Map<String, Object> condition, Map<String, Object> attributes) {
        Object value = attributes.get((String) Objects.requireNonNull(condition.get("name")));
        return condition.entrySet().stream().allMatch(one -> switch (one.getKey()) {
            case "name" -> true;
            case "is" -> one.getValue().equals(value);
            case "isNull" -> one.getValue().equals(value == null);
            case "number" -> value instanceof Number && value(value, map(one.getValue()));
            case "text" -> value instanceof String && value(value, map(one.getValue()));
            default -> throw new AssertionError(one.getKey());
        });
    }

    private static boolean value(Object value, Map<String, Object> condition) {
        return condition.entrySet().stream().allMatch(one -> {
            Object asked = one.getValue();
            return switch (one.getKey()) {
                case "isNull" -> asked.equals(value == null);
                case "eq" -> value != null && compare(value, asked) == 0;
                case "in" -> value != null && list(asked).stream().anyMatch(each -> compare(value, each) == 0);
                case "gt" -> value != null && compare(value, asked) > 0;
                case "gte" -> value != null && compare(value, asked) >= 0;
                case "lt" -> value != null && compare(value, asked) < 0;
                case "lte" -> value != null && compare(value, asked) <= 0;
                case "startsWith" -> value != null && ((String) value).startsWith((String) asked);
                case "contains" -> value != null && ((String) value).contains((String) asked);
                default -> throw new AssertionError(one.getKey());
            };
        });
    }

    /** What is stored against what was asked: times come as texts, amounts as any number. */
    private static int compare(Object stored, Object asked) {
        if (stored instanceof ZonedDateTime time) {
            return time.toInstant()
                    .compareTo(OffsetDateTime.parse((String) asked).toInstant());
        }
        if (stored instanceof Number) {
            return new BigDecimal(stored.toString()).compareTo(new BigDecimal(asked.toString()));
        }
        return Ordered.compare(stored, asked);
    }

    /** A single value may stand for a list of one. */
    static List<?> list(Object value) {
        return value instanceof List<?> list ? list : List.of(value);
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }
}

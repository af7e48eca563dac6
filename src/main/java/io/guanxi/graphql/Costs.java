package io.guanxi.graphql;

import graphql.normalized.ExecutableNormalizedField;
import graphql.normalized.ExecutableNormalizedOperation;
import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLDirectiveContainer;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLTypeUtil;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What an operation costs, in points of {@value #HITS_PER_POINT} database hits. Before it runs, by the pages that were asked for, as if
 * all were full; afterwards by what was there. A field costs what `@cost` in the schema says that its body hits for each object that has
 * it, and the elements that it gives cost each; `CostTest` holds both against the hits that the database counts.
 */
final class Costs {

    static final int HITS_PER_POINT = 10;

    /** Hits of a body for one object, where the schema does not say. */
    private static final int BODY = 8;
    /** Hits of a property, of a value computed from some, and of an element of a list. */
    private static final int PROPERTY = 1;
    /** Hits to count a whole list that belongs to no object; those that belong to one are counted without being read. */
    private static final int COUNT = 500;

    /** Of a filter: what asks further objects. */
    private static final Set<String> RELATED = Set.of("some", "all", "none", "count");

    private static final int UNKNOWN = -1;
    /** Hits to sum up a list of an object. */
    private static final int SUMMED_UP = 40;
    /** Elements of a list that has no pages. */
    private static final int UNPAGED = 10;

    private final Coordinates coordinates;
    private final Map<String, Integer> hits = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();

    Costs(Coordinates coordinates) {
        this.coordinates = coordinates;
        coordinates
                .objectTypes()
                .forEach(type -> type.getFieldDefinitions()
                        .forEach(field -> hits.put(type.getName() + "." + field.getName(), own(type, field))));
        Objects.requireNonNull(coordinates.schema().getQueryType())
                .getFieldDefinitions()
                .forEach(field -> counts.put(field.getName(), declared(field, "count", COUNT)));
    }

    private int own(GraphQLObjectType type, GraphQLFieldDefinition field) {
        int own = declared(field, "hits", UNKNOWN);
        if (own != UNKNOWN) {
            return own;
        }
        Pattern pattern = coordinates.pattern(type.getName(), field.getName());
        boolean value = pattern != null && Pattern.plainValue(pattern.clauses(Set.of(), name -> name)) != null;
        if (value || (pattern == null && Coordinates.isLeaf(GraphQLTypeUtil.unwrapAllAs(field.getType())))) {
            return field.getName().equals("cursor") ? 0 : PROPERTY;
        }
        if (pattern == null && !type.getName().equals("Mutation")) {
            return field.getName().equals("aggregate") || field.getName().equals("groupBy") ? SUMMED_UP : 0;
        }
        return declared(type, "hits", BODY);
    }

    private static int declared(GraphQLDirectiveContainer declaration, String argument, int otherwise) {
        GraphQLAppliedDirective directive = declaration.getAppliedDirective("cost");
        Integer declared = directive == null
                ? null
                : Objects.requireNonNull(directive.getArgument(argument)).getValue();
        return declared == null ? otherwise : declared;
    }

    /** Points of an operation whose pages are all full; at least 1. */
    long requested(ExecutableNormalizedOperation operation) {
        return points(operation, field -> full(field, 1, UNPAGED));
    }

    /** Points of what was found; at least 1. */
    long actual(ExecutableNormalizedOperation operation, Map<?, ?> data) {
        return points(operation, field -> hits(field) + found(field, data.get(field.getResultKey())));
    }

    private long points(ExecutableNormalizedOperation operation, ToDoubleFunction<ExecutableNormalizedField> hits) {
        double sum = 0;
        for (ExecutableNormalizedField field : operation.getTopLevelFields()) {
            sum += hits.applyAsDouble(field);
            sum += counts.getOrDefault(field.getName(), 0) * tests(field);
            boolean counted = field.getChildren().stream()
                    .anyMatch(child -> child.getName().equals("totalCount")
                            || child.getName().equals("aggregate"));
            sum += counted ? counts.getOrDefault(field.getName(), 0) : 0;
        }
        return Math.max(1, (long) Math.ceil(sum / HITS_PER_POINT));
    }

    /**
     * Hits of a field for some objects, and of all below it.
     *
     * @param page elements of the page that it lists, where it belongs to one
     */
    private double full(ExecutableNormalizedField field, double objects, int page) {
        double sum = objects * hits(field);
        int within = page(field, page);
        double elements = isList(field) ? objects * size(field, within) : objects;
        sum += isPage(field) ? objects * within * (PROPERTY + tests(field)) : 0;
        for (ExecutableNormalizedField child : field.getChildren()) {
            sum += full(child, elements, within);
        }
        return sum;
    }

    /** Hits below a field, by what its answer holds. */
    private double found(ExecutableNormalizedField field, @Nullable Object answer) {
        double sum = 0;
        if (answer instanceof List<?> list) {
            for (Object element : list) {
                sum += found(field, element);
            }
        } else if (answer instanceof Map<?, ?> object) {
            sum += isPage(field) ? elements(field, object) * (PROPERTY + tests(field)) : 0;
            for (ExecutableNormalizedField child : field.getChildren()) {
                if (object.containsKey(child.getResultKey())) {
                    sum += hits(child) + found(child, object.get(child.getResultKey()));
                }
            }
        }
        return sum;
    }

    /** Whether a field is a connection whose elements are read. */
    private boolean isPage(ExecutableNormalizedField field) {
        return isConnection(field) && field.getChildren().stream().anyMatch(Costs::listsElements);
    }

    private boolean isConnection(ExecutableNormalizedField field) {
        String type = field.getObjectTypeNames().iterator().next();
        return !field.getName().startsWith("__")
                && Coordinates.isConnection(GraphQLTypeUtil.unwrapAllAs(
                        coordinates.field(type, field.getName()).getType()));
    }

    /** Hits that a filter takes for each element, guessed: a property each test, a body each relationship. */
    private static int tests(ExecutableNormalizedField field) {
        return field.getResolvedArguments().get("filter") instanceof Map<?, ?> filter ? tests(filter) : 0;
    }

    private static int tests(Map<?, ?> filter) {
        int sum = 0;
        for (Map.Entry<?, ?> entry : filter.entrySet()) {
            boolean related = RELATED.contains(String.valueOf(entry.getKey()));
            if (entry.getValue() instanceof Map<?, ?> inner) {
                sum += related ? BODY + tests(inner) : tests(inner);
            } else if (entry.getValue() instanceof List<?> list) {
                sum += list.stream()
                        .mapToInt(one -> one instanceof Map<?, ?> inner ? tests(inner) : 0)
                        .sum();
            } else {
                sum += PROPERTY;
            }
        }
        return sum;
    }

    private static boolean listsElements(ExecutableNormalizedField child) {
        return Set.of("nodes", "edges", "pageInfo").contains(child.getName());
    }

    /** As many as the answer shows; a page of which nothing but its place was asked for counts as full. */
    private int elements(ExecutableNormalizedField field, Map<?, ?> connection) {
        return field.getChildren().stream()
                .map(child -> connection.get(child.getResultKey()))
                .filter(List.class::isInstance)
                .mapToInt(list -> ((List<?>) list).size())
                .max()
                .orElseGet(() -> page(field, 0));
    }

    private int page(ExecutableNormalizedField field, int otherwise) {
        Object first = field.getResolvedArguments().get("first");
        Object size = first == null ? field.getResolvedArguments().get("last") : first;
        return size instanceof Integer given ? given : isConnection(field) ? Limits.DEFAULT_PAGE : otherwise;
    }

    private static int size(ExecutableNormalizedField field, int page) {
        if (field.getResolvedArguments().get("ids") instanceof List<?> ids) {
            return ids.size();
        }
        return field.getName().equals("nodes") || field.getName().equals("edges") ? page : UNPAGED;
    }

    /** Of several types that a field can belong to, the dearest counts. */
    private int hits(ExecutableNormalizedField field) {
        return field.getObjectTypeNames().stream()
                .mapToInt(type -> hits.getOrDefault(type + "." + field.getName(), 0))
                .max()
                .orElse(0);
    }

    private boolean isList(ExecutableNormalizedField field) {
        String type = field.getObjectTypeNames().iterator().next();
        return !field.getName().startsWith("__")
                && GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(
                        coordinates.field(type, field.getName()).getType()));
    }
}

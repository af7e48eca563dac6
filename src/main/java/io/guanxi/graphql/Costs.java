package io.guanxi.graphql;

import graphql.normalized.ExecutableNormalizedField;
import graphql.normalized.ExecutableNormalizedOperation;
import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLDirectiveContainer;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLOutputType;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

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

    /** Lists that are as long as the page, or the request, that they belong to. */
    private static final Set<String> PAGES = Set.of("nodes", "edges", "rows", "comparisons");

    private static final int UNKNOWN = -1;
    /** Hits to sum up a list of an object. */
    private static final int SUMMED_UP = 40;
    /** Elements of a list that has no pages. */
    private static final int UNPAGED = 10;

    private final Coordinates coordinates;
    private final Map<String, Integer> hits = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();
    /** Of root fields, the argument that says how many times their body runs. */
    private final Map<String, String> times = new HashMap<>();

    Costs(Coordinates coordinates) {
        this.coordinates = coordinates;
        coordinates
                .objectTypes()
                .forEach(type -> type.getFieldDefinitions()
                        .forEach(field -> hits.put(type.getName() + "." + field.getName(), own(type, field))));
        Objects.requireNonNull(coordinates.schema().getQueryType())
                .getFieldDefinitions()
                .forEach(field -> {
                    counts.put(field.getName(), declared(field, "count", COUNT));
                    GraphQLAppliedDirective directive = field.getAppliedDirective("cost");
                    String argument = directive == null
                            ? null
                            : Objects.requireNonNull(directive.getArgument("times"))
                                    .getValue();
                    if (argument != null) {
                        times.put(field.getName(), argument);
                    }
                });
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

    /** An operation with the price of each of its fields. */
    Price.Of priced(ExecutableNormalizedOperation operation) {
        List<Price> roots = new ArrayList<>();
        double counted = 0;
        for (ExecutableNormalizedField field : operation.getTopLevelFields()) {
            roots.add(price(field, UNPAGED));
            boolean counts = field.getChildren().stream()
                    .anyMatch(child -> child.getName().equals("totalCount")
                            || child.getName().equals("aggregate"));
            counted += this.counts.getOrDefault(field.getName(), 0) * (tests(field) + (counts ? 1 : 0));
        }
        return new Price.Of(roots, counted);
    }

    /**
     * @param around elements of the page that the field belongs to
     */
    private Price price(ExecutableNormalizedField field, int around) {
        String type = field.getObjectTypeNames().iterator().next();
        GraphQLOutputType result = field.getName().startsWith("__")
                ? null
                : coordinates.field(type, field.getName()).getType();
        boolean connection = result != null && Coordinates.isConnection(GraphQLTypeUtil.unwrapAllAs(result));
        boolean list = result != null && GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(result));
        int times = times(field);
        int page = times > 0 ? times : page(field, connection ? Limits.DEFAULT_PAGE : around);
        boolean read = connection && field.getChildren().stream().anyMatch(Costs::listsElements);
        return new Price(
                field.getResultKey(),
                hits(field) * Math.max(1, times),
                read ? PROPERTY + tests(field) : 0,
                page,
                list ? size(field, page) : 1,
                field.getChildren().stream().map(child -> price(child, page)).toList());
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

    private static int page(ExecutableNormalizedField field, int otherwise) {
        Object first = field.getResolvedArguments().get("first");
        Object size = first == null ? field.getResolvedArguments().get("last") : first;
        return size instanceof Integer given ? given : otherwise;
    }

    private static int size(ExecutableNormalizedField field, int page) {
        if (field.getResolvedArguments().get("ids") instanceof List<?> ids) {
            return ids.size();
        }
        return PAGES.contains(field.getName()) ? page : UNPAGED;
    }

    /** How many rows a mutation takes, or how many times the argument says that the schema names; 0 of what takes none. */
    private int times(ExecutableNormalizedField field) {
        String argument = times.get(field.getName());
        if (argument != null && field.getResolvedArguments().get(argument) instanceof Integer given) {
            return given;
        }
        return field.getResolvedArguments().get("input") instanceof Map<?, ?> input
                        && input.get("rows") instanceof List<?> rows
                ? rows.size()
                : 0;
    }

    /** Of several types that a field can belong to, the dearest counts. */
    private int hits(ExecutableNormalizedField field) {
        return field.getObjectTypeNames().stream()
                .mapToInt(type -> hits.getOrDefault(type + "." + field.getName(), 0))
                .max()
                .orElse(0);
    }
}

package io.guanxi.graphql;

import graphql.introspection.Introspection;
import graphql.normalized.ExecutableNormalizedField;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLTypeUtil;
import io.guanxi.fault.Fault;
import io.guanxi.graphql.Pattern.SortKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Takes what was asked for apart: the shape, which a statement is compiled for, and the values, which it runs with.
 *
 * <p>The shape has the fields, their names in the answer, which arguments and input fields are present and the values of enums; no other
 * value.
 */
final class Selector {

    /** Arguments of connections that are no values. */
    private static final Set<String> OF_LISTS = Set.of("filter", "orderBy", "first", "after", "last", "before");

    private final Rules rules;
    private final String community;
    private final @Nullable String current;
    private final Slots slots = new Slots();

    /** What selections are read by: the same for all. */
    record Rules(Coordinates coordinates, Limits limits, Cursors cursors) {}

    private Selector(Rules rules, String community, @Nullable String current) {
        this.rules = rules;
        this.community = community;
        this.current = current;
    }

    /**
     * A selection and its values.
     *
     * @param shape equal for selections that share a statement
     */
    record Selected(String shape, Selection root, List<@Nullable Object> values, List<Integer> sizes) {}

    /** A root field, asked of a community. */
    static Selected root(Rules rules, ExecutableNormalizedField field, String type, Communities.Community community) {
        Selector selector = new Selector(rules, community.key(), community.influence());
        return selector.selected(selector.selection(field, type));
    }

    /** What was asked for of the objects that a field gives, if they are of one type, and what these must meet. */
    static Selected within(Rules rules, ExecutableNormalizedField field, String owner, String type, String community) {
        Selector selector = new Selector(rules, community, null);
        selector.slots.shape(type);
        GraphQLFieldDefinition definition = rules.coordinates().field(owner, field.getName());
        return selector.selected(new Selection(
                field.getResultKey(),
                owner,
                definition,
                Map.of(),
                null,
                selector.filter(field, definition),
                null,
                selector.children(field, List.of(type))));
    }

    private Selected selected(Selection root) {
        return new Selected(slots.shape(), root, slots.values(), slots.sizes());
    }

    private Selection selection(ExecutableNormalizedField field, String type) {
        GraphQLFieldDefinition definition = rules.coordinates().field(type, field.getName());
        slots.shape(field.getResultKey());
        slots.shape(':');
        slots.shape(field.getName());
        Map<String, Integer> taken = new LinkedHashMap<>();
        GraphQLNamedType result = GraphQLTypeUtil.unwrapAllAs(definition.getType());
        boolean connection = Coordinates.isConnection(result);
        boolean groups = rules.coordinates().isDerived(type) && field.getName().equals("groupBy");
        for (GraphQLArgument argument : definition.getArguments()) {
            Object value = field.getResolvedArguments().get(argument.getName());
            if (value != null && !groups && !(connection && OF_LISTS.contains(argument.getName()))) {
                taken.put(argument.getName(), slots.value(Values.fromClient(argument.getType(), value)));
                if (isEnum(argument)) {
                    taken.put(Pattern.chosen(argument.getName(), value), taken.get(argument.getName()));
                }
                slots.shape('(' + argument.getName() + (isEnum(argument) ? "=" + value : "") + ')');
            }
        }
        Condition filter = connection ? filter(field, definition) : null;
        Page page = connection ? page(field, type, definition, taken) : null;
        tellOlder(taken);
        Grouping grouping = groups ? grouping(field, type) : null;
        List<Selection> children = Coordinates.isLeaf(result)
                ? List.of()
                : children(field, rules.coordinates().objectTypes(result));
        return new Selection(field.getResultKey(), type, definition, taken, page, filter, grouping, children);
    }

    /** The current ranking lies where it is quickly filtered; where another is asked for, it is read as it was kept. */
    private void tellOlder(Map<String, Integer> taken) {
        Integer snapshot = taken.get("snapshot");
        Integer asOf = taken.get("asOf");
        if (snapshot != null ? !Objects.equals(slots.values().get(snapshot), current) : asOf != null) {
            taken.put(Pattern.OLDER, snapshot == null ? asOf : snapshot);
            slots.shape("(older)");
        }
    }

    private List<Selection> children(ExecutableNormalizedField field, List<String> types) {
        List<Selection> children = new ArrayList<>();
        slots.shape('{');
        for (ExecutableNormalizedField child : field.getChildren()) {
            for (String type : types) {
                if (!child.getObjectTypeNames().contains(type)) {
                    continue;
                }
                if (types.size() > 1) {
                    slots.shape(type + '.');
                }
                children.add(child.getName().startsWith("__") ? typeName(child, type) : selection(child, type));
                slots.shape(' ');
            }
        }
        slots.shape('}');
        return children;
    }

    private Selection typeName(ExecutableNormalizedField field, String type) {
        slots.shape(field.getResultKey() + ":__");
        return new Selection(
                field.getResultKey(), type, Introspection.TypeNameMetaFieldDef, Map.of(), null, null, null, List.of());
    }

    private @Nullable Condition filter(ExecutableNormalizedField field, GraphQLFieldDefinition definition) {
        if (!(field.getResolvedArguments().get("filter") instanceof Map<?, ?> filter)) {
            return null;
        }
        slots.shape("(filter");
        Condition condition = new Conditions(rules.coordinates(), slots)
                .of(rules.coordinates().criteria(definition), filter);
        slots.shape(')');
        return condition.conjuncts().isEmpty() ? null : condition;
    }

    private Grouping grouping(ExecutableNormalizedField field, String type) {
        return Grouping.of(
                rules.coordinates(),
                rules.coordinates().summedUp(type),
                (List<?>) Objects.requireNonNull(field.getResolvedArguments().get("by")),
                (int) Objects.requireNonNull(field.getResolvedArguments().get("first")),
                slots);
    }

    private Page page(
            ExecutableNormalizedField field,
            String type,
            GraphQLFieldDefinition definition,
            Map<String, Integer> taken) {
        Map<String, Object> arguments = field.getResolvedArguments();
        Integer first = (Integer) arguments.get("first");
        Integer last = (Integer) arguments.get("last");
        if (first != null && last != null) {
            throw Fault.invalid("BAD_INPUT", "give `first` or `last`, not both").with("argument", "last");
        }
        boolean backward = last != null;
        int size = last != null
                ? rules.limits().page("last", last)
                : first != null ? rules.limits().page("first", first) : Limits.DEFAULT_PAGE;
        Pattern pattern = Objects.requireNonNull(rules.coordinates().pattern(type, definition.getName()));
        List<SortKey> order = order(arguments.get("orderBy"), definition, pattern);
        String coordinate = type + "." + definition.getName();
        String list = Page.list(
                coordinate + (pattern.snapshot() == null ? chosen(definition, taken) : ofSnapshot(arguments)),
                order,
                community);
        Page page = new Page(
                list,
                order,
                backward,
                size,
                slots.size(size),
                anchor("after", arguments, list, pattern, taken),
                anchor("before", arguments, list, pattern, taken));
        slots.shape(backward ? "<" : "");
        if (pattern.snapshot() != null) {
            taken.put(
                    Pattern.BEHIND,
                    page.after() == null ? slots.value(0) : page.after().slot());
        }
        return page;
    }

    /** The values of enums, which can say what a list is sorted by: with other ones, its cursors would be places that it does not have. */
    private static String chosen(GraphQLFieldDefinition definition, Map<String, Integer> taken) {
        return taken.keySet().stream()
                .filter(name -> definition.getArgument(name) == null)
                .sorted()
                .collect(Collectors.joining());
    }

    /** What says which snapshot a list is of: with other arguments, its cursors would go on in one that was not asked for. */
    private static String ofSnapshot(Map<String, Object> arguments) {
        Map<String, Object> kept = new TreeMap<>(arguments);
        kept.keySet().removeAll(Set.of("first", "after", "filter", "community"));
        return String.valueOf(sorted(kept));
    }

    private static Object sorted(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> all = new TreeMap<>();
            map.forEach((key, entry) -> all.put(key, sorted(entry)));
            return all;
        }
        return String.valueOf(value);
    }

    private List<SortKey> order(@Nullable Object asked, GraphQLFieldDefinition definition, Pattern pattern) {
        if (!(asked instanceof List<?> keys) || keys.isEmpty()) {
            return pattern.order();
        }
        slots.shape("(orderBy");
        keys.forEach(key -> slots.shape(String.valueOf(key)));
        slots.shape(')');
        return Ordering.keys(rules.coordinates(), Coordinates.edge(definition), keys, pattern.order());
    }

    private Page.@Nullable Anchor anchor(
            String name, Map<String, Object> arguments, String list, Pattern pattern, Map<String, Integer> taken) {
        if (!(arguments.get(name) instanceof String cursor)) {
            return null;
        }
        slots.shape('(' + name);
        List<@Nullable Object> place = rules.cursors().decoded(cursor, list, name);
        String snapshot = pattern.snapshot();
        if (snapshot != null) {
            // A walk stays in the snapshot that it began in.
            taken.put(snapshot, slots.value(place.get(0)));
            place = place.subList(1, place.size());
        }
        Set<Integer> absent = new HashSet<>();
        int slot = slots.values().size();
        for (int i = 0; i < place.size(); i++) {
            slots.value(place.get(i));
            if (place.get(i) == null) {
                absent.add(i);
                slots.shape("-" + i);
            }
        }
        slots.shape(')');
        return new Page.Anchor(slot, absent);
    }

    private static boolean isEnum(GraphQLArgument argument) {
        return GraphQLTypeUtil.unwrapAll(argument.getType()) instanceof GraphQLEnumType;
    }
}

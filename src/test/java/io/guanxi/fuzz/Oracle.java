package io.guanxi.fuzz;

import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.BooleanValue;
import graphql.language.Directive;
import graphql.language.Document;
import graphql.language.EnumValue;
import graphql.language.Field;
import graphql.language.FloatValue;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.IntValue;
import graphql.language.NullValue;
import graphql.language.ObjectValue;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.scalars.ExtendedScalars;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import io.guanxi.fuzz.Thing.Element;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Answers operations from a picture of the graph, slowly: each list is made whole, sorted, filtered and cut, for each parent anew. Knows
 * nothing of Cypher but where a list's file says its order.
 */
final class Oracle {

    /** Elements of a page that nobody gave a size. */
    private static final int PAGE = 20;

    private final GraphQLSchema schema;
    private final Meaning meaning;
    private final Filtered filtered;
    /** What the cursors mean that the server gave. */
    private final Map<String, Cursor> cursors;

    private Map<String, Object> variables = Map.of();
    private Map<String, FragmentDefinition> fragments = Map.of();

    Oracle(GraphQLSchema schema, Picture picture, Map<String, Cursor> cursors) {
        this.schema = schema;
        this.meaning = new Meaning(picture);
        this.filtered = new Filtered(schema, meaning);
        this.cursors = cursors;
    }

    /** A place in a list, whose text is the server's own business. */
    record Cursor(String list, String order, Element element) {
        @Override
        public String toString() {
            return "the cursor of " + element.node().values().get("key");
        }
    }

    /** Key-values in no order. */
    record Free(Map<String, Object> values) {}

    private record Page(String list, String order, List<Element> elements, int total, boolean before, boolean behind) {
        Cursor cursor(int i) {
            return new Cursor(list, order, elements.get(i));
        }
    }

    private record Edge(Page page, int i) {}

    /** What the answer's {@code data} must be: maps in the order of their keys, lists, values, cursors. */
    Map<String, Object> answer(Document document, Map<String, Object> given) {
        fragments = document.getDefinitionsOfType(FragmentDefinition.class).stream()
                .collect(Collectors.toMap(FragmentDefinition::getName, fragment -> fragment));
        OperationDefinition operation =
                document.getDefinitionsOfType(OperationDefinition.class).get(0);
        variables = new HashMap<>();
        operation.getVariableDefinitions().forEach(definition -> {
            if (given.containsKey(definition.getName())) {
                variables.put(definition.getName(), given.get(definition.getName()));
            } else if (definition.getDefaultValue() != null) {
                variables.put(definition.getName(), value(definition.getDefaultValue()));
            }
        });
        return object("Query", Thing.of("Query", Map.of()), List.of(operation.getSelectionSet()));
    }

    private Map<String, Object> object(String type, Object source, List<SelectionSet> sets) {
        Map<String, List<Field>> fields = new LinkedHashMap<>();
        sets.forEach(set -> collect(type, set, fields));
        Map<String, Object> object = new LinkedHashMap<>();
        fields.forEach((name, same) -> object.put(name, field(type, source, same)));
        return object;
    }

    private void collect(String type, SelectionSet set, Map<String, List<Field>> fields) {
        for (Selection<?> selection : set.getSelections()) {
            if (selection instanceof Field field && included(field.getDirectives())) {
                fields.computeIfAbsent(field.getResultKey(), key -> new ArrayList<>())
                        .add(field);
            } else if (selection instanceof InlineFragment inline
                    && included(inline.getDirectives())
                    && (inline.getTypeCondition() == null
                            || is(type, inline.getTypeCondition().getName()))) {
                collect(type, inline.getSelectionSet(), fields);
            } else if (selection instanceof FragmentSpread spread && included(spread.getDirectives())) {
                FragmentDefinition fragment = fragments.get(spread.getName());
                if (is(type, fragment.getTypeCondition().getName())) {
                    collect(type, fragment.getSelectionSet(), fields);
                }
            }
        }
    }

    private boolean included(List<Directive> directives) {
        return directives.stream().allMatch(directive -> {
            boolean condition = (Boolean) value(directive.getArgument("if").getValue());
            return directive.getName().equals("include") == condition;
        });
    }

    private boolean is(String type, String condition) {
        return type.equals(condition)
                || schema.getObjectType(type).getInterfaces().stream()
                        .anyMatch(one -> one.getName().equals(condition));
    }

    private Object field(String type, Object source, List<Field> same) {
        String name = same.get(0).getName();
        if (name.equals("__typename")) {
            return type;
        }
        GraphQLFieldDefinition definition = schema.getObjectType(type).getFieldDefinition(name);
        GraphQLNamedType named = (GraphQLNamedType) GraphQLTypeUtil.unwrapAll(definition.getType());
        Map<String, Object> arguments = new HashMap<>();
        for (Argument argument : same.get(0).getArguments()) {
            put(arguments, argument.getName(), argument.getValue());
        }
        Object raw = raw(type, source, definition, named, arguments);
        List<SelectionSet> sets = same.stream()
                .map(Field::getSelectionSet)
                .filter(set -> set != null)
                .toList();
        return complete(named, raw, sets);
    }

    private Object raw(
            String type,
            Object source,
            GraphQLFieldDefinition field,
            GraphQLNamedType result,
            Map<String, Object> arguments) {
        String name = field.getName();
        if (source instanceof Page page) {
            return switch (name) {
                case "nodes" -> page.elements().stream().map(Element::node).toList();
                case "edges" ->
                    java.util.stream.IntStream.range(0, page.elements().size())
                            .mapToObj(i -> new Edge(page, i))
                            .toList();
                case "pageInfo" -> page;
                case "totalCount" -> page.total();
                case "snapshot" -> meaning.snapshot(page.list());
                case "hasNextPage" -> page.behind();
                case "hasPreviousPage" -> page.before();
                case "startCursor" -> page.elements().isEmpty() ? null : page.cursor(0);
                case "endCursor" ->
                    page.elements().isEmpty()
                            ? null
                            : page.cursor(page.elements().size() - 1);
                default -> throw new AssertionError(name);
            };
        }
        if (source instanceof Edge edge && (name.equals("cursor") || name.equals("node"))) {
            return name.equals("cursor")
                    ? edge.page().cursor(edge.i())
                    : edge.page().elements().get(edge.i()).node();
        }
        Thing thing = source instanceof Edge edge
                ? edge.page().elements().get(edge.i()).edge()
                : (Thing) source;
        if (type.equals("Query") && name.equals("node")) {
            return meaning.byId((String) arguments.get("id"));
        }
        if (type.equals("Query") && name.equals("nodes")) {
            List<Object> found = new ArrayList<>();
            Filtered.list(arguments.get("ids")).forEach(id -> found.add(meaning.byId((String) id)));
            return found;
        }
        if (!(result instanceof GraphQLObjectType object)) {
            Object value = meaning.value(type, name, thing);
            return result.getName().equals("JSON") ? new Free(Filtered.map(value)) : value;
        }
        if (result.getName().endsWith("Connection")) {
            return page(type, thing, object, name, arguments);
        }
        if (GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(field.getType()))) {
            return meaning.list(type, name, thing, arguments).stream()
                    .sorted(Ordered.order(type + "." + name, Set.of(), List.of()))
                    .map(Element::node)
                    .toList();
        }
        return meaning.object(type, name, thing, arguments);
    }

    private Page page(
            String type, Thing parent, GraphQLObjectType connection, String field, Map<String, Object> arguments) {
        List<Map<String, Object>> asked = Filtered.list(arguments.getOrDefault("orderBy", List.of())).stream()
                .map(Filtered::map)
                .toList();
        Comparator<Element> order = Ordered.order(type + "." + field, edgeFields(connection), asked);
        Element after = place(arguments.get("after"));
        Element before = place(arguments.get("before"));
        List<Element> all = meaning.list(type, field, parent, arguments).stream()
                .filter(element -> !arguments.containsKey("filter")
                        || filtered.holds(Filtered.map(arguments.get("filter")), element))
                .sorted(order)
                .toList();
        List<Element> between = all.stream()
                .filter(element -> after == null || order.compare(element, after) > 0)
                .filter(element -> before == null || order.compare(element, before) < 0)
                .toList();
        Integer last = size(arguments.get("last"));
        Integer first = size(arguments.get("first"));
        int size = Math.min(between.size(), last != null ? last : first != null ? first : PAGE);
        boolean more = between.size() > size;
        List<Element> elements =
                last != null ? between.subList(between.size() - size, between.size()) : between.subList(0, size);
        return new Page(
                type + "." + field,
                orderName(asked),
                elements,
                all.size(),
                last == null ? after != null : more,
                last == null ? more : before != null);
    }

    /** The same for all arguments {@code orderBy} that mean the same. */
    static String orderName(List<Map<String, Object>> asked) {
        return asked.stream()
                .map(one -> one.get("field") + " " + one.getOrDefault("direction", "ASC"))
                .collect(Collectors.joining(", "));
    }

    private static Integer size(Object argument) {
        return argument == null ? null : (Integer) ((Number) argument).intValue();
    }

    private Element place(Object cursor) {
        return cursor == null ? null : cursors.get((String) cursor).element();
    }

    private static Set<String> edgeFields(GraphQLObjectType connection) {
        GraphQLObjectType edge = (GraphQLObjectType)
                GraphQLTypeUtil.unwrapAll(connection.getFieldDefinition("edges").getType());
        return edge.getFieldDefinitions().stream()
                .map(GraphQLFieldDefinition::getName)
                .filter(name -> !name.equals("cursor") && !name.equals("node"))
                .collect(Collectors.toSet());
    }

    private Object complete(GraphQLNamedType type, Object raw, List<SelectionSet> sets) {
        if (raw instanceof List<?> list) {
            List<Object> all = new ArrayList<>();
            list.forEach(one -> all.add(complete(type, one, sets)));
            return all;
        }
        if (raw instanceof ZonedDateTime time) {
            return ExtendedScalars.DateTime.getCoercing()
                    .serialize(time, graphql.GraphQLContext.getDefault(), Locale.ROOT);
        }
        if (raw == null || sets.isEmpty()) {
            return raw;
        }
        return object(raw instanceof Thing thing ? thing.type() : type.getName(), raw, sets);
    }

    /** A value that an absent variable stands for is absent. */
    private void put(Map<String, Object> object, String name, Value<?> value) {
        if (!(value instanceof VariableReference variable) || variables.containsKey(variable.getName())) {
            object.put(name, value(value));
        }
    }

    private Object value(Value<?> value) {
        if (value instanceof VariableReference variable) {
            return variables.get(variable.getName());
        }
        if (value instanceof ObjectValue object) {
            Map<String, Object> map = new LinkedHashMap<>();
            object.getObjectFields().forEach(field -> put(map, field.getName(), field.getValue()));
            return map;
        }
        if (value instanceof ArrayValue array) {
            return array.getValues().stream().map(this::value).toList();
        }
        if (value instanceof IntValue number) {
            return number.getValue();
        }
        if (value instanceof FloatValue number) {
            return number.getValue();
        }
        if (value instanceof BooleanValue bool) {
            return bool.isValue();
        }
        if (value instanceof EnumValue constant) {
            return constant.getName();
        }
        if (value instanceof NullValue) {
            return null;
        }
        return ((StringValue) value).getValue();
    }
}

package io.guanxi.fuzz;

import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLTypeUtil;
import io.guanxi.fuzz.Arguments.Constant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Random filters, made from the input types alone. */
final class Filters {

    private final Random shape;
    private final Found found;
    private final Arguments arguments;

    Filters(Random shape, Found found, Arguments arguments) {
        this.shape = shape;
        this.found = found;
        this.arguments = arguments;
    }

    /** @param depth how many times it may speak of something related, or combine */
    Map<String, Object> filter(GraphQLInputObjectType type, int depth) {
        Map<String, Object> filter = new LinkedHashMap<>();
        int size = shape.nextInt(12) == 0 ? 0 : 1 + shape.nextInt(2);
        for (int i = 0; i < size; i++) {
            GraphQLInputObjectField field =
                    type.getFields().get(shape.nextInt(type.getFields().size()));
            boolean list = GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(field.getType()));
            GraphQLInputObjectType of = GraphQLTypeUtil.unwrapAllAs(field.getType());
            boolean plain = !of.getName().endsWith("ListFilter") && of.getField("or") == null;
            if (filter.containsKey(field.getName()) || (!plain && depth == 0)) {
                continue;
            }
            String name = field.getName();
            filter.put(name, arguments.given(field.getType(), () -> {
                if (of.getName().equals("AttributeFilter")) {
                    return several(() -> attribute(of, name.equals("attributes")));
                }
                if (plain) {
                    return value(type, name, of);
                }
                if (of.getName().endsWith("ListFilter")) {
                    return elements(of, depth - 1);
                }
                return list ? several(() -> filter(of, depth - 1)) : filter(of, depth - 1);
            }));
        }
        return filter;
    }

    private List<Object> several(java.util.function.Supplier<Object> one) {
        return IntStream.rangeClosed(0, shape.nextInt(2))
                .mapToObj(i -> one.get())
                .toList();
    }

    private Map<String, Object> elements(GraphQLInputObjectType type, int depth) {
        Map<String, Object> filter = new LinkedHashMap<>();
        for (int i = 0; i <= shape.nextInt(5) / 4; i++) {
            GraphQLInputObjectField field = type.getFields().get(shape.nextInt(4));
            GraphQLInputObjectType of = GraphQLTypeUtil.unwrapAllAs(field.getType());
            filter.put(field.getName(), field.getName().equals("count") ? value(type, "count", of) : filter(of, depth));
        }
        return filter;
    }

    private Map<String, Object> attribute(GraphQLInputObjectType type, boolean ofMembers) {
        Map<String, Object> filter = new LinkedHashMap<>();
        List<String> names =
                ofMembers ? List.of("age", "city", "vip", "an \"odd\" na.me", "no`such") : List.of("device", "x");
        filter.put("name", arguments.given(type.getField("name").getType(), () -> found.one(names)));
        String test = List.of("is", "isNull", "number", "text", "text").get(shape.nextInt(5));
        GraphQLNamedType of = GraphQLTypeUtil.unwrapAllAs(type.getField(test).getType());
        String values =
                ofMembers ? (test.equals("number") ? "attributes.age" : "attributes.city") : "properties.device";
        filter.put(test, of instanceof GraphQLInputObjectType tests ? value(type, values, tests) : found.maybe());
        return filter;
    }

    /** Tests of a plain value. */
    private Map<String, Object> value(GraphQLInputObjectType owner, String field, GraphQLInputObjectType type) {
        Map<String, Object> tests = new LinkedHashMap<>();
        for (int i = 0; i <= shape.nextInt(4) / 3; i++) {
            GraphQLInputObjectField test =
                    type.getFields().get(shape.nextInt(type.getFields().size()));
            String name = test.getName();
            if (name.equals("isNull")
                    && (field.equals("count") || owner.getName().equals("AttributeFilter"))) {
                continue;
            }
            tests.put(name, arguments.given(test.getType(), () -> {
                if (!name.equals("in")) {
                    return single(owner, field, name, test);
                }
                List<Object> all = new ArrayList<>();
                for (int j = 0; j < found.below(5); j++) {
                    all.add(single(owner, field, name, test));
                }
                return all;
            }));
        }
        return tests;
    }

    private Object single(GraphQLInputObjectType owner, String field, String test, GraphQLInputObjectField type) {
        GraphQLNamedType of = GraphQLTypeUtil.unwrapAllAs(type.getType());
        if (of instanceof GraphQLEnumType constants) {
            return new Constant(found.one(constants.getValues()).getName());
        }
        return switch (of.getName()) {
            case "Boolean" -> found.maybe();
            case "NonNegativeInt" -> found.below(field.equals("times") && test.equals("days") ? 200 : 3);
            case "Int", "Long" -> found.whole(field);
            case "Float" -> found.number(field);
            case "BigDecimal" -> found.amount();
            case "DateTime" -> found.time(field.equals("times") ? "at" : field);
            case "ID" -> found.id(owner.getName().replace("Filter", ""));
            case "String" ->
                switch (test) {
                    case "startsWith", "contains" -> found.part(field, test.equals("startsWith"));
                    default -> found.text(field);
                };
            default -> throw new AssertionError("a filter of a kind that nobody said values for: " + of.getName());
        };
    }
}

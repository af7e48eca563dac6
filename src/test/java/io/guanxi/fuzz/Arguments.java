package io.guanxi.fuzz;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLTypeUtil;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Values as an operation gives them: literally, as a variable, as a variable's default, or as a variable that is absent. */
final class Arguments {

    /** A value of an enum. */
    record Constant(String name) {}

    private record Variable(String name) {}

    private final Random shape;
    private final String community;
    private final Map<String, String> declarations = new LinkedHashMap<>();
    private final Map<String, Object> variables = new LinkedHashMap<>();
    private boolean inVariable;

    Arguments(Random shape, String community) {
        this.shape = shape;
        this.community = community;
    }

    Map<String, Object> variables() {
        return variables;
    }

    /** Of those variables that an operation speaks of. */
    String declarations(String operation) {
        Set<String> spokenOf = Pattern.compile("\\$\\w+")
                .matcher(operation)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
        return declarations.entrySet().stream()
                .filter(one -> spokenOf.contains(one.getKey()))
                .map(one -> one.getKey() + ": " + one.getValue())
                .collect(Collectors.collectingAndThen(
                        Collectors.joining(", "), all -> all.isEmpty() ? "" : "(" + all + ")"));
    }

    /** The argument that names the community. */
    String community() {
        variables.put("community", community);
        declarations.put("$community", "String");
        return "community: $community";
    }

    /** A value, or a variable that stands for it, or for nothing where the type allows it. */
    Object given(GraphQLInputType type, Supplier<Object> value) {
        return given(type, value, GraphQLTypeUtil.isNullable(type));
    }

    /** A value, or a variable that stands for it. */
    Object required(GraphQLInputType type, Supplier<Object> value) {
        return given(type, value, false);
    }

    private Object given(GraphQLInputType type, Supplier<Object> value, boolean optional) {
        int way = shape.nextInt(24);
        if (inVariable || way > 6) {
            return value.get();
        }
        inVariable = true;
        Object plain = value.get();
        inVariable = false;
        String name = "v" + declarations.size();
        boolean absent = optional && way == 0;
        boolean byDefault = way == 1;
        declarations.put("$" + name, GraphQLTypeUtil.simplePrint(type) + (byDefault ? " = " + literal(plain) : ""));
        if (!absent && !byDefault) {
            variables.put(name, json(plain));
        }
        return new Variable(name);
    }

    private static Object json(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> object = new LinkedHashMap<>();
            map.forEach((name, one) -> object.put((String) name, json(one)));
            return object;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Arguments::json).toList();
        }
        return value instanceof Constant constant ? constant.name() : value;
    }

    static String literal(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(one -> one.getKey() + ": " + literal(one.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Arguments::literal).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof String text) {
            return "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
        }
        if (value instanceof Variable variable) {
            return "$" + variable.name();
        }
        return value instanceof Constant constant ? constant.name() : String.valueOf(value);
    }
}

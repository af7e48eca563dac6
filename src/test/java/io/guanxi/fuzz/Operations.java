package io.guanxi.fuzz;

import graphql.Scalars;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import io.guanxi.fuzz.Arguments.Constant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Random valid operations, made from the schema alone. Shapes and values come from two sources: the same shape with other values is another
 * question that the server has the plan of.
 */
final class Operations {

    private final GraphQLSchema schema;
    private final Found found;
    private final String community;
    private final Random shape;
    private final Arguments arguments;
    private final Filters filters;
    private final List<String> fragments = new ArrayList<>();
    private final Map<String, List<String>> reusable = new HashMap<>();
    private int lists;
    private int names;

    /** Sums and searches have tests of their own, with figures and texts worked out by hand. */
    private static final Set<String> ELSEWHERE = Set.of(
            "aggregate",
            "search",
            "tie",
            "why",
            "compareSnapshots",
            "whatIf",
            "replay",
            "referralReport",
            "referralStats",
            "referralTree",
            "referralPath",
            "referralRoots",
            "referralForest",
            "referralLeaderboard",
            "referralFindings",
            "fission",
            "inviteNext",
            "referralScan",
            "levels",
            "rewards",
            "expenses",
            "entries",
            "cohort",
            "cohorts",
            "cohortSet",
            "compareCohorts",
            "segmentation",
            "job");

    record Operation(String text, Map<String, Object> variables) {}

    /** What one object of the answer has so far: names, and what stands under them. */
    private static final class Scope {
        private final String given;
        private final Map<String, Scope> fields = new HashMap<>();

        Scope(String given) {
            this.given = given;
        }
    }

    private Operations(GraphQLSchema schema, Found found, String community, long seed) {
        this.schema = schema;
        this.found = found;
        this.community = community;
        this.shape = new Random(seed);
        this.arguments = new Arguments(shape, community);
        this.filters = new Filters(shape, found, arguments);
        this.lists = List.of(1, 2, 2, 3, 3, 4, 5, 11).get(shape.nextInt(8));
    }

    /** @param shape the same gives the same fields and arguments */
    static Operation random(GraphQLSchema schema, Found found, String community, long shape) {
        Operations operations = new Operations(schema, found, community, shape);
        String selections = operations.selections(schema.getQueryType(), new Scope(""), 5, "");
        String text = selections
                + operations.fragments.stream().map(fragment -> "\n" + fragment).collect(Collectors.joining());
        return new Operation(
                "query Fuzz" + operations.arguments.declarations(text) + " " + text, operations.arguments.variables());
    }

    private boolean chance(int of) {
        return shape.nextInt(of) == 0;
    }

    /** @param prefix of all names, so that they meet no others where a fragment is used again */
    private String selections(GraphQLNamedType type, Scope scope, int depth, String prefix) {
        List<String> parts = new ArrayList<>();
        if (type instanceof GraphQLInterfaceType several) {
            parts.add(schema.getImplementations(several).stream()
                    .filter(object -> chance(5))
                    .map(object -> "... on " + object.getName() + " "
                            + selections(object, new Scope(""), depth - 1, prefix + object.getName() + "_"))
                    .collect(Collectors.joining(" ")));
            parts.add(0, chance(2) ? "__typename" : "id");
        } else {
            GraphQLObjectType object = (GraphQLObjectType) type;
            boolean plumbing = isPlumbing(object);
            int size = 1 + shape.nextInt(plumbing ? 2 : 4);
            for (int i = 0; i < size || (parts.isEmpty() && i < 50); i++) {
                part(object, scope, depth, prefix, parts);
            }
            if (parts.isEmpty()) {
                parts.add("__typename");
            }
        }
        return "{ " + String.join(" ", parts) + " }";
    }

    private void part(GraphQLObjectType type, Scope scope, int depth, String prefix, List<String> parts) {
        boolean root = isRoot(type);
        if (chance(14)) {
            parts.add("... on " + type.getName() + condition() + " " + selections(type, scope, depth, prefix));
        } else if (chance(20) && !root) {
            parts.add("..." + fragment(type, depth) + condition());
        } else if (chance(30) && type.getInterfaces().size() == 1) {
            parts.add("... on Node" + condition() + " { " + prefix + "id: id }");
        } else if (chance(20)) {
            parts.add("..." + condition() + " { __typename }");
        } else {
            GraphQLFieldDefinition field = field(type, depth);
            if (field != null) {
                parts.add(field(type, field, scope, depth, prefix));
            }
        }
    }

    private String fragment(GraphQLObjectType type, int depth) {
        List<String> made = reusable.computeIfAbsent(type.getName(), none -> new ArrayList<>());
        if (!made.isEmpty() && chance(2)) {
            return made.get(0);
        }
        String name = "F" + names++;
        fragments.add("fragment " + name + " on " + type.getName() + " "
                + selections(type, new Scope(""), Math.min(depth, 1), name + "_"));
        made.add(name);
        return name;
    }

    private GraphQLFieldDefinition field(GraphQLObjectType type, int depth) {
        List<GraphQLFieldDefinition> fields = type.getFieldDefinitions();
        boolean plumbing = isPlumbing(type);
        boolean wanted = depth > 0 && (plumbing || isRoot(type) || chance(3));
        List<GraphQLFieldDefinition> some = fields.stream()
                .filter(field -> !ELSEWHERE.contains(field.getName()))
                .filter(field -> {
                    GraphQLNamedType result = GraphQLTypeUtil.unwrapAllAs(field.getType());
                    boolean leaf = !(result instanceof GraphQLObjectType) && !(result instanceof GraphQLInterfaceType);
                    boolean list = !plumbing
                            && (result.getName().endsWith("Connection")
                                    || GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(field.getType())));
                    return leaf || (wanted && (!list || lists > 0));
                })
                .toList();
        List<GraphQLFieldDefinition> deep = some.stream()
                .filter(field -> !plumbing
                        && wanted
                        && !(GraphQLTypeUtil.unwrapAll(field.getType()) instanceof graphql.schema.GraphQLScalarType))
                .toList();
        List<GraphQLFieldDefinition> from = deep.isEmpty() ? some : deep;
        if (isRoot(type) && chance(2)) {
            // Half of all operations begin with the list that most leads on from.
            return type.getFieldDefinition("members");
        }
        return from.isEmpty() ? null : from.get(shape.nextInt(from.size()));
    }

    private String field(GraphQLObjectType type, GraphQLFieldDefinition field, Scope scope, int depth, String prefix) {
        GraphQLNamedType result = GraphQLTypeUtil.unwrapAllAs(field.getType());
        boolean plumbing = isPlumbing(type);
        if (!plumbing
                && (result.getName().endsWith("Connection")
                        || GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(field.getType())))) {
            lists--;
        }
        String given = arguments(type, field);
        String key = prefix + field.getName();
        Scope same = scope.fields.get(key);
        if (chance(8) || (same != null && !same.given.equals(given))) {
            key = prefix + "a" + names++;
        }
        Scope inner = scope.fields.computeIfAbsent(key, none -> new Scope(given));
        String name = key.equals(field.getName()) ? key : key + ": " + field.getName();
        String text = name + given + condition();
        return result instanceof GraphQLObjectType || result instanceof GraphQLInterfaceType
                ? text + " " + selections(result, inner, plumbing ? depth : depth - 1, "")
                : text;
    }

    private static boolean isRoot(GraphQLObjectType type) {
        return type.getName().equals("Query");
    }

    /** What stands between a list and its elements. */
    private static boolean isPlumbing(GraphQLObjectType type) {
        return type.getName().endsWith("Connection") || type.getName().endsWith("Edge");
    }

    private String condition() {
        if (!chance(16)) {
            return "";
        }
        return (chance(2) ? " @include(if: " : " @skip(if: ")
                + Arguments.literal(arguments.given(GraphQLNonNull.nonNull(Scalars.GraphQLBoolean), () -> chance(2)))
                + ")";
    }

    private String arguments(GraphQLObjectType type, GraphQLFieldDefinition field) {
        Map<String, Object> given = new LinkedHashMap<>();
        if (field.getArgument("first") != null) {
            page(type.getName() + "." + field.getName(), field, given);
        }
        for (GraphQLArgument argument : field.getArguments()) {
            switch (argument.getName()) {
                case "id" -> given.put("id", arguments.given(argument.getType(), found::anyId));
                case "ids" ->
                    given.put(
                            "ids",
                            arguments.given(
                                    argument.getType(), () -> List.of(found.anyId(), found.anyId(), found.anyId())));
                case "name" -> given.put("name", arguments.given(argument.getType(), () -> found.text("name")));
                case "key" -> {
                    if (isRoot(type) && field.getName().equals("community")) {
                        given.put("key", community);
                    } else if (field.getArgument("handle") == null || chance(2)) {
                        given.put("key", arguments.required(argument.getType(), () -> found.key(field.getName())));
                    } else {
                        given.put("handle", arguments.required(argument.getType(), () -> found.text("handle")));
                    }
                }
                case "code" ->
                    given.put("code", arguments.required(argument.getType(), () -> found.key("referralCode")));
                case "maxDepth" -> {
                    if (chance(2)) {
                        given.put("maxDepth", arguments.required(argument.getType(), () -> 1 + found.below(4)));
                    }
                }
                default -> {}
            }
        }
        String text = given.entrySet().stream()
                .map(one -> one.getKey() + ": " + Arguments.literal(one.getValue()))
                .collect(Collectors.joining(", "));
        if (field.getArgument("k") != null) {
            text = OddCommunity.SEEDS;
        } else if (field.getArgument("input") != null) {
            text = OddCommunity.MEASURED + (text.isEmpty() ? "" : ", " + text);
        }
        if (field.getArgument("community") != null) {
            text = arguments.community() + (text.isEmpty() ? "" : ", " + text);
        }
        return text.isEmpty() ? "" : "(" + text + ")";
    }

    private void page(String list, GraphQLFieldDefinition field, Map<String, Object> given) {
        boolean backward = field.getArgument("last") != null && chance(3);
        if (backward || chance(2)) {
            String size = backward ? "last" : "first";
            given.put(
                    size,
                    arguments.required(
                            field.getArgument(size).getType(),
                            () -> found.below(9) == 0 ? found.below(101) : found.below(6)));
        }
        List<Map<String, Object>> order = new ArrayList<>();
        if (field.getArgument("orderBy") != null && chance(2)) {
            GraphQLInputObjectType type =
                    GraphQLTypeUtil.unwrapAllAs(field.getArgument("orderBy").getType());
            GraphQLEnumType by =
                    GraphQLTypeUtil.unwrapAllAs(type.getField("field").getType());
            for (int i = 0; i <= shape.nextInt(3); i++) {
                Map<String, Object> one = new LinkedHashMap<>();
                one.put(
                        "field",
                        new Constant(by.getValues()
                                .get(shape.nextInt(by.getValues().size()))
                                .getName()));
                if (chance(2)) {
                    one.put("direction", new Constant(chance(2) ? "ASC" : "DESC"));
                }
                boolean again =
                        order.stream().anyMatch(other -> other.get("field").equals(one.get("field")));
                if (!again) {
                    order.add(one);
                }
            }
            given.put(
                    "orderBy",
                    arguments.required(
                            field.getArgument("orderBy").getType(),
                            () -> order.size() == 1 && found.maybe() ? order.get(0) : order));
        }
        if (chance(2) && field.getArgument("filter") != null) {
            GraphQLInputObjectType type =
                    GraphQLTypeUtil.unwrapAllAs(field.getArgument("filter").getType());
            given.put("filter", arguments.given(type, () -> filters.filter(type, 2)));
        }
        cursor("after", list, field, order, given);
        cursor("before", list, field, order, given);
    }

    private void cursor(
            String argument,
            String list,
            GraphQLFieldDefinition field,
            List<Map<String, Object>> order,
            Map<String, Object> given) {
        if (field.getArgument(argument) != null && chance(argument.equals("after") ? 3 : 5)) {
            String name = order.stream()
                    .map(one -> ((Constant) one.get("field")).name() + " "
                            + (one.get("direction") instanceof Constant direction ? direction.name() : "ASC"))
                    .collect(Collectors.joining(", "));
            String cursor = found.cursor(list, name);
            if (cursor != null) {
                given.put(argument, cursor);
            }
        }
    }
}

package io.guanxi.graphql;

import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnionType;
import io.guanxi.graph.CypherFile;
import io.guanxi.graph.CypherFiles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Schema and Cypher joined: the field {@code Member.followers} is answered by {@code cypher/Member/followers.cypher}. Both directions
 * are checked when the server starts, and everything that does not fit is named at once.
 */
final class Coordinates {

    /** What every statement has, besides the field's own arguments. */
    private static final Set<String> SHARED = Set.of(
            "community",
            "caller",
            "now",
            "snapshot",
            "measured",
            "self",
            "timeZone",
            "index",
            "query",
            "behind",
            "since",
            "explained",
            "positive",
            "limits",
            "negative");
    /** Fields of the schema that the planner answers by itself. */
    static final Set<String> BUILT_IN = Set.of("Query.node", "Query.nodes");

    private final GraphQLSchema schema;
    private final Map<String, Supplement> supplements;
    private final Map<String, Pattern> patterns = new HashMap<>();
    private final Map<String, GraphQLFieldDefinition> named = new HashMap<>();

    Coordinates(GraphQLSchema schema) {
        this(schema, Map.of());
    }

    /** @param supplements to fields of objects with an id, by their coordinates */
    Coordinates(GraphQLSchema schema, Map<String, Supplement> supplements) {
        this.schema = schema;
        this.supplements = supplements;
        objectTypes()
                .forEach(type -> type.getFieldDefinitions()
                        .forEach(field -> named.put(type.getName() + "." + Sdl.upperSnake(field.getName()), field)));
        List<String> misfits = new ArrayList<>();
        for (CypherFile file : CypherFiles.all()) {
            if (!file.name().startsWith("_")) {
                join(file, misfits);
            }
        }
        for (GraphQLObjectType type : objectTypes()) {
            type.getFieldDefinitions().forEach(field -> expectBody(type, field, misfits));
        }
        schema.getAllTypesAsList().forEach(type -> expectTests(type, misfits));
        if (!misfits.isEmpty()) {
            throw new IllegalStateException("schema/ and cypher/ do not fit:\n  " + String.join("\n  ", misfits));
        }
    }

    GraphQLSchema schema() {
        return schema;
    }

    /** The types that objects have, without those of introspection. */
    List<GraphQLObjectType> objectTypes() {
        return schema.getAllTypesAsList().stream()
                .filter(type ->
                        type instanceof GraphQLObjectType && !type.getName().startsWith("__"))
                .map(GraphQLObjectType.class::cast)
                .toList();
    }

    @Nullable
    Pattern pattern(String type, String field) {
        return patterns.get(type + "." + field);
    }

    /** What Java adds to a field of objects, if it does. */
    @Nullable
    Supplement supplement(Selection field) {
        return supplements.get(field.coordinate());
    }

    GraphQLFieldDefinition field(String type, String field) {
        return Objects.requireNonNull(schema.getObjectType(type), type).getFieldDefinition(field);
    }

    /** The field that an enum means by a value: {@code joinedAt} by {@code JOINED_AT}. */
    GraphQLFieldDefinition named(GraphQLObjectType type, String value) {
        return Objects.requireNonNull(named.get(type.getName() + "." + value), value);
    }

    /** A property of a type. */
    record Property(GraphQLObjectType type, GraphQLFieldDefinition field) {}

    /**
     * What the elements of a field can be asked about.
     *
     * @param edge the relationship, if it has properties of its own
     */
    record Criteria(@Nullable GraphQLObjectType edge, GraphQLObjectType node) {}

    /** Of a field that gives a list or an object. */
    Criteria criteria(GraphQLFieldDefinition field) {
        GraphQLNamedType result = GraphQLTypeUtil.unwrapAllAs(field.getType());
        if (!isConnection(result)) {
            GraphQLObjectType object = (GraphQLObjectType) result;
            GraphQLFieldDefinition about = Trigger.about(object);
            return about == null ? new Criteria(null, object) : criteria(about);
        }
        GraphQLObjectType edge = edge(field);
        GraphQLObjectType node =
                GraphQLTypeUtil.unwrapAllAs(edge.getFieldDefinition("node").getType());
        return new Criteria(hasOwn(edge) ? edge : null, node);
    }

    Criteria criteria(String type, String field) {
        return criteria(field(type, field));
    }

    /** The type of the edges of a connection. */
    static GraphQLObjectType edge(GraphQLFieldDefinition field) {
        GraphQLObjectType connection = GraphQLTypeUtil.unwrapAllAs(field.getType());
        return GraphQLTypeUtil.unwrapAllAs(
                connection.getFieldDefinition("edges").getType());
    }

    /** Whether a relationship has properties of its own. */
    static boolean hasOwn(GraphQLObjectType edge) {
        return edge.getFieldDefinitions().stream()
                .anyMatch(field -> !Set.of("cursor", "node").contains(field.getName()));
    }

    /** Whether a field is a property, or a value computed from some of the same object. */
    static boolean isProperty(String type, String field) {
        return CypherFiles.all().stream()
                .filter(file -> file.name().equals(type + "/" + field))
                .allMatch(file -> Pattern.plainValue(Pattern.of(file).clauses(Set.of(), name -> name)) != null);
    }

    /** Whether the planner fills a type by itself. */
    boolean isDerived(String type) {
        return schema.getType(type) instanceof GraphQLObjectType object
                && object.hasAppliedDirective(AggregateTypes.DERIVED);
    }

    /** The type whose lists a type sums up. */
    GraphQLObjectType summedUp(String aggregate) {
        return Objects.requireNonNull(schema.getObjectType(aggregate.replaceAll("Aggregate$", "")));
    }

    /** Whether objects of a type are told by subscriptions, and stored as entries. */
    boolean isEvent(String type) {
        return schema.getType(type) instanceof GraphQLObjectType object && Trigger.isEvent(object);
    }

    /** That what an event is about is there and meets a filter, if it is about something. */
    Condition there(String event, @Nullable Condition filter) {
        GraphQLFieldDefinition about = Trigger.about(Objects.requireNonNull(schema.getObjectType(event)));
        Condition all = filter == null ? new Condition.All(List.of()) : filter;
        return about == null ? all : new Condition.Related(about.getName(), Condition.Quantity.SOME, all);
    }

    /** The expression of a property. */
    String expression(String type, String field, String variable) {
        Pattern pattern = pattern(type, field);
        return pattern == null
                ? variable + "." + field
                : Pattern.valueOf(pattern.clauses(Set.of(), Plan::shared), variable);
    }

    /** The type of the field of an input object, or of one of its own fields; absent if there is none. */
    private @Nullable GraphQLNamedType argument(String input, String field) {
        return schema.getType(input) instanceof GraphQLInputObjectType object && object.getField(field) != null
                ? GraphQLTypeUtil.unwrapAllAs(object.getField(field).getType())
                : null;
    }

    /** The type of what a test of a filter takes that has a file of its own. */
    GraphQLInputType argument(String filter, String test, String name) {
        GraphQLInputObjectType arguments = (GraphQLInputObjectType) Objects.requireNonNull(argument(filter, test));
        return arguments.getField(name).getType();
    }

    GraphQLNamedType scalar(String name) {
        return (GraphQLNamedType) Objects.requireNonNull(schema.getType(name));
    }

    /** Whether objects of a type can be found again by their id. */
    boolean isNode(String type) {
        return schema.getType(type) instanceof GraphQLObjectType object
                && object.getInterfaces().stream()
                        .anyMatch(known -> known.getName().equals("Node"));
    }

    static boolean isConnection(GraphQLNamedType type) {
        return type instanceof GraphQLObjectType && type.getName().endsWith("Connection");
    }

    static boolean isLeaf(GraphQLNamedType type) {
        return type instanceof GraphQLScalarType || type instanceof GraphQLEnumType;
    }

    private void join(CypherFile file, List<String> misfits) {
        String path = "cypher/" + file.name() + ".cypher";
        String[] parts = file.name().split("/");
        GraphQLObjectType type =
                parts.length == 2 && schema.getType(parts[0]) instanceof GraphQLObjectType object ? object : null;
        GraphQLFieldDefinition field = type == null ? null : type.getFieldDefinition(parts[1]);
        if (parts.length == 2 && argument(parts[0], parts[1]) instanceof GraphQLInputObjectType arguments) {
            Set<String> known = new HashSet<>(SHARED);
            arguments.getFieldDefinitions().forEach(argument -> known.add(argument.getName()));
            expectKnown(file, known, misfits);
            patterns.put(parts[0] + "." + parts[1], Pattern.of(file));
            return;
        }
        if (type == null || field == null) {
            misfits.add(path + ": the schema has no field " + file.name().replace('/', '.'));
            return;
        }
        if (type.equals(schema.getMutationType())) {
            return;
        }
        Set<String> known = new HashSet<>(SHARED);
        field.getArguments().forEach(argument -> known.add(argument.getName()));
        if (Trigger.isEvent(type)) {
            Objects.requireNonNull(schema.getSubscriptionType()).getFieldDefinitions().stream()
                    .filter(told -> Trigger.kind(told).equals(type.getName()))
                    .forEach(told -> told.getArguments().forEach(argument -> known.add(argument.getName())));
        }
        expectKnown(file, known, misfits);
        Pattern pattern = Pattern.of(file);
        pattern.lines().stream()
                .flatMap(line -> line.when().stream())
                .filter(when -> !Pattern.MARKS.contains(when) && !isArgument(field, when))
                .forEach(when -> misfits.add(path + ": `// when " + when + "` names no argument of the field"));
        if (isConnection(GraphQLTypeUtil.unwrapAllAs(field.getType()))
                && pattern.order().isEmpty()) {
            misfits.add(path + ": a connection ends with ORDER BY, the last expression of it unique");
        }
        patterns.put(type.getName() + "." + field.getName(), pattern);
    }

    /** Whether it names an argument, or one of the values that an argument can have. */
    private static boolean isArgument(GraphQLFieldDefinition field, String when) {
        return field.getArguments().stream()
                .anyMatch(argument -> argument.getName().equals(when)
                        || (GraphQLTypeUtil.unwrapAll(argument.getType()) instanceof GraphQLEnumType choice
                                && choice.getValues().stream()
                                        .anyMatch(value -> Pattern.chosen(argument.getName(), value.getName())
                                                .equals(when))));
    }

    private static void expectKnown(CypherFile file, Set<String> known, List<String> misfits) {
        for (String name : file.parameters()) {
            if (!known.contains(name)) {
                misfits.add("cypher/" + file.name() + ".cypher: $" + name
                        + " is neither an argument of the field nor one of " + SHARED);
            }
        }
    }

    private void expectBody(GraphQLObjectType type, GraphQLFieldDefinition field, List<String> misfits) {
        String coordinate = type.getName() + "." + field.getName();
        if (type.equals(schema.getSubscriptionType())) {
            String misfit = Trigger.misfit(schema, field);
            if (misfit != null) {
                misfits.add("schema: " + coordinate + " " + misfit);
            }
            return;
        }
        GraphQLNamedType result = GraphQLTypeUtil.unwrapAllAs(field.getType());
        boolean derived = isConnection(type)
                || type.getName().equals("PageInfo")
                || (type.getName().endsWith("Edge") && field.getName().equals("node"))
                || type.getName().endsWith("Payload")
                || isDerived(type.getName())
                || BUILT_IN.contains(coordinate);
        if (field.hasAppliedDirective(MutationTypes.MANY)) {
            return;
        }
        boolean mutation = type.equals(schema.getMutationType());
        boolean property = isLeaf(result) && !type.equals(schema.getQueryType()) && !mutation;
        if (derived || property || patterns.containsKey(coordinate)) {
            return;
        }
        String path = type.getName() + "/" + field.getName();
        if (mutation) {
            if (CypherFiles.all().stream().anyMatch(file -> file.name().equals(path))) {
                expectInput(coordinate, field, misfits);
                return;
            }
        }
        misfits.add("schema: " + coordinate + " has no cypher/" + path + ".cypher");
    }

    /** What is added to a filter follows from no field, and so has a file. */
    private void expectTests(GraphQLNamedType type, List<String> misfits) {
        if (type instanceof GraphQLInputObjectType filter) {
            filter.getExtensionDefinitions().stream()
                    .flatMap(extension -> extension.getInputValueDefinitions().stream())
                    .filter(test -> pattern(filter.getName(), test.getName()) == null)
                    .forEach(test -> misfits.add("schema: " + filter.getName() + "." + test.getName()
                            + " has no cypher/" + filter.getName() + "/" + test.getName() + ".cypher"));
        }
    }

    private void expectInput(String coordinate, GraphQLFieldDefinition field, List<String> misfits) {
        var argument = field.getArgument("input");
        if (argument == null
                || !(GraphQLTypeUtil.unwrapAll(argument.getType()) instanceof GraphQLInputObjectType input)) {
            misfits.add("schema: " + coordinate + " takes one argument, an input object named `input`");
            return;
        }
        Set<String> known = new HashSet<>(
                Set.of("community", "caller", "now", "snapshot", "newId", "newCode", "given", "prepared"));
        input.getFieldDefinitions().forEach(known_ -> known.add(known_.getName()));
        CypherFile file = CypherFiles.named(coordinate.replace('.', '/'));
        for (String name : file.parameters()) {
            // What an earlier statement of the file returned is a parameter of the later ones.
            if (!known.contains(name) && !file.text().contains("AS " + name)) {
                misfits.add("cypher/" + file.name() + ".cypher: $" + name + " is no field of " + input.getName());
            }
        }
    }

    /** The object types that an output type can turn out to be. */
    List<String> objectTypes(GraphQLNamedType type) {
        if (type instanceof GraphQLInterfaceType known) {
            return Objects.requireNonNull(schema.getImplementations(known)).stream()
                    .map(GraphQLObjectType::getName)
                    .toList();
        }
        if (type instanceof GraphQLUnionType union) {
            return union.getTypes().stream().map(GraphQLNamedType::getName).toList();
        }
        return List.of(type.getName());
    }
}

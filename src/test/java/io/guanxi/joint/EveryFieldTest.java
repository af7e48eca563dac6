package io.guanxi.joint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import io.guanxi.testing.RichCommunity;
import io.guanxi.testing.TestServer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A field that no graph can fill is a misspelt property or a body that never matches: all are asked for, over one rich community. */
class EveryFieldTest {

    private static final Map<String, String> ARGUMENTS = Map.of(
            "member", "key: \"ben\", community: $community",
            "content", "key: \"p\", community: $community",
            "topic", "name: \"optics\", community: $community",
            "campaign", "key: \"spring\", community: $community",
            "community", "key: $community",
            "measure", "input: {algorithm: PAGE_RANK, relationships: [FOLLOWS]}, community: $community");
    /** Asked for by id elsewhere; payloads and their errors belong to the tests of mutations. */
    private static final Set<String> ELSEWHERE = Set.of("node", "nodes");

    private static final int DEPTH = 3;

    private final GraphQLSchema schema =
            UnExecutableSchemaGenerator.makeUnExecutableSchema(new SchemaParser().parse(TestServer.printedSchema()));

    @Test
    void everyFieldHasAValueSomewhere() {
        Set<String> filled = new HashSet<>();
        for (GraphQLFieldDefinition root : schema.getQueryType().getFieldDefinitions()) {
            if (!ELSEWHERE.contains(root.getName())) {
                String operation = "{ " + root.getName() + "("
                        + ARGUMENTS.getOrDefault(root.getName(), "community: $community") + ") "
                        + selection(named(root), new ArrayList<>(), 0) + " }";
                JsonNode answer = RichCommunity.scenario().when(operation).get(root.getName());
                filled.add("Query." + root.getName());
                collect(answer, named(root), filled);
            }
        }

        Set<String> all = new TreeSet<>();
        schema.getAllTypesAsList().stream()
                .filter(GraphQLObjectType.class::isInstance)
                .map(GraphQLObjectType.class::cast)
                .filter(type -> !type.getName().startsWith("__")
                        && !type.getName().endsWith("Payload")
                        && !Set.of("Query", "Mutation", "MutationError").contains(type.getName()))
                .forEach(type ->
                        type.getFieldDefinitions().forEach(field -> all.add(type.getName() + "." + field.getName())));
        all.removeAll(filled);
        assertThat(all).as("fields without a value anywhere").isEmpty();
    }

    private String selection(GraphQLNamedType type, List<String> path, int depth) {
        if (!(type instanceof GraphQLObjectType object)) {
            return "";
        }
        StringBuilder fields = new StringBuilder("{ __typename ");
        boolean counts = type.getName().endsWith("Connection") || type.getName().endsWith("Edge");
        List<String> deeper = new ArrayList<>(path);
        deeper.add(type.getName());
        for (GraphQLFieldDefinition field : object.getFieldDefinitions()) {
            GraphQLNamedType result = named(field);
            if (result instanceof GraphQLScalarType || result instanceof GraphQLEnumType) {
                fields.append(field.getName()).append(' ');
            } else if (!path.contains(result.getName())
                    && (counts || depth < DEPTH)
                    && !field.getName().equals("nodes")) {
                fields.append(field.getName())
                        .append(' ')
                        .append(selection(result, deeper, counts ? depth : depth + 1))
                        .append(' ');
            } else if (field.getName().equals("nodes")) {
                fields.append("nodes { id } ");
            }
        }
        return fields.append('}').toString();
    }

    private void collect(JsonNode value, GraphQLNamedType type, Set<String> filled) {
        if (value.isArray()) {
            value.forEach(element -> collect(element, type, filled));
        } else if (value.isObject() && type instanceof GraphQLObjectType object) {
            value.properties().forEach(entry -> {
                GraphQLFieldDefinition field = object.getFieldDefinition(entry.getKey());
                JsonNode answer = entry.getValue();
                if (field != null && !answer.isNull() && !(answer.isArray() && answer.isEmpty())) {
                    filled.add(object.getName() + "." + field.getName());
                    collect(answer, named(field), filled);
                }
            });
        }
    }

    private static GraphQLNamedType named(GraphQLFieldDefinition field) {
        return GraphQLTypeUtil.unwrapAllAs(field.getType());
    }
}

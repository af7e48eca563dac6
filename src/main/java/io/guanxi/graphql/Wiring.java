package io.guanxi.graphql;

import graphql.TypeResolutionEnvironment;
import graphql.scalars.ExtendedScalars;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaPrinter;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The schema's files as something that runs: scalars, and who answers which field. */
final class Wiring {

    private static final Set<String> FOR_CLIENTS = Set.of("deprecated", "specifiedBy");

    private final TypeDefinitionRegistry files;

    Wiring(Limits limits) {
        this.files = SchemaFiles.read(limits.pageSize());
    }

    /** The schema without anybody who answers. */
    GraphQLSchema plain() {
        return with(GraphQLCodeRegistry.newCodeRegistry().build());
    }

    /** The schema with those who answer its root fields; all others read what a statement returned. */
    GraphQLSchema with(Queries queries, Mutations mutations, Subscriptions subscriptions, Coordinates coordinates) {
        GraphQLCodeRegistry.Builder code = GraphQLCodeRegistry.newCodeRegistry();
        coordinates.objectTypes().forEach(type -> answer(code, type, queries, mutations, subscriptions));
        return with(code.build());
    }

    private static @Nullable GraphQLObjectType typeOf(TypeResolutionEnvironment environment) {
        Answers.Complete object = Objects.requireNonNull(environment.getObject());
        return environment.getSchema().getObjectType(object.type());
    }

    private static void answer(
            GraphQLCodeRegistry.Builder code,
            GraphQLObjectType type,
            Queries queries,
            Mutations mutations,
            Subscriptions subscriptions) {
        String name = type.getName();
        type.getFieldDefinitions().forEach(field -> {
            FieldCoordinates at = FieldCoordinates.coordinates(type, field);
            switch (name + "." + field.getName()) {
                case "Query.node" -> code.dataFetcher(at, queries::node);
                case "Query.nodes" -> code.dataFetcher(at, queries::nodes);
                default -> {
                    switch (name) {
                        case "Query" -> code.dataFetcher(at, queries::field);
                        case "Mutation" -> code.dataFetcher(at, mutations::field);
                        case "Subscription" -> code.dataFetcher(at, subscriptions::field);
                        default -> {
                            // What root fields give is complete.
                        }
                    }
                }
            }
        });
    }

    private GraphQLSchema with(GraphQLCodeRegistry code) {
        RuntimeWiring wiring = RuntimeWiring.newRuntimeWiring()
                .scalar(inOwnWords(ExtendedScalars.DateTime))
                .scalar(inOwnWords(ExtendedScalars.Date))
                .scalar(inOwnWords(ExtendedScalars.GraphQLLong))
                .scalar(inOwnWords(ExtendedScalars.NonNegativeInt))
                .scalar(inOwnWords(ExtendedScalars.GraphQLBigDecimal))
                .scalar(inOwnWords(ExtendedScalars.Json))
                .type("Node", type -> type.typeResolver(Wiring::typeOf))
                .type("SearchResult", type -> type.typeResolver(Wiring::typeOf))
                .codeRegistry(code)
                .build();
        return new SchemaGenerator().makeExecutableSchema(files, wiring);
    }

    /** Described as the schema's files do, not the library. */
    private static GraphQLScalarType inOwnWords(GraphQLScalarType scalar) {
        return scalar.transform(builder -> builder.description(null));
    }

    /** The schema as clients' tools take it: without what only the server reads in it. */
    static String printed(GraphQLSchema schema) {
        return new SchemaPrinter(SchemaPrinter.Options.defaultOptions()
                        .includeDirectives(FOR_CLIENTS::contains)
                        .includeDirectiveDefinitions(false)
                        .includeSchemaDefinition(false)
                        .includeScalarTypes(true))
                .print(schema);
    }
}

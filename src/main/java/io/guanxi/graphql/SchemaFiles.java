package io.guanxi.graphql;

import graphql.language.Argument;
import graphql.language.Description;
import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.FieldDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.IntValue;
import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.ObjectTypeDefinition;
import graphql.language.ObjectTypeExtensionDefinition;
import graphql.language.StringValue;
import graphql.language.Type;
import graphql.language.TypeName;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.TypeInfo;
import io.guanxi.graph.Resources;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The schema's files as one. From each edge type, {@code type FollowerEdge @edge(node: "Member")}, comes the rest of its connection:
 * {@code cursor} and {@code node}, the type {@code FollowerConnection}, and the paging arguments of the fields that give one.
 */
final class SchemaFiles {

    private static final int DEFAULT_PAGE = 20;

    private SchemaFiles() {}

    static TypeDefinitionRegistry read(int pageSize) {
        TypeDefinitionRegistry registry = new TypeDefinitionRegistry();
        Resources.under("schema", ".graphqls").values().forEach(text -> registry.merge(new SchemaParser().parse(text)));
        for (ObjectTypeDefinition type : registry.getTypes(ObjectTypeDefinition.class)) {
            if (type.hasDirective("edge")) {
                replace(registry, type, edge(type));
                registry.add(connection(type)).ifPresent(SchemaFiles::refused);
            }
        }
        for (ObjectTypeDefinition type : registry.getTypes(ObjectTypeDefinition.class)) {
            replace(
                    registry,
                    type,
                    type.transform(builder -> builder.description(withNeed(type.getDescription(), type))
                            .fieldDefinitions(complete(type.getFieldDefinitions(), pageSize))));
        }
        for (List<ObjectTypeExtensionDefinition> extensions :
                List.copyOf(registry.objectTypeExtensions().values())) {
            for (ObjectTypeExtensionDefinition extension : List.copyOf(extensions)) {
                registry.remove(extension);
                registry.add(extension.transformExtension(builder ->
                                builder.fieldDefinitions(complete(extension.getFieldDefinitions(), pageSize))))
                        .ifPresent(SchemaFiles::refused);
            }
        }
        return registry;
    }

    private static void refused(graphql.GraphQLError error) {
        throw new IllegalStateException("schema/: " + error.getMessage());
    }

    private static void replace(TypeDefinitionRegistry registry, ObjectTypeDefinition old, ObjectTypeDefinition type) {
        registry.remove(old);
        registry.add(type).ifPresent(SchemaFiles::refused);
    }

    private static String nodeType(ObjectTypeDefinition edge) {
        Argument node = Objects.requireNonNull(edge.getDirectives("edge").get(0).getArgument("node"));
        return Objects.requireNonNull(((StringValue) node.getValue()).getValue());
    }

    private static ObjectTypeDefinition edge(ObjectTypeDefinition edge) {
        List<FieldDefinition> own = edge.getFieldDefinitions().stream()
                .filter(field -> !field.getName().equals("cursor"))
                .toList();
        return edge.transform(builder -> {
            builder.fieldDefinitions(own);
            builder.fieldDefinition(field(
                    "cursor",
                    required("String"),
                    "The element's place in the list: pass it as `after` to go on behind it."));
            builder.fieldDefinition(field("node", required(nodeType(edge)), "The element."));
        });
    }

    private static ObjectTypeDefinition connection(ObjectTypeDefinition edge) {
        return ObjectTypeDefinition.newObjectTypeDefinition()
                .name(connectionName(edge))
                .description(description("A page of a list."))
                .fieldDefinition(
                        field("edges", listOf(edge.getName()), "The elements with how they belong to the list."))
                .fieldDefinition(field("nodes", listOf(nodeType(edge)), "The elements alone."))
                .fieldDefinition(field("pageInfo", required("PageInfo"), "Where the page stands."))
                .fieldDefinition(field(
                        "totalCount",
                        required("Int"),
                        "How many elements the whole list has; counted only if asked for."))
                .build();
    }

    private static String connectionName(ObjectTypeDefinition edge) {
        return edge.getName().replaceAll("Edge$", "Connection");
    }

    private static List<FieldDefinition> complete(List<FieldDefinition> fields, int pageSize) {
        return fields.stream()
                .map(field -> field.transform(builder -> builder.description(withNeed(field.getDescription(), field))))
                .map(field -> TypeInfo.typeInfo(field.getType()).getName().endsWith("Connection")
                        ? paged(field, pageSize)
                        : field)
                .toList();
    }

    /** A description that says which role is needed, if one is. */
    private static @Nullable Description withNeed(
            @Nullable Description description, DirectivesContainer<?> declaration) {
        if (description == null || !declaration.hasDirective("access")) {
            return description;
        }
        Directive access = declaration.getDirectives("access").get(0);
        String role = ((StringValue)
                        Objects.requireNonNull(access.getArgument("role")).getValue())
                .getValue();
        String orSelf = access.getArgument("orSelf") == null ? "" : ", or to be the member";
        return description(description.getContent().strip() + " Needs the role `" + role + "`" + orSelf + ".");
    }

    private static FieldDefinition paged(FieldDefinition field, int pageSize) {
        return field.transform(builder -> builder.inputValueDefinition(InputValueDefinition.newInputValueDefinition()
                        .name("first")
                        .type(new TypeName("Int"))
                        .defaultValue(IntValue.of(DEFAULT_PAGE))
                        .description(description("How many, from 0 to " + pageSize + "."))
                        .build())
                .inputValueDefinition(InputValueDefinition.newInputValueDefinition()
                        .name("after")
                        .type(new TypeName("String"))
                        .description(description("A cursor of the same list: only what follows it."))
                        .build()));
    }

    private static FieldDefinition field(String name, Type<?> type, String description) {
        return FieldDefinition.newFieldDefinition()
                .name(name)
                .type(type)
                .description(description(description))
                .build();
    }

    private static Type<?> required(String type) {
        return new NonNullType(new TypeName(type));
    }

    private static Type<?> listOf(String type) {
        return new NonNullType(new ListType(new NonNullType(new TypeName(type))));
    }

    private static Description description(String text) {
        return new Description(text, null, false);
    }
}

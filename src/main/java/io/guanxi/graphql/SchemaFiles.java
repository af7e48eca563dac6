package io.guanxi.graphql;

import graphql.language.Description;
import graphql.language.DirectivesContainer;
import graphql.language.FieldDefinition;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.ObjectTypeExtensionDefinition;
import graphql.language.SDLDefinition;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.TypeInfo;
import io.guanxi.graph.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The schema's files as one, with the types and arguments that follow from them: {@link ConnectionTypes}, {@link ListTypes},
 * {@link MutationTypes}.
 */
final class SchemaFiles {

    private SchemaFiles() {}

    static TypeDefinitionRegistry read(int pageSize) {
        TypeDefinitionRegistry registry = new TypeDefinitionRegistry();
        Resources.under("schema", ".graphqls").values().forEach(text -> registry.merge(new SchemaParser().parse(text)));
        FieldDefinition id = ((InterfaceTypeDefinition) Objects.requireNonNull(registry.getTypeOrNull("Node")))
                .getFieldDefinitions()
                .get(0);
        for (ObjectTypeDefinition type : registry.getTypes(ObjectTypeDefinition.class)) {
            replace(
                    registry,
                    type,
                    type.transform(builder -> builder.fieldDefinitions(type.getFieldDefinitions().stream()
                            .map(field -> field.getName().equals("id") && !type.hasDirective("event") ? id : field)
                            .toList())));
        }
        for (ObjectTypeDefinition type : registry.getTypes(ObjectTypeDefinition.class)) {
            if (ConnectionTypes.isEdge(type)) {
                replace(registry, type, ConnectionTypes.edge(type));
                add(registry, ConnectionTypes.connection(type, isAggregated(registry, type)));
            }
        }
        MutationTypes.derive(registry);
        ListTypes lists = ListTypes.derive(registry);
        for (ObjectTypeDefinition type : registry.getTypes(ObjectTypeDefinition.class)) {
            replace(
                    registry,
                    type,
                    type.transform(builder -> builder.description(withNeed(type.getDescription(), type))
                            .fieldDefinitions(complete(registry, lists, type.getFieldDefinitions(), pageSize))));
        }
        for (List<ObjectTypeExtensionDefinition> extensions :
                List.copyOf(registry.objectTypeExtensions().values())) {
            for (ObjectTypeExtensionDefinition extension : List.copyOf(extensions)) {
                registry.remove(extension);
                add(
                        registry,
                        extension.transformExtension(builder -> builder.fieldDefinitions(
                                complete(registry, lists, extension.getFieldDefinitions(), pageSize))));
            }
        }
        return registry;
    }

    /** Adds a type that is not there yet. */
    static void add(TypeDefinitionRegistry registry, SDLDefinition<?> type) {
        registry.add(type).ifPresent(error -> {
            throw new IllegalStateException("schema/: " + error.getMessage());
        });
    }

    private static void replace(TypeDefinitionRegistry registry, ObjectTypeDefinition old, ObjectTypeDefinition type) {
        registry.remove(old);
        add(registry, type);
    }

    private static boolean isAggregated(TypeDefinitionRegistry registry, ObjectTypeDefinition edge) {
        return registry.getTypeOrNull(ConnectionTypes.node(edge)) instanceof ObjectTypeDefinition node
                && Sdl.flag(node, "listed", "aggregated");
    }

    private static List<FieldDefinition> complete(
            TypeDefinitionRegistry registry, ListTypes lists, List<FieldDefinition> fields, int pageSize) {
        List<FieldDefinition> complete = new ArrayList<>();
        for (FieldDefinition field : fields) {
            FieldDefinition told =
                    field.transform(builder -> builder.description(withNeed(field.getDescription(), field)));
            String type = TypeInfo.typeInfo(field.getType()).getName();
            complete.add(
                    ConnectionTypes.isConnection(type)
                            ? ConnectionTypes.paged(told, ConnectionTypes.edgeOf(registry, type), lists, pageSize)
                            : told);
        }
        return complete;
    }

    /** A description that says which role is needed, if one is. */
    private static @Nullable Description withNeed(
            @Nullable Description description, DirectivesContainer<?> declaration) {
        if (description == null || !declaration.hasDirective("access")) {
            return description;
        }
        String role = Sdl.text(declaration, "access", "role");
        String orSelf = Sdl.flag(declaration, "access", "orSelf") ? ", or to be the member" : "";
        return Sdl.description(description.getContent().strip() + " Needs the role `" + role + "`" + orSelf + ".");
    }
}

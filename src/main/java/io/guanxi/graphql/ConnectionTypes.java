package io.guanxi.graphql;

import graphql.language.FieldDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What follows from an edge type, {@code type FollowerEdge @edge(node: "Member")}: {@code cursor} and {@code node}, the type
 * {@code FollowerConnection}, and the arguments of the fields that give one.
 */
final class ConnectionTypes {

    private static final String CONNECTION = "Connection";
    private static final String EDGE = "Edge";

    private ConnectionTypes() {}

    static boolean isEdge(ObjectTypeDefinition type) {
        return type.hasDirective("edge");
    }

    static String node(ObjectTypeDefinition edge) {
        return Objects.requireNonNull(Sdl.text(edge, "edge", "node"));
    }

    /** The properties of the relationship itself. */
    static List<FieldDefinition> own(ObjectTypeDefinition edge) {
        return edge.getFieldDefinitions().stream()
                .filter(field ->
                        !field.getName().equals("cursor") && !field.getName().equals("node"))
                .toList();
    }

    static ObjectTypeDefinition edge(ObjectTypeDefinition edge) {
        List<FieldDefinition> fields = new ArrayList<>(own(edge));
        fields.add(Sdl.field(
                "cursor",
                Sdl.required("String"),
                "The element's place in the list: pass it as `after` to go on behind it."));
        fields.add(Sdl.field("node", Sdl.required(node(edge)), "The element."));
        return edge.transform(builder -> builder.fieldDefinitions(fields));
    }

    static ObjectTypeDefinition connection(ObjectTypeDefinition edge, boolean aggregated) {
        List<FieldDefinition> fields = new ArrayList<>(List.of(
                Sdl.field("edges", Sdl.list(edge.getName()), "The elements with how they belong to the list."),
                Sdl.field("nodes", Sdl.list(node(edge)), "The elements alone."),
                Sdl.field("pageInfo", Sdl.required("PageInfo"), "Where the page stands."),
                Sdl.field(
                        "totalCount",
                        Sdl.required("NonNegativeInt"),
                        "How many elements the whole list has; counted only if asked for.")));
        if (aggregated) {
            fields.add(Sdl.field(
                    "aggregate",
                    Sdl.required(node(edge) + "Aggregate"),
                    "The whole list summed up, not only the page."));
        }
        return Sdl.object(edge.getName().replaceAll(EDGE + "$", CONNECTION), fields, "A page of a list.");
    }

    /** The edge type of the elements of a connection. */
    static ObjectTypeDefinition edgeOf(TypeDefinitionRegistry registry, String connection) {
        String name = connection.replaceAll(CONNECTION + "$", EDGE);
        return (ObjectTypeDefinition) Objects.requireNonNull(
                registry.getTypeOrNull(name), () -> "schema/: " + connection + " needs a type " + name + " with @edge");
    }

    static boolean isConnection(String type) {
        return type.endsWith(CONNECTION);
    }

    /** A field that gives a connection, with the arguments that say which page. */
    static FieldDefinition paged(FieldDefinition field, ObjectTypeDefinition edge, ListTypes lists, int pageSize) {
        List<InputValueDefinition> arguments = new ArrayList<>(field.getInputValueDefinitions());
        boolean fixed = Sdl.flag(edge, "edge", "fixed");
        arguments.addAll(lists.arguments(edge, !fixed));
        arguments.add(Sdl.input(
                "first",
                Sdl.type("Int"),
                "How many from the start, or from `after` on: 0 to " + pageSize + ", " + Limits.DEFAULT_PAGE
                        + (fixed ? " if absent." : " if neither this nor `last` is given.")));
        arguments.add(Sdl.input("after", Sdl.type("String"), "A cursor of the same list: only what follows it."));
        if (!fixed) {
            arguments.add(Sdl.input(
                    "last",
                    Sdl.type("Int"),
                    "How many from the end, or back from `before`: 0 to " + pageSize + "; not together with `first`."));
            arguments.add(Sdl.input("before", Sdl.type("String"), "A cursor of the same list: only what precedes it."));
        }
        return field.transform(builder -> builder.inputValueDefinitions(arguments));
    }
}

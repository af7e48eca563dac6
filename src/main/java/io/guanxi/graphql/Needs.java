package io.guanxi.graphql;

import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLDirectiveContainer;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLTypeUtil;
import io.guanxi.access.Role;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Which roles each field and type needs, as {@code @access} in the schema says. A field needs what its own directive, its type's and that
 * of what it gives need; a connection needs what its elements need, so that no count tells what the elements hide.
 */
final class Needs {

    /**
     * What a field or type needs.
     *
     * @param roles all of them
     * @param orSelf whether a member may see it of themself without them
     */
    record Need(Set<Role> roles, boolean orSelf) {

        static final Need NOTHING = new Need(Set.of(Role.READER), false);

        /** Both: what one of them hides from the member themself stays hidden. */
        Need and(Need other) {
            if (equals(NOTHING)) {
                return other;
            }
            if (other.equals(NOTHING)) {
                return this;
            }
            Set<Role> all = new HashSet<>(roles);
            all.addAll(other.roles);
            return new Need(all, orSelf && other.orSelf);
        }
    }

    private final Map<String, Need> types = new HashMap<>();
    private final Map<String, Need> fields = new HashMap<>();

    Needs(Coordinates coordinates) {
        coordinates.objectTypes().forEach(type -> types.put(type.getName(), ofType(type)));
        coordinates
                .objectTypes()
                .forEach(type -> type.getFieldDefinitions()
                        .forEach(field -> fields.put(type.getName() + "." + field.getName(), ofField(type, field))));
    }

    Need of(String type) {
        return Objects.requireNonNull(types.get(type), type);
    }

    Need of(String type, String field) {
        return Objects.requireNonNull(fields.get(type + "." + field), field);
    }

    private Need ofField(GraphQLObjectType type, GraphQLFieldDefinition field) {
        // Each verb says for itself who may do it, if not those who may do most.
        boolean verb = type.getName().equals("Mutation") && field.hasAppliedDirective("access");
        Need need = verb ? declared(field) : declared(field).and(of(type.getName()));
        GraphQLNamedType result = GraphQLTypeUtil.unwrapAllAs(field.getType());
        return result instanceof GraphQLObjectType object ? need.and(of(object.getName())) : need;
    }

    private static Need ofType(GraphQLObjectType type) {
        Need own = declared(type);
        String within =
                Coordinates.isConnection(type) ? "edges" : type.getName().endsWith("Edge") ? "node" : null;
        return within != null
                        && GraphQLTypeUtil.unwrapAll(
                                        type.getFieldDefinition(within).getType())
                                instanceof GraphQLObjectType object
                ? own.and(ofType(object))
                : own;
    }

    private static Object argument(GraphQLAppliedDirective directive, String name) {
        Object value = Objects.requireNonNull(directive.getArgument(name)).getValue();
        return Objects.requireNonNull(value);
    }

    static Need declared(GraphQLDirectiveContainer declaration) {
        GraphQLAppliedDirective directive = declaration.getAppliedDirective("access");
        if (directive == null) {
            return Need.NOTHING;
        }
        String role = argument(directive, "role").toString();
        boolean orSelf = argument(directive, "orSelf").equals(true);
        Role known = Role.named(role);
        if (known == null) {
            throw new IllegalStateException("schema/: @access names no role: " + role);
        }
        return new Need(Set.of(known), orSelf);
    }
}

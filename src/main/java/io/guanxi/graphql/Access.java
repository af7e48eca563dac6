package io.guanxi.graphql;

import graphql.normalized.ExecutableNormalizedField;
import graphql.normalized.ExecutableNormalizedOperation;
import graphql.schema.GraphQLDirectiveContainer;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import io.guanxi.access.Caller;
import io.guanxi.access.Role;
import io.guanxi.fault.Fault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what the caller may not ask for. All of it is decided on the operation as it was asked, before anything is planned or read;
 * where an operation names an object by its id, as soon as the id tells the type.
 */
final class Access {

    /** Whose an object is, as far as the operation itself tells. */
    private enum Owner {
        /** The member who asks. */
        CALLER,
        /** Something of theirs. */
        CALLERS,
        SOMEBODY
    }

    private final Coordinates coordinates;
    private final Needs needs;

    Access(Coordinates coordinates) {
        this.coordinates = coordinates;
        this.needs = new Needs(coordinates);
    }

    /** Refuses an operation that asks for anything that the caller may not see or do. */
    void expect(ExecutableNormalizedOperation operation, Caller caller) {
        String root = switch (operation.getOperation()) {
            case QUERY -> "Query";
            case MUTATION -> "Mutation";
            case SUBSCRIPTION -> "Subscription";
        };
        Walk walk = new Walk(caller);
        operation.getTopLevelFields().forEach(field -> walk.field(field, root, Owner.SOMEBODY));
        walk.refuse();
    }

    /** Refuses whoever may not ask for one of some fields, by their coordinates. */
    void expect(List<String> fields, Caller caller) {
        Walk walk = new Walk(caller);
        for (String field : fields) {
            int dot = field.indexOf('.');
            walk.check(field, needs.of(field.substring(0, dot), field.substring(dot + 1)), false);
        }
        walk.refuse();
    }

    /** Refuses what is asked for of objects that were named by ids of this type. */
    void expectOf(ExecutableNormalizedField field, String type, Caller caller) {
        Walk walk = new Walk(caller);
        walk.check(type, needs.of(type), false);
        walk.within(field, type, Owner.SOMEBODY);
        walk.refuse();
    }

    /** One operation, and what of it is missing a role. */
    private final class Walk {

        private final Caller caller;
        private final Map<String, Needs.Need> missing = new LinkedHashMap<>();

        Walk(Caller caller) {
            this.caller = caller;
        }

        void check(String what, Needs.Need need, boolean own) {
            if (!(own && need.orSelf()) && !caller.roles().containsAll(need.roles())) {
                missing.put(what, need);
            }
        }

        void field(ExecutableNormalizedField field, String type, Owner owner) {
            String name = field.getName();
            if (name.startsWith("__")) {
                return;
            }
            Needs.Need need = needs.of(type, name);
            check(type + "." + name, need, owner != Owner.SOMEBODY);
            coordinates
                    .field(type, name)
                    .getArguments()
                    .forEach(argument -> given(
                            type + "." + name + "(" + argument.getName() + ":)",
                            argument,
                            argument.getType(),
                            field.getResolvedArguments().get(argument.getName())));
            criteria(field, type);
            GraphQLNamedType result =
                    GraphQLTypeUtil.unwrapAllAs(coordinates.field(type, name).getType());
            if (!Coordinates.isLeaf(result) && !Coordinates.BUILT_IN.contains(type + "." + name)) {
                Owner next = type.equals("Query") ? ofRoot(field) : ofNested(owner, need, result);
                coordinates.objectTypes(result).forEach(object -> within(field, object, next));
            }
        }

        /** An argument, or a field of an input object, that not everybody may give. */
        private void given(
                String what, GraphQLDirectiveContainer declaration, GraphQLType type, @Nullable Object value) {
            if (value == null) {
                return;
            }
            check(what, Needs.declared(declaration), false);
            if (value instanceof List<?> values) {
                values.forEach(one -> within(what, type, one));
            } else {
                within(what, type, value);
            }
        }

        private void within(String what, GraphQLType type, @Nullable Object value) {
            if (GraphQLTypeUtil.unwrapAll(type) instanceof GraphQLInputObjectType input
                    && value instanceof Map<?, ?> fields) {
                input.getFieldDefinitions()
                        .forEach(field -> given(
                                what.substring(0, what.length() - 2) + "." + field.getName() + ":)",
                                field,
                                field.getType(),
                                fields.get(field.getName())));
            }
        }

        /** What a list is filtered and ordered by tells as much as what is shown; whose it is cannot be known before it is read. */
        private void criteria(ExecutableNormalizedField field, String type) {
            if (field.getResolvedArguments().get("filter") instanceof Map<?, ?> filter) {
                filter(coordinates.criteria(type, field.getName()), filter);
            }
            rule(field.getResolvedArguments().get("rule"));
            field.getResolvedArguments().values().forEach(given -> {
                if (given instanceof Map<?, ?> input) {
                    rule(input.get("rule"));
                }
            });
            if (coordinates.isDerived(type) && field.getResolvedArguments().get("by") instanceof List<?> keys) {
                GraphQLObjectType node = coordinates.summedUp(type);
                keys.forEach(key -> expect(
                        node.getName(),
                        coordinates
                                .named(node, String.valueOf(((Map<?, ?>) key).get("field")))
                                .getName()));
            }
            if (field.getResolvedArguments().get("orderBy") instanceof List<?> keys) {
                GraphQLObjectType edge = Coordinates.edge(coordinates.field(type, field.getName()));
                keys.forEach(key -> {
                    Coordinates.Property property =
                            Ordering.property(coordinates, edge, String.valueOf(((Map<?, ?>) key).get("field")));
                    expect(property.type().getName(), property.field().getName());
                });
            }
        }

        /** Of a cohort: the filters within. */
        private void rule(@Nullable Object value) {
            if (value instanceof List<?> rules) {
                rules.forEach(this::rule);
            } else if (value instanceof Map<?, ?> rule) {
                rule.forEach((name, part) -> {
                    if (name.equals("member")) {
                        within(coordinates.criteria("Query", "members"), part);
                    } else if (RuleConditions.OF_RULES.contains(String.valueOf(name))) {
                        rule(part);
                    }
                });
            }
        }

        private void filter(Coordinates.Criteria criteria, Map<?, ?> filter) {
            GraphQLObjectType type = criteria.edge() == null ? criteria.node() : criteria.edge();
            filter.forEach((key, value) -> {
                String name = String.valueOf(key);
                GraphQLFieldDefinition field = type.getFieldDefinition(name);
                if (criteria.edge() != null && name.equals("node")) {
                    within(new Coordinates.Criteria(null, criteria.node()), value);
                } else if (field == null) {
                    within(criteria, value);
                } else {
                    expect(type.getName(), name);
                    related(type.getName(), field, value);
                }
            });
        }

        private void related(String type, GraphQLFieldDefinition field, @Nullable Object value) {
            GraphQLNamedType result = GraphQLTypeUtil.unwrapAllAs(field.getType());
            if (Coordinates.isLeaf(result)) {
                return;
            }
            Coordinates.Criteria criteria = coordinates.criteria(type, field.getName());
            boolean list = Coordinates.isConnection(result)
                    || GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(field.getType()));
            if (list && value instanceof Map<?, ?> quantities) {
                quantities.forEach((quantity, inner) -> {
                    if (!quantity.equals("count")) {
                        within(criteria, inner);
                    }
                });
            } else {
                within(criteria, value);
            }
        }

        private void within(Coordinates.Criteria criteria, @Nullable Object value) {
            if (value instanceof Map<?, ?> filter) {
                filter(criteria, filter);
            } else if (value instanceof List<?> filters) {
                filters.forEach(one -> within(criteria, one));
            }
        }

        private void expect(String type, String field) {
            check(type + "." + field, needs.of(type, field), false);
        }

        void within(ExecutableNormalizedField field, String type, Owner owner) {
            field.getChildren().stream()
                    .filter(child -> child.getObjectTypeNames().contains(type))
                    .forEach(child -> field(child, type, owner));
        }

        /** A member is the caller if the operation says so, by `me` or by their key. */
        private Owner ofRoot(ExecutableNormalizedField field) {
            String self = caller.member();
            if (self == null) {
                return Owner.SOMEBODY;
            }
            boolean byKey = field.getName().equals("member")
                    && self.equals(field.getResolvedArguments().get("key"));
            return byKey || field.getName().equals("me") ? Owner.CALLER : Owner.SOMEBODY;
        }

        /** What belongs to the caller, and the lists and pages around it; a member that it leads to is somebody again. */
        private Owner ofNested(Owner owner, Needs.Need need, GraphQLNamedType result) {
            boolean own = owner != Owner.SOMEBODY && need.orSelf();
            boolean callers = !coordinates.isNode(result.getName())
                    || needs.of(result.getName()).orSelf();
            return own && callers ? Owner.CALLERS : Owner.SOMEBODY;
        }

        void refuse() {
            if (missing.isEmpty()) {
                return;
            }
            Map.Entry<String, Needs.Need> first = missing.entrySet().iterator().next();
            String more = missing.size() == 1 ? "" : " (and " + (missing.size() - 1) + " more fields)";
            throw Fault.of(
                            Fault.Kind.FORBIDDEN,
                            "FORBIDDEN",
                            first.getKey() + " needs " + text(first.getValue()) + more)
                    .with("fields", List.copyOf(missing.keySet()));
        }

        private static String text(Needs.Need need) {
            return Role.text(need.roles()) + (need.orSelf() ? ", or to be the member" : "");
        }
    }
}

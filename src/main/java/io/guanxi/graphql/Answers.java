package io.guanxi.graphql;

import graphql.GraphQLContext;
import graphql.GraphQLError;
import graphql.execution.ResultPath;
import graphql.schema.CoercingSerializeException;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLType;
import io.guanxi.fault.Fault;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes what a statement gave into what the client gets, everything below a root field in one go: GraphQL-java would ask for each field of
 * each object on its own, which takes longer than the database. What GraphQL says of absent values holds: where one may not be absent, the
 * nearest object around it that may is.
 */
final class Answers {

    private final Coordinates coordinates;
    private final Cursors cursors;

    Answers(Coordinates coordinates, Cursors cursors) {
        this.coordinates = coordinates;
        this.cursors = cursors;
    }

    /** An object as the client gets it; nothing is left to be done. */
    record Complete(String type, Map<String, @Nullable Object> fields) {}

    /** Leaves everything up to the nearest object that may be absent. */
    private static final class Missing extends RuntimeException {
        Missing() {
            super("a value that must be there is not", null, false, false);
        }
    }

    /**
     * Completes what was found.
     *
     * @param of what was asked for
     * @param path where the answer has it
     * @param value as the statement gave it; null if there is nothing
     * @param errors are added to
     */
    @Nullable
    Complete complete(Selection of, ResultPath path, @Nullable Object value, List<GraphQLError> errors) {
        return value == null ? null : complete(of, type(of.resultType(), (Map<?, ?>) value), path, value, errors);
    }

    /** Completes an object whose type is known. */
    @Nullable
    Complete complete(Selection of, String type, ResultPath path, @Nullable Object value, List<GraphQLError> errors) {
        if (value == null) {
            return null;
        }
        try {
            Map<?, ?> object = (Map<?, ?>) value;
            return new Complete(type, new Completion(errors).object(of, type, object, path));
        } catch (Missing missing) {
            return null;
        }
    }

    private String type(GraphQLNamedType declared, Map<?, ?> object) {
        Object told = object.get(Plan.TYPE);
        return told == null ? declared.getName() : told.toString();
    }

    private final class Completion {

        private final List<GraphQLError> errors;

        Completion(List<GraphQLError> errors) {
            this.errors = errors;
        }

        Map<String, @Nullable Object> object(Selection of, String type, Map<?, ?> object, ResultPath path) {
            return of.page() != null
                    ? connection(of, of.page(), type, object, path)
                    : fields(of.children(), type, object, path);
        }

        private Map<String, @Nullable Object> fields(
                List<Selection> fields, String type, Map<?, ?> object, ResultPath path) {
            Map<String, @Nullable Object> answer = new LinkedHashMap<>(fields.size() * 2);
            boolean node = coordinates.isNode(type);
            for (Selection field : fields) {
                if (!field.type().equals(type)) {
                    continue;
                }
                Object value = object.get(field.key());
                if (field.name().equals(Selection.TYPE_NAME)) {
                    answer.put(field.key(), type);
                } else if (node && field.name().equals("id") && value instanceof List<?> parts) {
                    answer.put(field.key(), id(type, parts));
                } else if (coordinates.isEvent(type) && field.name().equals("id") && value instanceof List<?> parts) {
                    answer.put(field.key(), new EventIds(cursors).encoded(String.valueOf(parts.get(0)), (Long)
                                    Objects.requireNonNull(parts.get(1))));
                } else {
                    answer.put(field.key(), value(field, field.field().getType(), value, path));
                }
            }
            return answer;
        }

        private static String id(String type, List<?> parts) {
            return new RelayId(type, String.valueOf(parts.get(0)), String.valueOf(parts.get(1))).encoded();
        }

        /**
         * The value of a field.
         *
         * @param around where the object is that has the field
         */
        private @Nullable Object value(Selection field, GraphQLType type, @Nullable Object value, ResultPath around) {
            boolean required = type instanceof GraphQLNonNull;
            GraphQLType bare = type instanceof GraphQLNonNull wrapper ? wrapper.getWrappedType() : type;
            Object complete = value == null ? null : present(field, bare, value, around);
            if (required && complete == null) {
                if (value == null) {
                    fail(field, around, null);
                }
                throw new Missing();
            }
            return complete;
        }

        private @Nullable Object present(Selection field, GraphQLType type, Object value, ResultPath around) {
            try {
                if (type instanceof GraphQLScalarType scalar) {
                    return leaf(scalar, value);
                }
                if (type instanceof GraphQLEnumType choice) {
                    return choice.serialize(value, GraphQLContext.getDefault(), Locale.ROOT);
                }
                ResultPath path = around.segment(field.key());
                return type instanceof GraphQLList list
                        ? list(field, list.getWrappedType(), (List<?>) value, path)
                        : object(field, value, path);
            } catch (Missing missing) {
                return null;
            } catch (CoercingSerializeException odd) {
                fail(field, around, odd);
                return null;
            }
        }

        private Map<String, @Nullable Object> object(Selection field, Object value, ResultPath path) {
            Map<?, ?> object = (Map<?, ?>) value;
            return object(field, type(field.resultType(), object), object, path);
        }

        private List<@Nullable Object> list(Selection field, GraphQLType type, List<?> values, ResultPath path) {
            boolean required = type instanceof GraphQLNonNull;
            List<@Nullable Object> answer = new ArrayList<>(values.size());
            for (int i = 0; i < values.size(); i++) {
                Object element = element(field, type, values.get(i), path, i);
                if (required && element == null) {
                    if (values.get(i) == null) {
                        fail(field, path, null);
                    }
                    throw new Missing();
                }
                answer.add(element);
            }
            return answer;
        }

        private @Nullable Object element(
                Selection field, GraphQLType type, @Nullable Object value, ResultPath path, int i) {
            GraphQLType bare = type instanceof GraphQLNonNull wrapper ? wrapper.getWrappedType() : type;
            if (value != null && bare instanceof GraphQLScalarType scalar) {
                return leaf(scalar, value);
            }
            try {
                return value == null ? null : object(field, value, path.segment(i));
            } catch (Missing missing) {
                return null;
            }
        }

        private static @Nullable Object leaf(GraphQLScalarType scalar, Object value) {
            Object told = Values.toClient(scalar, value);
            return told instanceof String && scalar.getName().equals("String")
                    ? told
                    : scalar.getCoercing()
                            .serialize(Objects.requireNonNull(told), GraphQLContext.getDefault(), Locale.ROOT);
        }

        /** Statements read one element more than was asked for, to know whether the list goes on. */
        private Map<String, @Nullable Object> connection(
                Selection of, Page page, String type, Map<?, ?> connection, ResultPath path) {
            List<?> rows = connection.get(Plan.ROWS) instanceof List<?> list ? list : List.of();
            boolean more = rows.size() > page.size();
            List<Map<?, ?>> elements = new ArrayList<>();
            rows.subList(0, more ? page.size() : rows.size()).forEach(row -> elements.add((Map<?, ?>) row));
            if (page.backward()) {
                Collections.reverse(elements);
            }
            Map<String, @Nullable Object> answer = new LinkedHashMap<>();
            for (Selection field : of.children()) {
                answer.put(
                        field.key(),
                        switch (field.name()) {
                            case Selection.TYPE_NAME -> type;
                            case "totalCount" ->
                                value(field, field.field().getType(), connection.get(Plan.TOTAL), path);
                            case "pageInfo" -> pageInfo(field, page, elements, more);
                            case "edges" -> edges(field, page, elements, path.segment(field.key()));
                            case "nodes" -> elements(field, elements, path);
                            default -> value(field, field.field().getType(), connection.get(field.key()), path);
                        });
            }
            return answer;
        }

        private List<?> elements(Selection field, List<Map<?, ?>> rows, ResultPath path) {
            List<@Nullable Object> values = new ArrayList<>(rows.size());
            rows.forEach(row -> values.add(row.get(field.key())));
            return (List<?>) Objects.requireNonNull(value(field, field.field().getType(), values, path));
        }

        private List<Object> edges(Selection field, Page page, List<Map<?, ?>> rows, ResultPath path) {
            String type = field.resultType().getName();
            List<Object> edges = new ArrayList<>(rows.size());
            for (int i = 0; i < rows.size(); i++) {
                Map<?, ?> edge = (Map<?, ?>) Objects.requireNonNull(rows.get(i).get(field.key()));
                ResultPath at = path.segment(i);
                Map<String, @Nullable Object> answer = new LinkedHashMap<>();
                for (Selection child : field.children()) {
                    answer.put(
                            child.key(),
                            switch (child.name()) {
                                case Selection.TYPE_NAME -> type;
                                case "cursor" -> cursor(page, edge);
                                default -> value(child, child.field().getType(), edge.get(child.key()), at);
                            });
                }
                edges.add(answer);
            }
            return edges;
        }

        private Map<String, @Nullable Object> pageInfo(
                Selection field, Page page, List<Map<?, ?>> elements, boolean more) {
            Map<String, @Nullable Object> info = new LinkedHashMap<>();
            for (Selection child : field.children()) {
                info.put(
                        child.key(),
                        switch (child.name()) {
                            case Selection.TYPE_NAME -> "PageInfo";
                            case "hasNextPage" -> page.backward() ? page.before() != null : more;
                            case "hasPreviousPage" -> page.backward() ? more : page.after() != null;
                            case "startCursor" -> elements.isEmpty() ? null : cursor(page, elements.get(0));
                            default -> elements.isEmpty() ? null : cursor(page, elements.get(elements.size() - 1));
                        });
            }
            return info;
        }

        private String cursor(Page page, Map<?, ?> row) {
            return cursors.encoded(page.list(), (List<?>) Objects.requireNonNull(row.get(Plan.PLACE)));
        }

        private void fail(Selection field, ResultPath around, @Nullable Throwable cause) {
            Fault fault = Errors.fault(new IllegalStateException(
                    field.coordinate() + " is " + (cause == null ? "absent in the graph" : "odd"), cause));
            errors.add(Errors.error(fault, around.segment(field.key())));
        }
    }
}

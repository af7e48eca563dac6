package io.guanxi.graphql;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLTypeUtil;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads what statements returned, which already has the form and the names of the answer. */
final class Fetchers {

    private Fetchers() {}

    static DataFetcher<@Nullable Object> within(String type, boolean connection, boolean node) {
        if (connection) {
            return Fetchers::ofConnection;
        }
        if (type.equals("PageInfo") || type.equals("MutationError")) {
            return environment ->
                    map(environment).get(environment.getFieldDefinition().getName());
        }
        if (type.endsWith("Payload")) {
            return environment -> map(environment)
                    .get(
                            environment.getFieldDefinition().getName().equals("errors")
                                    ? "errors"
                                    : environment.getField().getResultKey());
        }
        return environment -> ofObject(environment, type, node);
    }

    private static @Nullable Object ofObject(DataFetchingEnvironment environment, String type, boolean node) {
        String name = environment.getFieldDefinition().getName();
        Map<String, @Nullable Object> object = map(environment);
        if (name.equals("cursor") && type.endsWith("Edge")) {
            return Cursor.encoded((List<?>) Objects.requireNonNull(object.get(Plan.PLACE)));
        }
        Object value = object.get(environment.getField().getResultKey());
        if (name.equals("id") && node && value instanceof List<?> parts) {
            return new RelayId(type, String.valueOf(parts.get(0)), String.valueOf(parts.get(1))).encoded();
        }
        GraphQLNamedType result = GraphQLTypeUtil.unwrapAllAs(environment.getFieldType());
        return Coordinates.isLeaf(result) ? Values.toClient(result, value) : value;
    }

    private static @Nullable Object ofConnection(DataFetchingEnvironment environment) {
        Map<String, @Nullable Object> connection = map(environment);
        return switch (environment.getFieldDefinition().getName()) {
            case "totalCount" -> connection.get(Plan.TOTAL);
            case "pageInfo" -> pageInfo(connection);
            default ->
                page(connection).stream()
                        .map(row -> row.get(environment.getField().getResultKey()))
                        .toList();
        };
    }

    private static Map<String, @Nullable Object> pageInfo(Map<String, @Nullable Object> connection) {
        List<Map<String, @Nullable Object>> page = page(connection);
        Map<String, @Nullable Object> info = new HashMap<>();
        info.put("hasNextPage", rows(connection).size() > page.size());
        info.put("hasPreviousPage", connection.get(Plan.AFTER));
        if (!page.isEmpty() && page.get(0).containsKey(Plan.PLACE)) {
            info.put("startCursor", cursor(page.get(0)));
            info.put("endCursor", cursor(page.get(page.size() - 1)));
        }
        return info;
    }

    private static String cursor(Map<String, @Nullable Object> row) {
        return Cursor.encoded((List<?>) Objects.requireNonNull(row.get(Plan.PLACE)));
    }

    /** Statements read one element more than was asked for, to know whether the list goes on. */
    private static List<Map<String, @Nullable Object>> page(Map<String, @Nullable Object> connection) {
        List<Map<String, @Nullable Object>> rows = rows(connection);
        int first = ((Number) Objects.requireNonNull(connection.get(Plan.FIRST))).intValue();
        return rows.size() > first ? rows.subList(0, first) : rows;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, @Nullable Object>> rows(Map<String, @Nullable Object> connection) {
        return (List<Map<String, @Nullable Object>>) Objects.requireNonNull(connection.get(Plan.ROWS));
    }

    private static Map<String, @Nullable Object> map(DataFetchingEnvironment environment) {
        return Objects.requireNonNull(environment.<Map<String, @Nullable Object>>getSource());
    }
}

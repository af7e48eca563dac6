package io.guanxi.graphql;

import io.guanxi.graph.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Runs a plan and puts its parts together.
 *
 * @param source answers one statement for one request
 * @param then where results are worked on: the request's own context
 * @param gone completes when nobody waits for the answer any more; absent where that is never told
 */
record Reader(Source source, Executor then, @Nullable CompletionStage<?> gone) {

    static Reader of(Source source, Operation operation) {
        return new Reader(source, operation.then(), operation.gone());
    }

    /** What answers statements: the graph for a query, the transaction for a mutation. */
    interface Source {
        /**
         * The {@code data} of a request. Cancelling it tells that nobody waits for it.
         *
         * @param name of the operation
         * @param row the request's values
         * @param sizes of its pages
         */
        CompletableFuture<@Nullable Object> data(
                String name, Plan plan, Map<String, @Nullable Object> row, List<Integer> sizes);
    }

    /** A statement for rows that share it. */
    static Statement statement(
            String name, Plan plan, List<Map<String, @Nullable Object>> rows, List<Integer> sizes, Duration timeout) {
        Map<String, @Nullable Object> input = new HashMap<>();
        input.put("rows", rows);
        for (int i = 0; i < sizes.size(); i++) {
            input.put(Plan.sizeName(i), sizes.get(i));
        }
        return new Statement(name, plan.text(), input, timeout);
    }

    static @Nullable Object only(List<Map<String, Object>> rows) {
        return rows.get(0).get("data");
    }

    /** What a request's statements run with. */
    static Map<String, @Nullable Object> row(Map<String, @Nullable Object> shared, Selector.Selected selected) {
        Map<String, @Nullable Object> row = new HashMap<>(shared);
        for (int i = 0; i < selected.values().size(); i++) {
            row.put(Plan.valueName(i), selected.values().get(i));
        }
        return row;
    }

    private CompletableFuture<@Nullable Object> data(
            String name, Plan plan, Map<String, @Nullable Object> row, List<Integer> sizes) {
        CompletableFuture<@Nullable Object> data = source.data(name, plan, row, sizes);
        if (gone != null) {
            gone.whenComplete((left, never) -> data.cancel(false));
        }
        return data;
    }

    /** The answer of a root field. */
    CompletionStage<@Nullable Object> root(
            String name, Plan plan, Map<String, @Nullable Object> row, List<Integer> sizes) {
        return data(name, plan, row, sizes)
                .thenComposeAsync(
                        data -> {
                            if (data == null || plan.next().isEmpty()) {
                                return CompletableFuture.completedStage(data);
                            }
                            Object open = mutable(data);
                            return further(name, plan.next(), List.of(open), row, sizes)
                                    .thenApply(done -> open);
                        },
                        then);
    }

    /** What was asked for of objects, by their ids; those that do not exist are left out. */
    CompletionStage<Map<String, Map<String, Object>>> objects(
            String name, Plan plan, List<String> ids, Map<String, @Nullable Object> row, List<Integer> sizes) {
        Map<String, @Nullable Object> withParents = new HashMap<>(row);
        withParents.put("parents", ids);
        return supplied(name, plan, ids, withParents, sizes)
                .thenCompose(all -> data(name, plan, all, sizes))
                .thenComposeAsync(
                        data -> {
                            Map<String, Map<String, Object>> found = new LinkedHashMap<>();
                            for (Object one : (List<?>) Objects.requireNonNull(data)) {
                                Map<?, ?> object = (Map<?, ?>) one;
                                Object its = Objects.requireNonNull(object.get("data"));
                                found.put(
                                        (String) object.get(Plan.ID),
                                        object(plan.next().isEmpty() ? its : mutable(its)));
                            }
                            return further(name, plan.next(), List.copyOf(found.values()), row, sizes)
                                    .thenApply(done -> found);
                        },
                        then);
    }

    /** The row, with what Java adds. */
    private CompletionStage<Map<String, @Nullable Object>> supplied(
            String name, Plan plan, List<String> ids, Map<String, @Nullable Object> row, List<Integer> sizes) {
        return plan.supplied() == null
                ? CompletableFuture.completedStage(row)
                : plan.supplied().of(name, source, ids, row, sizes).thenApply(explained -> {
                    row.put("explained", explained);
                    return row;
                });
    }

    private CompletionStage<Void> further(
            String name, List<Plan> plans, List<?> roots, Map<String, @Nullable Object> row, List<Integer> sizes) {
        CompletionStage<Void> all = CompletableFuture.completedStage(null);
        for (Plan plan : plans) {
            List<Map<String, Object>> parents = new ArrayList<>();
            roots.forEach(root -> collect(root, plan.path(), 0, parents));
            if (parents.isEmpty()) {
                continue;
            }
            List<String> ids = parents.stream()
                    .map(parent -> (String) parent.get(Plan.ID))
                    .distinct()
                    .toList();
            CompletionStage<Void> one = objects(name, plan, ids, row, sizes).thenAccept(found -> {
                for (Map<String, Object> parent : parents) {
                    parent.putAll(found.getOrDefault((String) parent.get(Plan.ID), Map.of()));
                }
            });
            all = CompletableFuture.allOf(all.toCompletableFuture(), one.toCompletableFuture());
        }
        return all;
    }

    private static void collect(@Nullable Object from, List<String> path, int at, List<Map<String, Object>> found) {
        if (from instanceof List<?> list) {
            list.forEach(element -> collect(element, path, at, found));
        } else if (from instanceof Map<?, ?> map) {
            if (at == path.size()) {
                found.add(object(map));
            } else if (path.get(at).startsWith(Plan.OF_TYPE)) {
                if (path.get(at).equals(Plan.OF_TYPE + map.get(Plan.TYPE))) {
                    collect(from, path, at + 1, found);
                }
            } else {
                collect(map.get(path.get(at)), path, at + 1, found);
            }
        }
    }

    /** The driver's maps cannot be added to. */
    private static Object mutable(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<Object, @Nullable Object> copy = new HashMap<>();
            map.forEach((key, entry) -> copy.put(key, entry == null ? null : mutable(entry)));
            return copy;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>(list.size());
            list.forEach(element -> copy.add(element == null ? null : mutable(element)));
            return copy;
        }
        return Objects.requireNonNull(value);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Object map) {
        return (Map<String, Object>) map;
    }
}

package io.guanxi.graphql;

import io.guanxi.graph.Graph;
import io.guanxi.graph.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs a plan and puts its parts together.
 *
 * @param run how one statement is run: on its own for a query, inside the transaction for a mutation
 * @param then where results are worked on: the request's own context
 */
record Reader(Function<Statement, CompletionStage<List<Map<String, Object>>>> run, Executor then, Duration timeout) {

    static Reader of(Graph graph, Executor then, Duration timeout) {
        return new Reader(graph::read, then, timeout);
    }

    /** The answer of a root field. */
    CompletionStage<@Nullable Object> root(String name, Plan plan, Map<String, @Nullable Object> input) {
        return run.apply(statement(name, plan, input))
                .thenComposeAsync(
                        rows -> {
                            Object data = rows.get(0).get("data");
                            if (data == null || plan.next().isEmpty()) {
                                return CompletableFuture.completedStage(data);
                            }
                            Object open = mutable(data);
                            return further(name, plan.next(), List.of(open), input)
                                    .thenApply(done -> open);
                        },
                        then);
    }

    /** What was asked for of objects, by their ids; those that do not exist are left out. */
    CompletionStage<Map<String, Map<String, Object>>> objects(
            String name, Plan plan, List<String> ids, Map<String, @Nullable Object> input) {
        Map<String, @Nullable Object> withParents = new HashMap<>(input);
        withParents.put("parents", ids);
        return run.apply(statement(name, plan, withParents))
                .thenComposeAsync(
                        rows -> {
                            Map<String, Map<String, Object>> found = new LinkedHashMap<>();
                            for (Map<String, Object> row : rows) {
                                found.put((String) row.get("id"), object(mutable(row.get("data"))));
                            }
                            return further(name, plan.next(), List.copyOf(found.values()), input)
                                    .thenApply(done -> found);
                        },
                        then);
    }

    private CompletionStage<Void> further(
            String name, List<Plan> plans, List<?> roots, Map<String, @Nullable Object> input) {
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
            CompletionStage<Void> one = objects(name, plan, ids, input).thenAccept(found -> {
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
            } else {
                collect(map.get(path.get(at)), path, at + 1, found);
            }
        }
    }

    private Statement statement(String name, Plan plan, Map<String, @Nullable Object> input) {
        return new Statement(name, plan.text(), input, timeout);
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
        return java.util.Objects.requireNonNull(value);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Object map) {
        return (Map<String, Object>) map;
    }
}

package io.guanxi.fields;

import io.guanxi.graphql.CohortMembers;
import io.guanxi.graphql.Supplement;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** What is asked of each cohort of a place in an answer. */
record EachCohort(CohortMembers members, Executor workers) {

    /** Of one; absent where there is nothing to say. */
    interface Answer<T extends @Nullable Object> {
        CompletionStage<T> of(String id, String rule);
    }

    /** By their ids. */
    <T extends @Nullable Object> CompletionStage<Map<String, Object>> of(Supplement.Request request, Answer<T> answer) {
        return members.rules(request).thenCompose(rules -> {
            Map<String, CompletableFuture<T>> parts = new HashMap<>();
            rules.forEach((id, rule) -> parts.put(
                    id, Preparations.known(answer.of(id, rule), request::idOf).toCompletableFuture()));
            // Not on a thread of the driver: what follows may wait for the transaction of a mutation.
            return CompletableFuture.allOf(parts.values().toArray(CompletableFuture[]::new))
                    .thenApplyAsync(
                            done -> {
                                Map<String, Object> values = new HashMap<>();
                                parts.forEach((id, part) -> {
                                    T value = part.join();
                                    if (value != null) {
                                        values.put(id, value);
                                    }
                                });
                                return values;
                            },
                            workers);
        });
    }
}

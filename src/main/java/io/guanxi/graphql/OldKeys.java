package io.guanxi.graphql;

import io.guanxi.graph.CypherFiles;
import io.guanxi.graph.Graph;
import io.guanxi.graph.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The keys of members that were merged away: they stand for the survivors. Nobody looks for them before a member was not found, so that
 * whoever names members by the keys that they have pays nothing.
 */
final class OldKeys {

    private static final String SURVIVORS = CypherFiles.text("_merges/survivors");
    private static final String HOLD = CypherFiles.text("_merges/hold");

    private OldKeys() {}

    /** Leaves a transaction in which members were named by old keys: it has to be tried again with those that they have. */
    static final class Named extends RuntimeException {
        Named() {
            super("named by an old key", null, false, false);
        }
    }

    /**
     * Looks whether a member that was not found has another key now, or is there again because a merge was taken back meanwhile.
     *
     * @param replaced whether rows name members by the keys that they had when the transaction began
     * @throws Named if so
     */
    static void expectNone(
            Graph.Transaction transaction,
            Verb verb,
            List<Row> rows,
            Map<String, @Nullable Object> shared,
            boolean replaced) {
        List<String> missing = new ArrayList<>();
        for (Row row : rows) {
            Refusal refusal = row.refusal();
            if (refusal != null
                    && refusal.code().equals("NOT_FOUND")
                    && verb.members().contains(refusal.field())) {
                missing.add(String.valueOf(row.values().get(refusal.field())));
            }
        }
        if (!missing.isEmpty()) {
            Map<String, String> survivors = survivors(transaction, missing, shared);
            if ((!replaced && !survivors.isEmpty())
                    || survivors.entrySet().stream()
                            .anyMatch(found -> !found.getKey().equals(found.getValue()))) {
                throw new Named();
            }
        }
    }

    /** Has rows name members by the keys that they have, which stay the same until the transaction has ended. */
    static void replace(
            Graph.Transaction transaction, Verb verb, List<Row> rows, Map<String, @Nullable Object> shared) {
        List<String> keys = rows.stream()
                .flatMap(row -> verb.members().stream().map(row.values()::get))
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .distinct()
                .toList();
        transaction.run(HOLD, input(keys, shared));
        Map<String, String> survivors = survivors(transaction, keys, shared);
        for (Row row : rows) {
            for (String field : verb.members()) {
                row.values()
                        .computeIfPresent(field, (name, key) -> survivors.getOrDefault(key.toString(), key.toString()));
            }
        }
    }

    /** The key of the member whom a key stands for; absent if it stands for nobody. */
    static CompletionStage<@Nullable String> survivor(Graph graph, Duration timeout, String community, String key) {
        Map<String, Object> input = Map.of("community", community, "keys", List.of(key));
        return graph.read(new Statement("merges.survivors", SURVIVORS, input, timeout))
                .thenApply(found ->
                        found.isEmpty() ? null : String.valueOf(found.get(0).get("survivor")));
    }

    private static Map<String, String> survivors(
            Graph.Transaction transaction, List<String> keys, Map<String, @Nullable Object> shared) {
        Map<String, String> survivors = new HashMap<>();
        transaction
                .run(SURVIVORS, input(keys, shared))
                .forEach(found ->
                        survivors.put(String.valueOf(found.get("key")), String.valueOf(found.get("survivor"))));
        return survivors;
    }

    private static Map<String, Object> input(List<String> keys, Map<String, @Nullable Object> shared) {
        Map<String, Object> input = new HashMap<>(shared);
        input.put("keys", keys);
        return input;
    }
}

package io.guanxi.graphql;

import io.guanxi.graph.CypherFiles;
import io.guanxi.graph.Graph;
import io.guanxi.graph.Ids;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was done under which {@code idempotencyKey}: in the graph, so that every server knows it and none forgets it when it ends. It holds
 * the ids of what was changed and a hash of the input, nothing of what was said.
 */
final class IdempotencyKeys {

    /** Characters of a key at most. */
    static final int LENGTH = 200;

    /** How long a key is known. */
    static final Duration KEPT = Duration.ofHours(24);

    private IdempotencyKeys() {}

    /**
     * Makes whoever else brings the key of a call wait until the transaction ends, and says what was done under it before.
     *
     * @return the rows as they were done; absent if the key is new
     * @throws Refused if the key stands for another request
     */
    @Nullable
    static List<Row> earlier(Graph.Transaction transaction, Call call, Operation operation, String community) {
        Map<String, @Nullable Object> input = input(call, operation, community);
        input.put("newId", Ids.next());
        input.put("since", operation.now().minus(KEPT).atOffset(ZoneOffset.UTC));
        run(transaction, "lock", input);
        List<Map<String, Object>> found = run(transaction, "earlier", input);
        if (found.isEmpty()) {
            return null;
        }
        if (!call.digest().equals(found.get(0).get("input"))) {
            throw new Refused(
                    List.of(Refusal.ofAll(
                            "IDEMPOTENCY_CONFLICT",
                            "idempotencyKey",
                            "this key stands for another request, of the last 24 hours")),
                    List.of());
        }
        return FirstResults.rows(String.valueOf(found.get(0).get("results")));
    }

    /**
     * Keeps what was done under the key of a call.
     *
     * @param objects the names that the payload has for what was changed
     */
    static void keep(
            Graph.Transaction transaction,
            Call call,
            List<String> objects,
            List<Row> rows,
            Operation operation,
            String community) {
        Map<String, @Nullable Object> input = input(call, operation, community);
        input.put("input", call.digest());
        input.put("results", FirstResults.text(objects, rows));
        run(transaction, "keep", input);
    }

    private static Map<String, @Nullable Object> input(Call call, Operation operation, String community) {
        Map<String, @Nullable Object> input = operation.input(null);
        input.put("community", community);
        input.put("key", call.key());
        return input;
    }

    static List<Map<String, Object>> run(
            Graph.Transaction transaction, String file, Map<String, @Nullable Object> input) {
        return transaction.run(CypherFiles.text("_idempotency/" + file), input);
    }
}

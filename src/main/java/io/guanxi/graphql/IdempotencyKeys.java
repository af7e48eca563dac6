package io.guanxi.graphql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.guanxi.fault.Fault;
import io.guanxi.graph.CypherFile;
import io.guanxi.graph.CypherFiles;
import io.guanxi.graph.Graph;
import io.guanxi.graph.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was done under which {@code idempotencyKey}: in the graph, so that every server knows it and none forgets it when it ends. It holds
 * the ids of what was changed and a hash of the input, nothing of what was said.
 */
final class IdempotencyKeys {

    /** Characters of a key at most. */
    static final int LENGTH = 200;

    /** How long a key is known. */
    private static final Duration KEPT = Duration.ofHours(24);
    /** Nobody deletes a key in the moment in which somebody may use it anew. */
    private static final Duration GRACE = Duration.ofHours(1);
    /** How often this server looks for keys that are over. */
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private static final int BATCH = 1_000;

    private static final Logger log = LoggerFactory.getLogger(IdempotencyKeys.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<Map<String, String>>> RESULTS = new TypeReference<>() {};
    private static final String CODE = ".code";
    private static final String FIELD = ".field";

    private final Graph graph;
    private final AtomicLong nextSweep = new AtomicLong(Long.MIN_VALUE);

    IdempotencyKeys(Graph graph) {
        this.graph = graph;
    }

    /**
     * Makes whoever else brings the key of a call wait until the transaction ends, and says what was done under it before.
     *
     * @return the rows as they were done; absent if the key is new
     * @throws Refused if the key stands for another request
     */
    @Nullable
    List<Row> earlier(Graph.Transaction transaction, Call call, Operation operation, String community) {
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
        return rows(call, String.valueOf(found.get(0).get("results")));
    }

    /**
     * Keeps what was done under the key of a call.
     *
     * @param objects the names that the payload has for what was changed
     */
    void keep(
            Graph.Transaction transaction,
            Call call,
            List<String> objects,
            List<Row> rows,
            Operation operation,
            String community) {
        Map<String, @Nullable Object> input = input(call, operation, community);
        input.put("input", call.digest());
        input.put("results", results(objects, rows));
        run(transaction, "keep", input);
    }

    /** Deletes keys that are over, if this server has not just looked for some. Any server may, at any time. */
    void sweep(Instant now) {
        long due = nextSweep.get();
        if (now.toEpochMilli() < due
                || !nextSweep.compareAndSet(due, now.plus(PAUSE).toEpochMilli())) {
            return;
        }
        Map<String, @Nullable Object> input = new HashMap<>();
        input.put("now", now.atOffset(ZoneOffset.UTC));
        input.put("before", now.minus(KEPT).minus(GRACE).atOffset(ZoneOffset.UTC));
        input.put("limit", BATCH);
        try {
            while (graph.write("idempotency keys", transaction -> sweep(transaction, input)) == BATCH) {
                log.debug("{} idempotency keys are over", BATCH);
            }
        } catch (Fault failed) {
            // Another server may be deleting the same; what is left is found the next time.
            log.warn("idempotency keys that are over could not be deleted: {}", failed.toString());
        }
    }

    private static int sweep(Graph.Transaction transaction, Map<String, @Nullable Object> input) {
        List<Object> elements = run(transaction, "over", input).stream()
                .map(row -> Objects.requireNonNull(row.get("element")))
                .toList();
        Map<String, @Nullable Object> found = new HashMap<>(input);
        found.put("elements", elements);
        run(transaction, "delete", found);
        return elements.size();
    }

    private static Map<String, @Nullable Object> input(Call call, Operation operation, String community) {
        Map<String, @Nullable Object> input = operation.input(null);
        input.put("community", community);
        input.put("key", call.key());
        return input;
    }

    private static List<Map<String, Object>> run(
            Graph.Transaction transaction, String file, Map<String, @Nullable Object> input) {
        return transaction.run(
                CypherFile.onMap(CypherFiles.named("_idempotency/" + file).text()), input);
    }

    private static String results(List<String> objects, List<Row> rows) {
        List<Map<String, String>> results = new ArrayList<>(rows.size());
        for (Row row : rows) {
            Map<String, String> result = new HashMap<>();
            Refusal refusal = row.refusal();
            if (refusal != null) {
                result.put(CODE, refusal.code());
                if (refusal.field() != null) {
                    result.put(FIELD, refusal.field());
                }
            }
            for (String object : objects) {
                String id = row.id(object);
                if (id != null) {
                    result.put(object, id);
                }
            }
            results.add(result);
        }
        try {
            return JSON.writeValueAsString(results);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<Row> rows(Call call, String results) {
        try {
            List<Row> rows = new ArrayList<>(call.inputs().size());
            for (Map<String, String> result : JSON.readValue(results, RESULTS)) {
                Row row = new Row(rows.size(), Map.of());
                row.values().putAll(result);
                String code = result.get(CODE);
                if (code != null) {
                    row.refuse(new Refusal(
                            code, "it was refused when the request came first", result.get(FIELD), row.number(), null));
                }
                rows.add(row);
            }
            return rows;
        } catch (JsonProcessingException odd) {
            throw new IllegalStateException("what stands under an idempotency key is not ours", odd);
        }
    }
}

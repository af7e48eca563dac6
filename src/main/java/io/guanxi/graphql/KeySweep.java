package io.guanxi.graphql;

import io.guanxi.fault.Fault;
import io.guanxi.graph.Graph;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes idempotency keys that are over. Any server may, at any time; a key that is over and still there is not known any more. */
final class KeySweep {

    /** Nobody deletes a key in the moment in which somebody may use it anew. */
    private static final Duration GRACE = Duration.ofHours(1);
    /** How often this server looks for keys that are over. */
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private static final int BATCH = 1_000;

    private static final Logger log = LoggerFactory.getLogger(KeySweep.class);

    private final Graph graph;
    private final AtomicLong next = new AtomicLong(Long.MIN_VALUE);

    KeySweep(Graph graph) {
        this.graph = graph;
    }

    /** Looks for some, if this server has not just done so. */
    void sweep(Instant now) {
        long due = next.get();
        if (now.toEpochMilli() < due || !next.compareAndSet(due, now.plus(PAUSE).toEpochMilli())) {
            return;
        }
        Map<String, @Nullable Object> input = new HashMap<>();
        input.put("now", now.atOffset(ZoneOffset.UTC));
        input.put("before", now.minus(IdempotencyKeys.KEPT).minus(GRACE).atOffset(ZoneOffset.UTC));
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
        List<Object> elements = IdempotencyKeys.run(transaction, "over", input).stream()
                .map(row -> Objects.requireNonNull(row.get("element")))
                .toList();
        Map<String, @Nullable Object> found = new HashMap<>(input);
        found.put("elements", elements);
        IdempotencyKeys.run(transaction, "delete", found);
        return elements.size();
    }
}

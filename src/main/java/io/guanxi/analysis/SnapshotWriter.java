package io.guanxi.analysis;

import io.guanxi.fault.Fault;
import io.guanxi.graph.Graph;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes and deletes the snapshots of one computation, in batches that suit a transaction. A snapshot is {@code WRITING}, which
 * nobody reads, until all of its ranking is there, and again before the ranking goes.
 */
final class SnapshotWriter {

    private static final int BATCH = 10_000;

    private final Graph graph;
    private final String community;
    private final Snapshot.Kind kind;
    private int commits;

    SnapshotWriter(Graph graph, String community, Snapshot.Kind kind) {
        this.graph = graph;
        this.community = community;
        this.kind = kind;
    }

    /** Stores a snapshot that nobody sees yet. */
    void write(String id, Map<String, Object> properties, List<Standing> standings) {
        Map<String, Object> snapshot = new HashMap<>(properties);
        snapshot.putAll(Map.of("id", id, "community", community, "kind", kind.name()));
        change("_snapshot/create", Map.of("snapshot", snapshot));
        for (int from = 0; from < standings.size(); from += BATCH) {
            List<Map<String, Object>> rows = standings.subList(from, Math.min(from + BATCH, standings.size())).stream()
                    .map(Standing::row)
                    .toList();
            change("_snapshot/rank", Map.of("snapshot", id, "rows", rows));
        }
    }

    /** Lets readers see an influence snapshot and makes it the current one of its community, at once. */
    void publishAsCurrent(String id, int ranked, long durationMs) {
        graph.write("_snapshot/publish", inside -> {
            publish(inside, id, ranked, durationMs, null);
            return inside.run(Steps.text("_snapshot/point"), Map.of("community", community, "snapshot", id));
        });
        commits++;
    }

    /**
     * Lets readers see a measure.
     *
     * @param before the graph's version that was measured, if known; the snapshot is marked with the version that it has when nobody
     *     but this computation wrote since
     */
    void publishMeasure(String id, int ranked, long durationMs, @Nullable Long before) {
        Long after = before == null ? null : before + commits + 1;
        Map<String, Object> versions = new HashMap<>();
        versions.put("community", community);
        versions.put("before", before);
        versions.put("after", after);
        graph.write("_snapshot/publish", inside -> {
            publish(inside, id, ranked, durationMs, after);
            return inside.run(Steps.text("_snapshot/carry_version"), versions);
        });
        commits++;
    }

    /** Deletes what runs that did not finish left behind. */
    void deleteHalfWritten() {
        delete(list("_snapshot/half_written", Map.of("community", community, "kind", kind.name())));
    }

    /** Deletes the complete snapshots beyond the newest ones; the current one stays. */
    void keepNewest(int count) {
        delete(list("_snapshot/beyond_newest", Map.of("community", community, "kind", kind.name(), "keep", count)));
    }

    void delete(List<String> ids) {
        for (String id : ids) {
            Map<String, Object> snapshot = Map.of("snapshot", id);
            change("_snapshot/withdraw", snapshot);
            Map<String, Object> batch = Map.of("snapshot", id, "batch", BATCH);
            long deleted;
            do {
                deleted = change("_snapshot/delete_ranks", batch);
            } while (deleted == BATCH);
            change("_snapshot/delete", snapshot);
        }
    }

    private void publish(
            Graph.Transaction inside, String id, int ranked, long durationMs, @Nullable Long graphVersion) {
        Map<String, Object> input = new HashMap<>();
        input.put("snapshot", id);
        input.put("ranked", ranked);
        input.put("durationMs", durationMs);
        input.put("graphVersion", graphVersion);
        if (inside.run(Steps.text("_snapshot/publish"), input).isEmpty()) {
            throw Fault.of(
                    Fault.Kind.CONFLICT,
                    "COMPUTATION_OVERTAKEN",
                    "members were deleted or another server computed for community " + community
                            + " meanwhile, compute again");
        }
    }

    /** Runs a statement that returns one row with a count, or rows for what it changed, in a transaction of its own. */
    private long change(String file, Map<String, Object> input) {
        List<Map<String, Object>> rows = graph.write(file, inside -> inside.run(Steps.text(file), input));
        long changed = rows.isEmpty() ? 0 : count(rows.get(0));
        if (changed > 0) {
            commits++;
        }
        return changed;
    }

    private static long count(Map<String, Object> row) {
        return row.values().iterator().next() instanceof Long count ? count : 1;
    }

    private List<String> list(String file, Map<String, Object> input) {
        return graph.write(file, inside -> inside.run(Steps.text(file), input)).stream()
                .map(row -> Column.text(row, "id"))
                .toList();
    }
}

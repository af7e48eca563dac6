package io.guanxi.analysis;

import io.guanxi.fault.Fault;
import io.guanxi.feed.Outbox;
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
            publish(inside, id, ranked, durationMs);
            Map<String, @Nullable Object> about = new HashMap<>();
            about.put("snapshot", id);
            inside.run(Steps.text("_snapshot/point"), Map.of("community", community, "snapshot", id))
                    .forEach(about::putAll);
            Outbox.put(inside, community, "RankingChanged", about);
            return id;
        });
    }

    /** Lets readers see a snapshot. */
    void publish(String id, int ranked, long durationMs) {
        graph.write("_snapshot/publish", inside -> publish(inside, id, ranked, durationMs));
    }

    /** Deletes what runs that did not finish left behind. */
    void deleteHalfWritten() {
        delete(list("_snapshot/half_written", Map.of("community", community, "kind", kind.name())));
    }

    /** Deletes the complete snapshots beyond the newest ones; the current one stays. */
    void keepNewest(int count) {
        delete(list("_snapshot/beyond_newest", Map.of("community", community, "kind", kind.name(), "keep", count)));
    }

    /** Deletes measures of earlier states of the graph; the last one before now stays for those who are paging through it. */
    void deleteSuperseded(String formula) {
        delete(list("_snapshot/superseded", Map.of("community", community, "formula", formula)));
    }

    private void delete(List<String> ids) {
        for (String id : ids) {
            Map<String, Object> snapshot = Map.of("snapshot", id);
            change("_snapshot/withdraw", snapshot);
            Map<String, Object> batch = Map.of("snapshot", id, "batch", BATCH);
            long deleted;
            do {
                deleted = Column.count(change("_snapshot/delete_ranks", batch).get(0), "deleted");
            } while (deleted == BATCH);
            change("_snapshot/delete", snapshot);
        }
    }

    private List<Map<String, Object>> publish(Graph.Transaction inside, String id, int ranked, long durationMs) {
        List<Map<String, Object>> published = inside.run(
                Steps.text("_snapshot/publish"), Map.of("snapshot", id, "ranked", ranked, "durationMs", durationMs));
        if (published.isEmpty()) {
            throw Fault.of(
                    Fault.Kind.CONFLICT,
                    "COMPUTATION_OVERTAKEN",
                    "members were deleted or another server computed for community " + community
                            + " meanwhile, compute again");
        }
        return published;
    }

    private List<Map<String, Object>> change(String file, Map<String, Object> input) {
        return graph.write(file, inside -> inside.run(Steps.text(file), input));
    }

    private List<String> list(String file, Map<String, Object> input) {
        return change(file, input).stream().map(row -> Column.text(row, "id")).toList();
    }
}

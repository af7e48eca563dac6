package io.guanxi.analysis;

import io.guanxi.fault.Fault;
import io.guanxi.feed.Outbox;
import io.guanxi.graph.Graph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes and deletes the snapshots of one computation, in batches that suit a transaction. A snapshot is {@code WRITING}, which
 * nobody reads, until all of its ranking is there, and again before the ranking goes.
 */
final class SnapshotWriter {

    /** In one transaction. */
    private static final int BLOCKS = 20;
    /** Transactions at a time. */
    private static final int LANES = 2;

    private static final ExecutorService THREADS = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "guanxi-writing");
        thread.setDaemon(true);
        return thread;
    });

    private final Graph graph;
    private final String community;
    private final Snapshot.Kind kind;

    SnapshotWriter(Graph graph, String community, Snapshot.Kind kind) {
        this.graph = graph;
        this.community = community;
        this.kind = kind;
    }

    /** Stores a snapshot that nobody sees yet. */
    void write(String id, Map<String, Object> properties, Table table) {
        Map<String, Object> snapshot = new HashMap<>(properties);
        snapshot.putAll(Map.of("id", id, "community", community, "kind", kind.name()));
        change("_snapshot/create", Map.of("snapshot", snapshot));
        inBatches(BLOCKS, table.ranks(id, community), blocks -> change("_snapshot/ranks", Map.of("blocks", blocks)));
    }

    /**
     * Stores rankings that nobody sees yet, where they are found by member too.
     *
     * @param progress hears how much is there, 0..1
     */
    void writeFound(String id, Map<String, Object> properties, Rankings rankings, DoubleConsumer progress) {
        progress.accept(0);
        write(id, properties, rankings.influence());
        progress.accept(0.4);
        inBatches(
                BLOCKS,
                rankings.value().ranks(id, community),
                blocks -> change("_snapshot/values", Map.of("blocks", blocks)));
        progress.accept(0.8);
        inBatches(
                BLOCKS,
                rankings.influence().places(id, rankings.value()),
                blocks -> change("_snapshot/places", Map.of("blocks", blocks)));
        change("_snapshot/stored", Map.of("snapshot", id));
    }

    /** The snapshot of which a computation that broke off had stored everything but what readers of the current ranking look at. */
    Optional<Snapshot> stored() {
        return change("_snapshot/unpublished", Map.of("community", community, "kind", kind.name())).stream()
                .findFirst()
                .<Map<?, ?>>map(row -> Column.map(row, "snapshot"))
                .map(Snapshot::of);
    }

    /**
     * Stores rankings in the slot that readers do not look at, as far as they are not there yet.
     *
     * @param id of the snapshot that holds them
     * @param size how many members they rank
     * @param progress hears how much is there, 0..1
     */
    void writeSlot(String id, int size, DoubleConsumer progress) {
        Map<String, Object> about = Map.of("community", community, "snapshot", id);
        long slot = Column.count(change("_snapshot/slot", about).get(0), "slot");
        List<Change> changes = new ArrayList<>();
        for (String file : List.of("_snapshot/rank", "_snapshot/value")) {
            for (int from = 0; from < size; from += Table.BLOCK) {
                Map<String, Object> block = new HashMap<>(about);
                block.putAll(Map.of("slot", slot, "last", Math.min(from + Table.BLOCK, size)));
                changes.add(new Change(file, block));
            }
        }
        sideBySide(changes, progress);
    }

    private record Change(String file, Map<String, Object> input) {}

    /** What touches different things: the database waits for its disk and for this process, and can do something else meanwhile. */
    private void sideBySide(List<Change> changes, DoubleConsumer progress) {
        AtomicInteger begun = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        Runnable lane = () -> {
            for (int i = begun.getAndIncrement(); i < changes.size(); i = begun.getAndIncrement()) {
                try {
                    change(changes.get(i).file(), changes.get(i).input());
                    synchronized (done) {
                        progress.accept((double) done.incrementAndGet() / changes.size());
                    }
                } catch (RuntimeException failed) {
                    begun.set(changes.size());
                    throw failed;
                }
            }
        };
        Graph.await(CompletableFuture.allOf(Stream.generate(() -> CompletableFuture.runAsync(lane, THREADS))
                .limit(LANES)
                .toArray(CompletableFuture[]::new)));
    }

    private static <T> void inBatches(int size, List<T> rows, Consumer<List<T>> write) {
        for (int from = 0; from < rows.size(); from += size) {
            write.accept(rows.subList(from, Math.min(from + size, rows.size())));
        }
    }

    /**
     * Lets readers see an influence snapshot and makes it the current one of its community, at once.
     *
     * @param ending what is done in the same transaction, if it does not throw
     */
    void publishAsCurrent(String id, int ranked, long durationMs, Consumer<Graph.Transaction> ending) {
        graph.write("_snapshot/publish", inside -> {
            Map<String, Object> ranking = Map.of("community", community, "snapshot", id, "ranked", ranked);
            expect(inside.run(Steps.text("_snapshot/in_slot"), ranking));
            publish(inside, id, ranked, durationMs);
            Map<String, @Nullable Object> about = new HashMap<>();
            about.put("snapshot", id);
            inside.run(Steps.text("_snapshot/point"), Map.of("community", community, "snapshot", id))
                    .forEach(about::putAll);
            Outbox.put(inside, community, "RankingChanged", about);
            ending.accept(inside);
            return id;
        });
    }

    /** Lets readers see a snapshot. */
    void publish(String id, int ranked, long durationMs) {
        publish(id, ranked, durationMs, inside -> {});
    }

    /** @param ending what is done in the same transaction, if it does not throw */
    void publish(String id, int ranked, long durationMs, Consumer<Graph.Transaction> ending) {
        graph.write("_snapshot/publish", inside -> {
            List<Map<String, Object>> published = publish(inside, id, ranked, durationMs);
            ending.accept(inside);
            return published;
        });
    }

    /** Deletes one that is given up, unless it was published. */
    void giveUp(String id) {
        graph.write("_snapshot/give_up", inside -> {
            List<Map<String, Object>> incomplete = inside.run(Steps.text("_snapshot/give_up"), Map.of("snapshot", id));
            return incomplete.isEmpty() ? incomplete : delete(inside, id);
        });
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

    /** Deletes what was weighed anew of rankings that are gone. */
    void deleteBaseless() {
        delete(list("_snapshot/baseless", Map.of("community", community)));
    }

    /** At once, so that nobody reads half of one. */
    private void delete(List<String> ids) {
        for (String id : ids) {
            graph.write("_snapshot/delete", inside -> delete(inside, id));
        }
    }

    private static List<Map<String, Object>> delete(Graph.Transaction inside, String id) {
        inside.run(Steps.text("_snapshot/delete_blocks"), Map.of("snapshot", id));
        return inside.run(Steps.text("_snapshot/delete"), Map.of("snapshot", id));
    }

    private List<Map<String, Object>> publish(Graph.Transaction inside, String id, int ranked, long durationMs) {
        return expect(inside.run(
                Steps.text("_snapshot/publish"), Map.of("snapshot", id, "ranked", ranked, "durationMs", durationMs)));
    }

    private List<Map<String, Object>> expect(List<Map<String, Object>> rows) {
        if (rows.isEmpty()) {
            throw Fault.of(
                    Fault.Kind.CONFLICT,
                    "COMPUTATION_OVERTAKEN",
                    "members were deleted or another server computed for community " + community
                            + " meanwhile, compute again");
        }
        return rows;
    }

    private List<Map<String, Object>> change(String file, Map<String, Object> input) {
        return graph.write(file, inside -> inside.run(Steps.text(file), input));
    }

    private List<String> list(String file, Map<String, Object> input) {
        return change(file, input).stream().map(row -> Column.text(row, "id")).toList();
    }
}

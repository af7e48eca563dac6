package io.guanxi.analysis;

import io.guanxi.fault.Fault;
import io.guanxi.graph.Graph;
import io.guanxi.graph.Ids;
import io.guanxi.jobs.Patience;
import io.guanxi.jobs.RunningJob;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleConsumer;

/**
 * Snapshots that are computed when somebody asks for what they hold: once for a state of the graph, and one of a kind at a time in a community, whichever
 * server is asked. Whoever asks waits for a moment; what takes longer goes on as a job, and is good for a minute when it is done, because reading
 * whether it still is would take as long.
 */
final class OnRequest {

    private static final Duration GOOD = Duration.ofMinutes(1);
    /** What took less the last time needs no job that somebody could look at. */
    private static final Duration QUICK = Duration.ofSeconds(1);

    private static final ExecutorService THREADS = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "guanxi-computing");
        thread.setDaemon(true);
        return thread;
    });

    private final Graph graph;
    private final Steps steps;
    private final RunningJob.Kind kind;
    private final Duration patience;
    private final Patience waiting;
    private final ConcurrentHashMap<Asked, CompletableFuture<String>> underWay = new ConcurrentHashMap<>();

    /** @param patience how long whoever asks waits */
    OnRequest(Graph graph, Duration timeout, RunningJob.Kind kind, Duration patience) {
        this.graph = graph;
        this.steps = new Steps(graph, timeout);
        this.kind = kind;
        this.patience = patience;
        this.waiting = new Patience(graph, kind, patience);
    }

    private record Asked(String community, String formula) {}

    /** How the ties are read that it is computed from. */
    interface Source {
        /**
         * Reads them.
         *
         * @param progress hears how much is read, 0..1, and may end it by throwing
         */
        TieGraph ties(Steps steps, DoubleConsumer progress);
    }

    /** How it is computed and stored, under the id that is given. */
    interface Computing {
        void store(Given given);
    }

    /**
     * What it is computed from.
     *
     * @param id of the snapshot
     * @param steps statements that end when the job is cancelled
     * @param about what every snapshot says of itself, to be added to
     * @param begun when, by {@link System#nanoTime}
     */
    record Given(String id, TieGraph ties, Steps steps, Map<String, Object> about, RunningJob job, long begun) {

        long millis() {
            return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        }

        /** To be called in the transaction that lets readers see the snapshot. */
        void end(Graph.Transaction inside) {
            OnRequest.end(inside, id, job);
        }
    }

    private record Work(Asked asked, Instant now, Source source, Computing computing, long begun) {

        String hash(RunningJob.Kind kind, TieGraph ties) {
            var hash = new InputHash();
            hash.fact(kind.name(), asked.community(), asked.formula());
            ties.tell(hash);
            return hash.hex();
        }

        String compute(TieGraph ties, String inputHash, Steps steps, RunningJob job) {
            Map<String, Object> about = new HashMap<>(Map.of(
                    "inputHash", inputHash,
                    "formula", asked.formula(),
                    "asOf", Steps.time(now),
                    "computedAt", Steps.time(now),
                    "members", ties.members().size(),
                    "relationships", ties.size()));
            Given given = new Given(Ids.next(), ties, steps, about, job, begun);
            computing.store(given);
            return given.id();
        }
    }

    /**
     * The snapshot that holds it.
     *
     * @param formula what is computed: equal ones ask for the same
     * @return its internal id
     * @throws Fault CONFLICT with the code COMPUTING if it takes longer than whoever asks waits
     */
    String snapshot(String community, String formula, Instant now, Source source, Computing computing) {
        Recent recent = recent(community, formula);
        Work work = new Work(new Asked(community, formula), now, source, computing, System.nanoTime());
        return recent.good().orElseGet(() -> waiting.await(community, begun(work, recent.quick()), patience));
    }

    /**
     * The same of what follows from its formula alone, whatever becomes of the graph: it is good for ever.
     *
     * @param patience how long whoever asks waits
     */
    String snapshot(String community, String formula, Instant now, Duration patience, Computing computing) {
        Work work = new Work(
                new Asked(community, formula),
                now,
                (steps, progress) -> new TieGraph(List.of(), false),
                computing,
                System.nanoTime());
        return stored(community, work.hash(kind, work.source().ties(steps, done -> {})))
                .orElseGet(() -> waiting.await(community, begun(work, false), patience));
    }

    private CompletableFuture<String> begun(Work work, boolean quick) {
        CompletableFuture<String> mine = new CompletableFuture<>();
        CompletableFuture<String> others = underWay.putIfAbsent(work.asked(), mine);
        if (others != null) {
            return others;
        }
        THREADS.execute(() -> {
            try {
                String found = quick ? findQuickly(work) : find(work);
                underWay.remove(work.asked());
                mine.complete(found);
            } catch (Throwable failed) {
                underWay.remove(work.asked());
                mine.completeExceptionally(failed);
            }
        });
        return mine;
    }

    /** Without a job, unless there is something to compute. */
    private String findQuickly(Work work) {
        TieGraph ties = work.source().ties(steps, done -> {});
        String hash = work.hash(kind, ties);
        return stored(work.asked().community(), hash)
                .orElseGet(() -> job(work).perform(job -> computed(work, ties, hash, job)));
    }

    private String find(Work work) {
        return job(work).perform(job -> {
            TieGraph ties = work.source().ties(steps.as(job.run()), job.within("reading", 0, 0.5));
            return computed(work, ties, work.hash(kind, ties), job);
        });
    }

    private String computed(Work work, TieGraph ties, String hash, RunningJob job) {
        Optional<String> stored = stored(work.asked().community(), hash);
        stored.ifPresent(id -> graph.write("_snapshot/confirm", inside -> {
            end(inside, id, job);
            return id;
        }));
        return stored.orElseGet(() -> work.compute(ties, hash, steps.as(job.run()), job));
    }

    private static void end(Graph.Transaction inside, String snapshot, RunningJob job) {
        inside.run(Steps.text("_snapshot/confirm"), Map.of("snapshot", snapshot));
        job.done(inside, snapshot);
    }

    private RunningJob job(Work work) {
        return waiting.job(work.asked().community(), work.asked().formula(), work.now());
    }

    private Optional<String> stored(String community, String hash) {
        return steps
                .read("_snapshot/of_input", Map.of("community", community, "kind", kind.name(), "inputHash", hash))
                .stream()
                .findFirst()
                .map(row -> Column.text(row, "id"));
    }

    /**
     * What was computed of a formula last.
     *
     * @param good the snapshot, if it took longer than anybody waits and was found to be of the present state a moment ago
     * @param quick whether it took so little that nobody needs to see a job
     */
    private record Recent(Optional<String> good, boolean quick) {}

    private Recent recent(String community, String formula) {
        return steps
                .read(
                        "_snapshot/recent",
                        Map.of(
                                "community",
                                community,
                                "kind",
                                kind.name(),
                                "formula",
                                formula,
                                "millis",
                                GOOD.toMillis()))
                .stream()
                .findFirst()
                .map(row -> {
                    boolean slow = Column.count(row, "durationMs") >= patience.toMillis();
                    boolean good = slow && Column.flag(row, "confirmed");
                    return new Recent(
                            good ? Optional.of(Column.text(row, "id")) : Optional.empty(),
                            Column.count(row, "durationMs") < Math.min(QUICK.toMillis(), patience.toMillis()));
                })
                .orElse(new Recent(Optional.empty(), false));
    }
}

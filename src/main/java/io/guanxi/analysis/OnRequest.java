package io.guanxi.analysis;

import io.guanxi.fault.Fault;
import io.guanxi.graph.Graph;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
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

    private static final Duration RETRY = Duration.ofMillis(50);

    private static final ExecutorService THREADS = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "guanxi-computing");
        thread.setDaemon(true);
        return thread;
    });

    private final Graph graph;
    private final Steps steps;
    private final RunningJob.Kind kind;
    private final Duration patience;
    private final ConcurrentHashMap<Asked, CompletableFuture<String>> underWay = new ConcurrentHashMap<>();

    /** @param patience how long whoever asks waits */
    OnRequest(Graph graph, Duration timeout, RunningJob.Kind kind, Duration patience) {
        this.graph = graph;
        this.steps = new Steps(graph, timeout);
        this.kind = kind;
        this.patience = patience;
    }

    private record Asked(String community, String formula) {}

    /** What is computed, from ties. */
    interface Work {
        /**
         * Reads what it is computed from.
         *
         * @param progress hears how much is read, 0..1, and may end it by throwing
         */
        TieGraph read(Steps steps, DoubleConsumer progress);

        /** Computes and stores it, and says so in the transaction that lets readers see it. */
        String compute(TieGraph ties, String inputHash, RunningJob job, Ending ending);
    }

    /** What is done in the transaction that lets readers see a snapshot. */
    interface Ending {
        void in(Graph.Transaction inside, String snapshot);
    }

    /**
     * The snapshot that holds it.
     *
     * @param formula what is computed: equal ones ask for the same
     * @return its internal id
     * @throws Fault CONFLICT with the code COMPUTING if it takes longer than whoever asks waits
     */
    String snapshot(String community, String formula, Instant now, Work work) {
        Optional<String> good = recent(community, formula).good();
        return good.orElseGet(() -> await(community, begun(new Asked(community, formula), now, work)));
    }

    private CompletableFuture<String> begun(Asked asked, Instant now, Work work) {
        CompletableFuture<String> mine = new CompletableFuture<>();
        CompletableFuture<String> others = underWay.putIfAbsent(asked, mine);
        if (others != null) {
            return others;
        }
        THREADS.execute(() -> {
            try {
                String found = find(asked, now, work);
                underWay.remove(asked);
                mine.complete(found);
            } catch (Throwable failed) {
                underWay.remove(asked);
                mine.completeExceptionally(failed);
            }
        });
        return mine;
    }

    private String await(String community, CompletableFuture<String> snapshot) {
        try {
            return snapshot.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw computing(community);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw Fault.unavailable("CLOSING", "the server is closing", interrupted);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException why
                    ? why
                    : new IllegalStateException("computing failed", failed.getCause());
        }
    }

    /** With the job that whoever asked can look at. */
    private Fault computing(String community) {
        Fault fault = kind.computing(community);
        return steps.run("_jobs/of_kind", Map.of("community", community, "kind", kind.name())).stream()
                .findFirst()
                .map(row -> fault.with("job", Column.text(row, "id")))
                .orElse(fault);
    }

    private String find(Asked asked, Instant now, Work work) {
        if (recent(asked.community(), asked.formula()).quick()) {
            TieGraph ties = work.read(steps, done -> {});
            String hash = hash(asked, ties);
            return stored(asked.community(), hash)
                    .orElseGet(() -> job(asked, now).perform(job -> computed(asked, ties, hash, job, work)));
        }
        return job(asked, now).perform(job -> {
            TieGraph ties = work.read(job.steps(), job.within("reading", 0, 0.5));
            return computed(asked, ties, hash(asked, ties), job, work);
        });
    }

    private String computed(Asked asked, TieGraph ties, String hash, RunningJob job, Work work) {
        Optional<String> stored = stored(asked.community(), hash);
        stored.ifPresent(id -> graph.write("_snapshot/confirm", inside -> {
            end(inside, id, job);
            return id;
        }));
        return stored.orElseGet(() -> work.compute(ties, hash, job, (inside, snapshot) -> end(inside, snapshot, job)));
    }

    private static void end(Graph.Transaction inside, String snapshot, RunningJob job) {
        inside.run(Steps.text("_snapshot/confirm"), Map.of("snapshot", snapshot));
        job.done(inside, snapshot);
    }

    /** Waits for the job as long as whoever asks does. */
    private RunningJob job(Asked asked, Instant now) {
        var terms = new RunningJob.Terms(kind, asked.formula(), null, null, false, now);
        long since = System.nanoTime();
        while (true) {
            Optional<RunningJob> job = RunningJob.take(steps, asked.community(), terms, (step, done) -> {});
            if (job.isPresent()) {
                return job.get();
            }
            if (System.nanoTime() - since > patience.toNanos()) {
                throw computing(asked.community());
            }
            LockSupport.parkNanos(RETRY.toNanos());
        }
    }

    private Optional<String> stored(String community, String hash) {
        return steps
                .read("_snapshot/of_input", Map.of("community", community, "kind", kind.name(), "inputHash", hash))
                .stream()
                .findFirst()
                .map(row -> Column.text(row, "id"));
    }

    private String hash(Asked asked, TieGraph ties) {
        var hash = new InputHash();
        hash.fact(kind.name(), asked.community(), asked.formula());
        ties.tell(hash);
        return hash.hex();
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

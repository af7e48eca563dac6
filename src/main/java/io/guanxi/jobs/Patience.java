package io.guanxi.jobs;

import io.guanxi.fault.Fault;
import io.guanxi.graph.Graph;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How long whoever asks waits. What takes longer goes on, and is seen as a job that tells how far it is and can be cancelled. What reads the graph for all servers is done
 * {@link #alone}; what makes an image in the memory of this one, {@link #during} a job that those who wait for it share.
 */
public final class Patience {

    private static final Logger log = LoggerFactory.getLogger(Patience.class);
    /** What takes less needs no job that somebody could look at. */
    private static final Duration QUICK = Duration.ofSeconds(1);
    /** How often a job that is shown tells how far it is, and hears whether it is wanted. */
    private static final Duration LOOK = Duration.ofMillis(500);
    /** How often it is tried to get a job that somebody else has. */
    private static final Duration RETRY = Duration.ofMillis(50);

    private static final ExecutorService THREADS = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "guanxi-waiting");
        thread.setDaemon(true);
        return thread;
    });

    private final Graph graph;
    private final RunningJob.Kind kind;
    private final Duration patience;
    private final ConcurrentHashMap<String, Progress> underWay = new ConcurrentHashMap<>();
    /** Communities in which what is done alone took little the last time. */
    private final Set<String> quick = ConcurrentHashMap.newKeySet();

    /**
     * That of those who ask for things of a kind.
     *
     * @param patience how long whoever asks waits
     */
    public Patience(Graph graph, RunningJob.Kind kind, Duration patience) {
        this.graph = graph;
        this.kind = kind;
        this.patience = patience;
    }

    /** The error of who does not wait any longer, with the job that they can look at. */
    public Fault computing(String community) {
        Fault fault = kind.computing(community);
        return RunningJob.id(graph, community, kind)
                .map(id -> fault.with("job", id))
                .orElse(fault);
    }

    /**
     * The job of the kind, once nobody else has it.
     *
     * @param formula what is done, in words
     * @throws Fault CONFLICT with the code COMPUTING if it takes longer than whoever asks waits
     */
    public RunningJob job(String community, String formula, Instant now) {
        var terms = new RunningJob.Terms(kind, formula, null, null, false, now);
        long since = System.nanoTime();
        while (true) {
            Optional<RunningJob> job = RunningJob.take(graph, community, terms, (step, done) -> {});
            if (job.isPresent()) {
                return job.get();
            }
            if (System.nanoTime() - since > patience.toNanos()) {
                throw computing(community);
            }
            LockSupport.parkNanos(RETRY.toNanos());
        }
    }

    /**
     * Waits for it.
     *
     * @param most how long
     * @throws Fault CONFLICT with the code COMPUTING if it takes longer
     */
    public <T> T await(String community, CompletableFuture<T> result, Duration most) {
        return within(most, result).orElseThrow(() -> computing(community));
    }

    /** What comes of it, or what it fails with; absent if it takes longer. */
    static <T> Optional<T> within(Duration most, CompletableFuture<T> result) {
        try {
            return Optional.of(result.get(most.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException late) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw Fault.unavailable("CLOSING", "the server is closing", interrupted);
        } catch (ExecutionException failed) {
            Throwable why = failed.getCause() instanceof CompletionException wrapped && wrapped.getCause() != null
                    ? wrapped.getCause()
                    : failed.getCause();
            throw why instanceof RuntimeException known ? known : new IllegalStateException("computing failed", why);
        }
    }

    /**
     * Does something that only one does at a time in a community, whichever server is asked, and that is to be stored. Who has waited long enough is told so, and it is stored
     * without them.
     *
     * @param formula what is done, in words
     * @param store in the transaction in which the job ends; nothing if the caller was still there and stores it themself
     * @return what the work gives, not stored
     * @throws Fault CONFLICT with the code COMPUTING if it takes longer than whoever asks waits
     */
    public <T> T alone(
            String community,
            String formula,
            Instant now,
            Function<Progress, T> work,
            BiConsumer<Graph.Transaction, T> store) {
        // Either the caller leaves or the work ends: whichever completes it first.
        CompletableFuture<Boolean> left = new CompletableFuture<>();
        CompletableFuture<T> found = CompletableFuture.supplyAsync(
                () -> performed(community, formula, now, work, (inside, done) -> {
                    left.complete(false);
                    if (left.join()) {
                        store.accept(inside, done);
                    }
                }),
                THREADS);
        return within(patience, found).orElseGet(() -> {
            left.complete(true);
            if (left.join()) {
                throw computing(community);
            }
            return Graph.await(found);
        });
    }

    /** Does the same if nobody stores it, for as long as it takes. */
    public <T> T alone(String community, String formula, Instant now, Function<Progress, T> work) {
        return performed(community, formula, now, work, (inside, done) -> {});
    }

    /** What took little the last time is done without a job. */
    private <T> T performed(
            String community,
            String formula,
            Instant now,
            Function<Progress, T> work,
            BiConsumer<Graph.Transaction, T> end) {
        long begun = System.nanoTime();
        T done = quick.contains(community)
                ? ended(work.apply(Progress.UNSEEN), end)
                : job(community, formula, now)
                        .perform(job -> ended(work.apply(new Progress(job)), (inside, found) -> {
                            end.accept(inside, found);
                            job.done(inside, null);
                        }));
        if (System.nanoTime() - begun < Math.min(QUICK.toNanos(), patience.toNanos())) {
            quick.add(community);
        } else {
            quick.remove(community);
        }
        return done;
    }

    private <T> T ended(T done, BiConsumer<Graph.Transaction, T> end) {
        return graph.write("_jobs/end", inside -> {
            end.accept(inside, done);
            return done;
        });
    }

    /**
     * Does something that somebody waits for. There is one job for all who wait for something in a community. What is done lies in the memory of this server, so that others may do
     * the same at that time: of those one has the job, and the next gets it when that one is done.
     *
     * @return what the work gives; after a while fails with {@code COMPUTING} and the internal id of the job, whatever becomes of the work
     */
    public <T> CompletableFuture<T> during(
            String community, Instant now, Function<Progress, CompletableFuture<T>> work) {
        Progress progress = underWay.compute(community, (key, before) -> {
            Progress mine = before == null || before.isEnded() ? begun(community, now) : before;
            mine.enter();
            return mine;
        });
        CompletableFuture<T> result;
        try {
            result = work.apply(progress);
        } catch (RuntimeException refused) {
            leave(community, progress, refused);
            throw refused;
        }
        var unused = result.whenComplete((value, failed) -> leave(community, progress, failed));
        return within(community, result, progress.shown());
    }

    /** What comes of it; after a while fails with {@code COMPUTING}, and it goes on. */
    public <T> CompletableFuture<T> within(String community, CompletableFuture<T> result) {
        return within(community, result, CompletableFuture.completedFuture(null));
    }

    /** @param shown ends when there is a job to look at */
    private <T> CompletableFuture<T> within(String community, CompletableFuture<T> result, CompletableFuture<?> shown) {
        return result.copy()
                .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionallyCompose(failed -> failed instanceof TimeoutException
                        ? shown.thenApplyAsync(
                                there -> {
                                    throw computing(community);
                                },
                                THREADS)
                        : CompletableFuture.failedFuture(failed));
    }

    private void leave(String community, Progress progress, @Nullable Throwable failed) {
        underWay.compute(community, (key, current) -> progress.leave(failed) && current == progress ? null : current);
    }

    private Progress begun(String community, Instant now) {
        Progress progress = new Progress(null);
        Duration unseen = patience.compareTo(QUICK) < 0 ? patience : QUICK;
        CompletableFuture.delayedExecutor(unseen.toMillis(), TimeUnit.MILLISECONDS, THREADS)
                .execute(() -> {
                    try {
                        show(community, now, progress);
                    } catch (RuntimeException failed) {
                        // Whoever waits hears of their own failure; they do not need the job.
                        log.debug("a job about {} has ended: {}", community, failed.toString());
                    } finally {
                        progress.shown().complete(null);
                    }
                });
        return progress;
    }

    private void show(String community, Instant now, Progress progress) {
        var terms = new RunningJob.Terms(kind, null, null, null, false, now);
        while (!progress.isOver()) {
            Optional<RunningJob> job = RunningJob.take(graph, community, terms, (step, done) -> {});
            progress.shown().complete(null);
            if (job.isPresent()) {
                job.get().perform(held -> told(held, progress));
                return;
            }
            if (progress.isOver(LOOK)) {
                return;
            }
        }
    }

    private Progress told(RunningJob job, Progress progress) {
        while (!progress.isOver(LOOK)) {
            try {
                job.step(progress.at().name(), progress.at().done());
            } catch (Fault fault) {
                if (fault.code().equals("CANCELLED")) {
                    progress.end(fault);
                }
                throw fault;
            }
        }
        return ended(progress, (inside, over) -> job.done(inside, null));
    }
}

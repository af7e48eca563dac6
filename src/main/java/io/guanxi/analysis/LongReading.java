package io.guanxi.analysis;

import io.guanxi.fault.Fault;
import io.guanxi.graph.Graph;
import io.guanxi.jobs.Patience;
import io.guanxi.jobs.RunningJob;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What reads a whole community because somebody asks for it, and may take longer than they wait: one of a kind at a time in a community, as a job that tells how far
 * it is and can be cancelled. What took less than a second the last time needs none.
 */
public final class LongReading {

    private static final Duration QUICK = Duration.ofSeconds(1);

    private final Graph graph;
    private final Patience waiting;
    private final Duration patience;
    /** Communities of which it took little the last time. */
    private final Set<String> quick = ConcurrentHashMap.newKeySet();

    private LongReading(Graph graph, RunningJob.Kind kind, Duration patience) {
        this.graph = graph;
        this.waiting = new Patience(graph, kind, patience);
        this.patience = patience;
    }

    /**
     * Scans of referrals.
     *
     * @param patience how long whoever asks waits
     */
    public static LongReading ofScans(Graph graph, Duration patience) {
        return new LongReading(graph, RunningJob.Kind.SCAN, patience);
    }

    static LongReading ofFission(Graph graph, Duration patience) {
        return new LongReading(graph, RunningJob.Kind.FISSION, patience);
    }

    /** How it gets on. */
    public interface Course {

        /** The name by which its statements can be ended; absent if nobody will. */
        @Nullable
        String run();

        /**
         * Says what is done next.
         *
         * @param done how much of all is, 0..1
         * @throws Fault CONFLICT if it was cancelled
         */
        void step(String name, double done);
    }

    private static final Course UNTOLD = new Course() {
        @Override
        public @Nullable String run() {
            return null;
        }

        @Override
        public void step(String name, double done) {
            // It took little the last time.
        }
    };

    /** What is read; after a while fails with the code COMPUTING. */
    <T> CompletableFuture<T> within(String community, CompletableFuture<T> read) {
        return waiting.within(community, read);
    }

    /** What is read. */
    public interface Reading<T> {
        T read(Course course);
    }

    /**
     * Reads something that is to be stored. Who has waited long enough is told so, and it is stored without them.
     *
     * @param formula what is read, in words
     * @param store in the transaction in which the job ends; nothing if the caller was still there and stores it themself
     * @return what was read, not stored
     * @throws Fault CONFLICT with the code COMPUTING if it takes longer than whoever asks waits
     */
    public <T> T await(
            String community, String formula, Instant now, Reading<T> reading, BiConsumer<Graph.Transaction, T> store) {
        AtomicBoolean decided = new AtomicBoolean();
        CompletableFuture<T> found = CompletableFuture.supplyAsync(
                () -> perform(
                        community, formula, now, reading, read -> decided.compareAndSet(false, true) ? null : store),
                Lineages.THREADS);
        try {
            return found.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            if (decided.compareAndSet(false, true)) {
                throw waiting.computing(community);
            }
            return Graph.await(found);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw Fault.unavailable("CLOSING", "the server is closing", interrupted);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException why
                    ? why
                    : new IllegalStateException("reading failed", failed.getCause());
        }
    }

    /** Reads something that nobody stores. */
    <T> T perform(String community, String formula, Instant now, Reading<T> reading) {
        return perform(community, formula, now, reading, read -> null);
    }

    /** Who stores what was read; absent: somebody else. */
    private interface Ending<T> {
        @Nullable
        BiConsumer<Graph.Transaction, T> of(T read);
    }

    private <T> T perform(String community, String formula, Instant now, Reading<T> reading, Ending<T> ending) {
        long begun = System.nanoTime();
        T read;
        if (quick.contains(community)) {
            read = reading.read(UNTOLD);
            end(read, ending, null);
        } else {
            RunningJob job = waiting.job(community, formula, now);
            read = job.perform(running -> {
                T all = reading.read(new Told(running));
                end(all, ending, running);
                return all;
            });
        }
        if (System.nanoTime() - begun < Math.min(QUICK.toNanos(), patience.toNanos())) {
            quick.add(community);
        } else {
            quick.remove(community);
        }
        return read;
    }

    private <T> void end(T read, Ending<T> ending, @Nullable RunningJob job) {
        BiConsumer<Graph.Transaction, T> store = ending.of(read);
        if (store == null && job == null) {
            return;
        }
        graph.write("_jobs/end", inside -> {
            if (store != null) {
                store.accept(inside, read);
            }
            if (job != null) {
                job.done(inside, null);
            }
            return true;
        });
    }

    private record Told(RunningJob job) implements Course {

        @Override
        public @Nullable String run() {
            return job.run();
        }

        @Override
        public void step(String name, double done) {
            job.progress(name, done);
        }
    }
}

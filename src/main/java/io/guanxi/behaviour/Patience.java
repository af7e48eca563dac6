package io.guanxi.behaviour;

import io.guanxi.fault.Fault;
import io.guanxi.graph.Graph;
import io.guanxi.jobs.RunningJob;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How long whoever asks waits. What takes longer goes on, and is seen as a job, in which it can be cancelled: one for all who wait for something in a community. What is read lies in
 * the memory of this server, so that others may read the same at that time. Of those one has the job, and the next gets it when that one is done.
 */
final class Patience {

    private static final Logger log = LoggerFactory.getLogger(Patience.class);
    private static final RunningJob.Kind KIND = RunningJob.Kind.EVENTS;
    /** What takes less needs no job that somebody could look at. */
    private static final Duration QUICK = Duration.ofSeconds(1);
    /** How often a job tells how far it is, and hears whether it is wanted. */
    private static final Duration LOOK = Duration.ofMillis(500);

    private final Graph graph;
    private final Duration patience;
    private final ConcurrentHashMap<String, Progress> underWay = new ConcurrentHashMap<>();

    Patience(Graph graph, Duration patience) {
        this.graph = graph;
        this.patience = patience;
    }

    /**
     * Does something that somebody waits for.
     *
     * @return what the work gives; after a while fails with {@code COMPUTING} and the internal id of the job, whatever becomes of the work
     */
    <T> CompletableFuture<T> during(String community, Instant now, Function<Progress, CompletableFuture<T>> work) {
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
        return result.thenApply(Function.identity())
                .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionallyCompose(failed ->
                        cause(failed) instanceof TimeoutException ? late(community, progress) : failed(failed));
    }

    private static <T> CompletableFuture<T> failed(Throwable why) {
        return CompletableFuture.failedFuture(why);
    }

    private <T> CompletableFuture<T> late(String community, Progress progress) {
        return progress.shown()
                .thenApplyAsync(
                        shown -> {
                            Fault fault = KIND.computing(community);
                            throw RunningJob.id(graph, community, KIND)
                                    .map(id -> fault.with("job", id))
                                    .orElse(fault);
                        },
                        EventImages.THREADS);
    }

    private static Throwable cause(Throwable failed) {
        return failed instanceof CompletionException && failed.getCause() != null ? failed.getCause() : failed;
    }

    private void leave(String community, Progress progress, @Nullable Throwable failed) {
        underWay.compute(community, (key, current) -> progress.leave(failed) && current == progress ? null : current);
    }

    private Progress begun(String community, Instant now) {
        Progress progress = new Progress();
        Duration unseen = patience.compareTo(QUICK) < 0 ? patience : QUICK;
        CompletableFuture.delayedExecutor(unseen.toMillis(), TimeUnit.MILLISECONDS, EventImages.THREADS)
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
        var terms = new RunningJob.Terms(KIND, null, null, null, false, now);
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
        return graph.write("_jobs/end", inside -> {
            job.done(inside, null);
            return progress;
        });
    }
}

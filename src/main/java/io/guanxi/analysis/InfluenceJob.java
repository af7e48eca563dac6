package io.guanxi.analysis;

import io.guanxi.fault.Fault;
import io.guanxi.graph.Graph;
import io.guanxi.graph.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The right to compute the ranking of a community, for a while that is prolonged as long as this process lives, and what everybody sees of it. It lies in the graph, so that two
 * servers never compute the same at once, and one that dies loses it by itself.
 */
final class InfluenceJob {

    private static final Logger log = LoggerFactory.getLogger(InfluenceJob.class);
    private static final Duration LASTING = Duration.ofMinutes(2);

    private final Steps steps;
    private final BiConsumer<String, Double> progress;
    private final Map<String, Object> key;
    private volatile Step now = new Step("", 0);

    private record Step(String name, double done) {}

    private InfluenceJob(Steps steps, String community, BiConsumer<String, Double> progress) {
        this.steps = steps;
        this.progress = progress;
        this.key = Map.of("community", community, "kind", "INFLUENCE", "holder", Ids.next());
    }

    /**
     * When a job is done.
     *
     * @param asOf the time whose state is ranked; absent: the latest interaction
     * @param due if nobody has begun since then; absent: in any case
     * @param waiting only if it was asked for, and was not cancelled
     */
    record Terms(@Nullable Instant asOf, @Nullable Instant due, boolean waiting, Instant now) {}

    /**
     * Does the work as a job, which says itself when it is done.
     *
     * @throws Fault CONFLICT if another server is at it, or if it was cancelled
     */
    static Snapshot perform(
            Steps steps, String community, Terms terms, BiConsumer<String, Double> progress, Work work) {
        InfluenceJob job = new InfluenceJob(steps, community, progress);
        Map<String, @Nullable Object> begin = new HashMap<>(job.key);
        begin.put("newId", Ids.next());
        begin.put("millis", LASTING.toMillis());
        begin.put("asOf", terms.asOf() == null ? null : Steps.time(terms.asOf()));
        begin.put("due", terms.due() == null ? null : Steps.time(terms.due()));
        begin.put("waiting", terms.waiting());
        begin.put("now", Steps.time(terms.now()));
        if (steps.graph()
                .write("_jobs/take", inside -> inside.run(Steps.text("_jobs/take"), begin))
                .isEmpty()) {
            throw Fault.of(
                    Fault.Kind.CONFLICT, "COMPUTING", "the ranking of " + community + " is being computed already");
        }
        ScheduledExecutorService keeping = job.kept();
        try {
            return work.with(job);
        } catch (RuntimeException failed) {
            job.fail(failed);
            throw failed;
        } finally {
            keeping.shutdownNow();
        }
    }

    /** Keeps the job through steps that take long. */
    private ScheduledExecutorService kept() {
        ScheduledExecutorService keeping = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "guanxi-job");
            thread.setDaemon(true);
            return thread;
        });
        long every = LASTING.toMillis() / 4;
        var unused = keeping.scheduleWithFixedDelay(this::keep, every, every, TimeUnit.MILLISECONDS);
        return keeping;
    }

    private void keep() {
        try {
            steps.graph().write("_jobs/step", this::tell);
        } catch (RuntimeException failed) {
            // The next step finds out whether the job was lost meanwhile.
            log.warn("a job could not be kept, tried again: {}", failed.toString());
        }
    }

    private void fail(RuntimeException failed) {
        try {
            String code = failed instanceof Fault fault ? fault.code() : "INTERNAL";
            steps.graph().write("_jobs/end", inside -> end(inside, "FAILED", null, code));
        } catch (RuntimeException alsoFailed) {
            failed.addSuppressed(alsoFailed);
        }
    }

    /** What is done with the job. */
    interface Work {
        Snapshot with(InfluenceJob job);
    }

    /**
     * Says that a step begins, and keeps the job.
     *
     * @param done how much is, 0..1
     * @throws Fault CONFLICT if it was cancelled, or lost because this process was held up
     */
    void step(String name, double done) {
        progress.accept(name, done);
        now = new Step(name, done);
        expectKept(steps.graph().write("_jobs/step", this::tell));
    }

    /**
     * Says that it is done, in the transaction that lets readers see what came of it.
     *
     * @throws Fault CONFLICT if it was cancelled or lost
     */
    void done(Graph.Transaction inside, String snapshot) {
        expectKept(tell(inside));
        var unused = end(inside, "DONE", snapshot, null);
    }

    private List<Map<String, Object>> tell(Graph.Transaction inside) {
        Step at = now;
        Map<String, @Nullable Object> input = new HashMap<>(key);
        input.putAll(Map.of("step", at.name(), "done", at.done(), "millis", LASTING.toMillis()));
        return inside.run(Steps.text("_jobs/step"), input);
    }

    private void expectKept(List<Map<String, Object>> told) {
        if (told.isEmpty()) {
            throw Fault.of(
                    Fault.Kind.CONFLICT, "COMPUTATION_OVERTAKEN", "another server computes since this one was held up");
        }
        if (!Column.text(told.get(0), "state").equals("RUNNING")) {
            throw Fault.of(
                    Fault.Kind.CONFLICT,
                    "CANCELLED",
                    "computing the ranking of " + key.get("community") + " was cancelled");
        }
    }

    private List<Map<String, Object>> end(
            Graph.Transaction inside, String state, @Nullable String snapshot, @Nullable String error) {
        Map<String, @Nullable Object> input = new HashMap<>(key);
        input.put("state", state);
        input.put("snapshot", snapshot);
        input.put("error", error);
        return inside.run(Steps.text("_jobs/end"), input);
    }
}

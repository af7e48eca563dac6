package io.guanxi.analysis;

import io.guanxi.fault.Fault;
import io.guanxi.graph.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The right to compute the ranking of a community, for a while from each step on, and what everybody sees of it. It lies in the graph, so that two
 * servers never compute the same at once, and one that dies loses it by itself.
 */
final class InfluenceJob {

    private static final Duration LASTING = Duration.ofMinutes(2);

    private final Steps steps;
    private final BiConsumer<String, Double> progress;
    private final Map<String, Object> key;

    private InfluenceJob(Steps steps, String community, BiConsumer<String, Double> progress) {
        this.steps = steps;
        this.progress = progress;
        this.key = Map.of("community", community, "kind", "INFLUENCE", "holder", Ids.next());
    }

    /**
     * Does the work as a job.
     *
     * @param due if nobody has begun since then; absent: in any case
     * @throws Fault CONFLICT if another server is at it
     */
    static Snapshot perform(
            Steps steps,
            String community,
            @Nullable Instant asOf,
            @Nullable Instant due,
            Instant now,
            BiConsumer<String, Double> progress,
            Work work) {
        InfluenceJob job = new InfluenceJob(steps, community, progress);
        Map<String, @Nullable Object> begin = new HashMap<>(job.key);
        begin.put("newId", Ids.next());
        begin.put("millis", LASTING.toMillis());
        begin.put("asOf", asOf == null ? null : Steps.time(asOf));
        begin.put("due", due == null ? null : Steps.time(due));
        begin.put("now", Steps.time(now));
        job.write(
                "_jobs/take",
                begin,
                () -> Fault.of(
                        Fault.Kind.CONFLICT,
                        "COMPUTING",
                        "the ranking of " + community + " is being computed already"));
        try {
            Snapshot snapshot = work.with(job);
            job.end("DONE", snapshot.id(), null);
            return snapshot;
        } catch (Fault fault) {
            job.end("FAILED", null, fault.code());
            throw fault;
        } catch (RuntimeException failed) {
            job.end("FAILED", null, "INTERNAL");
            throw failed;
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
     * @throws Fault CONFLICT if it was lost, because this process was held up
     */
    void step(String name, double done) {
        progress.accept(name, done);
        Map<String, @Nullable Object> input = new HashMap<>(key);
        input.putAll(Map.of("step", name, "done", done, "millis", LASTING.toMillis()));
        write(
                "_jobs/step",
                input,
                () -> Fault.of(
                        Fault.Kind.CONFLICT,
                        "COMPUTATION_OVERTAKEN",
                        "another server computes since this one was held up"));
    }

    private void end(String state, @Nullable String snapshot, @Nullable String error) {
        Map<String, @Nullable Object> input = new HashMap<>(key);
        input.put("state", state);
        input.put("snapshot", snapshot);
        input.put("error", error);
        steps.graph().write("_jobs/end", inside -> inside.run(Steps.text("_jobs/end"), input));
    }

    private void write(String file, Map<String, @Nullable Object> input, Supplier<Fault> otherwise) {
        if (steps.graph()
                .write(file, inside -> inside.run(Steps.text(file), input))
                .isEmpty()) {
            throw otherwise.get();
        }
    }
}

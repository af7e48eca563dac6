package io.guanxi.jobs;

import io.guanxi.fault.Fault;
import io.guanxi.graph.CypherFiles;
import io.guanxi.graph.Graph;
import io.guanxi.graph.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The right to compute something of a kind in a community, for a while that is prolonged as long as this process lives, and what everybody sees of it. It
 * lies in the graph, so that two servers never compute the same at once, and one that dies loses it by itself.
 */
public final class RunningJob {

    private static final Logger log = LoggerFactory.getLogger(RunningJob.class);
    private static final Duration LASTING = Duration.ofMinutes(2);
    /** How soon who computes hears that it was cancelled, in the middle of a step. */
    private static final Duration LOOK = Duration.ofSeconds(2);
    /** How often a step tells how far it is. */
    private static final Duration TOLD = Duration.ofSeconds(1);

    private final Graph graph;
    private final Kind kind;
    private final String community;
    private final String holder = Ids.next();
    private final BiConsumer<String, Double> progress;
    private boolean abandoned;
    private volatile Step now = new Step("", 0);
    private long told = System.nanoTime() - TOLD.toNanos();
    private volatile boolean unwanted;

    private record Step(String name, double done) {}

    private RunningJob(Graph graph, String community, Kind kind, BiConsumer<String, Double> progress) {
        this.graph = graph;
        this.kind = kind;
        this.community = community;
        this.progress = progress;
    }

    /** What is computed. */
    public enum Kind {
        INFLUENCE("the ranking"),
        MEASURE("a measure"),
        SEEDS("seeds"),
        WHAT_IF("a ranking under other weights"),
        SCAN("a scan of the referrals"),
        FISSION("the image for fission scores"),
        EVENTS("the image of events");

        private final String what;

        Kind(String what) {
            this.what = what;
        }

        /** The error of who does not wait any longer, or comes second. */
        Fault computing(String community) {
            return Fault.of(
                    Fault.Kind.CONFLICT,
                    "COMPUTING",
                    what + " of " + community + " is being computed; ask again later");
        }
    }

    /**
     * When a job is done.
     *
     * @param formula what is computed; absent where a kind has but one
     * @param asOf the time whose state is ranked; absent: the latest interaction
     * @param due if nobody has begun since then; absent: in any case
     * @param waiting only if it was asked for, and was not cancelled
     */
    public record Terms(
            Kind kind,
            @Nullable String formula,
            @Nullable Instant asOf,
            @Nullable Instant due,
            boolean waiting,
            Instant now) {}

    /**
     * Does the work as a job, which says itself when it is done.
     *
     * @throws Fault CONFLICT if somebody is at it, or if it was cancelled
     */
    public static <T> T perform(
            Graph graph,
            String community,
            Terms terms,
            BiConsumer<String, Double> progress,
            Function<RunningJob, T> work) {
        return take(graph, community, terms, progress)
                .orElseThrow(() -> terms.kind().computing(community))
                .perform(work);
    }

    /** The job; absent if somebody else is at it, or it is not to be done on these terms. */
    public static Optional<RunningJob> take(
            Graph graph, String community, Terms terms, BiConsumer<String, Double> progress) {
        RunningJob job = new RunningJob(graph, community, terms.kind(), progress);
        Map<String, @Nullable Object> input = job.key();
        input.put("newId", Ids.next());
        input.put("millis", LASTING.toMillis());
        input.put("formula", terms.formula());
        input.put("asOf", terms.asOf() == null ? null : time(terms.asOf()));
        input.put("due", terms.due() == null ? null : time(terms.due()));
        input.put("waiting", terms.waiting());
        input.put("now", time(terms.now()));
        return job.graph.write("_jobs/take", inside -> inside.run(CypherFiles.text("_jobs/take"), input)).stream()
                .findFirst()
                .map(row -> {
                    job.abandoned = (Boolean) Objects.requireNonNull(row.get("abandoned"));
                    return job;
                });
    }

    /** The internal id of the job of a kind in a community, whoever is at it; absent if there was never one. */
    static Optional<String> id(Graph graph, String community, Kind kind) {
        return graph
                .write(
                        "_jobs/of_kind",
                        inside -> inside.run(
                                CypherFiles.text("_jobs/of_kind"), Map.of("community", community, "kind", kind.name())))
                .stream()
                .findFirst()
                .map(row -> (String) Objects.requireNonNull(row.get("id")));
    }

    /** Whether somebody who is gone had begun the same. */
    public boolean abandoned() {
        return abandoned;
    }

    /**
     * Does the work, which says itself when it is done.
     *
     * @throws Fault CONFLICT if it was cancelled
     */
    public <T> T perform(Function<RunningJob, T> work) {
        ScheduledExecutorService keeping = kept();
        try {
            return work.apply(this);
        } catch (RuntimeException failed) {
            RuntimeException told = unwanted ? cancelled(failed) : failed;
            fail(told);
            throw told;
        } finally {
            keeping.shutdownNow();
        }
    }

    /** The name of statements that end when it is cancelled. */
    public String run() {
        return holder;
    }

    /** Keeps the job through steps that take long. */
    private ScheduledExecutorService kept() {
        ScheduledExecutorService keeping = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "guanxi-job");
            thread.setDaemon(true);
            return thread;
        });
        var unused =
                keeping.scheduleWithFixedDelay(this::keep, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
        return keeping;
    }

    private void keep() {
        try {
            unwanted = !wanted(graph.write("_jobs/step", this::tell));
            if (unwanted) {
                graph.end(holder);
            }
        } catch (RuntimeException failed) {
            // The next step finds out whether the job was lost meanwhile.
            log.warn("a job could not be kept, tried again: {}", failed.toString());
        }
    }

    private void fail(RuntimeException failed) {
        try {
            String code = failed instanceof Fault fault ? fault.code() : "INTERNAL";
            graph.write("_jobs/end", inside -> end(inside, "FAILED", null, code));
        } catch (RuntimeException alsoFailed) {
            failed.addSuppressed(alsoFailed);
        }
    }

    /**
     * Says that a step begins, and keeps the job.
     *
     * @param done how much is, 0..1
     * @throws Fault CONFLICT if it was cancelled, or lost because this process was held up
     */
    public void step(String name, double done) {
        progress.accept(name, done);
        now = new Step(name, done);
        expectKept(graph.write("_jobs/step", this::tell));
    }

    /**
     * How far a step is that takes long: told at most once a second, and to be asked often.
     *
     * @param from how much of the job is done when the step begins
     * @param to when it ends
     */
    public DoubleConsumer within(String name, double from, double to) {
        step(name, from);
        long[] told = {System.nanoTime()};
        return done -> {
            if (System.nanoTime() - told[0] > TOLD.toNanos()) {
                told[0] = System.nanoTime();
                step(name, from + (to - from) * done);
            }
        };
    }

    /** As {@link #step}, but told at most once a second, and to be asked often. */
    public void progress(String name, double done) {
        if (System.nanoTime() - told > TOLD.toNanos()) {
            told = System.nanoTime();
            step(name, done);
        }
    }

    /**
     * Says that it is done, in the transaction that lets readers see what came of it.
     *
     * @throws Fault CONFLICT if it was cancelled or lost
     */
    public void done(Graph.Transaction inside, @Nullable String snapshot) {
        expectKept(tell(inside));
        var unused = end(inside, "DONE", snapshot, null);
    }

    private List<Map<String, Object>> tell(Graph.Transaction inside) {
        Step at = now;
        Map<String, @Nullable Object> input = key();
        input.putAll(Map.of("step", at.name(), "done", at.done(), "millis", LASTING.toMillis()));
        return inside.run(CypherFiles.text("_jobs/step"), input);
    }

    private static boolean wanted(List<Map<String, Object>> told) {
        return told.isEmpty() || "RUNNING".equals(told.get(0).get("state"));
    }

    private void expectKept(List<Map<String, Object>> told) {
        if (told.isEmpty()) {
            throw Fault.of(
                    Fault.Kind.CONFLICT, "COMPUTATION_OVERTAKEN", "another server computes since this one was held up");
        }
        if (!wanted(told)) {
            throw cancelled(null);
        }
    }

    private Fault cancelled(@Nullable Throwable cause) {
        return Fault.of(
                Fault.Kind.CONFLICT,
                "CANCELLED",
                "computing " + kind.what + " of " + community + " was cancelled",
                cause);
    }

    private List<Map<String, Object>> end(
            Graph.Transaction inside, String state, @Nullable String snapshot, @Nullable String error) {
        Map<String, @Nullable Object> input = key();
        input.put("state", state);
        input.put("snapshot", snapshot);
        input.put("error", error);
        return inside.run(CypherFiles.text("_jobs/end"), input);
    }

    private Map<String, @Nullable Object> key() {
        return new HashMap<>(Map.of("community", community, "kind", kind.name(), "holder", holder));
    }

    private static ZonedDateTime time(Instant instant) {
        return instant.atZone(ZoneOffset.UTC);
    }
}

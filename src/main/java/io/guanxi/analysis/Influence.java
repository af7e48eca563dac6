package io.guanxi.analysis;

import io.guanxi.fault.Fault;
import io.guanxi.graph.Graph;
import io.guanxi.graph.Ids;
import io.guanxi.jobs.RunningJob;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Computes who matters in a community, and stores it as a snapshot that readers see whole or not at all. */
public final class Influence {

    /** How old what a broken off computation has stored may be to be gone on with. */
    private static final Duration FRESH = Duration.ofHours(1);

    private final Graph graph;
    private final Steps steps;
    private final OneAtATime communities = new OneAtATime();

    /** @param timeout of each statement of a computation */
    public Influence(Graph graph, Duration timeout) {
        this.graph = graph;
        this.steps = new Steps(graph, timeout);
    }

    /**
     * Ranks the members of a community and makes the ranking the current one, unless it was asked for as of a time before the one that the current one
     * looks from: then it stands beside it. Of the snapshots before it the newest stay.
     *
     * @param community its key
     * @param asOf the time whose state is ranked, {@code now} at the latest; absent: the latest dated interaction, or {@code now} if
     *     there is none
     * @throws Fault NOT_FOUND without such a community
     */
    public Snapshot compute(String community, @Nullable Instant asOf, Instant now) {
        return compute(community, asOf, now, (step, done) -> {});
    }

    /** Computes what was due then, if nobody has begun to since. */
    void computeDue(String community, Instant due, Instant now) {
        var unused = compute(community, terms(null, due, false, now), (step, done) -> {});
    }

    /** Computes what was asked for, if it still waits to be. */
    void computeAsked(String community, @Nullable Instant asOf, Instant now) {
        var unused = compute(community, terms(asOf, null, true, now), (step, done) -> {});
    }

    /**
     * The same, step by step.
     *
     * @param progress hears of each step as it begins, and how much is done, 0..1
     */
    public Snapshot compute(
            String community, @Nullable Instant asOf, Instant now, BiConsumer<String, Double> progress) {
        return compute(community, terms(asOf, null, false, now), progress);
    }

    private static RunningJob.Terms terms(@Nullable Instant asOf, @Nullable Instant due, boolean waiting, Instant now) {
        return new RunningJob.Terms(RunningJob.Kind.INFLUENCE, null, asOf, due, waiting, now);
    }

    private Snapshot compute(String community, RunningJob.Terms terms, BiConsumer<String, Double> progress) {
        about(community); // before there is a job of a community that does not exist
        return communities.with(
                community,
                () -> RunningJob.perform(
                        graph, community, terms, progress, job -> compute(job, community, terms.asOf(), terms.now())));
    }

    private Snapshot compute(RunningJob job, String community, @Nullable Instant asOf, Instant now) {
        long started = System.nanoTime();
        Map<String, Object> about = about(community);
        Configuration settings = Configuration.of(steps, community);
        Instant current = Column.time(about, "influenceAsOf");
        var writer = new SnapshotWriter(graph, community, Snapshot.Kind.INFLUENCE);
        Optional<Snapshot> stored =
                job.abandoned() ? writer.stored().filter(left -> isOfUse(left, settings, now)) : Optional.empty();
        if (stored.isPresent()) {
            boolean past = isPast(asOf, stored.get().asOf(), current);
            return orGivenUp(writer, stored.get(), () -> publish(job, writer, stored.get(), settings, past, started));
        }
        Instant until = asOf == null || asOf.isAfter(now) ? now : asOf;
        Steps ended = steps.as(job.run());
        Facts facts =
                FactsReading.read(job, ended, community, until, settings.ties(), Column.number(about, "trustScale"));
        Population everybody = Population.of(facts, asOf, until, settings);
        var inputs = new InfluenceInputs(ended, community, facts, everybody, settings);
        Figures figures = Figures.of(job, inputs);
        Population population = figures.population();
        Snapshot snapshot = new Snapshot(
                Ids.next(),
                community,
                Snapshot.Kind.INFLUENCE,
                population.asOf(),
                now,
                RankingMeasure.INFLUENCE.formula(),
                RankingMeasure.RVI.formula(),
                settings.version(),
                settings.components(),
                settings.metrics(),
                hash(settings, figures, population.asOf()),
                figures.trust().length,
                population.countActive(),
                figures.attention().ties(),
                figures.pageRank().iterations(),
                figures.pageRank().converged(),
                figures.pageRank().dangling(),
                Column.number(about, "trustScale"),
                figures.brokerage().sources(),
                0);
        job.step("ranking", 0.7);
        boolean past = isPast(asOf, population.asOf(), current);
        String before = past
                ? PastRankings.latest(steps, community, population.asOf()).orElse(null)
                : (String) about.get("influence");
        Rankings rankings = Rankings.of(figures, settings, measure -> ranks(before, measure));
        return orGivenUp(writer, snapshot, () -> {
            writer.deleteHalfWritten();
            writer.writeFound(snapshot.id(), snapshot.properties(), rankings, job.within("storing", 0.72, 0.76));
            return publish(job, writer, snapshot, settings, past, started);
        });
    }

    /** Whether who takes a broken off computation up goes on where it was, instead of beginning anew. */
    private static boolean isOfUse(Snapshot left, Configuration settings, Instant now) {
        return left.configuration() == settings.version() && left.computedAt().isAfter(now.minus(FRESH));
    }

    /** Whether a ranking stands beside the current one, which looks from a later time. */
    private static boolean isPast(@Nullable Instant asked, Instant asOf, @Nullable Instant current) {
        return asked != null && current != null && asOf.isBefore(current);
    }

    private Snapshot publish(
            RunningJob job,
            SnapshotWriter writer,
            Snapshot snapshot,
            Configuration settings,
            boolean past,
            long started) {
        int ranked = Math.toIntExact(snapshot.members());
        if (!past) {
            writer.writeSlot(snapshot.id(), ranked, job.within("writing", 0.76, 1));
        }
        Snapshot complete = snapshot.lasting(Duration.ofNanos(System.nanoTime() - started));
        Consumer<Graph.Transaction> ending = inside -> job.done(inside, complete.id());
        if (past) {
            writer.publish(complete.id(), ranked, complete.durationMs(), ending);
        } else {
            writer.publishAsCurrent(complete.id(), ranked, complete.durationMs(), ending);
        }
        writer.keepNewest(settings.keepSnapshots());
        writer.deleteBaseless();
        return complete;
    }

    private static Snapshot orGivenUp(SnapshotWriter writer, Snapshot snapshot, Supplier<Snapshot> work) {
        try {
            return work.get();
        } catch (RuntimeException failed) {
            giveUp(writer, snapshot.id(), failed);
            throw failed;
        }
    }

    /** What cannot be deleted now, because the database is away say, the next computation deletes. */
    private static void giveUp(SnapshotWriter writer, String snapshot, RuntimeException failed) {
        try {
            writer.giveUp(snapshot);
        } catch (RuntimeException alsoFailed) {
            failed.addSuppressed(alsoFailed);
        }
    }

    private Map<String, Object> about(String community) {
        return steps.read("_influence/community", Map.of("community", community)).stream()
                .findFirst()
                .orElseThrow(() -> Fault.notFound("there is no community " + community));
    }

    private static String hash(Configuration settings, Figures figures, Instant asOf) {
        var hash = new InputHash();
        for (RankingMeasure measure : RankingMeasure.values()) {
            hash.fact(measure.formula());
        }
        hash.fact(settings.canonical(), asOf);
        figures.tell(hash);
        return hash.hex();
    }

    /** Ranks by internal id in the snapshot before. */
    private Map<String, Integer> ranks(@Nullable String snapshot, RankingMeasure measure) {
        Map<String, Integer> ranks = new HashMap<>();
        if (snapshot != null) {
            for (Map<String, Object> block :
                    steps.read("_snapshot/standing", Map.of("snapshot", snapshot, "by", measure.name()))) {
                List<?> members = Column.list(block, "members");
                List<?> standing = Column.list(block, "ranks");
                for (int i = 0; i < members.size(); i++) {
                    ranks.put((String) members.get(i), ((Number) standing.get(i)).intValue());
                }
            }
        }
        return ranks;
    }
}

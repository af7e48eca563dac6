package io.guanxi;

import io.guanxi.analysis.Influence;
import io.guanxi.analysis.Ties;
import io.guanxi.fault.Fault;
import io.guanxi.graph.Graph;
import io.guanxi.graph.GraphSettings;
import io.guanxi.graph.Statement;
import io.guanxi.ingest.CommunitySettings;
import io.guanxi.ingest.DemoCommunity;
import io.guanxi.ingest.FirstImport;
import io.guanxi.ingest.Import;
import io.guanxi.ingest.ImportOptions;
import io.guanxi.ingest.ImportProgress;
import io.guanxi.ingest.ImportSummary;
import io.guanxi.ingest.Row;
import io.guanxi.ingest.UnknownMembers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Makes the generated community where it is missing. Its node says from the start what it is generated from, then that its rows are
 * there, and at last that it is complete: one that was broken off is completed by importing the same rows again.
 */
final class DemoLoad {

    private static final CommunitySettings SETTINGS = new CommunitySettings(
            DemoCommunity.KEY,
            DemoCommunity.NAME,
            DemoCommunity.TIME_ZONE,
            DemoCommunity.CURRENCY,
            DemoCommunity.TRUST_SCALE);
    private static final int BATCH = 10_000;

    private final int members;
    private final long seed;
    private final Clock clock;
    private final String recipe;

    DemoLoad(int members, long seed, Clock clock) {
        this.members = members;
        this.seed = seed;
        this.clock = clock;
        this.recipe = "--members " + members + " --seed " + seed;
    }

    /** Makes an embedded database out of the community's rows, where there is none yet. */
    void first(GraphSettings settings) {
        report(() -> new FirstImport(settings, clock)
                .run(
                        new DemoCommunity(members, seed, clock.instant()),
                        DemoCommunity.KEY,
                        options().marked(Map.of("recipe", recipe, "loaded", true)),
                        ImportProgress.SILENT,
                        DemoLoad::impossible));
    }

    /**
     * Makes or completes the community.
     *
     * @throws Fault if there is a community of that key which was made in another way
     */
    void into(Graph graph, Duration timeout) {
        Map<String, Object> made =
                run(graph, "_demo/recipe", timeout).stream().findFirst().orElse(null);
        if (made != null && !recipe.equals(made.get("recipe"))) {
            throw Fault.of(
                    Fault.Kind.CONFLICT,
                    "DEMO_EXISTS",
                    "there is a community " + DemoCommunity.KEY + " already, made with "
                            + (made.get("recipe") == null ? "other means" : made.get("recipe"))
                            + "; choose another folder with GUANXI_DATA");
        }
        if (made != null && Boolean.TRUE.equals(made.get("complete"))) {
            System.out.println("The community " + DemoCommunity.KEY + " is there already.");
            return;
        }
        if (made == null || !Boolean.TRUE.equals(made.get("loaded"))) {
            // The rows of another day would be others.
            Instant day = made == null ? clock.instant() : begun(made);
            report(() -> new Import(graph, clock)
                    .run(
                            new DemoCommunity(members, seed, day),
                            DemoCommunity.KEY,
                            options().marked(Map.of("recipe", recipe)),
                            ImportProgress.SILENT,
                            DemoLoad::impossible));
        }
        System.out.println(ComputeCommand.summary(
                new Influence(graph, Serving.COMPUTATION).compute(DemoCommunity.KEY, null, clock.instant())));
        System.out.println(ComputeCommand.summary(
                new Ties(graph, Serving.COMPUTATION).compute(DemoCommunity.KEY, clock.instant())));
        run(graph, "_demo/made", timeout);
    }

    private static ImportOptions options() {
        return new ImportOptions(SETTINGS, UnknownMembers.REJECT, false, BATCH);
    }

    private void report(Supplier<ImportSummary> load) {
        long started = System.nanoTime();
        ImportSummary summary = load.get();
        System.out.printf(
                "Loaded %,d generated members with %,d rows in all, %.1f s%n",
                members,
                summary.counts().values().stream()
                        .mapToLong(ImportSummary.Counts::read)
                        .sum(),
                (System.nanoTime() - started) / 1e9);
    }

    private static void impossible(Row row, String reason) {
        throw new IllegalStateException(
                "a generated row was rejected: " + row.file() + ":" + row.line() + " " + reason);
    }

    private static Instant begun(Map<String, Object> made) {
        return ((ZonedDateTime) Objects.requireNonNull(made.get("createdAt"))).toInstant();
    }

    private static List<Map<String, Object>> run(Graph graph, String name, Duration timeout) {
        return graph.run(Statement.of(name, Map.of("community", DemoCommunity.KEY), timeout));
    }
}

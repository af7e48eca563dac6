package io.guanxi;

import io.guanxi.analysis.Influence;
import io.guanxi.fault.Fault;
import io.guanxi.graph.CypherFile;
import io.guanxi.graph.CypherFiles;
import io.guanxi.graph.Graph;
import io.guanxi.graph.Statement;
import io.guanxi.ingest.CommunitySettings;
import io.guanxi.ingest.DemoCommunity;
import io.guanxi.ingest.FirstLoad;
import io.guanxi.ingest.Import;
import io.guanxi.ingest.ImportOptions;
import io.guanxi.ingest.ImportProgress;
import io.guanxi.ingest.ImportSummary;
import io.guanxi.ingest.Rejects;
import io.guanxi.ingest.RowSource;
import io.guanxi.ingest.UnknownMembers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Makes the generated community where it is missing. Its node says from the start what it is generated from, and at last that it is
 * complete: one that was broken off is completed by importing the same rows again.
 */
final class DemoLoad {

    private static final CommunitySettings SETTINGS = new CommunitySettings(
            DemoCommunity.KEY,
            DemoCommunity.NAME,
            DemoCommunity.TIME_ZONE,
            DemoCommunity.CURRENCY,
            DemoCommunity.TRUST_SCALE);
    private static final int BATCH = 10_000;

    /** The greatest number of members that are made in one transaction. */
    private static final int AT_ONCE = 10_000;

    private final int members;
    private final long seed;
    private final Instant now;
    private final String recipe;
    private @Nullable CompletableFuture<FirstLoad> prepared;

    DemoLoad(int members, long seed, Clock clock) {
        this.members = members;
        this.seed = seed;
        this.now = clock.instant();
        this.recipe = "--members " + members + " --seed " + seed;
    }

    /** Makes the rows in a thread of its own, while the database they are for is still starting. */
    void prepare() {
        prepared = CompletableFuture.supplyAsync(this::first);
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
        long started = System.nanoTime();
        long rows = made == null ? load(graph) : complete(graph, begun(made));
        System.out.printf(
                "Loaded %,d generated members with %,d rows in all, %.1f s%n",
                members, rows, (System.nanoTime() - started) / 1e9);
        if (graph.dataScience()) {
            System.out.println(ComputeCommand.summary(
                    new Influence(graph, Serving.COMPUTATION).compute(DemoCommunity.KEY, null, now)));
        }
        run(graph, "_demo/made", timeout);
    }

    /** At once if that fits in a transaction; otherwise only the community's node, and the rows in batches after it. */
    private long load(Graph graph) {
        FirstLoad load = prepared == null ? first() : prepared.join();
        load.into(graph);
        return members <= AT_ONCE ? load.rows() : complete(graph, now);
    }

    private FirstLoad first() {
        RowSource source = members <= AT_ONCE ? new DemoCommunity(members, seed, now) : (kind, sink) -> {};
        return new FirstLoad(source, DemoCommunity.KEY, SETTINGS, Map.of("recipe", recipe), now);
    }

    /** Imports the rows of the day on which the community was begun; those of another day would be others. */
    private long complete(Graph graph, Instant day) {
        ImportSummary summary = new Import(graph, Clock.systemUTC())
                .run(
                        new DemoCommunity(members, seed, day),
                        DemoCommunity.KEY,
                        new ImportOptions(SETTINGS, UnknownMembers.REJECT, false, BATCH),
                        ImportProgress.SILENT,
                        Rejects.IGNORED);
        if (summary.rejected() > 0) {
            throw new IllegalStateException(summary.rejected() + " generated rows were rejected");
        }
        return summary.counts().values().stream()
                .mapToLong(ImportSummary.Counts::read)
                .sum();
    }

    private static Instant begun(Map<String, Object> made) {
        return ((ZonedDateTime) Objects.requireNonNull(made.get("createdAt"))).toInstant();
    }

    private static List<Map<String, Object>> run(Graph graph, String name, Duration timeout) {
        return graph.run(new Statement(
                name,
                CypherFile.onMap(CypherFiles.named(name).text()),
                Map.of("community", DemoCommunity.KEY),
                timeout));
    }
}

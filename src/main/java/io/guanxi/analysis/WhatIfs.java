package io.guanxi.analysis;

import io.guanxi.fault.Fault;
import io.guanxi.graph.Graph;
import io.guanxi.graph.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Rankings as they would have been under other weights of the components, each worked out once from what the ranking keeps, and stored as a
 * snapshot. One at a time is worked out for a community, so that who asks for the same meanwhile finds it done.
 */
public final class WhatIfs {

    private static final int KEPT = 20;
    /** As {@code configureIndices} has it. */
    private static final double TOLERANCE = 1e-9;

    private final Graph graph;
    private final Steps steps;
    private final StoredRankings rankings;
    private final Comparisons comparisons;
    private final OneAtATime communities = new OneAtATime();

    /** @param timeout of each statement */
    public WhatIfs(Graph graph, Duration timeout, StoredRankings rankings, Comparisons comparisons) {
        this.graph = graph;
        this.steps = new Steps(graph, timeout);
        this.rankings = rankings;
        this.comparisons = comparisons;
    }

    /**
     * The snapshot with a ranking under other weights.
     *
     * @param base internal id of the ranking
     * @param weights by component; those that are left out stay
     * @return its internal id
     * @throws Fault NOT_FOUND without such a ranking, BAD_INPUT for weights that are not from 0 to 1 or do not sum to 1
     */
    public String snapshot(String community, String base, Map<String, Double> weights, Instant now) {
        Map<?, ?> about = steps.read("_compare/snapshot", Map.of("community", community, "snapshot", base)).stream()
                .<Map<?, ?>>map(row -> Column.map(row, "snapshot"))
                .filter(snapshot -> Column.text(snapshot, "kind").equals("INFLUENCE"))
                .findFirst()
                .orElseThrow(() -> Fault.notFound(
                                "`snapshot` is no ranking of this community that is complete and still kept")
                        .with("argument", "snapshot"));
        Map<String, Double> all = new TreeMap<>(Json.figures(Column.text(about, "weights")));
        all.putAll(weights);
        expectWhole(all, about);
        var hash = new InputHash();
        hash.fact("what if", base, Column.text(about, "formula"), all);
        String inputHash = hash.hex();
        return communities.with(
                community,
                () -> steps
                        .read(
                                "_snapshot/of_input",
                                Map.of("community", community, "kind", "WHAT_IF", "inputHash", inputHash))
                        .stream()
                        .findFirst()
                        .map(stored -> Column.text(stored, "id"))
                        .orElseGet(() -> compute(community, about, all, inputHash, now)));
    }

    /** Added up as {@code configureIndices} does, and refused in its words. */
    private static void expectWhole(Map<String, Double> weights, Map<?, ?> about) {
        double sum = 0;
        boolean shares = true;
        for (Component component : Component.values()) {
            double weight = weights.getOrDefault(component.title(), 0.0);
            shares &= weight >= 0 && weight <= 1;
            sum += weight;
        }
        if (!shares) {
            throw refused("weights are from 0 to 1 each", about);
        }
        if (Math.abs(sum - 1) > TOLERANCE) {
            throw refused(
                    "weights sum to 1, those of the ranking of " + Column.time(about, "computedAt")
                            + " that are left out included, not to " + sum,
                    about);
        }
    }

    private static Fault refused(String message, Map<?, ?> about) {
        return Fault.invalid("BAD_INPUT", message)
                .with("argument", "weights")
                .with("configuration", Column.count(about, "configuration"));
    }

    private String compute(
            String community, Map<?, ?> about, Map<String, Double> weights, String inputHash, Instant now) {
        long started = System.nanoTime();
        StoredRanking stored = rankings.of(about, RankingMeasure.INFLUENCE);
        Configuration settings = stored.settings().weighing(weights);
        Index index = settings.index(RankingMeasure.INFLUENCE);
        Ranking ranking = Ranking.of(stored.input(), stored.parts(), index);
        Table table = ranking.table(stored.input(), index, stored.ranks())
                .with(RankingMeasure.RVI.tiers(), ranking.inOrder(stored.others()))
                .with("paid", Ranking.picked(stored.paid(), ranking.numbers()));
        if (!settings.trustSeeds().isEmpty()) {
            table.with("trust", Ranking.picked(stored.trust(), ranking.numbers()));
        }
        Map<String, Object> snapshot = new HashMap<>();
        about.forEach((name, value) -> snapshot.put((String) name, value));
        snapshot.put("base", Column.text(about, "id"));
        snapshot.put("weights", Json.of(weights));
        snapshot.put("inputHash", inputHash);
        snapshot.put("computedAt", Steps.time(now));
        String id = Ids.next();
        var writer = new SnapshotWriter(graph, community, Snapshot.Kind.WHAT_IF);
        writer.deleteHalfWritten();
        writer.writeFound(id, snapshot, table);
        writer.publish(id, table.size(), (System.nanoTime() - started) / 1_000_000);
        writer.keepNewest(Math.max(KEPT, settings.keepSnapshots()));
        // The base may have gone meanwhile.
        writer.deleteBaseless();
        return id;
    }

    /**
     * The rankings that look from the latest times, each compared with what it would have been.
     *
     * @param last how many, 1 to 1000
     * @param first how many members each list is told of
     * @param byScore whether those have moved whose score changed, or those who rose or fell
     * @return the fields of a {@code SnapshotComparison} each, the latest first
     * @throws Fault as {@link #snapshot} and {@link Comparisons#compare}
     */
    public List<Map<String, Object>> replay(
            String community, Map<String, Double> weights, int last, int first, boolean byScore, Instant now) {
        if (last < 1 || last > 1000) {
            throw Fault.invalid("BAD_INPUT", "`last` is from 1 to 1000").with("argument", "last");
        }
        List<Map<String, Object>> replayed = new ArrayList<>();
        for (Map<String, Object> ranking :
                steps.read("_snapshot/newest", Map.of("community", community, "last", last))) {
            String before = Column.text(ranking, "id");
            replayed.add(
                    comparisons.compare(community, before, snapshot(community, before, weights, now), first, byScore));
        }
        return replayed;
    }
}

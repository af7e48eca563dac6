package io.guanxi.analysis;

import io.guanxi.fault.Fault;
import io.guanxi.graph.Graph;
import io.guanxi.jobs.RunningJob;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Rankings as they would have been under other weights, each worked out once from what the ranking keeps, and stored as a
 * snapshot. One at a time is worked out for a community, so that who asks for the same meanwhile finds it done.
 */
public final class WhatIfs {

    private static final int KEPT = 20;
    /** Several are weighed one after the other, and whoever asked for them waits. */
    private static final Duration UNHURRIED = Duration.ofMinutes(10);
    /** As {@code configureIndices} has it. */
    private static final double TOLERANCE = 1e-9;

    private final Graph graph;
    private final Steps steps;
    private final StoredRankings rankings;
    private final Comparisons comparisons;
    private final OnRequest requests;
    private final Duration patience;

    /**
     * @param timeout of each statement
     * @param patience how long whoever asks waits; what takes longer is a job
     */
    public WhatIfs(Graph graph, Duration timeout, Duration patience, StoredRankings rankings, Comparisons comparisons) {
        this.graph = graph;
        this.steps = new Steps(graph, timeout);
        this.rankings = rankings;
        this.comparisons = comparisons;
        this.requests = new OnRequest(graph, timeout, RunningJob.Kind.WHAT_IF, patience);
        this.patience = patience;
    }

    /**
     * What is to be weighed otherwise; what is left out stays.
     *
     * @param components weights in influence, by name
     * @param metrics weights in relationship value, by name
     */
    public record Weights(Map<String, Double> components, Map<String, Double> metrics) {

        private Weights beside(Map<?, ?> ranking) {
            return new Weights(
                    beside(components, Column.text(ranking, "weights")),
                    beside(metrics, Column.text(ranking, "valueWeights")));
        }

        private static Map<String, Double> beside(Map<String, Double> given, String others) {
            Map<String, Double> all = new TreeMap<>(Json.figures(others));
            all.putAll(given);
            return all;
        }
    }

    /**
     * The snapshot with the rankings under other weights.
     *
     * @param base internal id of the ranking
     * @return its internal id
     * @throws Fault NOT_FOUND without such a ranking, BAD_INPUT for weights that are not from 0 to 1 or do not sum to 1, COMPUTING if it
     *     takes longer than whoever asks waits
     */
    public String snapshot(String community, String base, Weights weights, Instant now) {
        return snapshot(community, base, weights, now, patience);
    }

    private String snapshot(String community, String base, Weights weights, Instant now, Duration patient) {
        Map<?, ?> about = steps.read("_compare/snapshot", Map.of("community", community, "snapshot", base)).stream()
                .<Map<?, ?>>map(row -> Column.map(row, "snapshot"))
                .filter(snapshot -> Column.text(snapshot, "kind").equals("INFLUENCE"))
                .findFirst()
                .orElseThrow(() -> Fault.notFound(
                                "`snapshot` is no ranking of this community that is complete and still kept")
                        .with("argument", "snapshot"));
        Weights all = weights.beside(about);
        expectWhole("weights", RankingMeasure.INFLUENCE, all.components(), about);
        expectWhole("valueWeights", RankingMeasure.RVI, all.metrics(), about);
        return requests.snapshot(
                community, "of " + base + ' ' + all, now, patient, given -> store(community, about, all, given));
    }

    /** Added up as {@code configureIndices} does, and refused in its words. */
    private static void expectWhole(
            String argument, RankingMeasure measure, Map<String, Double> weights, Map<?, ?> about) {
        double sum = 0;
        boolean shares = true;
        for (Part part : measure.parts()) {
            double weight = weights.getOrDefault(part.title(), 0.0);
            shares &= weight >= 0 && weight <= 1;
            sum += weight;
        }
        if (!shares) {
            throw refused("weights are from 0 to 1 each", argument, about);
        }
        if (Math.abs(sum - 1) > TOLERANCE) {
            throw refused(
                    "weights sum to 1, those of the ranking of " + Column.time(about, "computedAt")
                            + " that are left out included, not to " + sum,
                    argument,
                    about);
        }
    }

    private static Fault refused(String message, String argument, Map<?, ?> about) {
        return Fault.invalid("BAD_INPUT", message)
                .with("argument", argument)
                .with("configuration", Column.count(about, "configuration"));
    }

    private void store(String community, Map<?, ?> about, Weights weights, OnRequest.Given given) {
        given.job().step("reading", 0);
        StoredRanking influence = rankings.of(about, RankingMeasure.INFLUENCE);
        given.job().step("reading", 0.2);
        StoredRanking value = rankings.of(about, RankingMeasure.RVI);
        given.job().step("ranking", 0.4);
        Configuration settings = influence.settings().weighing(weights.components(), weights.metrics());
        Rankings weighed = Rankings.weighed(influence, value, settings);
        Map<String, Object> snapshot = new HashMap<>();
        about.forEach((name, its) -> snapshot.put((String) name, its));
        snapshot.put("base", Column.text(about, "id"));
        snapshot.put("weights", Json.of(weights.components()));
        snapshot.put("valueWeights", Json.of(weights.metrics()));
        for (String own : List.of("inputHash", "computedAt")) {
            snapshot.put(own, Objects.requireNonNull(given.about().get(own)));
        }
        var writer = new SnapshotWriter(graph, community, Snapshot.Kind.WHAT_IF);
        writer.deleteHalfWritten();
        writer.writeFound(given.id(), snapshot, weighed, given.job().within("writing", 0.5, 1));
        writer.publish(given.id(), weighed.size(), given.millis(), given::end);
        writer.keepNewest(Math.max(KEPT, settings.keepSnapshots()));
        // The base may have gone meanwhile.
        writer.deleteBaseless();
    }

    /**
     * The rankings that look from the latest times, each compared with what it would have been.
     *
     * @param last how many, 1 to 1000
     * @param first how many members each list is told of
     * @param shown of what ranking, and what counts as a move
     * @return the fields of a {@code SnapshotComparison} each, the latest first
     * @throws Fault as {@link #snapshot} and {@link Comparisons#compare}
     */
    public List<Map<String, Object>> replay(
            String community, Weights weights, int last, int first, Comparisons.Shown shown, Instant now) {
        if (last < 1 || last > 1000) {
            throw Fault.invalid("BAD_INPUT", "`last` is from 1 to 1000").with("argument", "last");
        }
        List<Map<String, Object>> replayed = new ArrayList<>();
        for (Map<String, Object> ranking :
                steps.read("_snapshot/newest", Map.of("community", community, "last", last))) {
            String before = Column.text(ranking, "id");
            replayed.add(comparisons.compare(
                    community, before, snapshot(community, before, weights, now, UNHURRIED), first, shown));
        }
        return replayed;
    }
}

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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Computes who matters in a community, and stores it as a snapshot that readers see whole or not at all. */
public final class Influence {

    private static final int KEPT = 10;

    private final Graph graph;
    private final Steps steps;
    private final Formula formula = Formula.INFLUENCE_1;
    private final OneAtATime communities = new OneAtATime();

    /** @param timeout of each statement of a computation */
    public Influence(Graph graph, Duration timeout) {
        this.graph = graph;
        this.steps = new Steps(graph, timeout);
    }

    /**
     * Ranks the members of a community and makes the ranking the current one. Of the snapshots before it the newest stay.
     *
     * @param community its key
     * @param asOf the time whose state is ranked, {@code now} at the latest; absent: the latest dated interaction, or {@code now} if
     *     there is none
     * @throws Fault NOT_FOUND without such a community, PLUGIN_MISSING without the Graph Data Science plugin
     */
    public Snapshot compute(String community, @Nullable Instant asOf, Instant now) {
        graph.requireDataScience();
        return communities.with(community, () -> computeAlone(community, asOf, now));
    }

    private Map<String, Object> pageRank(Projection projection, TieGraph ties) {
        return projection.perform(
                "_measure/page_rank",
                Map.of(
                        "seeds", List.of(),
                        "damping", formula.damping(),
                        "maxIterations", formula.maxIterations(),
                        "tolerance", formula.tolerance(ties.members().size())));
    }

    private Snapshot computeAlone(String community, @Nullable Instant asOf, Instant now) {
        long started = System.nanoTime();
        Map<String, Object> settings = settings(community);
        Population population = Population.of(steps, community, asOf, now, formula);
        TieGraph attention = attention(population.members(), community, population.asOf(), settings);
        try (Projection projection = new Projection(steps, attention)) {
            Map<String, Object> run = pageRank(projection, attention);
            List<Ranking.Entry> entries = entries(attention, population, Projection.normalised(projection.scores()));
            Snapshot snapshot = new Snapshot(
                    Ids.next(),
                    community,
                    Snapshot.Kind.INFLUENCE,
                    population.asOf(),
                    now,
                    formula.name(),
                    formula.components(),
                    hash(attention, entries, population.asOf()),
                    entries.size(),
                    entries.stream().filter(Ranking.Entry::active).count(),
                    attention.size(),
                    run.isEmpty() ? 0 : Column.count(run, "iterations"),
                    run.isEmpty() || Column.flag(run, "converged"),
                    0);
            List<Standing> standings = Ranking.of(entries, formula, ranks((String) settings.get("influence")));
            return store(snapshot, standings, started);
        }
    }

    private Snapshot store(Snapshot snapshot, List<Standing> standings, long started) {
        var writer = new SnapshotWriter(graph, snapshot.community(), snapshot.kind());
        writer.deleteHalfWritten();
        writer.write(snapshot.id(), snapshot.properties(), standings);
        Snapshot complete = snapshot.lasting(Duration.ofNanos(System.nanoTime() - started));
        writer.publishAsCurrent(complete.id(), standings.size(), complete.durationMs());
        writer.keepNewest(KEPT);
        return complete;
    }

    /** The attention graph of a community: the tie strength of every ordered pair in which it is positive. */
    private TieGraph attention(
            List<TieGraph.Node> members, String community, Instant asOf, Map<String, Object> settings) {
        Map<String, Object> input = new HashMap<>();
        input.put("community", community);
        input.put("asOf", Steps.time(asOf));
        input.put("trustScale", Column.number(settings, "trustScale"));
        input.put("follow", formula.follow());
        input.put("trust", formula.trust());
        input.put("kinds", formula.kinds());
        input.put("other", formula.other());
        input.put("halfLifeMillis", (double) formula.halfLife().toMillis());
        TieGraph attention = new TieGraph(members, false);
        attention.add(steps.read("_influence/ties", input), false);
        return attention;
    }

    private Map<String, Object> settings(String community) {
        return steps.read("_influence/community", Map.of("community", community)).stream()
                .findFirst()
                .orElseThrow(() -> Fault.notFound("there is no community " + community));
    }

    private static List<Ranking.Entry> entries(TieGraph attention, Population population, double[] pageRank) {
        List<Ranking.Entry> entries = new ArrayList<>();
        for (TieGraph.Node member : attention.members()) {
            boolean active = population.active().contains(member.key());
            Map<String, Double> raws = Map.of(Formula.PAGE_RANK, pageRank[entries.size()]);
            entries.add(new Ranking.Entry(member.id(), member.key(), active, raws));
        }
        return entries;
    }

    private String hash(TieGraph attention, List<Ranking.Entry> entries, Instant asOf) {
        var hash = new InputHash();
        hash.fact("influence", formula.canonical(), asOf);
        attention.tell(hash);
        entries.forEach(entry -> hash.fact(entry.active()));
        return hash.hex();
    }

    private Map<String, Integer> ranks(@Nullable String snapshot) {
        if (snapshot == null) {
            return Map.of();
        }
        return steps.read("_snapshot/ranks", Map.of("snapshot", snapshot)).stream()
                .collect(Collectors.toMap(row -> Column.text(row, "id"), row -> (int) Column.count(row, "rank")));
    }
}

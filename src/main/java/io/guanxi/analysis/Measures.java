package io.guanxi.analysis;

import io.guanxi.fault.Fault;
import io.guanxi.graph.Graph;
import io.guanxi.graph.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Raw algorithms over relationships of the caller's choice, each computed once for a state of the graph and stored as a snapshot. One
 * at a time is computed for a community, so that who asks for the same meanwhile finds it done.
 */
public final class Measures {

    private static final int KEPT = 50;
    private static final int SAMPLING_SEED = 42;

    private final Graph graph;
    private final Steps steps;
    private final GraphVersion version;
    private final OneAtATime communities = new OneAtATime();

    /** @param timeout of each statement of a computation */
    public Measures(Graph graph, Duration timeout) {
        this.graph = graph;
        this.steps = new Steps(graph, timeout);
        this.version = new GraphVersion(steps);
    }

    /**
     * The snapshot with this measure of all members of a community. The one that exists is good until anything at all is written to
     * the database, except other measures.
     *
     * @return its internal id
     * @throws Fault NOT_FOUND without such a community, BAD_INPUT with a seed who is no member, PLUGIN_MISSING without the Graph Data
     *     Science plugin
     */
    public String snapshot(String community, MeasureInput input, Instant now) {
        graph.requireDataScience();
        return communities.with(community, () -> {
            String hash = input.hash(community);
            List<Map<String, Object>> stored =
                    steps.read("_snapshot/of_input", Map.of("community", community, "inputHash", hash));
            @Nullable Long before = version.now();
            for (Map<String, Object> snapshot : stored) {
                if (before != null && before.equals(snapshot.get("graphVersion"))) {
                    return Column.text(snapshot, "id");
                }
            }
            List<String> outdated =
                    stored.stream().map(row -> Column.text(row, "id")).toList();
            return compute(community, input, hash, now, before, outdated);
        });
    }

    private String compute(
            String community,
            MeasureInput input,
            String hash,
            Instant now,
            @Nullable Long before,
            List<String> outdated) {
        long started = System.nanoTime();
        TieGraph ties = ties(community, input);
        Map<String, Object> snapshot = new HashMap<>();
        List<Standing> standings;
        try (Projection projection = new Projection(steps, ties)) {
            snapshot.putAll(perform(projection, ties, input));
            standings = MeasureRanking.of(input.algorithm(), ties.members(), projection.scores());
        }
        snapshot.put("inputHash", hash);
        snapshot.put("formula", input.canonical());
        snapshot.put("asOf", Steps.time(now));
        snapshot.put("computedAt", Steps.time(now));
        snapshot.put("members", ties.members().size());
        snapshot.put("relationships", ties.size());
        String id = Ids.next();
        var writer = new SnapshotWriter(graph, community, Snapshot.Kind.MEASURE);
        writer.deleteHalfWritten();
        writer.write(id, snapshot, standings);
        // Publishing comes last, because it is what marks the version of the graph after everything that this
        // computation writes.
        writer.delete(outdated);
        writer.keepNewest(KEPT - 1);
        writer.publishMeasure(id, standings.size(), (System.nanoTime() - started) / 1_000_000, before);
        return id;
    }

    /** Performs the algorithm, and returns what the snapshot says about the run. */
    private static Map<String, Object> perform(Projection projection, TieGraph ties, MeasureInput input) {
        switch (input.algorithm()) {
            case PAGE_RANK -> {
                return projection.perform(
                        "_measure/page_rank",
                        Map.of(
                                "seeds", seeds(ties, input),
                                "damping", input.damping(),
                                "maxIterations", input.maxIterations(),
                                "tolerance", input.tolerance()));
            }
            case BETWEENNESS -> {
                int members = ties.members().size();
                int sample = input.sample() == null ? members : Math.min(input.sample(), members);
                projection.perform("_measure/betweenness", Map.of("sample", sample, "seed", SAMPLING_SEED));
            }
            case DEGREE -> projection.perform("_measure/degree", Map.of());
            case COMPONENTS -> projection.perform("_measure/components", Map.of());
        }
        return Map.of();
    }

    private static List<Integer> seeds(TieGraph ties, MeasureInput input) {
        for (String seed : input.seeds()) {
            if (ties.numbers(List.of(seed)).isEmpty()) {
                throw Fault.invalid("BAD_INPUT", "seeds must be keys of members, " + seed + " is not");
            }
        }
        return ties.numbers(input.seeds());
    }

    private TieGraph ties(String community, MeasureInput input) {
        if (steps.read("_influence/community", Map.of("community", community)).isEmpty()) {
            throw Fault.notFound("there is no community " + community);
        }
        List<TieGraph.Node> members = steps.read("_measure/members", Map.of("community", community)).stream()
                .map(row -> new TieGraph.Node(Column.text(row, "id"), Column.text(row, "key")))
                .toList();
        List<Map<String, Object>> rows = steps.read(
                "_measure/ties",
                Map.of(
                        "community", community,
                        "types", input.relationships().stream().map(Enum::name).toList(),
                        "weighted", input.weighted()));
        TieGraph ties = new TieGraph(members, input.orientation() == Orientation.UNDIRECTED);
        ties.add(rows, input.orientation() == Orientation.REVERSE);
        return ties;
    }
}

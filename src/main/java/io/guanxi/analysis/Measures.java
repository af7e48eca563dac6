package io.guanxi.analysis;

import io.guanxi.fault.Fault;
import io.guanxi.graph.Graph;
import io.guanxi.graph.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Raw algorithms over relationships of the caller's choice, each computed once for a state of the graph that is measured, and stored as a snapshot. One
 * at a time is computed for a community, so that who asks for the same meanwhile finds it done.
 */
public final class Measures {

    private static final int KEPT = 50;

    private final Graph graph;
    private final Steps steps;
    private final OneAtATime communities = new OneAtATime();

    /** @param timeout of each statement of a computation */
    public Measures(Graph graph, Duration timeout) {
        this.graph = graph;
        this.steps = new Steps(graph, timeout);
    }

    /**
     * The snapshot with this measure of all members of a community. The one that exists is good as long as the members and the chosen
     * relationships are the same, which every call reads; whoever pages through a ranking should keep the id instead of asking again.
     *
     * @return its internal id
     * @throws Fault NOT_FOUND without such a community, BAD_INPUT with a seed who is no member, PLUGIN_MISSING where the algorithm
     *     needs the Graph Data Science plugin and there is none
     */
    public String snapshot(String community, MeasureInput input, Instant now) {
        if (Method.of(input.algorithm()).computation() instanceof Projected) {
            graph.requireDataScience();
        }
        return communities.with(community, () -> {
            TieGraph ties = new MeasuredTies(steps)
                    .of(
                            community,
                            input.relationships(),
                            input.orientation(),
                            input.weighted(),
                            Method.of(input.algorithm()).reading() == Reading.SIGNED);
            String hash = hash(community, input, ties);
            Map<String, Object> key = Map.of("community", community, "kind", "MEASURE", "inputHash", hash);
            return steps.read("_snapshot/of_input", key).stream()
                    .findFirst()
                    .map(stored -> Column.text(stored, "id"))
                    .orElseGet(() -> compute(community, input, ties, hash, now));
        });
    }

    private String compute(String community, MeasureInput input, TieGraph ties, String hash, Instant now) {
        long started = System.nanoTime();
        Outcome outcome = Method.of(input.algorithm()).computation().of(ties, input, steps);
        Table standings = MeasureRanking.of(input.algorithm(), ties.members(), outcome.scores());
        Map<String, Object> snapshot = new HashMap<>(outcome.about());
        snapshot.put("inputHash", hash);
        snapshot.put("formula", input.canonical());
        snapshot.put("asOf", Steps.time(now));
        snapshot.put("computedAt", Steps.time(now));
        snapshot.put("members", ties.members().size());
        snapshot.put("relationships", ties.size());
        String id = Ids.next();
        var writer = new SnapshotWriter(graph, community, Snapshot.Kind.MEASURE);
        writer.deleteHalfWritten();
        writer.deleteSuperseded(input.canonical());
        writer.write(id, snapshot, standings);
        writer.publish(id, standings.size(), (System.nanoTime() - started) / 1_000_000);
        writer.keepNewest(KEPT);
        return id;
    }

    private static String hash(String community, MeasureInput input, TieGraph ties) {
        var hash = new InputHash();
        hash.fact("measure", community, input.canonical());
        ties.tell(hash);
        return hash.hex();
    }
}

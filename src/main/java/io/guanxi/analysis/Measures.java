package io.guanxi.analysis;

import io.guanxi.fault.Fault;
import io.guanxi.graph.Graph;
import io.guanxi.graph.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleConsumer;

/**
 * Raw algorithms over relationships of the caller's choice, each computed once for a state of the graph that is measured, and stored as a snapshot.
 */
public final class Measures {

    private static final int KEPT = 50;

    private final Graph graph;
    private final OnRequest requests;

    /**
     * @param timeout of each statement of a computation
     * @param patience how long whoever asks waits
     */
    public Measures(Graph graph, Duration timeout, Duration patience) {
        this.graph = graph;
        this.requests = new OnRequest(graph, timeout, RunningJob.Kind.MEASURE, patience);
    }

    /**
     * The snapshot with this measure of all members of a community. The one that exists is good as long as the members and the chosen
     * relationships are the same, which every call reads; whoever pages through a ranking should keep the id instead of asking again.
     *
     * @return its internal id
     * @throws Fault NOT_FOUND without such a community, BAD_INPUT with a seed who is no member, PLUGIN_MISSING where the algorithm
     *     needs the Graph Data Science plugin and there is none, COMPUTING if it takes longer than whoever asks waits
     */
    public String snapshot(String community, MeasureInput input, Instant now) {
        if (Method.of(input.algorithm()).computation() instanceof Projected) {
            graph.requireDataScience();
        }
        return requests.snapshot(community, input.canonical(), now, new Measuring(community, input, now));
    }

    private final class Measuring implements OnRequest.Work {
        private final String community;
        private final MeasureInput input;
        private final Instant now;
        private final long started = System.nanoTime();

        Measuring(String community, MeasureInput input, Instant now) {
            this.community = community;
            this.input = input;
            this.now = now;
        }

        @Override
        public TieGraph read(Steps steps, DoubleConsumer progress) {
            return new MeasuredTies(steps)
                    .of(
                            community,
                            input.relationships(),
                            input.orientation(),
                            input.weighted(),
                            Method.of(input.algorithm()).reading() == Reading.SIGNED,
                            progress);
        }

        @Override
        public String compute(TieGraph ties, String inputHash, RunningJob job, OnRequest.Ending ending) {
            job.step("computing", 0.5);
            Outcome outcome = Method.of(input.algorithm()).computation().of(ties, input, job.steps());
            job.step("writing", 0.9);
            Table standings = MeasureRanking.of(input.algorithm(), ties.members(), outcome.scores());
            Map<String, Object> snapshot = new HashMap<>(outcome.about());
            snapshot.put("inputHash", inputHash);
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
            writer.publish(
                    id, standings.size(), (System.nanoTime() - started) / 1_000_000, inside -> ending.in(inside, id));
            writer.keepNewest(KEPT);
            return id;
        }
    }
}

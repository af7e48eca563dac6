package io.guanxi.analysis;

import io.guanxi.fault.Fault;
import io.guanxi.graph.Graph;
import io.guanxi.jobs.RunningJob;
import java.time.Duration;
import java.time.Instant;
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
        return requests.snapshot(
                community,
                input.canonical(),
                now,
                (steps, progress) -> ties(community, input, steps, progress),
                given -> store(community, input, given));
    }

    private static TieGraph ties(String community, MeasureInput input, Steps steps, DoubleConsumer progress) {
        boolean signed = Method.of(input.algorithm()).reading() == Reading.SIGNED;
        return new MeasuredTies(steps)
                .of(community, input.relationships(), input.orientation(), input.weighted(), signed, progress);
    }

    private void store(String community, MeasureInput input, OnRequest.Given given) {
        given.job().step("computing", 0.5);
        Outcome outcome = Method.of(input.algorithm()).computation().of(given.ties(), input, given.steps());
        given.job().step("writing", 0.9);
        Table standings = MeasureRanking.of(input.algorithm(), given.ties().members(), outcome.scores());
        given.about().putAll(outcome.about());
        var writer = new SnapshotWriter(graph, community, Snapshot.Kind.MEASURE);
        writer.deleteHalfWritten();
        writer.deleteSuperseded(input.canonical());
        writer.write(given.id(), given.about(), standings);
        writer.publish(given.id(), standings.size(), given.millis(), given::end);
        writer.keepNewest(KEPT);
    }
}

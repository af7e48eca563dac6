package io.guanxi.analysis;

import io.guanxi.graph.Graph;
import io.guanxi.jobs.RunningJob;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;

/**
 * Whom to start with, so that what they pass on gets as far as possible, chosen once for a state of the relationships that carry it, and stored as a
 * snapshot.
 */
public final class Seeds {

    private static final int KEPT = 50;
    private static final long CHOOSING = 42;
    private static final long MEASURING = 43;
    /** What was chosen on some cascades looks better on these than it is, so that it is measured on others, and on more. */
    private static final int MEASURED_ON = 10;

    private final Graph graph;
    private final OnRequest requests;

    /**
     * @param timeout of each statement
     * @param patience how long whoever asks waits
     */
    public Seeds(Graph graph, Duration timeout, Duration patience) {
        this.graph = graph;
        this.requests = new OnRequest(graph, timeout, RunningJob.Kind.SEEDS, patience);
    }

    /**
     * The snapshot with the seeds of a community, which is good as long as its members and the chosen relationships are the same.
     *
     * @return its internal id
     * @throws io.guanxi.fault.Fault NOT_FOUND without such a community, COMPUTING if it takes longer than whoever asks waits
     */
    public String snapshot(String community, SeedsInput input, Instant now) {
        return requests.snapshot(
                community,
                input.canonical(),
                now,
                (steps, progress) -> new MeasuredTies(steps)
                        .of(community, input.relationships(), input.orientation(), false, false, progress),
                given -> store(community, input, given));
    }

    private void store(String community, SeedsInput input, OnRequest.Given given) {
        Map<String, Object> seeds = given.about();
        seeds.putAll(choose(given.ties(), input, given.job().within("choosing", 0.5, 1)));
        seeds.put("id", given.id());
        seeds.put("kind", "SEEDS");
        seeds.put("durationMs", given.millis());
        graph.write("_seeds/keep", inside -> {
            inside.run(Steps.text("_seeds/keep"), Map.of("community", community, "seeds", seeds, "keep", KEPT));
            given.end(inside);
            return given.id();
        });
    }

    /**
     * The ids of the seeds, what each adds and what they reach together, as the snapshot has them.
     *
     * @param progress hears how much is done, 0..1, and may end it by throwing
     */
    static Map<String, Object> choose(TieGraph ties, SeedsInput input, DoubleConsumer progress) {
        Links links = Links.of(ties);
        List<Integer> chosen = Celf.choose(cascades(links, input, input.simulations(), CHOOSING), input.k(), progress);
        Cascades others = cascades(links, input, input.simulations() * MEASURED_ON, MEASURING);
        List<Double> gains = new ArrayList<>();
        List<Double> spreads = new ArrayList<>();
        double before = 0;
        for (int member : chosen) {
            others.start(member);
            double spread = others.reached().average().orElse(0);
            gains.add(spread - before);
            spreads.add(spread);
            before = spread;
        }
        return Map.of(
                "chosen",
                        chosen.stream()
                                .map(member -> ties.members().get(member).id())
                                .toList(),
                "gains", gains,
                "spreads", spreads,
                "spread", before,
                "standardError", standardError(others, before));
    }

    private static Cascades cascades(Links links, SeedsInput input, int simulations, long seed) {
        return new Cascades(links, input.probability(), simulations, seed);
    }

    private static double standardError(Cascades cascades, double mean) {
        double squares = cascades.reached()
                .mapToDouble(reached -> (reached - mean) * (reached - mean))
                .sum();
        return Math.sqrt(squares / (cascades.simulations() - 1) / cascades.simulations());
    }
}

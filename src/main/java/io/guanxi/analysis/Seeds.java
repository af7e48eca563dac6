package io.guanxi.analysis;

import io.guanxi.graph.Graph;
import io.guanxi.graph.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whom to start with, so that what they pass on gets as far as possible, chosen once for a state of the relationships that carry it. It
 * is stored as a snapshot, and one at a time is computed for a community.
 */
public final class Seeds {

    private static final int KEPT = 50;
    private static final long CHOOSING = 42;
    private static final long MEASURING = 43;
    /** What was chosen on some cascades looks better on these than it is, so that it is measured on others, and on more. */
    private static final int MEASURED_ON = 10;

    private final Graph graph;
    private final Steps steps;
    private final OneAtATime communities = new OneAtATime();

    /** @param timeout of each statement */
    public Seeds(Graph graph, Duration timeout) {
        this.graph = graph;
        this.steps = new Steps(graph, timeout);
    }

    /**
     * The snapshot with the seeds of a community, which is good as long as its members and the chosen relationships are the same.
     *
     * @return its internal id
     * @throws io.guanxi.fault.Fault NOT_FOUND without such a community
     */
    public String snapshot(String community, SeedsInput input, Instant now) {
        return communities.with(community, () -> {
            TieGraph ties =
                    new MeasuredTies(steps).of(community, input.relationships(), input.orientation(), false, false);
            var hash = new InputHash();
            hash.fact("seeds", community, input.canonical());
            ties.tell(hash);
            String inputHash = hash.hex();
            return steps
                    .read("_snapshot/of_input", Map.of("community", community, "kind", "SEEDS", "inputHash", inputHash))
                    .stream()
                    .findFirst()
                    .map(stored -> Column.text(stored, "id"))
                    .orElseGet(() -> compute(community, input, ties, inputHash, now));
        });
    }

    private String compute(String community, SeedsInput input, TieGraph ties, String inputHash, Instant now) {
        long started = System.nanoTime();
        String id = Ids.next();
        Map<String, Object> seeds = new HashMap<>(choose(ties, input));
        seeds.put("id", id);
        seeds.put("kind", "SEEDS");
        seeds.put("inputHash", inputHash);
        seeds.put("formula", input.canonical());
        seeds.put("asOf", Steps.time(now));
        seeds.put("computedAt", Steps.time(now));
        seeds.put("members", ties.members().size());
        seeds.put("relationships", ties.size());
        seeds.put("durationMs", (System.nanoTime() - started) / 1_000_000);
        graph.write(
                "_seeds/keep",
                inside -> inside.run(
                        Steps.text("_seeds/keep"), Map.of("community", community, "seeds", seeds, "keep", KEPT)));
        return id;
    }

    /** The ids of the seeds, what each adds and what they reach together, as the snapshot has them. */
    static Map<String, Object> choose(TieGraph ties, SeedsInput input) {
        Links links = Links.of(ties);
        List<Integer> chosen = Celf.choose(cascades(links, input, input.simulations(), CHOOSING), input.k());
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

package io.guanxi.analysis;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * An algorithm of Graph Data Science, which works on a projection.
 *
 * @param file of the statement that calls it, in {@code cypher/_measure}
 */
record Projected(String file) implements Computation {

    private static final int RANDOM_SEED = 42;
    private static final Set<String> OF_RUNS = Set.of("iterations", "converged");

    @Override
    public Outcome of(TieGraph ties, MeasureInput input, Steps steps) {
        int members = ties.members().size();
        if (ties.size() == 0 && Method.of(input.algorithm()).scale() == Scale.NUMBERED) {
            // Leiden fails where there are no relationships.
            return new Outcome(IntStream.range(0, members).asDoubleStream().toArray(), Map.of());
        }
        int sample = input.options().get(Option.SAMPLE) instanceof Integer most ? Math.min(most, members) : members;
        Map<String, Object> parameters = new HashMap<>();
        input.options().forEach((option, value) -> parameters.put(option.title(), value));
        parameters.putAll(Map.of("seeds", input.seedsAmong(ties), "sample", sample, "seed", RANDOM_SEED));
        try (Projection projection = new Projection(steps, ties)) {
            Map<String, Object> about = new HashMap<>(projection.perform("_measure/" + file, parameters));
            about.keySet().retainAll(OF_RUNS);
            double[] scores = projection.scores();
            // What was found from a sample of sources stands for all of them.
            return new Outcome(
                    Arrays.stream(scores).map(score -> score * members / sample).toArray(), about);
        }
    }
}

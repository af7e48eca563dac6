package io.guanxi.analysis;

import java.util.List;
import java.util.Map;

/**
 * An index as a community has configured it.
 *
 * @param weights of its parts' percentiles, by name; they sum to 1
 * @param tiers the classes of members
 */
record Index(RankingMeasure measure, Map<String, Double> weights, Tiers tiers) {

    Index {
        weights = Map.copyOf(weights);
    }

    List<Part> parts() {
        return measure.parts();
    }

    /** How much a percentile of the part counts. */
    double weight(Part part) {
        return weights.getOrDefault(part.title(), 0.0);
    }

    /** In the order of the parts. */
    double[] allWeights() {
        return parts().stream().mapToDouble(this::weight).toArray();
    }
}

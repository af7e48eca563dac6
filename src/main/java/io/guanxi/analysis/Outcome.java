package io.guanxi.analysis;

import java.util.Arrays;
import java.util.Map;

/** What an algorithm says, rounded to ten digits. */
final class Outcome {

    private final double[] scores;
    private final Map<String, Object> about;

    Outcome(double[] scores, Map<String, Object> about) {
        this.scores = Arrays.stream(scores).map(Projection::rounded).toArray();
        this.about = about;
    }

    static Outcome of(double[] scores, int iterations, boolean converged) {
        return new Outcome(scores, Map.of("iterations", iterations, "converged", converged));
    }

    /** By the number of the member. */
    double[] scores() {
        return scores;
    }

    /** What the snapshot says about the run: {@code iterations} and {@code converged}, where there are such. */
    Map<String, Object> about() {
        return about;
    }
}

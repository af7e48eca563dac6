package io.guanxi.analysis;

import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * Eigenvector centrality and HITS: power iterations over the weighted ties. Graph Data Science has both, but divides weights by their
 * sum in the one and ignores them in the other, and finds nothing but zeros where two sides alternate (a star).
 */
final class Eigenvector {

    /** How much of itself each step keeps, next to 1 of what arrives: without it, sides that only point at each other would alternate. */
    private static final double KEPT = 0.2;

    private Eigenvector() {}

    /** The eigenvector of the greatest eigenvalue of the transposed adjacency matrix, of length 1; zeros where nobody is in a cycle. */
    static Outcome centrality(TieGraph ties, MeasureInput input) {
        Links links = Links.of(ties);
        if (!links.cyclic()) {
            return Outcome.of(new double[links.members()], 0, true);
        }
        return settled(input, links, values -> {
            double[] next = ofLengthOne(links.arriving(values));
            for (int i = 0; i < next.length; i++) {
                next[i] += KEPT * values[i];
            }
            return ofLengthOne(next);
        });
    }

    /** The authorities of HITS, of length 1: those whom good hubs point at, who are those who point at good authorities. */
    static Outcome authority(TieGraph ties, MeasureInput input) {
        Links links = Links.of(ties);
        return settled(input, links, values -> ofLengthOne(links.arriving(links.seen(values))));
    }

    private static Outcome settled(MeasureInput input, Links links, UnaryOperator<double[]> step) {
        double[] start = new double[links.members()];
        Arrays.fill(start, 1);
        Outcome outcome = Repeated.untilNoneChanges(input).from(ofLengthOne(start), step);
        double[] scores = outcome.scores().clone();
        for (int i = 0; i < scores.length; i++) {
            // What an exact vector has as zero, every step only makes smaller.
            scores[i] = scores[i] < input.number(Option.TOLERANCE) ? 0 : scores[i];
        }
        return new Outcome(scores, outcome.about());
    }

    private static double[] ofLengthOne(double[] values) {
        double length =
                Math.sqrt(Arrays.stream(values).map(value -> value * value).sum());
        return length == 0
                ? values
                : Arrays.stream(values).map(value -> value / length).toArray();
    }
}

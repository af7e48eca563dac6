package io.guanxi.analysis;

import java.util.Arrays;

/**
 * Weighted PageRank by power iteration (Page, Brin, Motwani, Winograd 1999): PR(v) = (1 - d) / n + d (sum over u -> v of PR(u) w(u,v) / w(u)
 * + D / n), where w(u) is all that u pays and D the PageRank of those who pay nothing. With seeds, 1 / n is 1 / their number for a seed and 0 for
 * others: that is EigenTrust (Kamvar, Schlosser, Garcia-Molina 2003) on what members pay, distrust counting like no opinion.
 *
 * @param scores sum to 1
 * @param dangling D after the last iteration
 * @param converged whether the scores changed by less than the tolerance in sum, before the greatest number of iterations
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record PageRank(double[] scores, double dangling, int iterations, boolean converged) {

    static PageRank of(Attention attention, double damping, int maxIterations, double tolerance) {
        double[] everybody = new double[attention.size()];
        Arrays.fill(everybody, 1.0 / everybody.length);
        return of(attention, everybody, damping, maxIterations, tolerance);
    }

    /** @param jump where random jumps end, summing to 1 */
    static PageRank of(Attention attention, double[] jump, double damping, int maxIterations, double tolerance) {
        int n = attention.size();
        double[] scores = jump.clone();
        double[] paid = attention.paid();
        double[] share = new double[n];
        double[] next = new double[n];
        for (int iteration = 1; iteration <= maxIterations; iteration++) {
            double dangling = shares(scores, paid, share);
            double base = 1 - damping + damping * dangling;
            double change = 0;
            for (int member = 0; member < n; member++) {
                next[member] = base * jump[member] + damping * earned(attention.in(), member, share);
                change += Math.abs(next[member] - scores[member]);
            }
            double[] before = scores;
            scores = next;
            next = before;
            if (change < tolerance) {
                return new PageRank(scores, shares(scores, paid, share), iteration, true);
            }
        }
        return new PageRank(scores, shares(scores, paid, share), n == 0 ? 0 : maxIterations, n == 0);
    }

    /** Puts what a unit of everybody's strength is worth into {@code share}; returns what those who pay nothing have. */
    private static double shares(double[] scores, double[] paid, double[] share) {
        double dangling = 0;
        for (int member = 0; member < scores.length; member++) {
            if (paid[member] > 0) {
                share[member] = scores[member] / paid[member];
            } else {
                dangling += scores[member];
            }
        }
        return dangling;
    }

    private static double earned(Attention.Side in, int member, double[] share) {
        double sum = 0;
        for (int tie = in.start()[member]; tie < in.start()[member + 1]; tie++) {
            sum += share[in.other()[tie]] * in.weight()[tie];
        }
        return sum;
    }
}

package io.guanxi.analysis;

import java.util.function.UnaryOperator;

/**
 * Weighted PageRank by power iteration (Page, Brin, Motwani, Winograd 1999): PR(v) = (1 - d) / n + d (sum over u -> v of PR(u) w(u,v) / w(u)
 * + D / n), where w(u) is all that u pays and D the PageRank of those who pay nothing. Where members are trusted by t(u), w(u,v) is t(u) times
 * the strength, and 1 - t(u) of what u has belongs to D, too; n counts those with t > 0, and the others have 0. With seeds, 1 / n is 1 / their number for a seed and 0 for
 * others: that is EigenTrust (Kamvar, Schlosser, Garcia-Molina 2003) on what members pay, distrust counting like no opinion.
 *
 * @param scores sum to 1, rounded to ten digits
 * @param dangling D after the last iteration
 * @param converged whether the scores changed by less than the tolerance in sum, before the greatest number of iterations
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record PageRank(double[] scores, double dangling, int iterations, boolean converged) {

    /** @param jump where random jumps end, summing to 1 */
    static PageRank of(Attention attention, double[] jump, double damping, int maxIterations, double tolerance) {
        double[] paid = attention.paid();
        double[] given = attention.given();
        Outcome outcome = new Repeated(maxIterations, tolerance, Repeated::sum)
                .from(jump, scores -> step(scores, paid, given, jump, damping, attention.in()::sums));
        double[] scores = outcome.scores();
        return new PageRank(
                scores,
                unpaid(scores, paid, given),
                (int) Column.count(outcome.about(), "iterations"),
                Column.flag(outcome.about(), "converged"));
    }

    /**
     * One iteration.
     *
     * @param paid all that each member pays
     * @param given what of that arrives
     * @param arriving what arrives at each member when each pays its value times the weights of its ties
     */
    static double[] step(
            double[] scores,
            double[] paid,
            double[] given,
            double[] jump,
            double damping,
            UnaryOperator<double[]> arriving) {
        double[] shares = new double[scores.length];
        for (int member = 0; member < shares.length; member++) {
            shares[member] = paid[member] == 0 ? 0 : scores[member] / paid[member];
        }
        double[] next = arriving.apply(shares);
        double base = 1 - damping + damping * unpaid(scores, paid, given);
        for (int member = 0; member < next.length; member++) {
            next[member] = base * jump[member] + damping * next[member];
        }
        return next;
    }

    /** What those have who pay nothing, and of what the others pay that which does not arrive. */
    private static double unpaid(double[] scores, double[] paid, double[] given) {
        double sum = 0;
        for (int member = 0; member < scores.length; member++) {
            sum += paid[member] == 0 ? scores[member] : scores[member] * (1 - given[member] / paid[member]);
        }
        return sum;
    }
}

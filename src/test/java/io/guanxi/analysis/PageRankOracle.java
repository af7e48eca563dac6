package io.guanxi.analysis;

import java.util.Arrays;

/** PageRank the slow way: a dense matrix, multiplied until nothing moves; dangling mass goes to where random jumps go. */
final class PageRankOracle {

    private PageRankOracle() {}

    /**
     * @param weights from row to column
     * @param jump where random jumps go, summing to 1
     */
    static double[] of(double[][] weights, double damping, double[] jump) {
        return after(2000, weights, damping, jump);
    }

    /** @param trust the share of what each pays that arrives; the rest goes to where random jumps go */
    static double[] of(double[][] weights, double damping, double[] jump, double[] trust) {
        return after(2000, weights, damping, jump, trust);
    }

    static double[] after(int rounds, double[][] weights, double damping, double[] jump) {
        double[] trust = new double[weights.length];
        Arrays.fill(trust, 1);
        return after(rounds, weights, damping, jump, trust);
    }

    private static double[] after(int rounds, double[][] weights, double damping, double[] jump, double[] trust) {
        int n = weights.length;
        double[] rank = jump.clone();
        for (int round = 0; round < rounds; round++) {
            double[] next = new double[n];
            double dangling = 0;
            for (int from = 0; from < n; from++) {
                double out = Arrays.stream(weights[from]).sum();
                if (out == 0) {
                    dangling += rank[from];
                    continue;
                }
                dangling += rank[from] * (1 - trust[from]);
                for (int to = 0; to < n; to++) {
                    next[to] += damping * rank[from] * trust[from] * weights[from][to] / out;
                }
            }
            for (int to = 0; to < n; to++) {
                next[to] += (damping * dangling + 1 - damping) * jump[to];
            }
            rank = next;
        }
        return rank;
    }

    static double[] uniform(int n) {
        double[] jump = new double[n];
        Arrays.fill(jump, 1.0 / n);
        return jump;
    }
}

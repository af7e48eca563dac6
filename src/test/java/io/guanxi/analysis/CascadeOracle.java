package io.guanxi.analysis;

import java.util.ArrayList;
import java.util.List;

/** The expected spread of the independent cascade model, exactly: over all ways in which the coins of all relationships may fall. */
final class CascadeOracle {

    private final double[][] graph;
    private final double probability;
    private final List<int[]> pairs = new ArrayList<>();

    CascadeOracle(double[][] graph, double probability) {
        this.graph = graph;
        this.probability = probability;
        for (int from = 0; from < graph.length; from++) {
            for (int to = 0; to < graph.length; to++) {
                if (graph[from][to] > 0) {
                    pairs.add(new int[] {from, to});
                }
            }
        }
    }

    double spread(List<Integer> seeds) {
        double expected = 0;
        for (int coins = 0; coins < 1 << pairs.size(); coins++) {
            double chance = 1;
            boolean[][] live = new boolean[graph.length][graph.length];
            for (int i = 0; i < pairs.size(); i++) {
                int[] pair = pairs.get(i);
                double fails = Math.pow(1 - probability, graph[pair[0]][pair[1]]);
                live[pair[0]][pair[1]] = (coins >> i & 1) == 1;
                chance *= live[pair[0]][pair[1]] ? 1 - fails : fails;
            }
            expected += chance * reached(live, seeds);
        }
        return expected;
    }

    /** The most that any set of as many seeds reaches. */
    double best(int k, List<Integer> begun) {
        if (begun.size() == k) {
            return spread(begun);
        }
        double best = 0;
        for (int next = begun.isEmpty() ? 0 : begun.get(begun.size() - 1) + 1; next < graph.length; next++) {
            List<Integer> more = new ArrayList<>(begun);
            more.add(next);
            best = Math.max(best, best(k, more));
        }
        return best;
    }

    private static int reached(boolean[][] live, List<Integer> seeds) {
        boolean[] met = new boolean[live.length];
        seeds.forEach(seed -> met[seed] = true);
        int count = seeds.size();
        for (boolean more = true; more; ) {
            more = false;
            for (int from = 0; from < live.length; from++) {
                for (int to = 0; to < live.length; to++) {
                    if (met[from] && !met[to] && live[from][to]) {
                        met[to] = true;
                        more = true;
                        count++;
                    }
                }
            }
        }
        return count;
    }
}

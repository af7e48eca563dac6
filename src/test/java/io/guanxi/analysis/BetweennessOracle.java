package io.guanxi.analysis;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** Betweenness the slow way: for every pair, the share of its shortest paths that pass through each other member. */
final class BetweennessOracle {

    private BetweennessOracle() {}

    static double[] of(double[][] graph, boolean undirected) {
        double[] sources = new double[graph.length];
        Arrays.fill(sources, 1);
        return of(graph, undirected, sources);
    }

    /** @param sources what the paths count that begin at each member */
    static double[] of(double[][] graph, boolean undirected, double[] sources) {
        int n = graph.length;
        int[][] distance = new int[n][];
        double[][] paths = new double[n][n];
        for (int from = 0; from < n; from++) {
            distance[from] = search(graph, from, paths[from]);
        }
        double[] betweenness = new double[n];
        for (int s = 0; s < n; s++) {
            for (int t = 0; t < n; t++) {
                for (int v = 0; v < n; v++) {
                    boolean between = v != s
                            && v != t
                            && s != t
                            && distance[s][t] > 0
                            && distance[s][v] > 0
                            && distance[v][t] > 0;
                    if (between && distance[s][v] + distance[v][t] == distance[s][t]) {
                        betweenness[v] += sources[s] * paths[s][v] * paths[v][t] / paths[s][t] / (undirected ? 2 : 1);
                    }
                }
            }
        }
        return betweenness;
    }

    /** Distances from a member, -1 where there is no way, and how many shortest paths there are. */
    private static int[] search(double[][] graph, int from, double[] paths) {
        int[] distance = new int[graph.length];
        Arrays.fill(distance, -1);
        distance[from] = 0;
        paths[from] = 1;
        Deque<Integer> queue = new ArrayDeque<>();
        queue.add(from);
        while (!queue.isEmpty()) {
            int at = queue.remove();
            for (int to = 0; to < graph.length; to++) {
                if (graph[at][to] > 0 && distance[to] < 0) {
                    distance[to] = distance[at] + 1;
                    queue.add(to);
                }
                if (graph[at][to] > 0 && distance[to] == distance[at] + 1) {
                    paths[to] += paths[at];
                }
            }
        }
        return distance;
    }
}

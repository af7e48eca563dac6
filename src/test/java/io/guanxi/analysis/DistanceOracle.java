package io.guanxi.analysis;

import java.util.Arrays;

/** Closeness and harmonic centrality from all distances, which are found the slow way (Floyd and Warshall). */
final class DistanceOracle {

    static final double FAR = Double.POSITIVE_INFINITY;

    private DistanceOracle() {}

    static double[][] distances(double[][] graph) {
        int n = graph.length;
        double[][] distance = new double[n][n];
        for (int from = 0; from < n; from++) {
            Arrays.fill(distance[from], FAR);
            for (int to = 0; to < n; to++) {
                distance[from][to] = from == to ? 0 : graph[from][to] > 0 ? 1 : FAR;
            }
        }
        for (int via = 0; via < n; via++) {
            for (int from = 0; from < n; from++) {
                for (int to = 0; to < n; to++) {
                    distance[from][to] = Math.min(distance[from][to], distance[from][via] + distance[via][to]);
                }
            }
        }
        return distance;
    }

    static double[] closeness(double[][] graph) {
        double[][] distance = distances(graph);
        double[] closeness = new double[graph.length];
        for (int to = 0; to < graph.length; to++) {
            double reached = 0;
            double far = 0;
            for (int from = 0; from < graph.length; from++) {
                if (from != to && distance[from][to] < FAR) {
                    reached++;
                    far += distance[from][to];
                }
            }
            closeness[to] = far == 0 ? 0 : reached / (graph.length - 1) * reached / far;
        }
        return closeness;
    }

    static double[] harmonic(double[][] graph) {
        double[][] distance = distances(graph);
        double[] harmonic = new double[graph.length];
        for (int to = 0; to < graph.length; to++) {
            for (int from = 0; from < graph.length; from++) {
                harmonic[to] += from == to ? 0 : 1 / distance[from][to];
            }
        }
        return harmonic;
    }
}

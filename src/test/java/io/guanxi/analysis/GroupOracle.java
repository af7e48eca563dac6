package io.guanxi.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/** Triangles, cores and groups the slow way. */
final class GroupOracle {

    private GroupOracle() {}

    static double[] triangles(double[][] graph) {
        int n = graph.length;
        double[] triangles = new double[n];
        for (int a = 0; a < n; a++) {
            for (int b = a + 1; b < n; b++) {
                for (int c = b + 1; c < n; c++) {
                    if (graph[a][b] > 0 && graph[b][c] > 0 && graph[a][c] > 0) {
                        triangles[a]++;
                        triangles[b]++;
                        triangles[c]++;
                    }
                }
            }
        }
        return triangles;
    }

    static double[] clustering(double[][] graph) {
        double[] clustering = triangles(graph);
        for (int i = 0; i < graph.length; i++) {
            long related = Arrays.stream(graph[i]).filter(weight -> weight > 0).count();
            clustering[i] = related < 2 ? 0 : clustering[i] * 2 / (related * (related - 1));
        }
        return clustering;
    }

    /** For every k, whoever has fewer than k others left goes, until nobody does. */
    static double[] cores(double[][] graph) {
        int n = graph.length;
        double[] cores = new double[n];
        for (int k = 1; k < n; k++) {
            boolean[] gone = new boolean[n];
            boolean changed = true;
            while (changed) {
                changed = false;
                for (int i = 0; i < n; i++) {
                    int left = 0;
                    for (int j = 0; j < n; j++) {
                        left += graph[i][j] > 0 && !gone[j] ? 1 : 0;
                    }
                    if (!gone[i] && left < k) {
                        gone[i] = true;
                        changed = true;
                    }
                }
            }
            for (int i = 0; i < n; i++) {
                cores[i] = gone[i] ? cores[i] : k;
            }
        }
        return cores;
    }

    /** Who reach each other both ways, numbered as the schema says. */
    static double[] strongComponents(double[][] graph) {
        double[][] distance = DistanceOracle.distances(graph);
        return numbered(graph.length, (a, b) -> distance[a][b] + distance[b][a] < DistanceOracle.FAR);
    }

    private static double[] numbered(int n, BiPredicate<Integer, Integer> together) {
        Map<Integer, List<Integer>> groups = new TreeMap<>();
        for (int i = 0; i < n; i++) {
            int first = 0;
            while (!together.test(first, i)) {
                first++;
            }
            groups.computeIfAbsent(first, none -> new ArrayList<>()).add(i);
        }
        double[] numbers = new double[n];
        List<List<Integer>> ordered =
                groups.values().stream().sorted((a, b) -> b.size() - a.size()).toList();
        for (int number = 0; number < ordered.size(); number++) {
            for (int member : ordered.get(number)) {
                numbers[member] = number;
            }
        }
        return numbers;
    }

    /** Newman's modularity of an undirected weighted graph. */
    static double modularity(double[][] graph, double[] groups) {
        double[] degrees = Arrays.stream(graph)
                .mapToDouble(row -> Arrays.stream(row).sum())
                .toArray();
        double all = Arrays.stream(degrees).sum();
        double modularity = 0;
        for (int i = 0; i < graph.length; i++) {
            for (int j = 0; j < graph.length; j++) {
                modularity += groups[i] == groups[j] ? graph[i][j] / all - degrees[i] * degrees[j] / all / all : 0;
            }
        }
        return modularity;
    }

    /** The modularity that merging the two groups that bring most comes to, as long as any do (Newman 2004). */
    static double greedyModularity(double[][] graph) {
        int n = graph.length;
        double[] groups = new double[n];
        Arrays.setAll(groups, i -> i);
        double best = modularity(graph, groups);
        for (boolean better = true; better; ) {
            better = false;
            double[] merged = groups;
            for (int a = 0; a < n; a++) {
                for (int b = a + 1; b < n; b++) {
                    double from = b;
                    double to = a;
                    double[] trial = Arrays.stream(groups)
                            .map(group -> group == from ? to : group)
                            .toArray();
                    double modularity = modularity(graph, trial);
                    if (modularity > best + 1e-12) {
                        best = modularity;
                        merged = trial;
                        better = true;
                    }
                }
            }
            groups = merged;
        }
        return best;
    }

    /** Whether everybody has a label that weighs most among those they point at; who points at nobody may have any. */
    static boolean labelled(double[][] graph, double[] labels) {
        for (int i = 0; i < graph.length; i++) {
            Map<Double, Double> weights = new HashMap<>();
            for (int j = 0; j < graph.length; j++) {
                if (graph[i][j] > 0) {
                    weights.merge(labels[j], graph[i][j], Double::sum);
                }
            }
            double most = weights.values().stream()
                    .mapToDouble(weight -> weight)
                    .max()
                    .orElse(0);
            if (weights.getOrDefault(labels[i], 0.0) < most) {
                return false;
            }
        }
        return true;
    }

    /** Whether the members of each group reach each other without leaving it. */
    static boolean connected(double[][] graph, double[] groups) {
        double[][] inside = new double[graph.length][graph.length];
        for (int i = 0; i < graph.length; i++) {
            for (int j = 0; j < graph.length; j++) {
                inside[i][j] = groups[i] == groups[j] ? graph[i][j] : 0;
            }
        }
        double[][] distance = DistanceOracle.distances(inside);
        for (int i = 0; i < graph.length; i++) {
            for (int j = 0; j < graph.length; j++) {
                if (groups[i] == groups[j] && distance[i][j] == DistanceOracle.FAR) {
                    return false;
                }
            }
        }
        return true;
    }
}

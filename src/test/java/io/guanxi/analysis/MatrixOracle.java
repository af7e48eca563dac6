package io.guanxi.analysis;

import java.util.Arrays;

/** Measures that follow from a matrix, with dense matrices: powers by squaring for eigenvectors, elimination for systems of equations. */
final class MatrixOracle {

    /** Squarings: the power 2^40 leaves nothing of any but the greatest eigenvalue. */
    private static final int SQUARINGS = 40;

    private MatrixOracle() {}

    /** The vector of length 1 that x(v) = sum of x(u) w(u,v) keeps; a shift by the greatest row keeps alternating sides apart. */
    static double[] eigenvector(double[][] graph) {
        double[][] step = transposed(graph);
        double shift = Arrays.stream(step)
                .mapToDouble(row -> Arrays.stream(row).sum())
                .max()
                .orElse(0);
        for (int i = 0; i < step.length; i++) {
            step[i][i] += shift;
        }
        return dominant(step);
    }

    static double[] authority(double[][] graph) {
        return dominant(product(transposed(graph), graph));
    }

    static double[] articleRank(double[][] graph, double damping, double[] jump) {
        int n = graph.length;
        double[] given = sums(graph);
        double mean = Arrays.stream(given).sum() / n;
        double[][] step = new double[n][n];
        for (int from = 0; from < n; from++) {
            for (int to = 0; to < n; to++) {
                step[to][from] = (from == to ? 1 : 0)
                        - (given[from] == 0 ? 0 : damping * graph[from][to] / (given[from] + mean));
            }
        }
        return solved(
                step, Arrays.stream(jump).map(share -> (1 - damping) * share).toArray());
    }

    /** By the paper's matrix C, where whoever trusts nobody has the row p. */
    static double[] eigenTrust(double[][] ratings, double damping, double[] trusted) {
        int n = ratings.length;
        double[][] step = new double[n][n];
        for (int from = 0; from < n; from++) {
            double given = 0;
            for (double rating : ratings[from]) {
                given += Math.max(rating, 0);
            }
            for (int to = 0; to < n; to++) {
                double local = given == 0 ? trusted[to] : Math.max(ratings[from][to], 0) / given;
                step[to][from] = (from == to ? 1 : 0) - damping * local;
            }
        }
        return solved(
                step, Arrays.stream(trusted).map(share -> (1 - damping) * share).toArray());
    }

    private static double[] sums(double[][] graph) {
        return Arrays.stream(graph).mapToDouble(row -> Arrays.stream(row).sum()).toArray();
    }

    private static double[] dominant(double[][] matrix) {
        double[][] power = matrix;
        for (int i = 0; i < SQUARINGS; i++) {
            power = product(power, power);
            double greatest =
                    Arrays.stream(power).flatMapToDouble(Arrays::stream).max().orElse(0);
            for (double[] row : power) {
                for (int j = 0; j < row.length; j++) {
                    row[j] = greatest == 0 ? 0 : row[j] / greatest;
                }
            }
        }
        double[] vector = sums(power);
        double length = Math.sqrt(Arrays.stream(vector).map(x -> x * x).sum());
        return Arrays.stream(vector).map(x -> length == 0 ? 0 : x / length).toArray();
    }

    private static double[][] product(double[][] left, double[][] right) {
        int n = left.length;
        double[][] product = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < n; k++) {
                for (int j = 0; j < n; j++) {
                    product[i][j] += left[i][k] * right[k][j];
                }
            }
        }
        return product;
    }

    private static double[][] transposed(double[][] graph) {
        double[][] transposed = new double[graph.length][graph.length];
        for (int i = 0; i < graph.length; i++) {
            for (int j = 0; j < graph.length; j++) {
                transposed[i][j] = graph[j][i];
            }
        }
        return transposed;
    }

    /** Gauss and Jordan, with the greatest pivot of each column. */
    private static double[] solved(double[][] matrix, double[] right) {
        int n = right.length;
        double[] x = right.clone();
        for (int column = 0; column < n; column++) {
            int pivot = column;
            for (int row = column; row < n; row++) {
                pivot = Math.abs(matrix[row][column]) > Math.abs(matrix[pivot][column]) ? row : pivot;
            }
            double[] line = matrix[pivot];
            matrix[pivot] = matrix[column];
            matrix[column] = line;
            double value = x[pivot];
            x[pivot] = x[column];
            x[column] = value;
            for (int row = 0; row < n; row++) {
                double factor = row == column ? 0 : matrix[row][column] / line[column];
                for (int j = column; j < n && factor != 0; j++) {
                    matrix[row][j] -= factor * line[j];
                }
                x[row] -= factor * value;
            }
        }
        for (int i = 0; i < n; i++) {
            x[i] /= matrix[i][i];
        }
        return x;
    }
}

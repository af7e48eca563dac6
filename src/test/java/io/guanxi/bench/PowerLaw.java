package io.guanxi.bench;

import java.util.Arrays;

/**
 * The power with which the tail of a distribution of whole numbers falls: the maximum-likelihood estimate of Clauset, Shalizi and
 * Newman (2009), from the least value where the data and the fit are nearest.
 *
 * @param from the value at which the tail begins
 * @param tail how many values are in it
 * @param distance the greatest between the two distributions (Kolmogorov-Smirnov)
 */
record PowerLaw(double exponent, int from, int tail, double distance) {

    private static final int SMALLEST_TAIL = 200;

    static PowerLaw fit(int[] values) {
        int[] sorted = Arrays.stream(values).filter(value -> value > 0).sorted().toArray();
        PowerLaw best = new PowerLaw(0, 0, 0, 1);
        for (int start = 0; start < sorted.length - SMALLEST_TAIL; start++) {
            if (start == 0 || sorted[start] > sorted[start - 1]) {
                PowerLaw fit = fit(sorted, start);
                best = fit.distance < best.distance ? fit : best;
            }
        }
        return best;
    }

    private static PowerLaw fit(int[] sorted, int start) {
        int tail = sorted.length - start;
        double least = sorted[start] - 0.5;
        double logs = 0;
        for (int i = start; i < sorted.length; i++) {
            logs += Math.log(sorted[i] / least);
        }
        double exponent = 1 + tail / logs;
        double distance = 0;
        for (int i = start; i < sorted.length; i++) {
            if (i + 1 == sorted.length || sorted[i + 1] > sorted[i]) {
                double data = (i + 1.0 - start) / tail;
                double law = 1 - Math.pow((sorted[i] + 0.5) / least, 1 - exponent);
                distance = Math.max(distance, Math.abs(data - law));
            }
        }
        return new PowerLaw(exponent, sorted[start], tail, distance);
    }
}

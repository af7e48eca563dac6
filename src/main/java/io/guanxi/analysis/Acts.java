package io.guanxi.analysis;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/**
 * What one member does towards others, or others towards them, act by act.
 *
 * @param others numbers of the other ends
 * @param at when, {@link Undated#MILLIS} where that is not known
 * @param weights when it happens
 * @param decays whether it weighs less with time
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record Acts(int[] others, long[] at, double[] weights, boolean[] decays) {

    static final Acts NONE = new Acts(new int[0], new long[0], new double[0], new boolean[0]);

    int size() {
        return others.length;
    }

    /** Weighs acts up to a time. */
    static final class Weighing {
        private static final int FEW = 16;

        private final TieWeights weights;
        private final double trustScale;
        private final long until;
        private int[] others = new int[FEW];
        private long[] at = new long[FEW];
        private double[] worth = new double[FEW];
        private boolean[] decays = new boolean[FEW];
        private int size;

        /** @param until milliseconds since 1970 */
        Weighing(TieWeights weights, double trustScale, long until) {
            this.weights = weights;
            this.trustScale = trustScale;
            this.until = until;
        }

        void follow(int other, long time) {
            add(other, time, weights.follow(), false);
        }

        /** @param rating on the community's scale */
        void trust(int other, long time, double rating) {
            add(other, time, weights.trust() * rating / trustScale, false);
        }

        void interaction(int other, long time, String kind) {
            add(other, time, weights.kinds().getOrDefault(kind.toLowerCase(Locale.ROOT), weights.other()), true);
        }

        /**
         * A response to a content of the other.
         *
         * @param response {@code reaction}, {@code share} or {@code reply}
         * @param kind of the content
         */
        void response(String response, int other, long time, String kind) {
            double any = weights.kinds().getOrDefault(response, weights.other());
            Map<String, Double> narrow = weights.narrow().getOrDefault(response, Map.of());
            add(other, time, narrow.isEmpty() ? any : narrow.getOrDefault(kind.toLowerCase(Locale.ROOT), any), true);
        }

        private void add(int other, long time, double weight, boolean interaction) {
            if (other < 0 || time > until) {
                return;
            }
            if (size == others.length) {
                others = Arrays.copyOf(others, size * 2);
                at = Arrays.copyOf(at, size * 2);
                worth = Arrays.copyOf(worth, size * 2);
                decays = Arrays.copyOf(decays, size * 2);
            }
            others[size] = other;
            at[size] = time;
            worth[size] = weight;
            decays[size++] = interaction && time != Undated.MILLIS;
        }

        /** What was added since the last call. */
        Acts acts() {
            if (size == 0) {
                return NONE;
            }
            Acts acts = new Acts(
                    Arrays.copyOf(others, size),
                    Arrays.copyOf(at, size),
                    Arrays.copyOf(worth, size),
                    Arrays.copyOf(decays, size));
            size = 0;
            return acts;
        }
    }
}

package io.guanxi.analysis;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;

/**
 * Betweenness (Brandes 2001) on the attention graph, directed and unweighted: for each member the sum, over pairs of others, of the share of
 * their shortest paths that lead through the member. Beyond a number of members it is estimated from a sample of the sources, drawn with a fixed
 * seed, and scaled up (Brandes and Pich 2007).
 *
 * @param sources how many it was computed from: all members where it is exact
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record Brokerage(double[] scores, int sources) {

    private static final long SEED = 42;

    /**
     * @param trust what paths count that begin at a member; those of members with 0 count nothing
     * @param exactTo so many trusted members at most have it exact
     * @param sample how many sources stand for all beyond
     * @param progress hears how much is done, 0..1, and may end it by throwing
     */
    static Brokerage of(Attention attention, double[] trust, int exactTo, int sample, DoubleConsumer progress) {
        int n = attention.size();
        // Whom nobody trusts is drawn by no lot: however many there are, the sample of all others stays as it is.
        int[] trusted =
                IntStream.range(0, n).filter(member -> trust[member] > 0).toArray();
        boolean exact = trusted.length <= exactTo;
        int[] sources = exact ? trusted : drawn(trusted, Math.min(trusted.length, sample));
        var walk = new Walk(attention.out(), n);
        double[] scores = new double[n];
        for (int i = 0; i < sources.length; i++) {
            progress.accept((double) i / sources.length);
            walk.from(sources[i], trust[sources[i]], scores);
        }
        double scale = sources.length == 0 ? 1 : (double) trusted.length / sources.length;
        return new Brokerage(Arrays.stream(scores).map(score -> score * scale).toArray(), exact ? n : sources.length);
    }

    /** The first ones of a shuffle. */
    private static int[] drawn(int[] from, int count) {
        int[] all = from.clone();
        int n = all.length;
        if (count < n) {
            Random random = new Random(SEED);
            for (int i = 0; i < count; i++) {
                int other = i + random.nextInt(n - i);
                int member = all[other];
                all[other] = all[i];
                all[i] = member;
            }
        }
        return Arrays.copyOf(all, count);
    }

    /**
     * Breadth first from one source, and back again with the dependencies. Ties lead all over the arrays, so that what takes long is to wait for
     * memory: what a member passes back is worked out once and lies in one array.
     */
    private static final class Walk {

        private static final int UNSEEN = -1;

        private final Attention.Side out;
        private final int[] queue;
        private final int[] distance;
        private final double[] paths;
        /** Of each member that was come back from: (1 + dependency) / paths. */
        private final double[] passed;

        Walk(Attention.Side out, int n) {
            this.out = out;
            this.queue = new int[n];
            this.distance = new int[n];
            this.paths = new double[n];
            this.passed = new double[n];
            Arrays.fill(distance, UNSEEN);
        }

        void from(int source, double weight, double[] scores) {
            int found = forward(source);
            for (int i = found - 1; i >= 0; i--) {
                int member = queue[i];
                int behind = distance[member] + 1;
                double sum = 0;
                for (int tie = out.start()[member]; tie < out.start()[member + 1]; tie++) {
                    int next = out.other()[tie];
                    if (distance[next] == behind) {
                        sum += passed[next];
                    }
                }
                double dependency = paths[member] * sum;
                passed[member] = (1 + dependency) / paths[member];
                if (member != source) {
                    scores[member] += weight * dependency;
                }
            }
            for (int i = 0; i < found; i++) {
                int member = queue[i];
                distance[member] = UNSEEN;
                paths[member] = 0;
            }
        }

        private int forward(int source) {
            int found = 0;
            queue[found++] = source;
            distance[source] = 0;
            paths[source] = 1;
            for (int i = 0; i < found; i++) {
                int member = queue[i];
                int behind = distance[member] + 1;
                for (int tie = out.start()[member]; tie < out.start()[member + 1]; tie++) {
                    int next = out.other()[tie];
                    if (distance[next] == UNSEEN) {
                        distance[next] = behind;
                        queue[found++] = next;
                    }
                    if (distance[next] == behind) {
                        paths[next] += paths[member];
                    }
                }
            }
            return found;
        }
    }
}

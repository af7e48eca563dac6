package io.guanxi.analysis;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Cascades of the independent cascade model, each drawn by the number of the simulation: whether it goes along a link is a coin that
 * always falls the same way, and is thrown when it is asked for, so that cascades take no memory but for whom they have reached.
 */
final class Cascades {

    private static final long SIMULATION = 0x9E3779B97F4A7C15L;
    private static final long LINK = 0xD1B54A32D192ED03L;
    private static final int FEW = 16;
    private static final double UNIT = 0x1.0p-53;

    private final Links links;
    private final double[] chances;
    private final long seed;
    /** Whom the seeds so far reach, by simulation. */
    private final BitSet[] reached;

    /** @param probability of each relationship: a tie of several is as likely as that one of them works */
    Cascades(Links links, double probability, int simulations, long seed) {
        this.links = links;
        this.seed = seed;
        this.chances = new double[links.start(links.members())];
        for (int link = 0; link < chances.length; link++) {
            chances[link] = 1 - Math.pow(1 - probability, links.weight(link));
        }
        this.reached = new BitSet[simulations];
        for (int simulation = 0; simulation < simulations; simulation++) {
            reached[simulation] = new BitSet(links.members());
        }
    }

    int simulations() {
        return reached.length;
    }

    /** How many more are reached with this member, over all simulations together. */
    long gain(int member) {
        return IntStream.range(0, reached.length)
                .parallel()
                .mapToLong(simulation -> spread(simulation, member, false))
                .sum();
    }

    /** Makes the member a seed. */
    void start(int member) {
        IntStream.range(0, reached.length).parallel().forEach(simulation -> spread(simulation, member, true));
    }

    /** How many the seeds so far reach, in each simulation. */
    LongStream reached() {
        return IntStream.range(0, reached.length).mapToLong(simulation -> reached[simulation].cardinality());
    }

    /** How many more are reached with each member, at most, over all simulations together. */
    long[] bounds() {
        int hub = hub();
        return IntStream.range(0, reached.length)
                .parallel()
                .mapToObj(simulation ->
                        new Reach(links, link -> live(simulation, link), reached[simulation], hub).bounds())
                .reduce(new long[links.members()], Cascades::sum);
    }

    /** Whoever has most ways in times ways out. */
    private int hub() {
        long[] ways = new long[links.members()];
        for (int link = 0; link < chances.length; link++) {
            ways[links.target(link)]++;
        }
        int hub = 0;
        for (int member = 0; member < ways.length; member++) {
            ways[member] *= links.start(member + 1) - links.start(member);
            hub = ways[member] > ways[hub] ? member : hub;
        }
        return hub;
    }

    private static long[] sum(long[] left, long[] right) {
        long[] sum = new long[left.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = left[i] + right[i];
        }
        return sum;
    }

    /** @param keep whether those who are found stay reached */
    private int spread(int simulation, int from, boolean keep) {
        BitSet met = reached[simulation];
        if (met.get(from)) {
            return 0;
        }
        met.set(from);
        int[] found = new int[FEW];
        found[0] = from;
        int size = 1;
        for (int done = 0; done < size; done++) {
            for (int link = links.start(found[done]); link < links.start(found[done] + 1); link++) {
                int to = links.target(link);
                if (!met.get(to) && live(simulation, link)) {
                    met.set(to);
                    found = size == found.length ? Arrays.copyOf(found, size * 2) : found;
                    found[size++] = to;
                }
            }
        }
        for (int i = 0; i < size && !keep; i++) {
            met.clear(found[i]);
        }
        return size;
    }

    /** The mixing function of SplittableRandom over the numbers of simulation and link. */
    private boolean live(int simulation, int link) {
        long mixed = seed + (simulation + 1) * SIMULATION + (link + 1) * LINK;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        mixed ^= mixed >>> 31;
        return (mixed >>> 11) * UNIT < chances[link];
    }
}

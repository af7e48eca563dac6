package io.guanxi.bench;

import java.util.SplittableRandom;

/**
 * Chance that falls the same way on every machine: what is asked for the same seed, subject and number is always the same, whatever
 * was asked before. {@link StrictMath} because {@link Math} may differ in the last digit.
 */
final class Dice {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final SplittableRandom random;

    private Dice(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** The dice of one subject, such as the follows of member 17. */
    static Dice of(long seed, String subject, long number) {
        return new Dice(mix(mix(seed + GOLDEN * subject.hashCode()) + number));
    }

    /** A fraction that belongs to two numbers, in this order. */
    static double fraction(long seed, long one, long other) {
        return (mix(mix(seed + GOLDEN * one) + other) >>> 11) * 0x1.0p-53;
    }

    /** SplitMix64's finaliser. */
    private static long mix(long bits) {
        long z = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }

    double fraction() {
        return random.nextDouble();
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** 0 to below {@code bound}. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    <T> T one(T[] choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** Small as a rule, with a given mean. */
    double exponential(double mean) {
        return -mean * StrictMath.log(1 - random.nextDouble());
    }

    /** At least 1, with a tail that falls with the power {@code exponent}, which is greater than 1. */
    double pareto(double exponent, double most) {
        return StrictMath.min(most, StrictMath.pow(1 - random.nextDouble(), -1 / (exponent - 1)));
    }

    /** A rank below {@code ranks}, chosen in proportion to (rank + 1)<sup>-steepness</sup>; steepness is below 1. */
    int rank(int ranks, double steepness) {
        return (int) (ranks * StrictMath.pow(random.nextDouble(), 1 / (1 - steepness)));
    }
}

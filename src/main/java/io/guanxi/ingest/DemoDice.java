package io.guanxi.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** Chance that falls the same way for the same seed. */
final class DemoDice {

    private final Random random;

    DemoDice(long seed, String subject) {
        this.random = new Random(seed * 31 + subject.hashCode());
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** 0 to below {@code bound}. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    double fraction() {
        return random.nextDouble();
    }

    <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** Mostly 1, sometimes many: a power law with the given exponent, cut at {@code most}. */
    int many(double exponent, int most) {
        return (int) Math.min(most, Math.pow(1 - random.nextDouble(), -1 / (exponent - 1)));
    }

    /** A whole second from {@code from} to {@code to}, or {@code from} where that is later. */
    Instant between(Instant from, Instant to) {
        long seconds = Duration.between(from, to).toSeconds();
        return seconds <= 0 ? from : from.plusSeconds((long) (random.nextDouble() * seconds));
    }

    /** Some time after: soon as a rule, seldom long after. */
    Instant after(Instant from, Duration mean) {
        return from.plusSeconds(1 + (long) (-Math.log(1 - random.nextDouble()) * mean.toSeconds()));
    }
}

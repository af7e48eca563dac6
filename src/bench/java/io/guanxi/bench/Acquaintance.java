package io.guanxi.bench;

/**
 * Who of a circle follow each other because they joined it about the same time. Both ends of a pair find the same answer from their
 * numbers alone, so that mutual follows need no memory.
 */
final class Acquaintance {

    private static final double MUTUAL = 0.7;
    private static final double EITHER = (1 - MUTUAL) / 2;

    private final Crowd crowd;
    private final Circles circles;
    private final int nearest;
    private final double density;

    /** How many follows these are in all. */
    final long follows;

    /**
     * @param wanted how many follows there should be, roughly; fewer where circles are too small
     */
    Acquaintance(Crowd crowd, Circles circles, long wanted) {
        this.crowd = crowd;
        this.circles = circles;
        this.nearest = (int) StrictMath.max(4, StrictMath.min(60, 1.6 * wanted / crowd.size()));
        double expected = 0;
        for (int i = 0; i < crowd.size(); i++) {
            for (int distance = 1; distance <= nearest; distance++) {
                int other = circles.neighbour(i, distance);
                if (other >= 0) {
                    double affinity = affinity(i, other, distance);
                    expected += affinity * (MUTUAL + EITHER) * (possible(i, other) + possible(other, i));
                }
            }
        }
        this.density = wanted == 0 || expected == 0 ? 0 : wanted / expected;
        long count = 0;
        for (int i = 0; i < crowd.size(); i++) {
            for (int distance = 1; distance <= nearest; distance++) {
                count += follows(i, distance) >= 0 ? 1 : 0;
                count += follows(i, -distance) >= 0 ? 1 : 0;
            }
        }
        this.follows = count;
    }

    /** How far apart two may be in their circle. */
    int nearest() {
        return nearest;
    }

    /** The member whom one follows so far before or after them in the circle, or -1. */
    int follows(int member, int distance) {
        int other = circles.neighbour(member, distance);
        if (other < 0 || possible(member, other) == 0) {
            return -1;
        }
        int low = StrictMath.min(member, other);
        int high = StrictMath.max(member, other);
        double chance = density * affinity(low, high, StrictMath.abs(distance));
        double drawn = Dice.fraction(crowd.seed + 1, low, high);
        if (drawn >= chance) {
            return -1;
        }
        double kind = Dice.fraction(crowd.seed + 2, low, high);
        boolean follows = kind < MUTUAL || (kind < MUTUAL + EITHER) == (member == low);
        return follows ? other : -1;
    }

    /** 1 where one is still there when the other has come. */
    private int possible(int from, int to) {
        return crowd.joined(to) <= crowd.last(from) ? 1 : 0;
    }

    private double affinity(int one, int other, int distance) {
        return sociability(one) * sociability(other) * (1 - (distance - 1.0) / nearest);
    }

    private double sociability(int member) {
        double drawn = Dice.fraction(crowd.seed + 3, member, 0);
        return 0.25 + 1.5 * drawn * drawn;
    }
}

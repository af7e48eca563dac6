package io.guanxi.analysis;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Who is near each member, by number, and how many are near two of them: of one after the other, whom it looks at. */
final class Neighbourhoods {

    /** So many times as many are not read one by one but sought. */
    private static final int MANY = 16;

    private final int[][] near;
    /** By whom each was last seen who is near them. */
    private final int[] seen;

    private int member = -1;

    /** @param near ascending numbers for each member */
    Neighbourhoods(int[][] near) {
        this.near = near;
        this.seen = new int[near.length];
        Arrays.fill(seen, -1);
    }

    IntStream of(int number) {
        return IntStream.of(near[number]);
    }

    int degree(int number) {
        return near[number].length;
    }

    /** The member whom {@link #common} is about from now on. */
    void lookAt(int number) {
        member = number;
        for (int one : near[number]) {
            seen[one] = number;
        }
    }

    /** How many are near the member who is looked at and another. */
    int common(int other) {
        int common = 0;
        if (near[other].length > MANY * near[member].length) {
            for (int one : near[member]) {
                common += Arrays.binarySearch(near[other], one) >= 0 ? 1 : 0;
            }
        } else {
            for (int one : near[other]) {
                common += seen[one] == member ? 1 : 0;
            }
        }
        return common;
    }
}

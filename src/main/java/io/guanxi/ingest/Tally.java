package io.guanxi.ingest;

import java.util.Arrays;

/**
 * A number for each of many hashes, in 21 to 43 bytes an entry, so that millions of rows can be told apart without being kept. Two rows of
 * the same 64-bit hash would be taken for one; with ten million rows the odds of that are three in a million.
 */
final class Tally {

    private static final int FIRST_SIZE = 1024;
    private static final int LARGEST = 1 << 30;

    private long[] hashes;
    private long[] numbers;
    private int filled;

    Tally() {
        this(0);
    }

    /** With room for so many hashes from the start. */
    Tally(long expected) {
        int size = FIRST_SIZE;
        while (size / 4 * 3L < expected && size < LARGEST) {
            size *= 2;
        }
        hashes = new long[size];
        numbers = new long[size];
    }

    /** Counts one more of it and answers how many there are now: 1, 2, ... */
    long count(long hash) {
        return count(hash, 1);
    }

    /** Counts some more of it, at least one, and answers how many there are now. */
    long count(long hash, long more) {
        int place = place(hash);
        long count = Math.addExact(numbers[place], more);
        put(place, hash, count);
        return count;
    }

    /** Sets its number unless it has one, and answers the one it had or 0. */
    long putIfAbsent(long hash, long number) {
        int place = place(hash);
        long before = numbers[place];
        if (before == 0) {
            put(place, hash, number == 0 ? 1 : number);
        }
        return before;
    }

    /** Sets its number, which is not 0. */
    void set(long hash, long number) {
        put(place(hash), hash, number);
    }

    /** Its number; 0 if it has none. */
    long get(long hash) {
        return numbers[place(hash)];
    }

    boolean contains(long hash) {
        return get(hash) != 0;
    }

    private void put(int place, long hash, long number) {
        boolean fresh = numbers[place] == 0;
        hashes[place] = hash;
        numbers[place] = number;
        if (fresh && ++filled > hashes.length / 4 * 3) {
            grow();
        }
    }

    /** Where a hash is or belongs; a place whose number is 0 is free. Hashes are cryptographic, so their low bits spread well. */
    private int place(long hash) {
        int place = (int) hash & (hashes.length - 1);
        while (numbers[place] != 0 && hashes[place] != hash) {
            place = place + 1 & (hashes.length - 1);
        }
        return place;
    }

    private void grow() {
        long[] oldHashes = hashes;
        long[] oldNumbers = numbers;
        hashes = new long[oldHashes.length * 2];
        numbers = Arrays.copyOf(new long[0], hashes.length);
        for (int i = 0; i < oldHashes.length; i++) {
            if (oldNumbers[i] != 0) {
                int place = place(oldHashes[i]);
                hashes[place] = oldHashes[i];
                numbers[place] = oldNumbers[i];
            }
        }
    }
}

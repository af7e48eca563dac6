package io.guanxi.ingest;

/**
 * A number for each of many hashes, in 21 to 43 bytes an entry, so that millions of rows can be told apart without being kept. Two rows of
 * the same 64-bit hash would be taken for one; with ten million rows the odds of that are three in a million.
 */
final class Tally {

    private static final int FIRST_SIZE = 1024;
    private static final int LARGEST = 1 << 29;

    /** Each hash with its number after it, so that both are in one line of the processor's cache. */
    private long[] entries;

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
        entries = new long[2 * size];
    }

    /** Counts one more of it and answers how many there are now: 1, 2, ... */
    long count(long hash) {
        return count(hash, 1);
    }

    /** Counts some more of it, at least one, and answers how many there are now. */
    long count(long hash, long more) {
        int place = place(hash);
        long count = Math.addExact(entries[place + 1], more);
        put(place, hash, count);
        return count;
    }

    /** Sets its number unless it has one, and answers the one it had or 0. */
    long putIfAbsent(long hash, long number) {
        int place = place(hash);
        long before = entries[place + 1];
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
        return entries[place(hash) + 1];
    }

    boolean contains(long hash) {
        return get(hash) != 0;
    }

    private void put(int place, long hash, long number) {
        boolean fresh = entries[place + 1] == 0;
        entries[place] = hash;
        entries[place + 1] = number;
        if (fresh && ++filled > entries.length / 8 * 3) {
            grow();
        }
    }

    /** Where a hash is or belongs; a place whose number is 0 is free. Hashes are cryptographic, so their low bits spread well. */
    private int place(long hash) {
        int last = entries.length - 1;
        int place = (int) hash << 1 & last;
        while (entries[place + 1] != 0 && entries[place] != hash) {
            place = place + 2 & last;
        }
        return place;
    }

    private void grow() {
        long[] old = entries;
        entries = new long[old.length * 2];
        for (int i = 0; i < old.length; i += 2) {
            if (old[i + 1] != 0) {
                int place = place(old[i]);
                entries[place] = old[i];
                entries[place + 1] = old[i + 1];
            }
        }
    }
}

package io.guanxi.feed;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** The newest entries that this server knows, a bounded number, for any number of readers; one thread adds. */
final class Window {

    /** Some 150 bytes each. */
    static final int SIZE = 4_096;

    private final AtomicReferenceArray<@Nullable Entry> ring = new AtomicReferenceArray<>(SIZE);
    private volatile long seen;

    /** The greatest number up to which everything has been seen. */
    long seen() {
        return seen;
    }

    /** Goes on behind a number; what is in between is not kept here. */
    synchronized void skipTo(long number) {
        seen = Math.max(seen, number);
    }

    /** Adds entries as far as each follows the one before; the others are found again later. Whether there was any. */
    synchronized boolean add(Iterable<Entry> entries) {
        boolean added = false;
        for (Entry entry : entries) {
            if (entry.number() == seen + 1) {
                ring.set((int) (entry.number() % SIZE), entry);
                // Only now: whoever sees the number finds the entry.
                seen = entry.number();
                added = true;
            }
        }
        return added;
    }

    /** The entry of a number; absent if it is kept no longer. */
    @Nullable
    Entry at(long number) {
        Entry entry = ring.get((int) (number % SIZE));
        return entry != null && entry.number() == number ? entry : null;
    }
}

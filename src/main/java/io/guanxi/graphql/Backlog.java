package io.guanxi.graphql;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Ids of what a subscriber has yet to see, a bounded number: the oldest give way, and are counted. For any threads. */
final class Backlog {

    /** Some 6 KB of ids a subscriber. What they stand for is read when its turn comes. */
    static final int MOST = 64;

    private final Deque<String> ids = new ArrayDeque<>();
    private int dropped;

    /**
     * One to be seen.
     *
     * @param dropped how many gave way since the one before
     */
    record Entry(String id, int dropped) {}

    synchronized void add(String id) {
        if (ids.size() == MOST) {
            ids.removeFirst();
            dropped++;
        }
        ids.addLast(id);
    }

    /** The oldest that is left. */
    synchronized @Nullable Entry take() {
        String id = ids.pollFirst();
        if (id == null) {
            return null;
        }
        Entry entry = new Entry(id, dropped);
        dropped = 0;
        return entry;
    }

    synchronized boolean isEmpty() {
        return ids.isEmpty();
    }
}

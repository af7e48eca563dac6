package io.guanxi.behaviour;

import io.guanxi.graph.Keys;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The members of a community at one time, in the order of their keys: a member is a row, and columns of events are about these rows. Reading a large community takes a
 * while, so that a roster and its columns are good for twenty times as long as that took, at most a minute but at least five times as long; what took less than 0.1 s is read
 * each time.
 */
final class Roster {

    private static final long QUICK = Duration.ofMillis(100).toNanos();
    private static final long OLDEST = Duration.ofMinutes(1).toNanos();
    private static final int LONG = 20;
    private static final int LEAST = 5;

    private final String community;
    private final ZoneId zone;
    private final long asOf;
    private final String[] keys;
    /** Hashes of the internal ids, ascending, and whose they are: few ask for them, and the ids take more than all the rest. */
    private final long[] hashes;

    private final int[] rows;
    private final long[] joinedAt;
    private final long[] leftAt;
    private final long begun;
    private final AtomicLong took = new AtomicLong();
    private final AtomicInteger readers = new AtomicInteger();
    private final Set<EventPattern> asked = ConcurrentHashMap.newKeySet();

    /**
     * The members of a community.
     *
     * @param asOf what is later does not count
     * @param keys in the order of the database
     * @param hashes of the internal ids, as {@link #hash} gives them, in the same order
     * @param begun when its reading began, by {@link System#nanoTime}
     */
    Roster(
            String community,
            ZoneId zone,
            long asOf,
            String[] keys,
            long[] hashes,
            long[] joinedAt,
            long[] leftAt,
            long begun) {
        this.community = community;
        this.zone = zone;
        this.asOf = asOf;
        this.keys = keys;
        this.hashes = hashes.clone();
        Arrays.sort(this.hashes);
        this.rows = new int[hashes.length];
        for (int row = 0; row < hashes.length; row++) {
            rows[Arrays.binarySearch(this.hashes, hashes[row])] = row;
        }
        this.joinedAt = joinedAt;
        this.leftAt = leftAt;
        this.begun = begun;
        took.set(System.nanoTime() - begun);
    }

    private Roster(Roster of, long asOf) {
        this.community = of.community;
        this.zone = of.zone;
        this.asOf = asOf;
        this.keys = of.keys;
        this.hashes = of.hashes;
        this.rows = of.rows;
        this.joinedAt = of.joinedAt;
        this.leftAt = of.leftAt;
        this.begun = of.begun;
    }

    /** The same members, as if it were earlier. */
    Roster at(long earlier) {
        return new Roster(this, earlier);
    }

    String community() {
        return community;
    }

    ZoneId zone() {
        return zone;
    }

    long asOf() {
        return asOf;
    }

    int size() {
        return keys.length;
    }

    String key(int row) {
        return keys[row];
    }

    /** The row of a key; negative if there is none. */
    int row(String key) {
        return Arrays.binarySearch(keys, key, Keys::compare);
    }

    /** The rows of members by their internal ids; those who are not in it are left out. */
    BitSet rows(List<String> ids) {
        BitSet found = new BitSet(keys.length);
        for (String id : ids) {
            int at = Arrays.binarySearch(hashes, hash(id));
            if (at >= 0) {
                found.set(rows[at]);
            }
        }
        return found;
    }

    /** 64 bits of an id (FNV-1a, mixed once more): of a million members, any two have the same with a chance of 1 to 10^7. */
    static long hash(String id) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < id.length(); i++) {
            hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 32)) * 0xd6e8feb86659fd93L;
        return hash ^ (hash >>> 32);
    }

    /** {@link Times#UNDATED} where it is not known. */
    long joinedAt(int row) {
        return joinedAt[row];
    }

    boolean hasLeft(int row) {
        return leftAt[row] != Times.UNDATED && leftAt[row] <= asOf;
    }

    boolean hasLeft(int row, long after, long upTo) {
        return leftAt[row] != Times.UNDATED && leftAt[row] > after && leftAt[row] <= upTo;
    }

    EventColumn joins() {
        return column(joinedAt);
    }

    EventColumn leaves() {
        return column(leftAt);
    }

    private EventColumn column(long[] of) {
        EventColumn.Builder column = new EventColumn.Builder(of.length, asOf);
        for (long time : of) {
            column.add(time);
            column.endOfRow();
        }
        return column.column();
    }

    /** What columns of it were asked for. */
    Set<EventPattern> asked() {
        return asked;
    }

    /** Somebody begins to read columns of it. */
    void beginReading() {
        readers.incrementAndGet();
    }

    void endReading(long nanos) {
        took.addAndGet(nanos);
        readers.decrementAndGet();
    }

    /** How much of its time has passed: 1 when it is too old. As long as it is read it is new, for another one would be begun only to wait as long. */
    double age() {
        if (readers.get() > 0) {
            return 0;
        }
        long spent = took.get();
        return spent < QUICK
                ? 1
                : (double) (System.nanoTime() - begun) / Math.max(Math.min(OLDEST, LONG * spent), LEAST * spent);
    }

    long bytes() {
        long bytes = 28L * keys.length;
        for (String key : keys) {
            bytes += 48L + key.length();
        }
        return bytes;
    }
}

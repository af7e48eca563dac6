package io.guanxi.graph;

import com.github.f4b6a3.ulid.Ulid;
import com.github.f4b6a3.ulid.UlidCreator;

/** Internal ids: immutable, meaningless to callers, in the order of their making (ULID), so that their index grows at one end. */
public final class Ids {

    private Ids() {}

    public static String next() {
        return UlidCreator.getMonotonicUlid().toString();
    }

    /** Ids that nobody else has, by number: who keeps a number need not keep the id. */
    public static Range range() {
        return new Range(UlidCreator.getMonotonicUlid());
    }

    /** The ids of one purpose, in the order of their numbers. */
    public static final class Range {
        private final long high;
        private final long low;

        private Range(Ulid first) {
            this.high = first.getMostSignificantBits();
            // Half of what is random counts on: it cannot run over.
            this.low = first.getLeastSignificantBits() >>> 1;
        }

        /** The id of a number, from 0 on. */
        public String at(long number) {
            return new Ulid(high, low + number).toString();
        }
    }
}

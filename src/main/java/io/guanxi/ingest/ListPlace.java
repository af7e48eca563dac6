package io.guanxi.ingest;

import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Where a relationship stands in the lists that it is in, as the statements of the import write it too: the newest first, those without
 * a time last, and of one time each at a place of its own, in the order of their ids.
 */
final class ListPlace {

    /** Greater than any time with a year of four digits, so that what is left is of one length. */
    private static final long END = 500_000_000_000_000L;

    private static final long UNKNOWN = END * 2 - 1;

    /** The end of an id: its time but for the days, and what is random. */
    private static final int TELLING = 21;

    private ListPlace() {}

    /**
     * The place.
     *
     * @param at the relationship's time in a {@link ZonedDateTime}, if it is known
     * @param id that no other relationship has
     */
    static String of(@Nullable Object at, String id) {
        long before = at instanceof ZonedDateTime time ? END - time.toInstant().toEpochMilli() : UNKNOWN;
        return before + id.substring(id.length() - TELLING);
    }
}

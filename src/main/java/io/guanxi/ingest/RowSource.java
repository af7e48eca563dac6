package io.guanxi.ingest;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Where rows come from: a folder of files with a mapping, or a generator. May be asked for the same kind more than once. */
public interface RowSource {

    /** Hands every row of a kind to {@code sink}, one after the other, in a stable order. */
    void read(Kind kind, Consumer<Row> sink);

    /** The kinds that it may have rows of. */
    default Set<Kind> kinds() {
        return EnumSet.allOf(Kind.class);
    }

    /** How many rows it has of a kind, about; 0 where nobody knows. */
    default long rows(Kind kind) {
        return 0;
    }

    /** How many rows the last {@link #read} of a kind left out on purpose, by the name of what was left out. */
    default Map<String, Long> skipped(Kind kind) {
        return Map.of();
    }

    /** Says how often contents are going to be read, so that {@link #position} can tell how far that is. */
    default void contentReadings(int times) {}

    /** How far reading is, for a progress bar. */
    default Position position() {
        return new Position(0, 0);
    }

    /**
     * How far reading is.
     *
     * @param done bytes read so far
     * @param total bytes there are to read in all; 0 where nobody knows
     */
    record Position(long done, long total) {}
}

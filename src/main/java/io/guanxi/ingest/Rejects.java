package io.guanxi.ingest;

/** Takes the rows that could not be loaded. */
@FunctionalInterface
public interface Rejects {

    Rejects IGNORED = (row, reason) -> {};

    /** A row was not loaded because of {@code reason}, which names the column and what was expected there. */
    void take(Row row, String reason);
}

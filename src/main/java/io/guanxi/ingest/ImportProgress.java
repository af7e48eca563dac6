package io.guanxi.ingest;

/** Is told after each batch how far an import is. */
@FunctionalInterface
public interface ImportProgress {

    ImportProgress SILENT = (kind, rows, position) -> {};

    /**
     * A batch is done.
     *
     * @param rows of the kind so far
     * @param position in all that is to be read; contents are read more than once
     */
    void at(Kind kind, long rows, RowSource.Position position);

    /** All rows are read and something begins that takes its time. */
    default void then(String what) {}
}

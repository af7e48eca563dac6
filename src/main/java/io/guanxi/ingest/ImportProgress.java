package io.guanxi.ingest;

/** Is told after each batch how far an import is. */
@FunctionalInterface
public interface ImportProgress {

    ImportProgress SILENT = (kind, rows, position) -> {};

    /**
     * A batch is done.
     *
     * @param rows of the kind so far
     * @param position in all that is to be read; contents are read twice
     */
    void at(Kind kind, long rows, RowSource.Position position);
}

package io.guanxi.ingest;

import java.util.function.Consumer;

/** Where rows come from: a folder of files with a mapping, or a generator. May be asked for the same kind more than once. */
public interface RowSource {

    /** Hands every row of a kind to {@code sink}, one after the other, in a stable order. */
    void read(Kind kind, Consumer<Row> sink);
}

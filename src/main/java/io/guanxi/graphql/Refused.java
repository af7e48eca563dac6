package io.guanxi.graphql;

import java.util.List;

/** Leaves a transaction, which undoes it, with the reasons. */
final class Refused extends RuntimeException {

    private final transient List<Refusal> reasons;
    private final transient List<Row> rows;

    /**
     * @param rows that were looked at; none if it was not even looked at them
     */
    Refused(List<Refusal> reasons, List<Row> rows) {
        super("refused", null, false, false);
        this.reasons = List.copyOf(reasons);
        this.rows = List.copyOf(rows);
    }

    List<Refusal> reasons() {
        return reasons;
    }

    List<Row> rows() {
        return rows;
    }
}

package io.guanxi.ingest;

import java.time.Instant;

/**
 * A generated person.
 *
 * @param last time that they did something
 * @param drive how much they do compared with others: 1 for most
 */
record DemoMember(int number, String key, String handle, Instant joined, Instant last, int drive) {

    /** Were they around then? */
    boolean around(Instant at) {
        return !at.isBefore(joined) && !at.isAfter(last);
    }
}

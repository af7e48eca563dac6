package io.guanxi.ingest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A generated person.
 *
 * @param last time that they did something
 * @param left when they did, if they did
 * @param drive how much they do compared with others: 1 for most
 */
record DemoMember(
        int number,
        String key,
        String handle,
        Instant joined,
        Instant last,
        @Nullable Instant left,
        int drive) {

    /** Were they around then? */
    boolean around(Instant at) {
        return !at.isBefore(joined) && !at.isAfter(last);
    }

    /** Had they left by then? */
    boolean leftBy(Instant at) {
        return left != null && !left.isAfter(at);
    }
}

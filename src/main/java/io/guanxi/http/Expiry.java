package io.guanxi.http;

import java.time.Duration;
import java.time.Instant;

/** When a held connection ends because its credential does. */
final class Expiry {

    private Expiry() {}

    /** From now on, at least 1: a timer takes no less. */
    static long milliseconds(Instant until) {
        return Math.max(1, Duration.between(Instant.now(), until).toMillis());
    }
}

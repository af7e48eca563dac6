package io.guanxi.behaviour;

import java.time.Duration;

/** How long a period is. */
enum Unit {
    DAY(1),
    WEEK(7),
    /** By the calendar; where hours are counted, 30 days. */
    MONTH(30);

    private final long days;

    Unit(long days) {
        this.days = days;
    }

    long millis() {
        return Duration.ofDays(days).toMillis();
    }
}

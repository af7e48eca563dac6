package io.guanxi.feed;

import java.time.Duration;

/**
 * How often a server looks, and how long things are kept.
 *
 * @param gap at least, between two looks: what is written in it is numbered together
 * @param poll at most, while somebody is subscribed
 * @param rest between two numberings while nobody is subscribed
 * @param lease how long nobody else numbers after a server has; one that was killed is replaced after it
 * @param kept how long events can be read, at least
 * @param sweep between two looks for events that are older
 */
public record Pace(Duration gap, Duration poll, Duration rest, Duration lease, Duration kept, Duration sweep) {

    public static final Pace DEFAULT = new Pace(
            Duration.ofMillis(20),
            Duration.ofMillis(100),
            Duration.ofSeconds(1),
            Duration.ofSeconds(3),
            Duration.ofHours(24),
            Duration.ofMinutes(1));
}

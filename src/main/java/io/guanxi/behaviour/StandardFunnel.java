package io.guanxi.behaviour;

import java.util.List;
import java.util.stream.Stream;

/** Funnels that are ready to use. */
enum StandardFunnel {
    /** Register, first order, repurchase, refer. */
    PURCHASE("join", "order", "order", "refer"),
    /** Browse, favourite, cart, buy. */
    SHOPPING("track:browse", "track:favourite", "track:cart", "order");

    private final List<EventPattern> steps;

    StandardFunnel(String... steps) {
        this.steps = Stream.of(steps)
                .map(step -> EventPattern.named(step, "standard"))
                .toList();
    }

    List<EventPattern> steps() {
        return steps;
    }
}

package io.guanxi.behaviour;

import java.util.List;
import java.util.stream.Stream;

/** Funnels that are ready to use. */
enum StandardFunnel {
    /** Register, first order, repurchase, refer. */
    PURCHASE("join order order refer"),
    /** Browse, favourite, cart, buy. */
    SHOPPING("track:browse track:favourite track:cart order");

    private final String steps;

    StandardFunnel(String steps) {
        this.steps = steps;
    }

    List<EventPattern> steps() {
        return Stream.of(steps.split(" "))
                .map(step -> EventPattern.named(step, "standard"))
                .toList();
    }
}

package io.guanxi.behaviour;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The things that members do which the graph knows the time of. */
enum EventKind {
    /** When they joined. */
    JOIN(false, false),
    /** When they left. */
    LEAVE(false, false),
    /** A paid order that was not paid back. */
    ORDER(false, true),
    FOLLOW(false, false),
    /** A content that replies to nothing; the kind of the content can be named. */
    PUBLISH(true, false),
    /** A content that replies to another; the kind of the content can be named. */
    REPLY(true, false),
    /** A reaction; its kind can be named. */
    REACT(true, false),
    SHARE(false, false),
    /** A message, mention or the like; its kind can be named. */
    INTERACT(true, false),
    /** Somebody was brought, and the referral is not voided. */
    REFER(false, false),
    /** A tracked event; its type can be named. */
    TRACK(true, true),
    /** Anything but joining and leaving. */
    ANY(false, false);

    private final boolean named;
    private final boolean valued;

    EventKind(boolean named, boolean valued) {
        this.named = named;
        this.valued = valued;
    }

    /** Whether a kind of it can be named behind a colon. */
    boolean isNamed() {
        return named;
    }

    /** Whether such an event has a value. */
    boolean isValued() {
        return valued;
    }

    String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    static String titles() {
        return Arrays.stream(values()).map(EventKind::title).collect(Collectors.joining(", "));
    }
}

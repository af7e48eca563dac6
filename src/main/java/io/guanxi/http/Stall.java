package io.guanxi.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;

/** Watches that what is written to a client leaves, and gives up the line when nothing has for too long. On one context only. */
final class Stall {

    private final Vertx vertx;
    private final Duration patience;
    private final Runnable giveUp;
    private int waiting;
    private long timer;

    Stall(Vertx vertx, Duration patience, Runnable giveUp) {
        this.vertx = vertx;
        this.patience = patience;
        this.giveUp = giveUp;
    }

    /** Whether something waits to leave. */
    boolean waiting() {
        return waiting > 0;
    }

    Future<Void> watched(Future<Void> written) {
        if (written.isComplete()) {
            return written;
        }
        if (waiting++ == 0) {
            watch();
        }
        return written.onComplete(left -> {
            vertx.cancelTimer(timer);
            if (--waiting > 0) {
                watch();
            }
        });
    }

    private void watch() {
        timer = vertx.setTimer(patience.toMillis(), now -> giveUp.run());
    }
}

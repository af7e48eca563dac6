package io.guanxi.http;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import java.time.Duration;

/** Asks a WebSocket for a sign of life, now and then; one that has given none by the next time is gone. */
final class Pulse {

    /** Pings of a client between two of the server's: some 250 KB of answers, if it reads none. */
    private static final int PINGS = 1_000;

    private final Vertx vertx;
    private final ServerWebSocket socket;
    private final Duration every;
    private final Stall stall;
    private final Runnable gone;
    private boolean alive = true;
    private int pinged;
    private long timer;

    Pulse(Vertx vertx, ServerWebSocket socket, Duration every, Stall stall, Runnable gone) {
        this.vertx = vertx;
        this.socket = socket;
        this.every = every;
        this.stall = stall;
        this.gone = gone;
    }

    void start() {
        socket.pongHandler(pong -> felt());
        timer = vertx.setPeriodic(every.toMillis(), now -> beat());
    }

    void felt() {
        alive = true;
    }

    /** Counts a ping of the client's. */
    boolean pingedTooOften() {
        return ++pinged > PINGS;
    }

    void stop() {
        vertx.cancelTimer(timer);
    }

    private void beat() {
        pinged = 0;
        if (stall.waiting()) {
            // Nothing is read from it either, and whoever watches the stall gives it up in time.
            alive = true;
        } else if (alive) {
            alive = false;
            socket.writePing(Buffer.buffer());
        } else {
            gone.run();
        }
    }
}

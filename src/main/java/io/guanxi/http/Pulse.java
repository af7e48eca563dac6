package io.guanxi.http;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import java.time.Duration;

/** Asks a WebSocket for a sign of life, now and then; one that has given none by the next time is gone. */
final class Pulse {

    private final Vertx vertx;
    private final ServerWebSocket socket;
    private final Duration every;
    private final Stall stall;
    private final Runnable gone;
    private boolean alive = true;
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

    void stop() {
        vertx.cancelTimer(timer);
    }

    private void beat() {
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

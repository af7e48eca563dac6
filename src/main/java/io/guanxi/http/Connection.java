package io.guanxi.http;

import io.guanxi.access.Caller;
import io.guanxi.access.Credentials;
import io.guanxi.fault.Fault;
import io.guanxi.graphql.Engine;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.ServerWebSocket;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket: greeted once, then with any number of operations under way. Everything happens on its own context.
 *
 * <p>While more waits to be sent than the socket takes, nothing is read from it: who does not read cannot ask for more.
 */
final class Connection {

    private final Vertx vertx;
    private final Context context;
    private final ServerWebSocket socket;
    private final HttpConnection beneath;
    private final Engine engine;
    private final Credentials credentials;
    private final HttpSettings.Streams settings;
    private final @Nullable String authorization;
    private final Stall stall;
    private final Pulse pulse;
    private @Nullable Operations operations;
    private @Nullable Standing standing;
    private boolean greeted;
    private @Nullable Long end;

    Connection(
            Vertx vertx,
            ServerWebSocket socket,
            HttpConnection beneath,
            Engine engine,
            Credentials credentials,
            HttpSettings.Streams settings,
            @Nullable String authorization) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.socket = socket;
        this.beneath = beneath;
        this.engine = engine;
        this.credentials = credentials;
        this.settings = settings;
        this.authorization = authorization;
        this.stall = new Stall(
                vertx, settings.patience(), () -> close(Closing.SLOW, "what was asked for is not being read"));
        this.pulse = new Pulse(vertx, socket, settings.pulse(), stall, () -> close(Closing.LATE, "no sign of life"));
    }

    void open(Runnable left) {
        long greeting = vertx.setTimer(settings.greeting().toMillis(), late -> {
            if (!greeted) {
                close(Closing.LATE, "Connection initialisation timeout");
            }
        });
        socket.textMessageHandler(this::receive);
        socket.binaryMessageHandler(binary -> close(Closing.MALFORMED, "a message is text"));
        socket.frameHandler(frame -> {
            pulse.felt();
            // Vert.x answers each at once, whether the answers are read or not.
            if (frame.isPing() && pulse.pingedTooOften()) {
                Cut.off(beneath);
            }
        });
        socket.drainHandler(drained -> socket.resume());
        socket.exceptionHandler(this::broken);
        socket.closeHandler(closed -> {
            vertx.cancelTimer(greeting);
            if (end != null) {
                vertx.cancelTimer(end);
            }
            if (standing != null) {
                standing.stop();
            }
            pulse.stop();
            if (operations != null) {
                operations.cancel();
            }
            left.run();
        });
        pulse.start();
    }

    /** What breaks WebSocket itself; of a connection that is gone, whoever waits for its end hears. */
    private void broken(Throwable thrown) {
        if (thrown instanceof CorruptedWebSocketFrameException corrupted
                && !corrupted.closeStatus().equals(WebSocketCloseStatus.MESSAGE_TOO_BIG)) {
            close(Closing.BROKEN, "a frame cannot be read");
        } else if (!(thrown instanceof HttpClosedException)) {
            close(Closing.TOO_LONG, "a message has at most " + settings.message() + " bytes");
        }
    }

    private void receive(String text) {
        if (socket.isClosed()) {
            return;
        }
        try {
            take(Message.of(text));
        } catch (Violation violation) {
            close(violation.closing(), violation.reason());
        }
    }

    private void take(Message message) {
        switch (message.type()) {
            case "connection_init" -> greet(message);
            case "ping" -> send(Message.text("pong", null, message.payload()));
            case "pong" -> {}
            case "subscribe" -> acknowledged().start(message.operation(), message.request());
            case "complete" -> acknowledged().stop(message.operation());
            default -> throw new Violation(Closing.MALFORMED, "there is no message of this type");
        }
    }

    private Operations acknowledged() {
        if (operations == null) {
            throw new Violation(Closing.UNAUTHORIZED, "Unauthorized");
        }
        return operations;
    }

    private void greet(Message message) {
        if (greeted) {
            throw new Violation(Closing.AGAIN, "Too many initialisation requests");
        }
        greeted = true;
        String given = message.authorization();
        String credential = authorization == null ? given : authorization;
        credentials
                .caller(credential)
                .whenComplete((caller, thrown) -> context.runOnContext(nothing -> {
                    if (thrown == null) {
                        welcome(caller, credential);
                    } else {
                        refuse(thrown);
                    }
                }));
    }

    private void welcome(Caller caller, @Nullable String credential) {
        if (socket.isClosed()) {
            return;
        }
        standing = new Standing(
                vertx,
                settings.pulse(),
                () -> credentials.caller(credential),
                () -> close(Closing.FORBIDDEN, "credential expired or revoked"));
        standing.watch(caller);
        operations = new Operations(engine, caller, settings.operations(), context, this::send);
        send(Message.text("connection_ack", null, null));
    }

    private void refuse(Throwable thrown) {
        Fault.Kind kind = Engine.failed(thrown).failure();
        if (kind == Fault.Kind.UNAVAILABLE || kind == Fault.Kind.INTERNAL) {
            close(Closing.UNAVAILABLE, "try again later");
        } else {
            close(Closing.FORBIDDEN, "Forbidden");
        }
    }

    private Future<Void> send(String text) {
        if (socket.isClosed()) {
            return Future.failedFuture("closed");
        }
        Future<Void> sent = stall.watched(socket.writeTextMessage(text));
        if (socket.writeQueueFull()) {
            socket.pause();
        }
        return sent;
    }

    /** Says why, and waits no longer than it takes a client that listens to hear it. */
    private void close(Closing closing, String reason) {
        if (!socket.isClosed() && end == null) {
            end = vertx.setTimer(settings.patience().toMillis(), late -> Cut.off(beneath));
            socket.close(closing.code(), reason);
        }
    }
}

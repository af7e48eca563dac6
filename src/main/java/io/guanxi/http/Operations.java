package io.guanxi.http;

import io.guanxi.access.Caller;
import io.guanxi.graphql.Engine;
import io.guanxi.graphql.OperationKind;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The operations under way on one WebSocket, each with an id of the client's. */
final class Operations {

    private final Engine engine;
    private final Caller caller;
    private final int most;
    private final Context context;
    private final Line line;
    private final Map<String, Running> running = new HashMap<>();

    /** What messages go out over. */
    @FunctionalInterface
    interface Line {
        /** Sends a message; completes when it has left. */
        Future<Void> send(String message);
    }

    /** An operation: without a delivery until it turns out to be a stream. */
    private static final class Running {
        private final CompletableFuture<Void> gone = new CompletableFuture<>();
        private @Nullable Delivery delivery;
    }

    Operations(Engine engine, Caller caller, int most, Context context, Line line) {
        this.engine = engine;
        this.caller = caller;
        this.most = most;
        this.context = context;
        this.line = line;
    }

    void start(String id, Engine.Request request) {
        if (running.containsKey(id)) {
            throw new Violation(Closing.TAKEN, "Subscriber for " + shortened(id) + " already exists");
        }
        if (running.size() >= most) {
            line.send(Message.text(
                    "error",
                    id,
                    List.of(Map.of(
                            "message",
                            "at most " + most + " operations may be under way on a connection",
                            "extensions",
                            Map.of("code", "TOO_MANY_OPERATIONS", "limit", most)))));
            return;
        }
        Running operation = new Running();
        running.put(id, operation);
        engine.execute(
                        request,
                        caller,
                        work -> context.runOnContext(nothing -> work.run()),
                        operation.gone,
                        EnumSet.allOf(OperationKind.class))
                .whenComplete((answer, thrown) -> context.runOnContext(
                        nothing -> answer(id, operation, thrown == null ? answer : Engine.failed(thrown))));
    }

    /** Ends an operation that the client wants no more; of an unknown id nothing is said. */
    void stop(String id) {
        Running operation = running.remove(id);
        if (operation != null) {
            operation.gone.complete(null);
            if (operation.delivery != null) {
                operation.delivery.cancel();
            }
        }
    }

    void cancel() {
        List.copyOf(running.keySet()).forEach(this::stop);
    }

    private void answer(String id, Running operation, Engine.Answer answer) {
        Engine.Stream stream = answer.stream();
        boolean wanted = running.get(id) == operation;
        if (stream != null) {
            Delivery delivery = new Delivery(
                    stream,
                    event -> line.send(Message.text("next", id, event.body())),
                    thrown -> fail(id, operation, Engine.failed(thrown)));
            operation.delivery = delivery;
            if (wanted) {
                delivery.next();
            } else {
                delivery.cancel();
            }
        } else if (wanted && answer.failure() != null) {
            fail(id, operation, answer);
        } else if (wanted) {
            running.remove(id);
            line.send(Message.text("next", id, answer.body()));
            line.send(Message.text("complete", id, null));
        }
    }

    private void fail(String id, Running operation, Engine.Answer answer) {
        if (running.remove(id, operation)) {
            line.send(Message.text("error", id, answer.body().get("errors")));
        }
    }

    private static String shortened(String id) {
        // The reason of a closing has at most 123 bytes.
        return id.length() <= 20 ? id.replaceAll("[^\\x20-\\x7e]", "?") : "this id";
    }
}

package io.guanxi.http;

import io.guanxi.graphql.Engine;
import io.vertx.core.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Carries the answers of a subscription over a line: the next one is asked for when the last one has left, so that a client that does
 * not read holds one answer here and no more; what comes meanwhile stays in the graph until it is asked for.
 */
final class Delivery {

    private final Engine.Stream stream;
    private final Function<Engine.Event, Future<Void>> line;
    private final Consumer<Throwable> failed;
    private boolean over;

    /**
     * @param line sends an event; the future completes when it has left
     * @param failed told why the stream ended by itself, once
     */
    Delivery(Engine.Stream stream, Function<Engine.Event, Future<Void>> line, Consumer<Throwable> failed) {
        this.stream = stream;
        this.line = line;
        this.failed = failed;
    }

    void next() {
        stream.next().whenComplete((event, thrown) -> {
            if (over) {
                return;
            }
            if (thrown != null) {
                cancel();
                failed.accept(thrown);
                return;
            }
            line.apply(event).onComplete(sent -> {
                if (sent.succeeded() && !over) {
                    next();
                } else {
                    cancel();
                }
            });
        });
    }

    void cancel() {
        over = true;
        stream.cancel();
    }
}

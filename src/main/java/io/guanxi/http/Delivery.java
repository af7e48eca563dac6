package io.guanxi.http;

import io.guanxi.graphql.Engine;
import io.vertx.core.Future;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Carries the answers of a subscription over a line: the next one is asked for when the last one has left, so that a client that does
 * not read holds one answer here and no more, and what it misses is never even read from the graph.
 */
final class Delivery {

    private final Engine.Stream stream;
    private final Function<Map<String, Object>, Future<Void>> line;
    private final Consumer<Throwable> failed;
    private boolean over;

    /**
     * @param line sends an answer; the future completes when it has left
     * @param failed told why the stream ended by itself, once
     */
    Delivery(Engine.Stream stream, Function<Map<String, Object>, Future<Void>> line, Consumer<Throwable> failed) {
        this.stream = stream;
        this.line = line;
        this.failed = failed;
    }

    void next() {
        stream.next().whenComplete((answer, thrown) -> {
            if (over) {
                return;
            }
            if (thrown != null) {
                cancel();
                failed.accept(thrown);
                return;
            }
            line.apply(answer.body()).onComplete(sent -> {
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

package io.guanxi.bench.reads;

import io.guanxi.bench.Child;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * A server that takes part.
 *
 * @param name in the report
 */
record Contender(String name, Dialect dialect, int port, Child process) implements AutoCloseable {

    /** Requests without end: reads of the same members again and again, writes of other pairs each time. */
    Supplier<Call> calls(Shape shape, Graph graph) {
        if (shape.writes()) {
            return () -> dialect.call(shape, graph.strangers());
        }
        List<Call> calls = graph.subjects().stream()
                .map(subject -> dialect.call(shape, subject))
                .toList();
        AtomicInteger next = new AtomicInteger();
        return () -> calls.get(next.getAndIncrement() % calls.size());
    }

    @Override
    public void close() {
        process.close();
    }
}

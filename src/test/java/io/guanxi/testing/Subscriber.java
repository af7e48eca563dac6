package io.guanxi.testing;

import io.guanxi.access.Caller;
import io.guanxi.graphql.Engine;
import io.guanxi.graphql.OperationKind;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Asks an engine for a subscription, without HTTP, and takes one event after the other. */
public final class Subscriber implements AutoCloseable {

    private static final long PATIENCE = 30;
    private static final Executor THEN = ForkJoinPool.commonPool();

    private final Engine.Stream stream;

    private Subscriber(Engine.Stream stream) {
        this.stream = stream;
    }

    public static Subscriber of(Engine engine, String subscription) {
        return of(engine, subscription, null);
    }

    /**
     * One that the way it came says more of.
     *
     * @param lastEvent behind which it goes on
     */
    public static Subscriber of(Engine engine, String subscription, @Nullable String lastEvent) {
        Engine.Answer answer = ask(engine, subscription, Caller.ANYBODY, lastEvent);
        return new Subscriber(Objects.requireNonNull(answer.stream(), () -> "no stream: " + answer.body()));
    }

    /** Any operation's answer. */
    public static Engine.Answer ask(Engine engine, String operation) {
        return ask(engine, operation, Caller.ANYBODY);
    }

    public static Engine.Answer ask(Engine engine, String operation, Caller caller) {
        return ask(engine, operation, caller, null);
    }

    private static Engine.Answer ask(Engine engine, String operation, Caller caller, @Nullable String lastEvent) {
        return engine.execute(
                        new Engine.Request(operation, null, null, null, Map.of()).behind(lastEvent),
                        caller,
                        THEN,
                        new CompletableFuture<>(),
                        EnumSet.allOf(OperationKind.class))
                .toCompletableFuture()
                .join();
    }

    /** The next event. */
    public Engine.Event next() {
        return asked().join();
    }

    /** What {@code memberJoined { member { key } }} and the like give, by its path below {@code data}. */
    public Object next(String... path) {
        Object value = Objects.requireNonNull(next().body().get("data"));
        for (String name : path) {
            value = Objects.requireNonNull(((Map<?, ?>) value).get(name), name);
        }
        return value;
    }

    /** The code that the subscription ends with. */
    public Object failure() {
        try {
            throw new AssertionError("it did not end: " + next());
        } catch (CompletionException failed) {
            return Objects.requireNonNull(Engine.failed(failed).extensions().get("code"));
        }
    }

    /** The next event, which may not have happened yet. */
    public CompletableFuture<Engine.Event> asked() {
        return stream.next().toCompletableFuture().orTimeout(PATIENCE, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        stream.cancel();
    }
}

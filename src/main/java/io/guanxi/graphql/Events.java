package io.guanxi.graphql;

import graphql.ExecutionResult;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** A subscription's answers, pulled one by one. */
final class Events implements Engine.Stream, Subscriber<ExecutionResult> {

    private final Announced announced;
    private final Function<ExecutionResult, Engine.Answer> answer;
    private final AtomicReference<@Nullable CompletableFuture<Engine.Answer>> asked = new AtomicReference<>();
    private volatile @Nullable Subscription results;

    private Events(Announced announced, Function<ExecutionResult, Engine.Answer> answer) {
        this.announced = announced;
        this.answer = answer;
    }

    static Events of(
            Publisher<ExecutionResult> results, Announced announced, Function<ExecutionResult, Engine.Answer> answer) {
        Events events = new Events(announced, answer);
        results.subscribe(events);
        return events;
    }

    @Override
    public CompletionStage<Engine.Answer> next() {
        CompletableFuture<Engine.Answer> next = new CompletableFuture<>();
        if (!asked.compareAndSet(null, next)) {
            throw new IllegalStateException("the answer that was asked for before has not come yet");
        }
        Objects.requireNonNull(results).request(1);
        return next;
    }

    @Override
    public void cancel() {
        Objects.requireNonNull(results).cancel();
        announced.cancel();
    }

    @Override
    public void onSubscribe(Subscription results) {
        this.results = results;
    }

    @Override
    public void onNext(ExecutionResult result) {
        int dropped = announced.dropped();
        Engine.Answer plain = answer.apply(result);
        if (dropped > 0) {
            Map<String, Object> body = new HashMap<>(plain.body());
            body.put("extensions", Map.of("dropped", dropped));
            plain = new Engine.Answer(body, plain.failure());
        }
        taken().complete(plain);
    }

    @Override
    public void onError(Throwable thrown) {
        taken().completeExceptionally(thrown);
    }

    @Override
    public void onComplete() {
        taken().completeExceptionally(new IllegalStateException("what is announced never ends by itself"));
    }

    private CompletableFuture<Engine.Answer> taken() {
        CompletableFuture<Engine.Answer> next = asked.getAndSet(null);
        return next == null ? new CompletableFuture<>() : next;
    }
}

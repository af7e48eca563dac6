package io.guanxi.graphql;

import graphql.ExecutionResult;
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

    private final Told told;
    private final Function<ExecutionResult, Engine.Event> answer;
    private final AtomicReference<@Nullable CompletableFuture<Engine.Event>> asked = new AtomicReference<>();
    private volatile @Nullable Subscription results;

    private Events(Told told, Function<ExecutionResult, Engine.Event> answer) {
        this.told = told;
        this.answer = answer;
    }

    static Events of(Publisher<ExecutionResult> results, Told told, Function<ExecutionResult, Engine.Event> answer) {
        Events events = new Events(told, answer);
        results.subscribe(events);
        return events;
    }

    @Override
    public CompletionStage<Engine.Event> next() {
        CompletableFuture<Engine.Event> next = new CompletableFuture<>();
        if (!asked.compareAndSet(null, next)) {
            throw new IllegalStateException("the answer that was asked for before has not come yet");
        }
        Objects.requireNonNull(results).request(1);
        return next;
    }

    @Override
    public void cancel() {
        Objects.requireNonNull(results).cancel();
        told.cancel();
    }

    @Override
    public void onSubscribe(Subscription results) {
        this.results = results;
    }

    @Override
    public void onNext(ExecutionResult result) {
        taken().complete(answer.apply(result));
    }

    @Override
    public void onError(Throwable thrown) {
        taken().completeExceptionally(thrown);
    }

    @Override
    public void onComplete() {
        taken().completeExceptionally(new IllegalStateException("what happens never ends by itself"));
    }

    private CompletableFuture<Engine.Event> taken() {
        CompletableFuture<Engine.Event> next = asked.getAndSet(null);
        return next == null ? new CompletableFuture<>() : next;
    }
}

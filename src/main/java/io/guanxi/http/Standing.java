package io.guanxi.http;

import io.guanxi.access.Caller;
import io.guanxi.fault.Fault;
import io.guanxi.graphql.Engine;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Whether whoever holds a connection still may: until the credential ends by itself, and asked for now and then, as it may be revoked. */
final class Standing {

    private final Vertx vertx;
    private final Context context;
    private final Duration every;
    private final Supplier<CompletionStage<Caller>> again;
    private final Runnable over;
    private final List<Long> timers = new ArrayList<>();

    /**
     * @param again finds out once more whose the credential is
     * @param over what happens when it is nobody's any more, at most once, on the context at hand
     */
    Standing(Vertx vertx, Duration every, Supplier<CompletionStage<Caller>> again, Runnable over) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.every = every;
        this.again = again;
        this.over = over;
    }

    void watch(Caller caller) {
        Instant until = caller.until();
        if (until != null) {
            // A timer takes no less than 1.
            long rest = Math.max(1, Duration.between(Instant.now(), until).toMillis());
            timers.add(vertx.setTimer(rest, now -> end()));
        }
        timers.add(vertx.setPeriodic(
                every.toMillis(),
                now -> again.get().whenComplete((same, thrown) -> {
                    // Who cannot be asked, because the database is away, is believed until the next time.
                    if (thrown != null && Engine.failed(thrown).failure() == Fault.Kind.UNAUTHENTICATED) {
                        context.runOnContext(nothing -> end());
                    }
                })));
    }

    void stop() {
        timers.forEach(vertx::cancelTimer);
        timers.clear();
    }

    private void end() {
        if (!timers.isEmpty()) {
            stop();
            over.run();
        }
    }
}

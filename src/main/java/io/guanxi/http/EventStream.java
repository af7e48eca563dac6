package io.guanxi.http;

import io.guanxi.access.Caller;
import io.guanxi.fault.Fault;
import io.guanxi.graphql.Engine;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One open stream of events. */
final class EventStream {

    private final Vertx vertx;
    private final HttpServerResponse response;
    private final HttpSettings.Streams settings;
    private final Runnable left;
    private final Stall stall;
    private final Supplier<CompletionStage<Caller>> again;
    private @Nullable Standing standing;
    private @Nullable Long comments;
    private boolean over;

    EventStream(
            RoutingContext exchange,
            HttpSettings.Streams settings,
            Supplier<CompletionStage<Caller>> again,
            Runnable left) {
        this.vertx = exchange.vertx();
        this.response = exchange.response();
        this.settings = settings;
        this.again = again;
        this.left = left;
        this.stall = new Stall(
                vertx, settings.patience(), () -> Cut.off(exchange.request().connection()));
    }

    void carry(Engine.Stream stream, Caller caller) {
        Delivery delivery = new Delivery(
                stream,
                event -> stall.watched(response.write(EventStreams.next(event))),
                thrown -> end(Engine.failed(thrown)));
        response.closeHandler(closed -> {
            delivery.cancel();
            leave();
        });
        comments = vertx.setPeriodic(settings.pulse().toMillis(), now -> {
            if (!over && !stall.waiting()) {
                stall.watched(response.write(EventStreams.comment()));
            }
        });
        standing = new Standing(vertx, settings.pulse(), again, () -> {
            delivery.cancel();
            end(Engine.failed(Fault.of(
                    Fault.Kind.UNAUTHENTICATED,
                    "CREDENTIAL_EXPIRED",
                    "the credential has expired or was revoked: get another")));
        });
        standing.watch(caller);
        delivery.next();
    }

    private void end(Engine.Answer last) {
        if (!over) {
            leave();
            response.end(EventStreams.next(last.body()) + EventStreams.complete());
        }
    }

    /** Once, whether the client went or the stream ended. */
    private void leave() {
        if (!over) {
            over = true;
            if (standing != null) {
                standing.stop();
            }
            if (comments != null) {
                vertx.cancelTimer(comments);
            }
            left.run();
        }
    }
}

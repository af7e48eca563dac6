package io.guanxi.http;

import io.guanxi.fault.Fault;
import io.guanxi.graphql.Engine;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpClosedException;
import io.vertx.ext.web.RoutingContext;

/** What fails before anybody reads a request, as an error of GraphQL like all others. */
record Failures(HttpSettings settings) implements Handler<RoutingContext> {

    @Override
    public void handle(RoutingContext exchange) {
        if (exchange.failure() instanceof HttpClosedException) {
            // Whoever left before the request was whole waits for no answer.
            return;
        }
        Engine.Answer answer = answer(exchange);
        Answering.of(exchange, settings.profile()).send(answer);
    }

    private Engine.Answer answer(RoutingContext exchange) {
        Fault fault = switch (exchange.statusCode()) {
            case 413 ->
                Fault.of(Fault.Kind.LIMITED, "BODY_TOO_LARGE", "a body has at most " + settings.maxBody() + " bytes")
                        .with("limit", settings.maxBody());
            case 400 -> Fault.invalid("BAD_REQUEST", "the request cannot be read");
            default -> null;
        };
        if (fault != null) {
            return new Engine.Answer(Engine.body(fault), fault.kind());
        }
        Throwable thrown = exchange.failure();
        return Engine.failed(thrown == null ? new IllegalStateException("status " + exchange.statusCode()) : thrown);
    }
}

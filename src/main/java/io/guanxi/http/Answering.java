package io.guanxi.http;

import io.guanxi.fault.Fault;
import io.guanxi.graphql.Engine;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one request, in the form that its client asked for.
 *
 * @param form of JSON; absent if the client takes none
 * @param events whether the client takes a stream of events
 */
record Answering(RoutingContext exchange, Profile profile, Profile.@Nullable Form form, boolean events) {

    static Answering of(RoutingContext exchange, Profile profile) {
        Accept accept = Accept.of(exchange.request().getHeader(HttpHeaders.ACCEPT));
        boolean events = accept.names(MediaType.EVENTS);
        boolean onlyEvents = events
                && accept.quality(MediaType.EVENTS)
                        > Math.max(accept.quality(MediaType.JSON), accept.quality(MediaType.GRAPHQL));
        return new Answering(exchange, profile, onlyEvents ? null : profile.form(accept), events);
    }

    /** Whether one answer goes out as an event, too. */
    boolean onlyEvents() {
        return events && form == null;
    }

    void expectForm() {
        if (form == null && !events) {
            throw Fault.invalid(
                    "NOT_ACCEPTABLE",
                    "answers are application/graphql-response+json, application/json or text/event-stream");
        }
    }

    /** Sends an answer. Where there is no form for it, it is one that says so. */
    void send(Engine.Answer answer) {
        Profile.Form known = form == null ? new Profile.Form(MediaType.JSON, false) : form;
        int status = profile.status(known, answer);
        if (answer.extensions().get("retryAfter") instanceof Number seconds) {
            exchange.response().putHeader(HttpHeaders.RETRY_AFTER, seconds.toString());
        }
        send(known, status, Json.bytes(answer.body()));
    }

    /**
     * Sends an answer that a client may keep, but not use again without asking whether it is still the same: it is told so by the hash of
     * the data, without which costs would make each answer another one.
     */
    void sendToKeep(Engine.Answer answer) {
        if (answer.failure() != null || answer.body().containsKey("errors")) {
            send(answer);
            return;
        }
        exchange.response()
                .putHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .headers()
                .add(HttpHeaders.VARY, "authorization, accept");
        exchange.etag("W/\"" + (answer.tag() == null ? Json.hash(answer.body().get("data")) : answer.tag()) + "\"");
        if (exchange.isFresh()) {
            exchange.response().setStatusCode(304).end();
        } else {
            send(answer);
        }
    }

    /** Sends the answers to an array of requests, each with errors of its own. */
    void sendAll(List<Engine.Answer> answers) {
        send(
                Objects.requireNonNullElse(form, new Profile.Form(MediaType.JSON, false)),
                200,
                Json.bytes(answers.stream().map(Engine.Answer::body).toList()));
    }

    private void send(Profile.Form known, int status, Buffer body) {
        var response = exchange.response();
        if (response.closed()) {
            return;
        }
        if (status == 405) {
            response.putHeader(HttpHeaders.ALLOW, "POST");
        }
        if (status == 401) {
            response.putHeader("www-authenticate", "Bearer");
        }
        if (status == 503) {
            response.putHeader(HttpHeaders.RETRY_AFTER, "1");
        }
        response.setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, known.media().header());
        if (!response.headers().contains(HttpHeaders.CACHE_CONTROL)) {
            response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        }
        response.end(body);
    }
}

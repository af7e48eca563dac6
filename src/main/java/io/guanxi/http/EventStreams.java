package io.guanxi.http;

import io.guanxi.access.Caller;
import io.guanxi.fault.Fault;
import io.guanxi.graphql.Engine;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** GraphQL over server-sent events, a connection an operation: {@code next} for each answer, then {@code complete}. */
final class EventStreams {

    private final HttpSettings.Streams settings;
    private final Origins origins;
    private final Places places;

    EventStreams(HttpSettings.Streams settings, Origins origins, Places places) {
        this.settings = settings;
        this.origins = origins;
        this.places = places;
    }

    /** Any page can open a stream without being asked first, so that its origin is looked at here. */
    void expectRoom(HttpServerRequest request) {
        if (!origins.trusts(request)) {
            throw Fault.of(Fault.Kind.FORBIDDEN, "FOREIGN_ORIGIN", "pages of this origin may not open a stream");
        }
        if (!places.free()) {
            throw full();
        }
    }

    /**
     * Opens a stream, which lasts until the client leaves, the credential ends or the client does not read.
     *
     * @param again finds out once more whose the credential is
     */
    void open(Answering answering, Engine.Stream stream, Caller caller, Supplier<CompletionStage<Caller>> again) {
        HttpServerResponse response = answering.exchange().response();
        if (response.closed() || !places.take()) {
            stream.cancel();
            answering.send(Engine.failed(full()));
            return;
        }
        begin(response).write(comment());
        new EventStream(answering.exchange(), settings, again, places::leave).carry(stream, caller);
    }

    /** One answer and the end. */
    static void single(HttpServerResponse response, Engine.Answer answer) {
        if (!response.closed()) {
            begin(response).end(next(answer.body()) + complete());
        }
    }

    private static HttpServerResponse begin(HttpServerResponse response) {
        return response.setChunked(true)
                .putHeader(HttpHeaders.CONTENT_TYPE, MediaType.EVENTS.header())
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                // A compressor would hold events back until it has enough of them; some proxies do, unless they are
                // told.
                .putHeader(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY)
                .putHeader("x-accel-buffering", "no");
    }

    /** With its id, which a client that comes back sends as {@code Last-Event-ID}. */
    static String next(Engine.Event event) {
        return "id: " + event.id() + "\n" + next(event.body());
    }

    static String next(Map<String, Object> body) {
        return "event: next\ndata: " + Json.text(body) + "\n\n";
    }

    static String complete() {
        return "event: complete\ndata:\n\n";
    }

    /** Read by nobody; shows that the line holds. */
    static String comment() {
        return ":\n\n";
    }

    private static Fault full() {
        return Fault.unavailable("TOO_MANY_CONNECTIONS", "as many streams are open as may be, try again later");
    }
}

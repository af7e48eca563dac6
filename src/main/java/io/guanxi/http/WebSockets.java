package io.guanxi.http;

import io.guanxi.fault.Fault;
import io.guanxi.graphql.Engine;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns requests for a WebSocket into connections that speak graphql-transport-ws; lets all others pass. */
final class WebSockets implements Handler<RoutingContext> {

    static final String PROTOCOL = "graphql-transport-ws";

    private static final Logger log = LoggerFactory.getLogger(WebSockets.class);

    private final Engine engine;
    private final Callers callers;
    private final HttpSettings settings;
    private final Origins origins;
    private final Places places;

    WebSockets(Engine engine, Callers callers, HttpSettings settings, Origins origins, Places places) {
        this.engine = engine;
        this.callers = callers;
        this.settings = settings;
        this.origins = origins;
        this.places = places;
    }

    @Override
    public void handle(RoutingContext exchange) {
        HttpServerRequest request = exchange.request();
        if (request.version() == HttpVersion.HTTP_2 || !"websocket".equalsIgnoreCase(request.getHeader("upgrade"))) {
            exchange.next();
            return;
        }
        try {
            expectWelcome(request);
        } catch (Fault refused) {
            Answering.of(exchange, settings.profile()).send(Engine.failed(refused));
            return;
        }
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        request.toWebSocket()
                .onSuccess(socket -> new Connection(
                                exchange.vertx(),
                                socket,
                                request.connection(),
                                engine,
                                callers.of(request),
                                settings.streams(),
                                authorization)
                        .open(places::leave))
                .onFailure(broken -> {
                    places.leave();
                    log.debug("no WebSocket came of a request: {}", broken.toString());
                });
    }

    /** Refuses, or takes a place. */
    private void expectWelcome(HttpServerRequest request) {
        if (!origins.trusts(request)) {
            throw Fault.of(Fault.Kind.FORBIDDEN, "FOREIGN_ORIGIN", "pages of this origin may not open a connection");
        }
        String offered = request.getHeader("sec-websocket-protocol");
        if (offered == null
                || Arrays.stream(offered.split(",")).map(String::strip).noneMatch(PROTOCOL::equals)) {
            throw Fault.invalid("BAD_REQUEST", "the only sub-protocol is " + PROTOCOL);
        }
        if (!places.take()) {
            throw Fault.unavailable("TOO_MANY_CONNECTIONS", "as many connections are open as may be, try again later");
        }
    }
}

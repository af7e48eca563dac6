package io.guanxi.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.CorsHandler;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which pages may ask: those of the server's own origin, and those of the allow-list. Cookies are never looked at, and credentials of
 * the browser never asked for, so that even {@code *} gives away nothing that a page does not know already.
 */
final class Origins {

    private static final int REMEMBERED_SECONDS = 600;

    private final List<String> allowed;
    private final CorsHandler cors;

    Origins(List<String> allowed) {
        this.allowed = allowed;
        this.cors = CorsHandler.create()
                .addOrigins(allowed)
                .allowedMethods(Set.of(HttpMethod.GET, HttpMethod.POST))
                .allowedHeaders(Set.of("content-type", "authorization", "accept", "if-none-match"))
                .exposedHeaders(Set.of("etag", "retry-after"))
                .maxAgeSeconds(REMEMBERED_SECONDS);
    }

    /** Lets pages of the allow-list read answers; all others get no leave, which their browser then tells them. */
    void cors(RoutingContext exchange) {
        if (allowed.isEmpty()) {
            exchange.next();
        } else if (listed(exchange.request().getHeader(HttpHeaders.ORIGIN))) {
            cors.handle(exchange);
        } else {
            exchange.response().putHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN);
            exchange.next();
        }
    }

    /**
     * Whether what no browser asks leave for may be given: WebSockets and event streams. Whoever sends no origin is no page of a
     * browser.
     */
    boolean trusts(HttpServerRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin == null || listed(origin) || own(origin, request.authority());
    }

    private boolean listed(@Nullable String origin) {
        return origin != null && (allowed.contains(origin) || allowed.contains("*"));
    }

    private static boolean own(String origin, @Nullable HostAndPort host) {
        try {
            URI page = new URI(origin);
            String scheme = String.valueOf(page.getScheme());
            int usual = scheme.equals("https") ? 443 : 80;
            return host != null
                    && host.host().equalsIgnoreCase(page.getHost())
                    && (host.port() < 0 ? usual : host.port()) == (page.getPort() < 0 ? usual : page.getPort());
        } catch (URISyntaxException unlikeAnOrigin) {
            return false;
        }
    }
}

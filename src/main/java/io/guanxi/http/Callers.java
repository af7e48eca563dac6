package io.guanxi.http;

import io.guanxi.access.Caller;
import io.guanxi.access.Credentials;
import io.guanxi.fault.Fault;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds out who sent a request. */
final class Callers {

    private static final Pattern LOOPBACK = Pattern.compile("127(\\.[0-9]{1,3}){3}|\\[?::1]?");

    private final Credentials credentials;

    Callers(Credentials credentials) {
        this.credentials = credentials;
    }

    /**
     * Who sends requests like this one. Where no credentials are asked for, the request must name this machine as its host: a page whose
     * name was made to lead here (DNS rebinding) names its own.
     */
    Credentials of(HttpServerRequest request) {
        boolean local = local(request.authority());
        return authorization -> of(authorization, local);
    }

    private CompletionStage<Caller> of(@Nullable String authorization, boolean local) {
        return credentials.caller(authorization).thenApply(caller -> {
            if (caller.equals(Caller.ANYBODY) && !local) {
                throw Fault.of(
                        Fault.Kind.FORBIDDEN,
                        "FOREIGN_HOST",
                        "this server asks for no credentials, and so it answers only under localhost or a loopback address");
            }
            return caller;
        });
    }

    private static boolean local(@Nullable HostAndPort authority) {
        String host = authority == null ? "" : authority.host().toLowerCase(Locale.ROOT);
        return host.equals("localhost") || LOOPBACK.matcher(host).matches();
    }
}

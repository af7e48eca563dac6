package io.guanxi.http;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.timeout.IdleStateHandler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.impl.HttpServerConnection;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Closes connections on which nothing is asked and nothing is being answered, so that nobody holds many by sending a request letter by
 * letter, or none. However long an answer takes, its connection stays.
 */
final class Idle {

    private final Vertx vertx;
    private final long most;
    private final Map<HttpConnection, Presence> present = new ConcurrentHashMap<>();

    Idle(Vertx vertx, HttpSettings.Streams settings) {
        this.vertx = vertx;
        this.most = most(settings).toNanos();
    }

    /** How long a connection may be idle, about. */
    static Duration most(HttpSettings.Streams settings) {
        return settings.pulse().multipliedBy(2);
    }

    /** One connection; everything happens on its own context. */
    private static final class Presence {
        private int underWay;
        private long since = System.nanoTime();

        void touched() {
            since = System.nanoTime();
        }

        void ended() {
            underWay--;
            touched();
        }
    }

    void opened(HttpConnection connection) {
        withoutTheLibrarys(connection);
        Presence presence = new Presence();
        present.put(connection, presence);
        long timer = vertx.setPeriodic(Duration.ofNanos(most / 2).toMillis(), now -> {
            if (presence.underWay == 0 && System.nanoTime() - presence.since > most) {
                connection.close();
            }
        });
        connection.closeHandler(closed -> {
            vertx.cancelTimer(timer);
            present.remove(connection);
        });
    }

    /** The library's own time-out would also end connections on which an answer is being worked on. */
    private static void withoutTheLibrarys(HttpConnection connection) {
        ChannelPipeline pipeline =
                ((HttpServerConnection) connection).channelHandlerContext().pipeline();
        if (pipeline.get(IdleStateHandler.class) != null) {
            pipeline.remove(IdleStateHandler.class);
        }
    }

    /** The head of a request has come. */
    void touched(RoutingContext exchange) {
        Presence presence = present.get(exchange.request().connection());
        if (presence != null) {
            presence.touched();
        }
        exchange.next();
    }

    /** A whole request has come, which is answered from now on. */
    void asked(RoutingContext exchange) {
        Presence presence = present.get(exchange.request().connection());
        if (presence != null) {
            presence.underWay++;
            exchange.addEndHandler(ended -> presence.ended());
        }
        exchange.next();
    }
}

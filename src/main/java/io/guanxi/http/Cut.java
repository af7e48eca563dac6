package io.guanxi.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.impl.HttpServerConnection;

/**
 * Ends a connection at once. Vert.x ends one when what was written before has left, which is never for a client that does not read, and
 * has no other way, so that its inside is used here (and, for another lack, in {@link Idle}).
 */
final class Cut {

    private Cut() {}

    /** On the connection's own context. Of one that is gone already, nothing is left to do. */
    static void off(HttpConnection connection) {
        Channel channel =
                ((HttpServerConnection) connection).channelHandlerContext().channel();
        if (!channel.isActive()) {
            return;
        }
        // Otherwise the operating system keeps what it has of the answers, some megabytes, and goes on trying.
        channel.config().setOption(ChannelOption.SO_LINGER, 0);
        channel.unsafe().close(channel.voidPromise());
    }
}

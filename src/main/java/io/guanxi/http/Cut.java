package io.guanxi.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.impl.HttpServerConnection;

/**
 * Ends a connection at once. Vert.x ends one when what was written before has left, which is never for a client that does not read, and
 * has no other way, so that its inside is used here and nowhere else.
 */
final class Cut {

    private Cut() {}

    static void off(HttpConnection connection) {
        Channel channel =
                ((HttpServerConnection) connection).channelHandlerContext().channel();
        // Otherwise the operating system keeps what it has of the answers, some megabytes, and goes on trying.
        channel.config().setOption(ChannelOption.SO_LINGER, 0);
        channel.unsafe().close(channel.voidPromise());
    }
}

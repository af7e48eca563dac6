package io.guanxi.http;

import io.netty.handler.codec.compression.StandardCompressionOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** How the server speaks HTTP: 1.1 and 2, compressed, and with TLS where there is a certificate. */
final class Listening {

    /** Characters of the line with the URL, for queries sent with GET. */
    private static final int URL = 16_384;
    /** Bytes from which on compressing pays off. */
    private static final int WORTH_COMPRESSING = 1_024;

    private Listening() {}

    /** HTTP/2 without TLS is spoken anyway: after an upgrade, or at once by who knows. */
    static HttpServerOptions options(HttpSettings settings) {
        HttpServerOptions options = new HttpServerOptions()
                .setMaxInitialLineLength(URL)
                .setCompressionSupported(true)
                .setCompressors(List.of(StandardCompressionOptions.gzip(), StandardCompressionOptions.deflate()))
                .setCompressionContentSizeThreshold(WORTH_COMPRESSING)
                // Until a connection has sent the head of a request: from then on, Idle looks after it.
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setIdleTimeout((int) Idle.most(settings.streams()).toMillis())
                .addWebSocketSubProtocol(WebSockets.PROTOCOL)
                .setMaxWebSocketFrameSize(settings.streams().message())
                .setMaxWebSocketMessageSize(settings.streams().message())
                // Each compressed connection costs some 300 KB, and a small message may unfold to a huge one.
                .setPerMessageWebSocketCompressionSupported(false)
                .setPerFrameWebSocketCompressionSupported(false);
        HttpSettings.Tls tls = settings.tls();
        return tls == null
                ? options
                : options.setSsl(true)
                        .setUseAlpn(true)
                        .setKeyCertOptions(new PemKeyCertOptions()
                                .setCertPath(tls.certificate().toString())
                                .setKeyPath(tls.key().toString()));
    }
}

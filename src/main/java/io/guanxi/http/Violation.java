package io.guanxi.http;

/** Something that ends a WebSocket: a breach of the protocol by the client, or a limit. */
final class Violation extends RuntimeException {

    private final Closing closing;

    Violation(Closing closing, String reason) {
        super(reason, null, false, false);
        this.closing = closing;
    }

    Closing closing() {
        return closing;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}

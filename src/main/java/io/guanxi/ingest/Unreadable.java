package io.guanxi.ingest;

/** A row cannot be loaded; the message says why in the words of the import format. */
final class Unreadable extends Exception {

    private final String reason;

    Unreadable(String reason) {
        super(reason);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}

package io.guanxi.http;

/** The forms of an answer. */
enum MediaType {
    GRAPHQL("application/graphql-response+json"),
    JSON("application/json"),
    EVENTS("text/event-stream");

    private final String text;

    MediaType(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    String header() {
        return text + "; charset=utf-8";
    }
}

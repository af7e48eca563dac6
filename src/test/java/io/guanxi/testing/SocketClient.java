package io.guanxi.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Speaks graphql-transport-ws, or whatever a test wants it to. */
public final class SocketClient implements WebSocket.Listener, AutoCloseable {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final long PATIENCE = 15;

    private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
    private final CompletableFuture<String> closed = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();
    private final WebSocket socket;

    private SocketClient(String url, Map<String, String> headers) {
        var builder = CLIENT.newWebSocketBuilder().subprotocols("graphql-transport-ws");
        headers.forEach(builder::header);
        this.socket = builder.buildAsync(URI.create(url.replaceFirst("^http", "ws")), this)
                .join();
    }

    /** Opened, and silent. Fails with a {@link java.net.http.WebSocketHandshakeException} inside if it is refused. */
    public static SocketClient open(String url, Map<String, String> headers) {
        return new SocketClient(url, headers);
    }

    /** Opened and greeted. */
    public static SocketClient greeted(String url) {
        return greeted(url, Map.of());
    }

    public static SocketClient greeted(String url, Map<String, String> headers) {
        SocketClient client = open(url, headers).send("{\"type\": \"connection_init\"}");
        if (!client.next().at("/type").asText().equals("connection_ack")) {
            throw new AssertionError("not acknowledged");
        }
        return client;
    }

    public SocketClient send(String message) {
        socket.sendText(message, true).join();
        return this;
    }

    /** One message in two frames. */
    public void sendParts(String first, String second) {
        socket.sendText(first, false).join();
        socket.sendText(second, true).join();
    }

    public SocketClient subscribe(String id, String query) {
        return send("{\"id\": \"%s\", \"type\": \"subscribe\", \"payload\": {\"query\": \"%s\"}}"
                .formatted(id, query.replace("\"", "\\\"")));
    }

    /** The next message. */
    public JsonNode next() {
        try {
            JsonNode message = messages.poll(PATIENCE, TimeUnit.SECONDS);
            if (message == null) {
                throw new AssertionError("no message came; closed: " + closed.getNow("no"));
            }
            return message;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** The code and the reason that the server closed with. */
    public String closed() {
        return closed.orTimeout(PATIENCE, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        socket.abort();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        text.append(part);
        if (last) {
            messages.add(Scenario.json(text.toString()));
            text.setLength(0);
        }
        from.request(1);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete((code + " " + reason).strip());
        return CompletableFuture.completedStage(null);
    }

    @Override
    public void onError(WebSocket from, Throwable thrown) {
        closed.completeExceptionally(thrown);
    }
}

package io.guanxi.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.guanxi.testing.Guarded;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** One request: who asks what of which community. */
record Asked(String token, String query, String community, int key, int size) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What came: the data with the code of the first error, without what is different each time (the id of an internal error). */
    record Answer(String text, String code) {}

    private Map<String, Object> variables() {
        return Map.of("c", community, "k", (query.contains("content(") ? "c" : "m") + key, "n", size);
    }

    Answer answer() {
        JsonNode body = Guarded.ask(token, query, variables()).body();
        JsonNode code = body.at("/errors/0/extensions/code");
        return new Answer("{\"data\":" + body.get("data") + "}", code.asText(""));
    }

    /** Asks, and closes the connection before the answer is there, or while it comes. */
    void andLeave(int milliseconds) throws IOException {
        byte[] body = JSON.writeValueAsBytes(Map.of("query", query, "variables", variables()));
        String head = "POST /graphql HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n";
        try (Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), URI.create(Guarded.url()).getPort())) {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(body);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(milliseconds));
        }
    }
}

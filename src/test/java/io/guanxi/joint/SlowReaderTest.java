package io.guanxi.joint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanxi.http.Server;
import io.guanxi.testing.Scenario;
import io.guanxi.testing.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Clients that ask for more than they read. */
class SlowReaderTest {

    private static final Duration PATIENCE = Duration.ofMillis(700);
    private static final Duration LONG = Duration.ofMinutes(1);
    /** What is sent until nothing is sent any more depends on how fast members join; a client that is never closed gets this far. */
    private static final int MOST = 400;

    private static final String NAME = "x".repeat(500_000);

    private final Scenario scenario = Scenario.given();

    @Test
    void aWebSocketThatIsNotReadIsClosed() throws IOException {
        try (Server server = TestServer.patient(PATIENCE);
                Socket slow = connected(server, upgrade())) {
            slow.getOutputStream().write(frame("{\"type\":\"connection_init\"}"));
            readTo(slow, "connection_ack\"}");
            slow.getOutputStream()
                    .write(frame("{\"id\":\"1\",\"type\":\"subscribe\",\"payload\":{\"query\":\"%s\"}}"
                            .formatted(subscription("displayName").replace("\"", "\\\""))));

            long sent = joinUntil(server, () -> closed(slow));

            assertThat(sent).isLessThan(MOST);
        }
    }

    @Test
    void aStreamOfEventsThatIsNotReadIsClosed() throws IOException {
        String query = URLEncoder.encode(subscription("displayName"), StandardCharsets.UTF_8);
        try (Server server = TestServer.patient(PATIENCE);
                Socket slow = connected(
                        server,
                        "GET /graphql?query=%s HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\n\r\n"
                                .formatted(query))) {
            long sent = joinUntil(server, () -> closed(slow));

            assertThat(sent).isLessThan(MOST);
        }
    }

    @Test
    void whoPingsWithoutEndIsCutOff() throws IOException {
        byte[] pings = pings(10_000);
        try (Server server = TestServer.patient(LONG);
                Socket slow = connected(server, upgrade())) {
            assertThatThrownBy(() -> {
                        for (int sent = 0; sent < 200; sent++) {
                            slow.getOutputStream().write(pings);
                        }
                    })
                    .isInstanceOf(SocketException.class);
        }
    }

    private static byte[] pings(int count) {
        byte[] pings = new byte[count * 131];
        for (int i = 0; i < count; i++) {
            pings[i * 131] = (byte) 0x89;
            pings[i * 131 + 1] = (byte) (0x80 | 125);
        }
        return pings;
    }

    private String subscription(String fields) {
        return "subscription { memberJoined(community: \"%s\") { member { %s } } }"
                .formatted(scenario.community(), fields);
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private long joinUntil(Server server, Condition done) throws IOException {
        long sent = 0;
        while (!done.holds() && sent < MOST) {
            Scenario.post(
                    TestServer.url(server),
                    Map.of(
                            "query",
                            "mutation($i: JoinInput!) { join(input: $i) { errors { code } } }",
                            "variables",
                            Map.of(
                                    "i",
                                    Map.of(
                                            "community",
                                            scenario.community(),
                                            "key",
                                            "m" + sent++,
                                            "displayName",
                                            NAME))));
        }
        return sent;
    }

    private static String upgrade() {
        return """
                GET /graphql HTTP/1.1\r
                Host: 127.0.0.1\r
                Upgrade: websocket\r
                Connection: Upgrade\r
                Sec-WebSocket-Version: 13\r
                Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r
                Sec-WebSocket-Protocol: graphql-transport-ws\r
                \r
                """;
    }

    private static Socket connected(Server server, String request) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4_096);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        readTo(socket, "\r\n\r\n");
        return socket;
    }

    private static void readTo(Socket socket, String end) throws IOException {
        StringBuilder read = new StringBuilder();
        while (!read.toString().endsWith(end)) {
            int next = socket.getInputStream().read();
            assertThat(next).as(read.toString()).isNotNegative();
            read.append((char) next);
        }
    }

    /** Writing to a connection that the other side has closed fails: at the second time, at the latest. */
    private static boolean closed(Socket socket) {
        try {
            socket.getOutputStream().write(frame("{\"type\":\"ping\"}"));
            return false;
        } catch (IOException gone) {
            return gone instanceof SocketException;
        }
    }

    /** A masked text frame, from 126 to 65,535 bytes; the mask is zero. */
    private static byte[] frame(String text) {
        byte[] payload = "%-126s".formatted(text).getBytes(StandardCharsets.US_ASCII);
        byte[] frame = new byte[8 + payload.length];
        frame[0] = (byte) 0x81;
        frame[1] = (byte) (0x80 | 126);
        frame[2] = (byte) (payload.length >> 8);
        frame[3] = (byte) payload.length;
        System.arraycopy(payload, 0, frame, 8, payload.length);
        return frame;
    }
}

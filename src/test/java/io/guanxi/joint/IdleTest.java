package io.guanxi.joint;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.access.Credentials;
import io.guanxi.http.HttpSettings;
import io.guanxi.http.HttpSettings.Streams;
import io.guanxi.http.Profile;
import io.guanxi.http.Server;
import io.guanxi.testing.Scenario;
import io.guanxi.testing.SocketClient;
import io.guanxi.testing.TestGraph;
import io.guanxi.testing.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections that are held for nothing. */
class IdleTest {

    private static final Duration PULSE = Duration.ofMillis(600);
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final String BODY = "{\"query\":\"{ __typename }\"}";

    private static Server server;

    @BeforeAll
    static void start() {
        server = TestServer.with(
                new HttpSettings(
                        "127.0.0.1",
                        0,
                        65_536,
                        Profile.AUDIT,
                        0,
                        List.of(),
                        null,
                        new Streams(10, 10, 4_096, LONG, PULSE, LONG)),
                Credentials.OPEN,
                TestGraph.graph());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Socket connected() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout((int) LONG.toMillis());
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String request() {
        return "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                + BODY.length() + "\r\n\r\n" + BODY;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "POST /graphql HTTP/1.1\r\nHost: localhost\r\n",
                "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"
            })
    void whoNeverFinishesARequestIsClosed(String begun) throws IOException {
        try (Socket socket = connected()) {
            send(socket, begun);

            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void aConnectionIsKeptAsLongAsItIsUsed() throws IOException {
        try (Socket socket = connected()) {
            for (int i = 0; i < 6; i++) {
                send(socket, request());
                assertThat(socket.getInputStream().read()).isEqualTo('H');
                socket.getInputStream().skipNBytes(socket.getInputStream().available());
                LockSupport.parkNanos(PULSE.toNanos() / 2);
            }
            assertThat(readToTheEnd(socket)).as("then it is closed").isTrue();
        }
    }

    private static boolean readToTheEnd(Socket socket) throws IOException {
        while (socket.getInputStream().read() >= 0) {
            // What is left of the last answer.
        }
        return true;
    }

    @Test
    void aWebSocketAndAStreamOfEventsStay() throws IOException {
        Scenario scenario = Scenario.given();
        String url = TestServer.url(server);
        try (SocketClient client = SocketClient.greeted(url);
                Socket events = connected()) {
            send(
                    events,
                    "GET /graphql?query=subscription%7BmemberJoined(community:%22" + scenario.community()
                            + "%22)%7Bmember%7Bkey%7D%7D%7D HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n");
            LockSupport.parkNanos(5 * PULSE.toNanos());

            client.subscribe("1", "{ __typename }");
            assertThat(client.next().at("/type").asText()).isEqualTo("next");
            scenario.when("mutation { join(input: {key: \"ada\", community: $community}) { errors { code } } }");
            Scenario.post(
                    url,
                    java.util.Map.of(
                            "query",
                            "mutation { join(input: {key: \"ben\", community: \"" + scenario.community()
                                    + "\"}) { errors { code } } }"));
            StringBuilder told = new StringBuilder();
            while (told.indexOf("\"ben\"") < 0) {
                int read = events.getInputStream().read();
                assertThat(read).as("closed after " + told).isNotEqualTo(-1);
                told.append((char) read);
            }
        }
    }
}

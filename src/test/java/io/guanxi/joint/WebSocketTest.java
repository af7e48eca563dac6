package io.guanxi.joint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanxi.access.Caller;
import io.guanxi.access.Credentials;
import io.guanxi.access.Role;
import io.guanxi.fault.Fault;
import io.guanxi.http.HttpSettings;
import io.guanxi.http.HttpSettings.Streams;
import io.guanxi.http.Profile;
import io.guanxi.http.Server;
import io.guanxi.testing.Scenario;
import io.guanxi.testing.SocketClient;
import io.guanxi.testing.TestGraph;
import io.guanxi.testing.TestServer;
import java.io.IOException;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebSocketTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(300);
    /** Lets in who says "Bearer let me in", for half a second who says "Bearer for a while". */
    private static final Credentials CREDENTIALS = header -> {
        if ("Bearer let me in".equals(header) || "Bearer for a while".equals(header)) {
            Instant until = header.endsWith("while") ? Instant.now().plusMillis(500) : null;
            return CompletableFuture.completedStage(
                    new Caller("test", Role.held(Set.of(Role.ADMIN)), Set.of(), null, until));
        }
        return CompletableFuture.failedStage(Fault.of(Fault.Kind.UNAUTHENTICATED, "UNAUTHENTICATED", "who are you?"));
    };

    private Server server;

    @AfterEach
    void close() {
        if (server != null) {
            server.close();
        }
    }

    private String started(Streams streams, Credentials credentials, String... origins) {
        server = TestServer.with(
                new HttpSettings("127.0.0.1", 0, 65_536, Profile.AUDIT, 0, List.of(origins), null, streams),
                credentials,
                TestGraph.graph());
        return TestServer.url(server);
    }

    private static Streams limits(int connections, int operations) {
        return new Streams(connections, operations, 4_096, LONG, LONG, LONG);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    connection_init | {"type": "connection_init"}                                             | 4429
                    connection_init | {"type": "unheard of"}                                                  | 4400
                    connection_init | not JSON                                                                | 4400
                    connection_init | []                                                                      | 4400
                    connection_init | {"type": "ping"} {"type": "ping"}                                       | 4400
                    connection_init | {"type": "ping", "type": "subscribe"}                                   | 4400
                    connection_init | {"id": 1, "type": "complete"}                                           | 4400
                    connection_init | {"id": "", "type": "subscribe", "payload": {"query": "{__typename}"}}   | 4400
                    connection_init | {"id": "1", "type": "subscribe"}                                        | 4400
                    connection_init | {"id": "1", "type": "subscribe", "payload": {"query": 1}}               | 4400
                    connection_init | {"id": "1", "type": "subscribe", "payload": {}}                         | 4400
                    ping            | {"id": "1", "type": "subscribe", "payload": {"query": "{__typename}"}}  | 4401
                    ping            | {"id": "1", "type": "complete"}                                         | 4401
                    ping            | {"type": "connection_init", "payload": 1}                               | 4400
                    """)
    void whatBreaksTheProtocolEndsTheConnection(String first, String message, String code) {
        try (SocketClient client = SocketClient.open(TestServer.url(), Map.of())) {
            client.send("{\"type\": \"%s\"}".formatted(first)).next();
            client.send(message);

            assertThat(client.closed()).startsWith(code);
        }
    }

    @Test
    void queriesAndMutationsAreAnsweredAndTheirIdsFreeAgain() {
        Scenario scenario = Scenario.given();
        try (SocketClient client = SocketClient.greeted(TestServer.url())) {
            client.subscribe(
                    "1",
                    "mutation { join(input: {key: \"ada\", community: \"%s\"}) { member { key } } }"
                            .formatted(scenario.community()));
            assertThat(client.next().at("/payload/data/join/member/key").asText())
                    .isEqualTo("ada");
            assertThat(client.next().toString()).isEqualTo("{\"id\":\"1\",\"type\":\"complete\"}");

            client.subscribe("1", "{ nope }");
            assertThat(client.next().at("/payload/0/extensions/code").asText()).isEqualTo("VALIDATION_FAILED");
            client.subscribe("1", "{ node(id: \"nonsense\") { id } a: __typename }");
            assertThat(client.next().at("/payload/errors/0/extensions/code").asText())
                    .isEqualTo("BAD_ID");
        }
    }

    @Test
    void theCredentialComesWithTheUpgradeOrWithTheGreeting() {
        String url = started(limits(10, 10), CREDENTIALS);
        SocketClient.greeted(url, Map.of("Authorization", "Bearer let me in")).close();
        try (SocketClient client = SocketClient.open(url, Map.of())) {
            client.send("{\"type\": \"connection_init\", \"payload\": {\"authorization\": \"Bearer let me in\"}}");

            assertThat(client.next().at("/type").asText()).isEqualTo("connection_ack");
        }
        for (String payload : List.of("{}", "{\"Authorization\": \"Bearer guessed\"}", "{\"Authorization\": 1}")) {
            try (SocketClient client = SocketClient.open(url, Map.of())) {
                client.send("{\"type\": \"connection_init\", \"payload\": %s}".formatted(payload));

                assertThat(client.closed()).isEqualTo("4403 Forbidden");
            }
        }
    }

    @Test
    void aConnectionEndsWhenItsCredentialDoes() {
        String url = started(limits(10, 10), CREDENTIALS);
        try (SocketClient client = SocketClient.greeted(url, Map.of("Authorization", "Bearer for a while"))) {
            assertThat(client.closed()).isEqualTo("4403 credential expired or revoked");
        }
    }

    @Test
    void aConnectionEndsSoonAfterItsCredentialIsRevoked() {
        AtomicBoolean revoked = new AtomicBoolean();
        AtomicBoolean away = new AtomicBoolean(true);
        AtomicInteger asked = new AtomicInteger();
        Credentials credentials = header -> {
            if (asked.getAndIncrement() == 0) {
                return CREDENTIALS.caller(header);
            }
            return revoked.get()
                    ? CompletableFuture.failedStage(Fault.unauthenticated("revoked"))
                    : away.get()
                            ? CompletableFuture.failedStage(Fault.unavailable("DATABASE_UNAVAILABLE", "away"))
                            : CREDENTIALS.caller(header);
        };
        String url = started(new Streams(10, 10, 4_096, LONG, Duration.ofSeconds(1), LONG), credentials);
        try (SocketClient client = SocketClient.greeted(url, Map.of("Authorization", "Bearer let me in"))) {
            await(() -> asked.get() > 2);
            away.set(false);
            client.subscribe("1", "{ __typename }");
            assertThat(client.next().at("/type").asText()).isEqualTo("next");
            assertThat(client.next().at("/type").asText()).isEqualTo("complete");
            revoked.set(true);

            assertThat(client.closed()).isEqualTo("4403 credential expired or revoked");
        }
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + LONG.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            LockSupport.parkNanos(10_000_000);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:PORT, true",
        "https://friend.example, true",
        "http://127.0.0.1:1, false",
        "http://127.0.0.1.evil.example, false",
        "https://friend.example.evil.example, false",
        "http://evil.example, false",
        "null, false",
        "http://[, false"
    })
    void onlyPagesOfItsOwnOriginAndOfTheAllowListMayConnect(String origin, boolean welcome) {
        String url = started(limits(10, 10), Credentials.OPEN, "https://friend.example");
        Map<String, String> headers = Map.of("Origin", origin.replace("PORT", String.valueOf(server.port())));

        if (welcome) {
            SocketClient.greeted(url, headers).close();
        } else {
            assertThat(refusal(url, headers)).isEqualTo(403);
        }
    }

    @Test
    void aConnectionThatIsOneTooManyIsRefusedUntilAnotherEnds() throws InterruptedException {
        String url = started(limits(1, 10), Credentials.OPEN);
        SocketClient first = SocketClient.greeted(url);

        assertThat(refusal(url, Map.of())).isEqualTo(503);
        first.close();
        for (int attempt = 0; attempt < 50; attempt++) {
            try {
                SocketClient.greeted(url).close();
                return;
            } catch (java.util.concurrent.CompletionException stillFull) {
                assertThat(stillFull).hasCauseInstanceOf(WebSocketHandshakeException.class);
                Thread.sleep(20);
            }
        }
        throw new AssertionError("the place was never free again");
    }

    @Test
    void anOperationThatIsOneTooManyIsRefusedAndTheOthersGoOn() {
        Scenario scenario = Scenario.given();
        String url = started(limits(10, 1), Credentials.OPEN);
        String joined =
                "subscription { memberJoined(community: \"%s\") { member { key } } }".formatted(scenario.community());
        try (SocketClient client = SocketClient.greeted(url)) {
            client.subscribe("1", joined).subscribe("2", "{ __typename }");

            assertThat(client.next().at("/payload/0/extensions/code").asText()).isEqualTo("TOO_MANY_OPERATIONS");
            client.send("{\"id\": \"1\", \"type\": \"complete\"}").subscribe("2", "{ __typename }");
            assertThat(client.next().at("/payload/data/__typename").asText()).isEqualTo("Query");
        }
    }

    @Test
    void aMessageThatIsTooLongEndsTheConnection() {
        String url = started(limits(10, 10), Credentials.OPEN);
        try (SocketClient client = SocketClient.greeted(url)) {
            client.send("{\"type\": \"ping\", \"payload\": {\"a\": \"%s\"}}".formatted("x".repeat(4_096)));

            assertThat(client.closed()).startsWith("1009");
        }
        try (SocketClient client = SocketClient.greeted(url)) {
            client.sendParts("x".repeat(3_000), "x".repeat(3_000));

            assertThat(client.closed()).startsWith("1009");
        }
    }

    @Test
    void whoDoesNotGreetIsShownOut() {
        String url = started(new Streams(10, 10, 4_096, SHORT, LONG, LONG), Credentials.OPEN);
        try (SocketClient client = SocketClient.open(url, Map.of())) {
            assertThat(client.closed()).isEqualTo("4408 Connection initialisation timeout");
        }
    }

    @Test
    void whoAnswersPingsStays() throws InterruptedException {
        String url = started(new Streams(10, 10, 4_096, LONG, Duration.ofMillis(50), LONG), Credentials.OPEN);
        try (SocketClient client = SocketClient.greeted(url)) {
            Thread.sleep(400);
            client.subscribe("1", "{ __typename }");

            assertThat(client.next().at("/payload/data/__typename").asText()).isEqualTo("Query");
        }
    }

    @Test
    void aRequestWithoutTheSubProtocolIsRefused() throws IOException, InterruptedException {
        var builder = java.net.http.HttpClient.newHttpClient().newWebSocketBuilder();
        var opened = builder.subprotocols("graphql-ws")
                .buildAsync(
                        java.net.URI.create(TestServer.url().replaceFirst("http", "ws")),
                        new java.net.http.WebSocket.Listener() {});

        assertThatThrownBy(opened::join)
                .hasCauseInstanceOf(WebSocketHandshakeException.class)
                .satisfies(refused -> assertThat(((WebSocketHandshakeException) refused.getCause())
                                .getResponse()
                                .statusCode())
                        .isEqualTo(400));
    }

    private static int refusal(String url, Map<String, String> headers) {
        try {
            SocketClient.open(url, headers).close();
        } catch (java.util.concurrent.CompletionException refused) {
            return ((WebSocketHandshakeException) refused.getCause())
                    .getResponse()
                    .statusCode();
        }
        throw new AssertionError("not refused");
    }
}

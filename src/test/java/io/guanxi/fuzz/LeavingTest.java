package io.guanxi.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.guanxi.access.Credentials;
import io.guanxi.fields.Preparations;
import io.guanxi.graphql.DocumentSettings;
import io.guanxi.graphql.Engine;
import io.guanxi.graphql.Limits;
import io.guanxi.http.HttpSettings;
import io.guanxi.http.Server;
import io.guanxi.testing.Scenario;
import io.guanxi.testing.SocketClient;
import io.guanxi.testing.TestGraph;
import io.guanxi.testing.TestServer;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Queries that take the database long, and callers that do not wait for them. */
class LeavingTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** How long the server lets an operation take. */
    private static final Duration SHORT = Duration.ofMillis(1500);
    /** How soon what nobody waits for must be over. */
    private static final Duration SOON = Duration.ofSeconds(2);
    /** More than is needed for anything that happens at all. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Everybody follows everybody; whether a chain of followers leads to a region where nobody lives takes all chains. */
    private static final String CROWD = """
            UNWIND range(0, 79) AS i CREATE (m:Member {key: 'm' + i}) WITH collect(m) AS ms
            UNWIND ms AS a UNWIND ms AS b WITH a, b WHERE a <> b CREATE (a)-[:FOLLOWS]->(b)""";

    private static final String CHAIN =
            "query %s($c: String, $r: String) { members(community: $c, filter: {followers: {some: {node:"
                    + " {followers: {some: {node: {followers: {some: {node: {followers: {some: {node: {region: {eq: $r}}}}}}}}}}}}}})"
                    + " { totalCount nodes { key } } }";

    private static String crowd;
    private static String few;
    private static Server patient;
    private static Server hasty;

    @BeforeAll
    static void start() {
        crowd = Scenario.given(CROWD).community();
        few = Scenario.given(
                        "CREATE (:Member {key: 'a', region: 'x'})-[:FOLLOWS]->(b:Member {key: 'b'}), (b)-[:FOLLOWS]->(c:Member {key: 'c'}),"
                                + " (c)-[:FOLLOWS]->(d:Member {key: 'd'}), (d)-[:FOLLOWS]->(:Member {key: 'e'})")
                .community();
        patient = server(Duration.ofMinutes(1));
        hasty = server(SHORT);
    }

    @AfterAll
    static void stop() {
        patient.close();
        hasty.close();
    }

    private static Server server(Duration timeout) {
        Limits limits = new Limits(
                Limits.DEFAULT.depth(),
                Limits.DEFAULT.pageSize(),
                Limits.DEFAULT.document(),
                new Limits.Rate(Integer.MAX_VALUE, 0, 0),
                0);
        Engine engine = new Engine(
                TestGraph.graph(),
                limits,
                DocumentSettings.NONE,
                Preparations.of(TestGraph.graph(), timeout, timeout, ForkJoinPool.commonPool()),
                ForkJoinPool.commonPool(),
                timeout,
                Clock.systemUTC());
        return Server.start(HttpSettings.at("127.0.0.1", 0), engine, Credentials.OPEN, TestGraph.graph());
    }

    @Test
    void aQueryIsEndedWhenItsConnectionIsClosed() throws Exception {
        byte[] body = JSON.writeValueAsBytes(request("Closed"));
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), patient.port())) {
            socket.getOutputStream()
                    .write(
                            ("POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                                            + body.length + "\r\n\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(body);
            assertThat(comesTo("Closed", 1, PATIENCE)).isTrue();
        }
        assertThat(comesTo("Closed", 0, SOON)).as("ended").isTrue();
    }

    @Test
    void aQueryIsEndedWhenItsSocketSaysSo() throws Exception {
        try (SocketClient client = SocketClient.greeted(TestServer.url(patient))) {
            client.send(
                    JSON.writeValueAsString(Map.of("id", "1", "type", "subscribe", "payload", request("Completed"))));
            assertThat(comesTo("Completed", 1, PATIENCE)).isTrue();
            client.send("{\"id\": \"1\", \"type\": \"complete\"}");
            assertThat(comesTo("Completed", 0, SOON)).as("ended").isTrue();
        }
    }

    @Test
    void aQueryThatTakesTooLongIsAnsweredInTimeAndEnded() {
        long begun = System.nanoTime();
        var late = CompletableFuture.supplyAsync(() -> Scenario.post(TestServer.url(hasty), request("Late")));
        assertThat(comesTo("Late", 1, SHORT)).isTrue();
        var answer = late.join();

        assertThat(answer.code()).as(answer.text()).isEqualTo("TIMEOUT");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(SHORT.plus(SOON));
        assertThat(comesTo("Late", 0, SOON)).as("ended").isTrue();
    }

    /** They stand in line behind statements that take too long: each is answered right, or told that it was too late. */
    @Test
    void whoSharesALaneWithWhatTakesTooLongGetsNobodyElsesAnswer() throws Exception {
        String query = CHAIN.formatted("Lane");
        AtomicInteger right = new AtomicInteger();
        ExecutorService heavy = Executors.newFixedThreadPool(4);
        for (int i = 0; i < 4; i++) {
            heavy.execute(() -> Scenario.post(TestServer.url(hasty), request("Lane")));
        }
        SharingTest.together(32, caller -> {
            for (int i = 0; i < 6; i++) {
                boolean there = (caller + i) % 2 == 0;
                var answer = Scenario.post(
                        TestServer.url(hasty),
                        Map.of("query", query, "variables", Map.of("c", few, "r", there ? "x" : "y")));
                if (!answer.body().has("errors")) {
                    right.incrementAndGet();
                    assertThat(answer.body().at("/data/members").toString())
                            .isEqualTo(
                                    there
                                            ? "{\"totalCount\":1,\"nodes\":[{\"key\":\"e\"}]}"
                                            : "{\"totalCount\":0,\"nodes\":[]}");
                } else {
                    assertThat(answer.code()).as(answer.text()).isEqualTo("TIMEOUT");
                }
            }
        });
        heavy.shutdown();

        assertThat(right.get()).isPositive();
        assertThat(comesTo("Lane", 0, PATIENCE)).isTrue();
    }

    private static Map<String, Object> request(String name) {
        return Map.of(
                "operationName", name, "query", CHAIN.formatted(name), "variables", Map.of("c", crowd, "r", "nowhere"));
    }

    /** Whether so many statements of an operation are under way before the time is over. */
    private static boolean comesTo(String operation, int statements, Duration within) {
        long until = System.nanoTime() + within.toNanos();
        while (System.nanoTime() < until) {
            long found = (Long) TestGraph.run(
                            "SHOW TRANSACTIONS YIELD metaData WHERE metaData.statement STARTS WITH $v.name RETURN count(*) AS found",
                            Map.of("name", operation))
                    .get(0)
                    .get("found");
            if (found == statements) {
                return true;
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        return false;
    }
}

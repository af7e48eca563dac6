package io.guanxi.joint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.guanxi.access.Role;
import io.guanxi.http.Server;
import io.guanxi.testing.Guarded;
import io.guanxi.testing.Scenario;
import io.guanxi.testing.TestGraph;
import io.guanxi.testing.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The members of a cohort as files. */
class CohortFilesTest {

    private static final int MANY = 10_000;
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final String ODD = "odd/key é.csv";

    private static void save(Scenario scenario, String key, String rule) {
        JsonNode saved = scenario.ask(
                        "mutation($community: String, $key: String!) { saveCohort(input: {key: $key, rule: " + rule
                                + ", community: $community}) { errors { code } } }",
                        Map.of("key", key))
                .body();
        assertThat(saved.at("/data/saveCohort/errors")).as("%s", saved).isEmpty();
    }

    private static String path(Scenario scenario, String file) {
        return "/cohorts/" + file + "?community=" + scenario.community();
    }

    private static Scenario.Response asked(String url, String path, @Nullable String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url.replace("/graphql", path)));
        return Scenario.send((token == null ? request : request.header("authorization", "Bearer " + token)).build());
    }

    private static Scenario.Response asked(String path) {
        return asked(TestServer.url(), path, null);
    }

    private static Scenario three() {
        Scenario scenario = Scenario.given("""
                CREATE (:Member {key: 'ada', handle: 'Ada, "the first"', displayName: 'two\\nlines', joinedAt: datetime('2026-01-01T00:00:00Z'), `attributes.level`: 3, `attributes.fan`: true}),
                  (:Member {key: 'ben', handle: '=HYPERLINK("http://evil.example")', displayName: '-1+1', source: '@home', region: ' =1', locale: 'de'}),
                  (:Member {key: 'cat', source: 'search'})
                """);
        save(scenario, ODD, "{not: {member: {source: {eq: \"search\"}}}}");
        save(scenario, ODD, "{}");
        return scenario;
    }

    @Test
    void aSpreadsheetGetsLinesThatAreNoFormulas() {
        Scenario scenario = three();
        String file = URLEncoder.encode(ODD, StandardCharsets.UTF_8).replace("+", "%20") + ".csv";

        Scenario.Response answer = asked(path(scenario, file) + "&version=1");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("content-type")).hasValue("text/csv; charset=utf-8; header=present");
        assertThat(answer.header("cache-control")).hasValue("no-store");
        assertThat(answer.text())
                .isEqualTo(String.join(
                        "\r\n",
                        "key,handle,displayName,joinedAt,lastSeenAt,leftAt,source,locale,region,attributes",
                        "ada,\"Ada, \"\"the first\"\"\",\"two\nlines\",2026-01-01T00:00:00Z,,,,,,\"{\"\"fan\"\":true,\"\"level\"\":3}\"",
                        "ben,\"'=HYPERLINK(\"\"http://evil.example\"\")\",'-1+1,,,,'@home,de, =1,",
                        ""));
        assertThat(asked(path(scenario, file)).text().lines().count())
                .as("the newest version")
                .isEqualTo(5);
    }

    @Test
    void aProgramGetsWhatIsStored() {
        Scenario scenario = three();
        save(scenario, "b", "{member: {key: {in: [\"ada\", \"ben\"]}}}");

        Scenario.Response answer = asked(path(scenario, "b.jsonl"));

        assertThat(answer.header("content-type")).hasValue("application/jsonl; charset=utf-8");
        assertThat(answer.text().lines().map(Scenario::json))
                .containsExactly(
                        Scenario.json(
                                "{\"key\": \"ada\", \"handle\": \"Ada, \\\"the first\\\"\", \"displayName\": \"two\\nlines\", \"joinedAt\": \"2026-01-01T00:00:00Z\", \"attributes\": {\"fan\": true, \"level\": 3}}"),
                        Scenario.json(
                                "{\"key\": \"ben\", \"handle\": \"=HYPERLINK(\\\"http://evil.example\\\")\", \"displayName\": \"-1+1\", \"source\": \"@home\", \"locale\": \"de\", \"region\": \" =1\"}"));
        save(scenario, "nobody", "{not: {}}");
        assertThat(asked(path(scenario, "nobody.jsonl")).text()).isEmpty();
        assertThat(asked(path(scenario, "nobody.csv")).text().lines()).hasSize(1);
    }

    @Test
    void whoMayNotAskForTheFieldsGetsNoFile() {
        Scenario scenario = three();
        save(scenario, "all", "{}");
        String all = path(scenario, "all.csv");

        assertThat(asked(Guarded.url(), all, null).status()).isEqualTo(401);
        for (Role role : Set.of(Role.READER, Role.BOT, Role.OPERATOR)) {
            Scenario.Response refused = asked(Guarded.url(), all, Guarded.token(role));
            boolean mayAsk = Guarded.ask(
                                    Guarded.token(role),
                                    "query($c: String) { cohort(rule: {}, community: $c) { members { nodes { key } } } }",
                                    Map.of("c", scenario.community()))
                            .status()
                    == 200;
            assertThat(refused.status()).as("%s", role).isEqualTo(mayAsk ? 200 : 403);
        }
        assertThat(asked(Guarded.url(), all, Guarded.token(Role.READER)).code()).isEqualTo("FORBIDDEN");
        assertThat(asked(Guarded.url(), all, Guarded.token(Role.ANALYST)).status())
                .isEqualTo(200);
        assertThat(asked(Guarded.url(), all, Guarded.token(Set.of(Role.ANALYST), Set.of("elsewhere"), null))
                        .status())
                .isEqualTo(404);
        assertThat(asked(path(scenario, "missing.csv")).code()).isEqualTo("NOT_FOUND");
        assertThat(asked(all + "&version=2").code()).isEqualTo("NOT_FOUND");
        assertThat(asked(all + "&version=first").code()).isEqualTo("BAD_INPUT");
        assertThat(asked("/cohorts/all.csv?community=nowhere").status()).isEqualTo(404);
    }

    private static Scenario many() {
        Scenario scenario = Scenario.given();
        TestGraph.run(
                "UNWIND range(1, $v.many) AS i CREATE (:Member {community: $v.community, id: randomUUID(), key: 'm' + right('0000' + i, 5), displayName: $v.name})",
                Map.of("community", scenario.community(), "many", MANY, "name", "x".repeat(2_000)));
        save(scenario, "many", "{}");
        return scenario;
    }

    private static Socket asking(Server server, Scenario scenario) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4_096);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
        socket.getOutputStream()
                .write("GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
                        .formatted(path(scenario, "many.jsonl"))
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    @Test
    void whoReadsSlowlyGetsEverybodyAndNothingIsReadAhead() throws IOException, InterruptedException {
        Scenario scenario = many();
        int before = TestGraph.statements();
        try (Server server = TestServer.patient(LONG);
                Socket slow = asking(server, scenario)) {
            InputStream in = slow.getInputStream();
            byte[] head = in.readNBytes(5_000);
            Thread.sleep(1_500);
            int meanwhile = TestGraph.statements() - before;
            StringBuilder text = new StringBuilder(new String(head, StandardCharsets.UTF_8));
            for (byte[] some = in.readNBytes(1_000_000); some.length > 0; some = in.readNBytes(1_000_000)) {
                text.append(new String(some, StandardCharsets.UTF_8));
                Thread.sleep(20);
            }
            int whole = TestGraph.statements() - before;

            Matcher key = Pattern.compile("\\{\"key\":\"m(\\d{5})\"").matcher(text);
            int count = 0;
            while (key.find()) {
                assertThat(key.group(1)).isEqualTo("%05d".formatted(++count));
            }
            assertThat(count).isEqualTo(MANY);
            assertThat(text.toString()).endsWith("0\r\n\r\n");
            // Pages of 2,000: what the sockets hold, and one more.
            assertThat(meanwhile).isLessThan(whole - 1);
        }
    }

    @Test
    void whoReadsNothingIsCutOff() throws IOException, InterruptedException {
        Scenario scenario = many();
        try (Server server = TestServer.patient(Duration.ofMillis(500));
                Socket slow = asking(server, scenario)) {
            InputStream in = slow.getInputStream();
            in.readNBytes(5_000);
            Thread.sleep(3_000);
            boolean whole = false;
            try {
                byte[] rest = in.readAllBytes();
                whole = new String(rest, StandardCharsets.UTF_8).endsWith("0\r\n\r\n");
            } catch (IOException reset) {
                assertThat(reset).hasMessageContaining("reset");
            }
            assertThat(whole).isFalse();
        }
    }
}

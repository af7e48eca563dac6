package io.guanxi.joint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.guanxi.access.Credentials;
import io.guanxi.graphql.Limits;
import io.guanxi.http.HttpSettings;
import io.guanxi.http.Server;
import io.guanxi.testing.Scenario;
import io.guanxi.testing.TestGraph;
import io.guanxi.testing.TestServer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is asked for without measure is refused, and what is asked for in measure says what it cost. */
class LimitsTest {

    /** Far above what refusing takes, far below what doing it would. */
    private static final long PATIENCE_MS = 2_000;

    private final Scenario scenario =
            Scenario.given("CREATE (:Member {key: 'ann', handle: 'ann'}), (:Member {key: 'ben'})");

    @Test
    void whatOnlyAnAttackerSendsIsRefusedAtOnce() {
        for (Map.Entry<String, Map<String, Object>> abuse : abuses().entrySet()) {
            Scenario.post(TestServer.url(), abuse.getValue());
            long started = System.nanoTime();
            Scenario.Response answer = Scenario.post(TestServer.url(), abuse.getValue());
            long took = (System.nanoTime() - started) / 1_000_000;
            if (Boolean.getBoolean("guanxi.abuses")) {
                System.out.printf("%-40s %4d ms  %d %s%n", abuse.getKey(), took, answer.status(), answer.code());
            }
            assertThat(answer.body().has("data"))
                    .as(abuse.getKey() + answer.text())
                    .isFalse();
            assertThat(answer.status()).as(abuse.getKey()).isBetween(400, 499);
            assertThat(answer.text().length()).as(abuse.getKey()).isLessThan(20_000);
            assertThat(took).as(abuse.getKey()).isLessThan(PATIENCE_MS);
        }
    }

    private static Map<String, Map<String, Object>> abuses() {
        Map<String, Map<String, Object>> abuses = new LinkedHashMap<>();
        abuses.put("a document of 1 MB", query("{ __typename " + " ".repeat(1_000_000) + "}"));
        abuses.put("1 MB of comments", query("{ __typename }" + "#x\n".repeat(330_000)));
        abuses.put("10,000 aliases", query(many(10_000, i -> "a" + i + ": __typename")));
        abuses.put("1,000 aliases", query(many(1_000, i -> "a" + i + ": __typename")));
        abuses.put("1,000 aliases of a list", query(many(1_000, i -> "a" + i + ": members { totalCount }")));
        abuses.put("10,000 directives", query("{ __typename " + "@include(if: true) ".repeat(10_000) + "}"));
        abuses.put("500 unknown directives", query("{ __typename " + "@a ".repeat(500) + "}"));
        abuses.put("a fragment in itself", query("{ ...a } fragment a on Query { ...a }"));
        abuses.put(
                "fragments in a circle",
                query(
                        "{ ...a } fragment a on Query { ...b } fragment b on Query { ...c } fragment c on Query { ...a }"));
        abuses.put(
                "fragments that double 20 times",
                query("{ ...f0 } "
                        + IntStream.range(0, 20)
                                .mapToObj(
                                        i -> "fragment f" + i + " on Query { ...f" + (i + 1) + " ...f" + (i + 1) + " }")
                                .collect(Collectors.joining(" "))
                        + " fragment f20 on Query { members { totalCount } }"));
        abuses.put(
                "lists that double within fragments",
                query("{ members { nodes { ...f0 } } } "
                        + IntStream.range(0, 12)
                                .mapToObj(i -> "fragment f" + i + " on Member { a: followers { nodes { ...f" + (i + 1)
                                        + " } } b: following { nodes { ...f" + (i + 1) + " } } }")
                                .collect(Collectors.joining(" "))
                        + " fragment f12 on Member { key }"));
        abuses.put(
                "500 levels",
                query("{ member(key: \"ann\") " + "{ followers { nodes ".repeat(250) + "{ key }" + " } }".repeat(250)
                        + " }"));
        abuses.put(
                "20 levels",
                query("{ member(key: \"ann\") " + "{ followers { nodes ".repeat(10) + "{ key }" + " } }".repeat(10)
                        + " }"));
        abuses.put("100,000 fields", query(many(100_000, i -> "__typename")));
        abuses.put("one field 500 times", query(many(500, i -> "__typename")));
        abuses.put("conflicting fields", query(many(400, i -> "member(key: \"" + i + "\") { key }")));
        abuses.put(
                "pages of pages of pages",
                query(
                        "{ members(first: 100) { nodes { followers(first: 100) { nodes { followers(first: 100) { nodes { key } } } } } } }"));
        abuses.put("too many roots", query(many(60, i -> "a" + i + ": member(key: \"x\") { key }")));
        abuses.put(
                "introspection that circles",
                query(
                        "{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }"));
        abuses.put(
                "an enormous variable",
                Map.of(
                        "query",
                        "query($k: String) { member(key: $k) { key } }",
                        "variables",
                        Map.of("k", "x".repeat(2_000_000))));
        abuses.put(
                "a deep variable",
                Map.of("query", "query($k: String) { member(key: $k) { key } }", "variables", Map.of("k", deep(400))));
        abuses.put("deep JSON", Map.of("query", "{ __typename }", "extensions", deep(400)));
        abuses.put(
                "100,000 ids",
                Map.of(
                        "query",
                        "query($ids: [ID!]!) { nodes(ids: $ids) { id } }",
                        "variables",
                        Map.of(
                                "ids",
                                IntStream.range(0, 100_000).mapToObj(i -> "x").toList())));
        return abuses;
    }

    @Test
    void everyAnswerSaysWhatItCost() {
        JsonNode cost = scenario.ask("{ members(community: $community, first: 50) { nodes { key } } }", Map.of())
                .body()
                .at("/extensions/cost");
        assertThat(cost.at("/requested").asInt())
                .isGreaterThan(cost.at("/actual").asInt());
        assertThat(cost.at("/actual").asInt()).isPositive();
    }

    @Test
    void aCallerWhoHasSpentTheirPointsIsToldWhenToComeBack() {
        Limits.Rate tight = new Limits.Rate(100, 5, 60);
        Limits limits = new Limits(15, 100, Limits.DEFAULT.document(), tight, 0);
        try (Server server =
                TestServer.with(HttpSettings.at("127.0.0.1", 0), Credentials.OPEN, TestGraph.graph(), limits)) {
            String url = TestServer.url(server);
            Map<String, Object> request = Map.of(
                    "query",
                    "{ members(community: \"" + scenario.community() + "\", first: 100) { nodes { key joinedAt } } }");
            Scenario.Response first = Scenario.post(url, request);
            assertThat(first.status()).as(first.text()).isEqualTo(200);
            int before = TestGraph.statements();
            Scenario.Response last = first;
            for (int i = 0; i < 80 && last.status() == 200; i++) {
                last = Scenario.post(url, request);
            }
            assertThat(last.status()).isEqualTo(429);
            assertThat(last.code()).isEqualTo("RATE_LIMITED");
            int retryAfter = last.body().at("/errors/0/extensions/retryAfter").asInt();
            assertThat(retryAfter).isBetween(1, 20);
            assertThat(last.header("retry-after")).hasValue(String.valueOf(retryAfter));
            int after = TestGraph.statements();
            assertThat(Scenario.post(url, request).status()).isEqualTo(429);
            assertThat(TestGraph.statements())
                    .as("nothing is read for who is refused")
                    .isEqualTo(after);
            assertThat(after).isGreaterThanOrEqualTo(before);
        }
    }

    @Test
    void aQueryOfAShapeThatWasNeverSeenCostsAHundredthOfTheBucketMore() {
        Limits limits = new Limits(15, 100, Limits.DEFAULT.document(), new Limits.Rate(1_000, 1, 5_000), 0);
        try (Server server =
                TestServer.with(HttpSettings.at("127.0.0.1", 0), Credentials.OPEN, TestGraph.graph(), limits)) {
            String url = TestServer.url(server);
            Map<String, Object> request = Map.of(
                    "query",
                    "{ members(community: \"" + scenario.community() + "\", first: 3) { nodes { handle leftAt } } }");
            int full = 5_000;
            JsonNode first = Scenario.post(url, request).body().at("/extensions/cost");
            JsonNode second = Scenario.post(url, request).body().at("/extensions/cost");

            int spentFirst = full - first.at("/bucket/remaining").asInt();
            int spentSecond = first.at("/bucket/remaining").asInt()
                    - second.at("/bucket/remaining").asInt();
            assertThat(spentFirst)
                    .isBetween(
                            first.at("/actual").asInt() + 30,
                            first.at("/actual").asInt() + 50);
            assertThat(spentSecond)
                    .isBetween(
                            second.at("/actual").asInt() - 20,
                            second.at("/actual").asInt());
        }
    }

    @Test
    void theSchemaCanBeKeptBack() {
        Limits.Document usual = Limits.DEFAULT.document();
        Limits limits = new Limits(
                15,
                100,
                new Limits.Document(
                        usual.characters(),
                        usual.tokens(),
                        usual.aliases(),
                        usual.directives(),
                        usual.rootFields(),
                        false),
                Limits.DEFAULT.rate(),
                0);
        try (Server server =
                TestServer.with(HttpSettings.at("127.0.0.1", 0), Credentials.OPEN, TestGraph.graph(), limits)) {
            String url = "http://127.0.0.1:" + server.port();
            for (String query : List.of("{ __schema { types { name } } }", "{ __type(name: \"Member\") { name } }")) {
                Scenario.Response answer = Scenario.post(url + "/graphql", Map.of("query", query));
                assertThat(answer.body().has("errors")).as(answer.text()).isTrue();
                assertThat(answer.text()).doesNotContain("\"Member\"");
            }
            assertThat(Scenario.get(url + "/schema.graphql").status()).isEqualTo(404);
            assertThat(Scenario.get(url + "/graphiql/").status()).isEqualTo(404);
            assertThat(Scenario.post(url + "/graphql", Map.of("query", "{ __typename }"))
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void manyMistakesAreNotAllTold() {
        JsonNode errors = Scenario.post(TestServer.url(), Map.of("query", "{ __typename " + "@aa ".repeat(50) + "}"))
                .body()
                .get("errors");
        assertThat(errors.size()).isLessThan(10);
    }

    @Test
    void aMisspeltFieldIsNotAnsweredWithOthersThatExist() {
        assertThat(Scenario.post(TestServer.url(), Map.of("query", "{ membr(key: \"x\") { ky } }"))
                        .text())
                .doesNotContain("member")
                .doesNotContainIgnoringCase("did you mean");
    }

    private static Map<String, Object> query(String text) {
        return Map.of("query", text);
    }

    private static String many(int count, java.util.function.IntFunction<String> field) {
        return "{ " + IntStream.range(0, count).mapToObj(field).collect(Collectors.joining(" ")) + " }";
    }

    private static Object deep(int levels) {
        Object value = "x";
        for (int i = 0; i < levels; i++) {
            value = new HashMap<>(Map.of("a", value));
        }
        return value;
    }
}

package io.guanxi.joint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.guanxi.analysis.Influence;
import io.guanxi.testing.Scenario;
import io.guanxi.testing.TestGraph;
import io.guanxi.testing.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RankingsTest {

    /** A sink, an isolated member, and a tie between ben and cat. */
    private static final String PICTURE = """
            CREATE (ada:Member {key: 'ada'}), (ben:Member {key: 'ben'}), (cat:Member {key: 'cat'}), (:Member {key: 'dan'})
            CREATE (ben)-[:FOLLOWS {at: datetime('2026-05-01T00:00:00Z')}]->(ada), (cat)-[:FOLLOWS]->(ada)
            """;

    @Test
    void membersAreRankedByTheAttentionTheyEarn() {
        var scenario = Scenario.given(PICTURE);
        new Influence(TestGraph.graph(), Duration.ofMinutes(1)).compute(scenario.community(), null, TestServer.NOW);

        var ranking = scenario.when("""
                        { ranking(by: INFLUENCE, community: $community) { totalCount edges { rank score percentile pyramid delta
                            node { key influence { rank components { pageRank { raw weight } } snapshot { asOf members } } } } } }
                        """).get("ranking");

        assertThat(ranking.get("totalCount").asInt()).isEqualTo(4);
        assertThat(ranking.at("/edges/0/node/key").asText()).isEqualTo("ada");
        assertThat(ranking.at("/edges/0/rank").asInt()).isEqualTo(1);
        assertThat(ranking.at("/edges/0/pyramid").asText()).isEqualTo("HEAD");
        // Three are active; two are below ada, and half of herself counts: 2.5 / 3.
        assertThat(ranking.at("/edges/0/percentile").asDouble()).isCloseTo(2.5 / 3, within(1e-12));
        // ben and cat are equal: one is not below the other.
        assertThat(ranking.at("/edges/1/rank").asInt()).isEqualTo(2);
        assertThat(ranking.at("/edges/2/rank").asInt()).isEqualTo(2);
        assertThat(ranking.at("/edges/1/score").asDouble()).isCloseTo(40.0 / 3, within(1e-9));
        // dan never had anything to do with anybody.
        assertThat(ranking.at("/edges/3/score").asDouble()).isZero();
        // PageRank by hand: each of n = 4 gets b = 0.0375 + 0.85 D / 4 with D = ada + dan, ada = b + 0.85 * 2 b, dan =
        // b.
        double base = 0.0375 / (1 - 0.85 * (1 + 2 * 0.85 + 1) / 4);
        assertThat(ranking.at("/edges/0/node/influence/components/pageRank/raw").asDouble())
                .isCloseTo(base * 2.7, within(1e-6));
        double sum = 0;
        for (var edge : ranking.get("edges")) {
            sum += edge.at("/node/influence/components/pageRank/raw").asDouble();
        }
        assertThat(sum).isCloseTo(1, within(1e-6));
        assertThat(ranking.at("/edges/0/node/influence/snapshot/asOf").asText()).isEqualTo("2026-05-01T00:00:00.000Z");
    }

    @Test
    void aListThatWasBegunGoesOnInTheSameSnapshot() {
        var scenario = Scenario.given(PICTURE);
        String measure = """
                query($community: String, $after: String) {
                  measure(input: {algorithm: DEGREE, relationships: [FOLLOWS], orientation: REVERSE}, first: 2, after: $after,
                    community: $community) { edges { rank score cursor node { key influence { score } } } pageInfo { endCursor hasNextPage } } }
                """;

        var first = scenario.ask(measure, Map.of()).body().at("/data/measure");
        assertThat(first.at("/edges/0/node/key").asText()).isEqualTo("ada");
        assertThat(first.at("/edges/0/score").asDouble()).isEqualTo(2);
        assertThat(first.at("/edges/0/node/influence").isNull()).isTrue();

        scenario.and("""
                MATCH (dan:Member {key: 'dan', community: $v.community}), (m:Member {community: $v.community}) WHERE m <> dan
                CREATE (m)-[:FOLLOWS]->(dan)
                """);
        var second = scenario.ask(
                        measure, Map.of("after", first.at("/pageInfo/endCursor").asText()))
                .body()
                .at("/data/measure");
        assertThat(second.findValuesAsText("key")).containsExactly("cat", "dan");
        assertThat(second.at("/pageInfo/hasNextPage").asBoolean()).isFalse();

        assertThat(scenario.ask(
                                measure.replace("REVERSE", "NATURAL"),
                                Map.of("after", first.at("/pageInfo/endCursor").asText()))
                        .code())
                .as("a cursor of another measure")
                .isEqualTo("BAD_CURSOR");

        var anew = scenario.ask(measure, Map.of()).body().at("/data/measure");
        assertThat(anew.at("/edges/0/node/key").asText()).isEqualTo("dan");
        assertThat(anew.at("/edges/0/score").asDouble()).isEqualTo(3);
    }

    @Test
    void aRankingOfThePastIsFoundByItsTime() {
        var scenario = Scenario.given(PICTURE);
        scenario.and("""
                MATCH (dan:Member {key: 'dan', community: $v.community}), (m:Member {community: $v.community}) WHERE m <> dan
                CREATE (m)-[:FOLLOWS {at: datetime('2026-05-20T00:00:00Z')}]->(dan)
                """);
        var influence = new Influence(TestGraph.graph(), Duration.ofMinutes(1));
        influence.compute(scenario.community(), Instant.parse("2026-05-25T00:00:00Z"), TestServer.NOW);
        influence.compute(scenario.community(), Instant.parse("2026-05-02T00:00:00Z"), TestServer.NOW);
        String asOf = """
                query($community: String, $asOf: DateTime, $after: String) {
                  ranking(asOf: $asOf, first: 1, after: $after, community: $community) { nodes { key } pageInfo { endCursor } } }
                """;

        assertThat(first(scenario, asOf, "2026-05-24T23:59:59Z")).isEqualTo("ada");
        assertThat(first(scenario, asOf, "2026-05-25T00:00:00Z")).isEqualTo("dan");
        assertThat(first(scenario, asOf, "2026-06-30T00:00:00Z")).isEqualTo("dan");
        var page = scenario.ask(asOf, Map.of("asOf", "2026-05-25T00:00:00Z")).body();
        assertThat(scenario.ask(
                                asOf,
                                Map.of(
                                        "asOf",
                                        "2026-05-25T00:00:00Z",
                                        "after",
                                        page.at("/data/ranking/pageInfo/endCursor")
                                                .asText()))
                        .body()
                        .findValuesAsText("key"))
                .containsExactly("ada");
        assertThat(scenario.ask(asOf, Map.of("asOf", "2026-05-01T00:00:00Z")).code())
                .isEqualTo("NO_SNAPSHOT");
        assertThat(scenario.ask(
                                asOf.replace("asOf: $asOf", "asOf: $asOf, snapshot: \"U25hcHNob3Q6eDp5\""),
                                Map.of("asOf", "2026-05-25T00:00:00Z"))
                        .code())
                .isEqualTo("BAD_ID");
    }

    @Test
    void aRankingOfThePastStandsBesideTheCurrentOne() {
        var scenario = Scenario.given(PICTURE);
        scenario.and("""
                MATCH (dan:Member {key: 'dan', community: $v.community}), (m:Member {community: $v.community}) WHERE m <> dan
                CREATE (m)-[:FOLLOWS {at: datetime('2026-05-20T00:00:00Z')}]->(dan)
                """);
        compute(scenario, null);

        compute(scenario, "2026-05-10T00:00:00Z");
        compute(scenario, "2026-05-05T00:00:00Z");
        compute(scenario, "2026-05-12T00:00:00Z");

        var current = scenario.when("""
                { ranking(community: $community) { edges { node { key influence { snapshot { asOf } history { snapshot { asOf } rank } } } } }
                  job: snapshots(community: $community) { totalCount } }
                """);
        assertThat(current.at("/ranking/edges/0/node/key").asText()).isEqualTo("dan");
        assertThat(current.at("/ranking/edges/0/node/influence/snapshot/asOf").asText())
                .isEqualTo("2026-05-20T00:00:00.000Z");
        assertThat(current.at("/job/totalCount").asInt()).isEqualTo(4);
        var history = current.at("/ranking/edges/0/node/influence/history");
        assertThat(history.findValuesAsText("asOf"))
                .containsExactly(
                        "2026-05-20T00:00:00.000Z",
                        "2026-05-12T00:00:00.000Z",
                        "2026-05-10T00:00:00.000Z",
                        "2026-05-05T00:00:00.000Z");
        assertThat(history.findValuesAsText("rank")).containsExactly("1", "4", "4", "4");
        assertThat(changes(scenario)).as("rankings that became the current one").isEqualTo(1);
        // What it is compared with looked from the time before it, whenever that was computed: the first had none.
        assertThat(deltas(scenario, "2026-05-05T00:00:00Z")).containsOnly("null");
        assertThat(deltas(scenario, "2026-05-10T00:00:00Z")).containsOnly("null");
        assertThat(deltas(scenario, "2026-05-12T00:00:00Z")).containsOnly("0");

        compute(scenario, "2026-05-25T00:00:00Z");
        assertThat(changes(scenario))
                .as("one of a later time is the current one")
                .isEqualTo(2);
        compute(scenario, null);
        assertThat(changes(scenario)).as("one of no chosen time is, too").isEqualTo(3);
        // Servers may take the current one for what it was a second ago, and two have become it since.
        LockSupport.parkNanos(Duration.ofMillis(1_100).toNanos());
        assertThat(scenario.when(
                                "{ ranking(first: 1, community: $community) { nodes { influence { snapshot { asOf } } } } }")
                        .findValue("asOf")
                        .asText())
                .isEqualTo("2026-05-20T00:00:00.000Z");
    }

    private static void compute(Scenario scenario, @Nullable String asOf) {
        new Influence(TestGraph.graph(), Duration.ofMinutes(1))
                .compute(scenario.community(), asOf == null ? null : Instant.parse(asOf), TestServer.NOW);
    }

    private static long changes(Scenario scenario) {
        return TestGraph.run(
                        "MATCH (e:Entry {kind: 'RankingChanged', community: $v.community}) RETURN e",
                        Map.of("community", scenario.community()))
                .size();
    }

    private static List<String> deltas(Scenario scenario, String asOf) {
        return scenario.ask(
                        "query($community: String, $asOf: DateTime) { ranking(asOf: $asOf, community: $community) { edges { delta } } }",
                        Map.of("asOf", asOf))
                .body()
                .findValuesAsText("delta");
    }

    private static String first(Scenario scenario, String query, String asOf) {
        return scenario.ask(query, Map.of("asOf", asOf))
                .body()
                .at("/data/ranking/nodes/0/key")
                .asText();
    }
}

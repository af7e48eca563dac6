package io.guanxi.joint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.guanxi.analysis.Influence;
import io.guanxi.testing.Scenario;
import io.guanxi.testing.TestGraph;
import io.guanxi.testing.TestServer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two snapshots compared, held against what each of them says of itself. */
class ComparisonsTest {

    private static final String COMPARE = """
            query($community: String, $before: ID!, $after: ID!, $first: Int! = 100, $by: MoverOrder! = RANK) {
              compareSnapshots(before: $before, after: $after, first: $first, by: $by, community: $community) {
                before { id members } after { id asOf } sameInput differences { name before after }
                common entered left risen fallen correlation overlaps { top common jaccard } moves { before after members }
                movers { totalCount edges { position delta gain node { key } before { rank score percentile pyramid }
                  after { rank score percentile pyramid } components { name change before { raw contribution } after { raw contribution weight } } } }
                entrants { edges { rank score percentile pyramid node { key } } } leavers { edges { rank node { key } } } } }
            """;

    /** Five follow ada, then most of them ben; zoe leaves, two others come. */
    private static Scenario twoRankings() {
        var scenario = Scenario.given("""
                CREATE (ada:Member {key: 'ada'}), (ben:Member {key: 'ben'}), (zoe:Member {key: 'zoe'}), (cat:Member {key: 'cat'})
                CREATE (zoe)-[:FOLLOWS]->(ada), (cat)-[:FOLLOWS]->(ada), (ben)-[:FOLLOWS]->(ada), (cat)-[:FOLLOWS]->(zoe)
                """);
        compute(scenario);
        scenario.and("MATCH (m:Member {community: $v.community, key: 'zoe'}) DETACH DELETE m");
        scenario.and("""
                MATCH (ben:Member {community: $v.community, key: 'ben'}), (cat:Member {community: $v.community, key: 'cat'})
                CREATE (cat)-[:FOLLOWS]->(ben), (ben)<-[:FOLLOWS]-(eve:Member {key: 'eve'})-[:FOLLOWS]->(cat), (eve)<-[:FOLLOWS]-(:Member {key: 'dan'})
                """);
        scenario.when(
                "mutation { configureIndices(input: {community: $community, damping: 0.8, schedule: \"0 3 * * *\", "
                        + "weights: {pageRank: 0.3, brokerage: 0.2}, kinds: [{kind: \"reply\", of: \"post\", weight: 7}]}) { errors { code } } }");
        compute(scenario);
        return scenario;
    }

    private static void compute(Scenario scenario) {
        new Influence(TestGraph.graph(), Duration.ofMinutes(1)).compute(scenario.community(), null, TestServer.NOW);
    }

    /** The ids of all snapshots, newest first. */
    private static List<String> ids(Scenario scenario) {
        return scenario.when("{ snapshots(community: $community) { nodes { id } } }")
                .at("/snapshots/nodes")
                .findValuesAsText("id");
    }

    private static Scenario.Response ask(Scenario scenario, String before, String after) {
        return scenario.ask(COMPARE, Map.of("before", before, "after", after));
    }

    private static Map<String, JsonNode> ranking(Scenario scenario, String snapshot) {
        Map<String, JsonNode> ranking = new HashMap<>();
        for (JsonNode edge : scenario.ask(
                        "query($community: String, $id: ID!) { ranking(snapshot: $id, community: $community) "
                                + "{ edges { rank score percentile pyramid node { key } } } }",
                        Map.of("id", snapshot))
                .body()
                .at("/data/ranking/edges")) {
            ranking.put(edge.at("/node/key").asText(), edge);
        }
        return ranking;
    }

    @Test
    void aComparisonSaysWhatBothRankingsSay() {
        Scenario scenario = twoRankings();
        List<String> ids = ids(scenario);
        Map<String, JsonNode> before = ranking(scenario, ids.get(1));
        Map<String, JsonNode> after = ranking(scenario, ids.get(0));

        JsonNode told = ask(scenario, ids.get(1), ids.get(0)).body().at("/data/compareSnapshots");

        assertThat(told.at("/before/id").asText()).isEqualTo(ids.get(1));
        assertThat(told.at("/before/members").asInt()).isEqualTo(4);
        assertThat(told.at("/after/asOf").isTextual()).isTrue();
        assertThat(told.get("common").asInt()).isEqualTo(3);
        assertThat(told.get("entered").asInt()).isEqualTo(2);
        assertThat(told.get("left").asInt()).isEqualTo(1);
        assertThat(told.get("entrants").findValuesAsText("key")).containsExactlyInAnyOrder("dan", "eve");
        for (JsonNode entrant : told.at("/entrants/edges")) {
            assertThat(entrant).isEqualTo(after.get(entrant.at("/node/key").asText()));
        }
        assertThat(told.at("/leavers/edges")).as("who is gone is passed over").isEmpty();
        assertThat(told.at("/overlaps")).hasSize(1);
        assertThat(told.at("/overlaps/0/jaccard").asDouble()).isCloseTo(3 / 6.0, within(1e-12));
        assertThat(told.get("moves")).hasSize(9);
        for (JsonNode move : told.get("moves")) {
            long members = after.keySet().stream()
                    .filter(before::containsKey)
                    .filter(key -> after.get(key).get("pyramid").equals(move.get("after"))
                            && before.get(key).get("pyramid").equals(move.get("before")))
                    .count();
            assertThat(move.get("members").asLong()).isEqualTo(members);
        }
        assertThat(told.at("/movers/edges")).isNotEmpty();
        for (JsonNode mover : told.at("/movers/edges")) {
            String key = mover.at("/node/key").asText();
            for (String field : List.of("rank", "score", "percentile", "pyramid")) {
                assertThat(mover.at("/before/" + field))
                        .isEqualTo(before.get(key).get(field));
                assertThat(mover.at("/after/" + field)).isEqualTo(after.get(key).get(field));
            }
            assertThat(mover.get("delta").asInt())
                    .isEqualTo(mover.at("/before/rank").asInt()
                            - mover.at("/after/rank").asInt())
                    .isNotZero();
            assertThat(mover.get("components")).hasSize(5);
            double change = 0;
            for (JsonNode component : mover.get("components")) {
                assertThat(component.get("change").asDouble())
                        .isEqualTo(component.at("/after/contribution").asDouble()
                                - component.at("/before/contribution").asDouble());
                change += component.get("change").asDouble();
            }
            assertThat(mover.get("gain").asDouble())
                    .isCloseTo(change, within(1e-9))
                    .isEqualTo(mover.at("/after/score").asDouble()
                            - mover.at("/before/score").asDouble());
            assertThat(mover.at("/components/0/after/weight").asDouble()).isEqualTo(0.3);
        }
    }

    @Test
    void whatTheComputationsDifferByIsNamed() {
        Scenario scenario = twoRankings();
        List<String> ids = ids(scenario);

        JsonNode told = ask(scenario, ids.get(1), ids.get(0)).body().at("/data/compareSnapshots");

        assertThat(told.get("sameInput").asBoolean()).isFalse();
        assertThat(told.get("differences").findValuesAsText("name"))
                .containsExactly("configuration", "damping", "kinds", "weights.brokerage", "weights.pageRank");
        assertThat(told.at("/differences/0"))
                .isEqualTo(Scenario.json("{\"name\": \"configuration\", \"before\": \"0\", \"after\": \"1\"}"));
        assertThat(told.at("/differences/1"))
                .isEqualTo(Scenario.json("{\"name\": \"damping\", \"before\": \"0.85\", \"after\": \"0.8\"}"));
        assertThat(told.at("/differences/2/after").asText()).isEqualTo("reply of post 7.0");

        JsonNode same = ask(scenario, ids.get(0), ids.get(0)).body().at("/data/compareSnapshots");
        assertThat(same.get("sameInput").asBoolean()).isTrue();
        assertThat(same.get("differences")).isEmpty();
        assertThat(same.get("correlation").asDouble()).isEqualTo(1);
        assertThat(same.at("/movers/totalCount").asInt()).isZero();
        assertThat(same.at("/overlaps/0/jaccard").asDouble()).isEqualTo(1);
    }

    @Test
    void listsAreAsLongAsAskedForAndTurnedRoundWhereTheLaterComesFirst() {
        Scenario scenario = twoRankings();
        List<String> ids = ids(scenario);
        JsonNode all = scenario.ask(COMPARE, Map.of("before", ids.get(1), "after", ids.get(0), "by", "SCORE"))
                .body()
                .at("/data/compareSnapshots");
        assertThat(all.at("/movers/totalCount").asInt()).isGreaterThan(1);
        double most = Double.POSITIVE_INFINITY;
        for (JsonNode mover : all.at("/movers/edges")) {
            assertThat(Math.abs(mover.get("gain").asDouble())).isLessThanOrEqualTo(most);
            most = Math.abs(mover.get("gain").asDouble());
        }

        JsonNode one = scenario.ask(
                        COMPARE, Map.of("before", ids.get(1), "after", ids.get(0), "first", 1, "by", "SCORE"))
                .body()
                .at("/data/compareSnapshots");
        assertThat(one.at("/movers/edges")).hasSize(1);
        assertThat(one.at("/movers/edges/0")).isEqualTo(all.at("/movers/edges/0"));
        assertThat(one.at("/entrants/edges")).hasSize(1);
        JsonNode turned = ask(scenario, ids.get(0), ids.get(1)).body().at("/data/compareSnapshots");
        assertThat(turned.get("entered")).isEqualTo(all.get("left"));
        assertThat(turned.get("risen")).isEqualTo(all.get("fallen"));
        assertThat(turned.get("correlation")).isEqualTo(all.get("correlation"));
        assertThat(scenario.ask(COMPARE, Map.of("before", ids.get(1), "after", ids.get(0), "first", 101))
                        .code())
                .isEqualTo("BAD_INPUT");
    }

    @Test
    void measuresOfOneAlgorithmAreCompared() {
        Scenario scenario = Scenario.given(
                "CREATE (:Member {key: 'ada'})-[:FOLLOWS]->(:Member {key: 'ben'})-[:FOLLOWS]->(:Member {key: 'cat'})");
        String measure =
                "{ measure(input: {algorithm: %s, relationships: [FOLLOWS]}, community: $community) { totalCount } }";
        scenario.when(measure.formatted("DEGREE"));
        scenario.and(
                "MATCH (a:Member {community: $v.community, key: 'cat'}), (b:Member {community: $v.community}) WHERE a <> b CREATE (a)-[:FOLLOWS]->(b)");
        scenario.when(measure.formatted("DEGREE"));
        List<String> degrees = ids(scenario);
        assertThat(scenario.ask(
                                "query($community: String, $before: ID!, $after: ID!) { compareSnapshots(before: $before, after: $after, ranking: RVI, community: $community) { common } }",
                                Map.of("before", degrees.get(1), "after", degrees.get(0)))
                        .code())
                .isEqualTo("BAD_INPUT");
        scenario.when(measure.formatted("HARMONIC"));
        String harmonic = ids(scenario).get(0);
        scenario.when(measure.formatted("COMPONENTS"));
        String groups = ids(scenario).get(0);
        compute(scenario);
        String influence = ids(scenario).get(0);
        scenario.when("{ seeds(k: 1, community: $community) { spread } }");
        String seeds = ids(scenario).get(0);

        JsonNode told = ask(scenario, degrees.get(1), degrees.get(0)).body().at("/data/compareSnapshots");

        assertThat(told.at("/movers/edges/0/node/key").asText()).isEqualTo("cat"); // from 3 to 1
        assertThat(told.at("/movers/edges/0/delta").asInt()).isEqualTo(2);
        assertThat(told.at("/movers/edges/0/gain").asDouble()).isEqualTo(2);
        assertThat(told.at("/movers/edges/0/after/pyramid").isNull()).isTrue();
        assertThat(told.at("/movers/edges/0/components")).isEmpty();
        assertThat(told.get("moves")).isEmpty();
        // Ranks 1.5 1.5 3 then 2.5 2.5 1 of ada, ben, cat.
        assertThat(told.get("correlation").asDouble()).isEqualTo(-1);
        assertThat(ask(scenario, degrees.get(0), harmonic).code()).isEqualTo("BAD_INPUT");
        assertThat(ask(scenario, groups, groups).code()).isEqualTo("BAD_INPUT");
        assertThat(ask(scenario, seeds, seeds).code()).isEqualTo("BAD_INPUT");
        assertThat(ask(scenario, degrees.get(0), influence).code()).isEqualTo("BAD_INPUT");
    }

    @Test
    void whatIsNotThereOrElsewhereIsRefused() {
        Scenario scenario = twoRankings();
        Scenario elsewhere = twoRankings();
        String here = ids(scenario).get(0);
        String there = ids(elsewhere).get(0);
        String member = scenario.when("{ member(key: \"ada\", community: $community) { id } }")
                .at("/member/id")
                .asText();

        assertThat(ask(scenario, here, there).code()).isEqualTo("BAD_ID");
        assertThat(ask(scenario, "nonsense", here).code()).isEqualTo("BAD_ID");
        assertThat(ask(scenario, member, here).code()).isEqualTo("NOT_FOUND");
        Scenario.Response before = ask(scenario, ids(scenario).get(1), here);
        assertThat(before.body().has("errors")).isFalse();
        scenario.and("MATCH (s:Snapshot {community: $v.community}) SET s.status = 'WRITING'");
        assertThat(ask(scenario, here, here).code())
                .as("nor what was kept of it")
                .isEqualTo("NOT_FOUND");
    }
}

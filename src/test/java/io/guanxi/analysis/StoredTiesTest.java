package io.guanxi.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.guanxi.testing.Scenario;
import io.guanxi.testing.TestGraph;
import io.guanxi.testing.TestServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How ties are stored: packed by member, the most valuable in a ranking, and nothing written that has not changed. */
class StoredTiesTest {

    private static final double EXACT = 1e-9;

    private final Ties ties = new Ties(TestGraph.graph(), Duration.ofMinutes(1));

    /** One whom 60 know and who trusts them, each more than the one before; those of every third know the next one, too. */
    private final Scenario crowd = Scenario.given("""
            CREATE (a:Member {key: 'a'}) WITH a UNWIND range(1, 60) AS i
            CREATE (m:Member {key: 'm' + right('0' + i, 2)})
            CREATE (a)-[:TRUSTS {weight: i / 6.0, key: 't' + i}]->(m)
            FOREACH (x IN CASE WHEN i % 2 = 0 THEN [1] ELSE [] END | CREATE (m)-[:TRUSTS {weight: i / 10.0, key: 'u' + i}]->(a))
            WITH collect(m) AS ms UNWIND range(0, 58) AS i WITH ms, i WHERE i % 3 > 0
            WITH ms[i] AS one, ms[i + 1] AS next
            CREATE (one)-[:FOLLOWS]->(next)""");

    private static List<Map<String, Object>> packed(Scenario scenario) {
        return TestGraph.run(
                "MATCH (m:Member {community: $v.community}) MATCH (n:MemberTies {memberId: m.id}) RETURN m.key AS key, properties(n) AS p ORDER BY key",
                Map.of("community", scenario.community()));
    }

    private static Map<String, JsonNode> answers(Scenario scenario) {
        Map<String, JsonNode> answers = new HashMap<>();
        for (JsonNode member : scenario.when(
                        "{ members(community: $community, first: 100) { nodes { key ties(first: 100) { edges { node { key } strength value"
                                + " reciprocity overlap bridge firstContactAt lastContactAt } } } } }")
                .at("/members/nodes")) {
            for (JsonNode edge : member.at("/ties/edges")) {
                answers.put(
                        member.get("key").asText() + ">" + edge.at("/node/key").asText(), edge);
            }
        }
        return answers;
    }

    private void expectThoseOfAWholeComputation(Scenario scenario) {
        Map<String, JsonNode> refreshed = answers(scenario);
        ties.compute(scenario.community(), TestServer.NOW);
        Map<String, JsonNode> whole = answers(scenario);
        assertThat(refreshed.keySet()).isEqualTo(whole.keySet()).isNotEmpty();
        refreshed.forEach((pair, edge) -> {
            for (String figure : List.of("strength", "reciprocity", "overlap", "bridge")) {
                assertThat(edge.get(figure).asDouble())
                        .as(pair + " " + figure)
                        .isCloseTo(whole.get(pair).get(figure).asDouble(), within(EXACT));
            }
            assertThat(edge.get("lastContactAt")).isEqualTo(whole.get(pair).get("lastContactAt"));
        });
    }

    private static void mutate(Scenario scenario, String mutation) {
        assertThat(scenario.when("mutation { "
                                + mutation.replace("})", ", community: $community}) { errors { code } } }"))
                        .findValue("errors"))
                .isEmpty();
    }

    private static List<List<Object>> ranking(Scenario scenario) {
        List<List<Object>> ranking = new ArrayList<>();
        String after = "";
        while (true) {
            JsonNode page = scenario.when(
                            "{ ties(community: $community, first: 2" + after
                                    + ") { edges { node { from { key } to { key } strength value overlap bridge } } pageInfo { hasNextPage endCursor } } }")
                    .get("ties");
            for (JsonNode edge : page.get("edges")) {
                ranking.add(List.of(
                        edge.at("/node/from/key").asText() + ">"
                                + edge.at("/node/to/key").asText(),
                        edge.at("/node/value").asDouble(),
                        edge.at("/node/strength").asDouble(),
                        edge.at("/node/overlap").asDouble(),
                        1 - edge.at("/node/bridge").asDouble()));
            }
            if (!page.at("/pageInfo/hasNextPage").asBoolean()) {
                return ranking;
            }
            after = ", after: \"" + page.at("/pageInfo/endCursor").asText() + "\"";
        }
    }

    @Test
    void aMembersTiesAreOneNodeWithOneElementForEachOfThem() {
        ties.compute(crowd.community(), TestServer.NOW);

        List<Map<String, Object>> nodes = packed(crowd);
        assertThat(nodes).hasSize(61);
        Map<?, ?> a = (Map<?, ?>) nodes.get(0).get("p");
        for (String array : List.of(
                "others", "decaying", "standing", "backDecaying", "backStanding", "common", "value", "first", "last")) {
            assertThat((List<?>) a.get(array)).as(array).hasSize(50);
        }
        assertThat(a.get("degree")).isEqualTo(60L);
        assertThat((List<?>) a.get("near")).hasSize(60).doesNotHaveDuplicates();
    }

    @Test
    void aPageOfTiesGoesOnWhereTheOneBeforeEnded() {
        ties.compute(crowd.community(), TestServer.NOW);
        for (String order : List.of("", ", orderBy: [{field: OVERLAP, direction: DESC}]")) {
            List<String> keys = new ArrayList<>();
            String after = "";
            for (JsonNode page = null;
                    page == null || page.at("/pageInfo/hasNextPage").asBoolean(); ) {
                page = crowd.when("{ member(key: \"a\", community: $community) { ties(first: 7" + order + after
                                + ") { nodes { key } pageInfo { hasNextPage endCursor } } } }")
                        .at("/member/ties");
                page.get("nodes").forEach(node -> keys.add(node.get("key").asText()));
                after = ", after: \"" + page.at("/pageInfo/endCursor").asText() + "\"";
            }
            assertThat(keys).hasSize(50).doesNotHaveDuplicates();
            if (order.isEmpty()) {
                assertThat(keys).isSortedAccordingTo((one, other) -> other.compareTo(one));
            }
        }
    }

    @Test
    void whoComesToBeAmongTheStrongestComesWithWhatIsInCommon() {
        ties.compute(crowd.community(), TestServer.NOW);
        assertThat(answers(crowd)).doesNotContainKeys("a>m10", "a>m09");

        mutate(crowd, "untrust(input: {from: \"a\", to: \"m60\"})");
        mutate(crowd, "untrust(input: {from: \"a\", to: \"m59\"})");
        mutate(crowd, "follow(input: {from: \"m10\", to: \"m09\"})");
        assertThat(ties.refreshChanged(crowd.community(), TestServer.NOW)).isEqualTo(5);

        assertThat(answers(crowd)).containsKeys("a>m10", "a>m09");
        assertThat(answers(crowd).get("a>m10").get("overlap").asDouble()).isPositive();
        assertThat(answers(crowd).get("a>m10").get("reciprocity").asDouble()).isCloseTo(0.6, within(EXACT));
        expectThoseOfAWholeComputation(crowd);
    }

    @Test
    void aRefreshWritesNothingThatHasNotChanged() {
        ties.compute(crowd.community(), TestServer.NOW);
        crowd.and("MATCH (n:MemberTies {community: $v.community}) SET n.seen = true");
        Map<Object, Map<?, ?>> before = new HashMap<>();
        packed(crowd).forEach(node -> before.put(node.get("key"), (Map<?, ?>) node.get("p")));

        mutate(crowd, "follow(input: {from: \"m20\", to: \"m40\"})");
        assertThat(ties.refreshChanged(crowd.community(), TestServer.NOW)).isEqualTo(2);

        for (Map<String, Object> node : packed(crowd)) {
            Map<?, ?> now = (Map<?, ?>) node.get("p");
            Map<Object, Object> was = new HashMap<>(before.get(node.get("key")));
            if (List.of("m20", "m40").contains(node.get("key"))) {
                assertThat(now.get("seen")).as("written anew").isNull();
            } else if (node.get("key").equals("a")) {
                assertThat(now.get("common")).isNotEqualTo(was.get("common"));
                was.put("common", now.get("common"));
                assertThat(now).as("but for what is in common").isEqualTo(was);
            } else {
                assertThat(now).as(node.get("key").toString()).isEqualTo(was);
            }
        }
        expectThoseOfAWholeComputation(crowd);
    }

    @Test
    void whatTwoHaveInCommonIsTrueAfterTheyPartAndAfterAMerge() {
        ties.compute(crowd.community(), TestServer.NOW);
        for (String mutation : List.of(
                "unfollow(input: {from: \"m05\", to: \"m06\"})",
                "follow(input: {from: \"m05\", to: \"m50\"})",
                "mergeMembers(input: {absorbed: \"m33\", survivor: \"m12\", reason: \"x\"})",
                "mergeMembers(input: {absorbed: \"m14\", survivor: \"a\", reason: \"x\"})",
                "unmergeMembers(input: {absorbed: \"m14\"})")) {
            mutate(crowd, mutation);
            ties.refreshChanged(crowd.community(), TestServer.NOW);
            Map<String, JsonNode> refreshed = answers(crowd);
            expectThoseOfAWholeComputation(crowd);
            assertThat(refreshed).isNotEmpty();
            assertThat(TestGraph.run(
                            "MATCH (n:MemberTies {community: $v.community}) WHERE NOT EXISTS { (:Member {id: n.memberId}) } RETURN n",
                            Map.of("community", crowd.community())))
                    .as(mutation)
                    .isEmpty();
        }
    }

    @Test
    void theRankingHoldsTheMostValuableAndFollowsChanges() {
        Ties few = new Ties(TestGraph.graph(), Duration.ofMinutes(1), 5);
        few.compute(crowd.community(), TestServer.NOW);

        List<List<Object>> best = ranking(crowd);
        List<Double> values = answers(crowd).values().stream()
                .map(edge -> edge.get("value").asDouble())
                .sorted((one, other) -> Double.compare(other, one))
                .toList();
        assertThat(best).hasSize(5);
        assertThat(best).extracting(one -> one.get(1)).isEqualTo(List.copyOf(values.subList(0, 5)));

        mutate(crowd, "trust(input: {from: \"m01\", to: \"m02\", weight: 10})");
        mutate(crowd, "trust(input: {from: \"m02\", to: \"m01\", weight: 10})");
        mutate(
                crowd,
                "untrust(input: {from: \"a\", to: \""
                        + best.get(0).get(0).toString().split(">")[1] + "\"})");
        few.refreshChanged(crowd.community(), TestServer.NOW);

        List<List<Object>> now = ranking(crowd);
        assertThat(now)
                .extracting(one -> one.get(0))
                .contains("m01>m02", "m02>m01")
                .doesNotContain(best.get(0).get(0));
        assertThat(now)
                .extracting(one -> (Double) one.get(1))
                .isSortedAccordingTo((one, other) -> Double.compare(other, one))
                .allSatisfy(value -> assertThat(value)
                        .isGreaterThanOrEqualTo((Double) best.get(4).get(1)));
        Map<String, JsonNode> all = answers(crowd);
        for (List<Object> tie : now) {
            JsonNode edge = all.get(tie.get(0));
            assertThat(edge.get("value").asDouble()).isEqualTo(tie.get(1));
            assertThat(edge.get("strength").asDouble()).isCloseTo((Double) tie.get(2), within(EXACT));
            assertThat(edge.get("overlap").asDouble()).isCloseTo((Double) tie.get(3), within(EXACT));
            assertThat((Double) tie.get(4)).isCloseTo((Double) tie.get(3), within(EXACT));
        }
    }

    @Test
    void ofEquallyValuableTiesNoMoreAreInTheRankingAfterARefresh() {
        Scenario equal = Scenario.given("""
                UNWIND range(10, 39) AS i CREATE (:Member {key: 'f' + i})-[:FOLLOWS]->(:Member {key: 'l' + i})""");
        Ties few = new Ties(TestGraph.graph(), Duration.ofMinutes(1), 5);
        few.compute(equal.community(), TestServer.NOW);
        List<List<Object>> before = ranking(equal);
        assertThat(before).hasSize(5);
        assertThat(before).extracting(one -> one.get(1)).containsOnly(25.0);

        for (int i = 10; i < 40; i++) {
            mutate(equal, "unfollow(input: {from: \"f%1$d\", to: \"l%1$d\"})".formatted(i));
            mutate(equal, "follow(input: {from: \"f%1$d\", to: \"l%1$d\"})".formatted(i));
        }
        assertThat(few.refreshChanged(equal.community(), TestServer.NOW)).isEqualTo(60);

        assertThat(ranking(equal)).isEqualTo(before);
        assertThat(TestGraph.run(
                        "MATCH (s:TieState {community: $v.community}) RETURN s.ranked AS ranked",
                        Map.of("community", equal.community())))
                .containsExactly(Map.of("ranked", 5L));
    }

    @Test
    void aRankingThatHasOutgrownItsSizeIsMadeAnew() {
        Ties few = new Ties(TestGraph.graph(), Duration.ofMinutes(1), 3);
        few.compute(crowd.community(), TestServer.NOW);
        for (int i = 1; i <= 8; i++) {
            mutate(crowd, "trust(input: {from: \"m0%d\", to: \"m%d\", weight: 10})".formatted(i, 10 + i));
            mutate(crowd, "trust(input: {from: \"m%d\", to: \"m0%d\", weight: 10})".formatted(10 + i, i));
        }
        assertThat(few.refreshChanged(crowd.community(), TestServer.NOW)).isEqualTo(16);
        assertThat(ranking(crowd)).hasSizeGreaterThan(6);

        mutate(crowd, "follow(input: {from: \"m20\", to: \"m40\"})");
        assertThat(few.refreshChanged(crowd.community(), TestServer.NOW)).isEqualTo(61);
        assertThat(ranking(crowd)).hasSize(3);
    }

    /** As a migration leaves them: it deletes what was stored, by which nothing can be read, and says that all must be computed. */
    @Test
    void whatAMigrationHasDeletedIsComputedByTheNextRefresh() {
        ties.compute(crowd.community(), TestServer.NOW);
        Map<String, JsonNode> right = answers(crowd);
        crowd.and("MATCH (n:MemberTies {community: $v.community}) DELETE n");
        crowd.and("MATCH (state:TieState {community: $v.community}) REMOVE state.base, state.lastPlace, state.ranked "
                + "CREATE (:TieChange {community: state.community, members: [], whole: true})");
        assertThat(answers(crowd)).isEmpty();
        assertThat(crowd.when("{ tie(from: \"a\", to: \"m20\", community: $community) { strength overlap value } }")
                        .get("tie")
                        .get("overlap")
                        .isNull())
                .isTrue();

        assertThat(ties.refreshChanged(crowd.community(), TestServer.NOW)).isEqualTo(61);

        assertThat(answers(crowd)).isEqualTo(right);
    }

    @Test
    void whatWasBrokenOffIsComputedAsAWhole() {
        ties.compute(crowd.community(), TestServer.NOW);
        Map<String, JsonNode> right = answers(crowd);
        crowd.and("MATCH (n:MemberTies {community: $v.community}) SET n.common = [x IN n.common | 7]");
        assertThat(answers(crowd)).isNotEqualTo(right);
        crowd.and("UNWIND range(1, 1100) AS i CREATE (:TieChange {community: $v.community, members: []})");
        new Steps(TestGraph.graph(), Duration.ofMinutes(1))
                .run("_ties/unfinished", Map.of("community", crowd.community()));

        assertThat(ties.changed()).contains(crowd.community());
        assertThat(ties.refreshChanged(crowd.community(), TestServer.NOW)).isEqualTo(61);

        assertThat(answers(crowd)).isEqualTo(right);
        assertThat(ties.changed()).doesNotContain(crowd.community());
    }
}

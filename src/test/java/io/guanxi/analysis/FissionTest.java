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
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom to ask to bring others, beside a brute force that adds up every act in Cypher and counts who has less. */
class FissionTest {

    /** Whoever has left, or was brought, cannot be brought. */
    private static final String STRENGTHS = """
            MATCH (s:Snapshot {community: $v.community, kind: 'INFLUENCE'})
            MATCH (c:Community {key: $v.community})
            WITH s, coalesce(c.trustScale, 1.0) AS scale
            CALL (s, scale) {
              MATCH (a:Member {community: $v.community})-[r:FOLLOWS]->(b) WHERE coalesce(r.at <= s.asOf, true) RETURN a, b, 2.0 AS weight
              UNION ALL
              MATCH (a:Member {community: $v.community})-[r:TRUSTS]->(b) WHERE coalesce(r.at <= s.asOf, true) RETURN a, b, 4.0 * r.weight / scale AS weight
              UNION ALL
              MATCH (a:Member {community: $v.community})-[r:INTERACTED]->(b) WHERE coalesce(r.at <= s.asOf, true)
              RETURN a, b, CASE r.kind WHEN 'message' THEN 2.0 WHEN 'mention' THEN 3.0 ELSE 1.0 END * coalesce(2 ^ (-(s.asOf.epochMillis - r.at.epochMillis) / 86400000.0 / 30), 1.0) AS weight
              UNION ALL
              MATCH (a:Member {community: $v.community})-[r:REACTED]->()<-[:AUTHORED]-(b) WHERE coalesce(r.at <= s.asOf, true)
              RETURN a, b, coalesce(2 ^ (-(s.asOf.epochMillis - r.at.epochMillis) / 86400000.0 / 30), 1.0) AS weight
              UNION ALL
              MATCH (a:Member {community: $v.community})-[r:SHARED]->()<-[:AUTHORED]-(b) WHERE coalesce(r.at <= s.asOf, true)
              RETURN a, b, 5.0 * coalesce(2 ^ (-(s.asOf.epochMillis - r.at.epochMillis) / 86400000.0 / 30), 1.0) AS weight
            }
            WITH a, b, sum(weight) AS strength
            WHERE a <> b AND strength > 0 AND b.leftAt IS NULL AND NOT EXISTS { (b)<-[:REFERRED]-() }
            RETURN a.key AS key, sum(strength) AS strength
            """;

    private static void rank(Scenario scenario) {
        new Influence(TestGraph.graph(), Duration.ofMinutes(1)).compute(scenario.community(), null, TestServer.NOW);
        // Which ranking is current is asked once a second.
        LockSupport.parkNanos(Duration.ofMillis(1_100).toNanos());
    }

    @Test
    void thePartsOfAScoreSumUpToIt() {
        // Ada follows ben and cat, whom nobody brought; dan, whom ada brought, counts for nobody.
        Scenario scenario = Scenario.given("""
                CREATE (a:Member {key: 'ada'}), (b:Member {key: 'ben'}), (c:Member {key: 'cat'}), (d:Member {key: 'dan'})
                CREATE (a)-[:FOLLOWS]->(b), (a)-[:FOLLOWS]->(c), (a)-[:FOLLOWS]->(d), (b)-[:FOLLOWS]->(d), (c)-[:FOLLOWS]->(b), (d)-[:FOLLOWS]->(b)
                CREATE (a)-[:REFERRED {state: 'PENDING'}]->(d)
                CREATE (:Campaign {key: 'spring', ratesE4: [50000]}), (:Campaign {key: 'rich', ratesE4: [100000]}), (:Campaign {key: 'none'}),
                  (:Campaign {key: 'over', ratesE4: [150000], endsAt: datetime('2026-01-01T00:00:00Z')})
                """);
        assertThat(scenario.when(
                                "{ member(key: \"ada\", community: $community) { fission(campaign: \"spring\") { score } } }")
                        .at("/member/fission")
                        .isNull())
                .isTrue();
        assertThat(scenario.ask(
                                "{ campaign(key: \"spring\", community: $community) { inviteNext { nodes { key } } } }",
                                Map.of())
                        .code())
                .isEqualTo("NO_SNAPSHOT");
        rank(scenario);

        // Strengths 4, 0, 2 and 2: of four the one has 7/8, two have (1 + 1)/4.
        JsonNode next = scenario.when(
                        "{ campaign(key: \"spring\", community: $community) { inviteNext { totalCount edges { rank node { key } fission { score parts { name raw percentile weight contribution } } } } } }")
                .at("/campaign/inviteNext");
        List<String> order = new ArrayList<>();
        next.get("edges")
                .forEach(edge -> order.add(
                        edge.get("rank").asText() + " " + edge.at("/node/key").asText()));
        assertThat(order).containsExactly("1 ada", "2 cat", "2 dan", "4 ben");
        assertThat(next.at("/edges/0/fission/parts")).isEqualTo(Scenario.json("""
                [{"name": "socialWeight", "raw": 4.0, "percentile": 0.875, "weight": 0.4, "contribution": 0.35000000000000003},
                 {"name": "contentQuality", "raw": 0.0, "percentile": 0.0, "weight": 0.3, "contribution": 0.0},
                 {"name": "incentive", "raw": 5.0, "percentile": 0.5, "weight": 0.3, "contribution": 0.15}]
                """));
        assertThat(next.at("/edges/0/fission/score").asDouble()).isEqualTo(0.35000000000000003 + 0.0 + 0.15);
        assertThat(incentive(scenario, "rich")).isEqualTo(1);
        assertThat(incentive(scenario, "none")).isZero();
        assertThat(incentive(scenario, "over")).isZero();
        assertThat(scenario.ask(
                                "{ member(key: \"ada\", community: $community) { fission(campaign: \"lost\") { score } } }",
                                Map.of())
                        .code())
                .isEqualTo("NOT_FOUND");
    }

    private static double incentive(Scenario scenario, String campaign) {
        return scenario.when(
                        "{ member(key: \"ben\", community: $community) { fission(campaign: \"%s\") { parts { percentile } } } }"
                                .formatted(campaign))
                .at("/member/fission/parts/2/percentile")
                .asDouble();
    }

    private static Scenario random(long seed) {
        Random random = new Random(seed);
        int n = 12 + random.nextInt(30);
        List<Map<String, Object>> acts = new ArrayList<>();
        for (int i = 0; i < n * 6; i++) {
            Map<String, Object> act = new HashMap<>();
            act.put("from", random.nextInt(n));
            act.put("to", random.nextInt(n));
            act.put(
                    "type",
                    List.of("FOLLOWS", "TRUSTS", "INTERACTED", "REACTED", "SHARED")
                            .get(random.nextInt(5)));
            act.put("kind", List.of("message", "mention", "wave").get(random.nextInt(3)));
            act.put("days", random.nextInt(8) == 0 ? null : random.nextInt(150));
            act.put("weight", random.nextInt(3) - 1.0);
            act.put("key", "k" + i);
            acts.add(act);
        }
        List<Map<String, Object>> members = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            Map<String, Object> member = new HashMap<>();
            member.put("number", i);
            member.put("referrer", i > 3 && random.nextInt(3) > 0 ? random.nextInt(i) : null);
            member.put("left", random.nextInt(8) == 0);
            members.add(member);
        }
        Scenario scenario = Scenario.given();
        Map<String, Object> input = Map.of("community", scenario.community(), "acts", acts, "members", members);
        TestGraph.run("""
                UNWIND $v.members AS one
                CREATE (m:Member {id: randomUUID(), community: $v.community, key: 'm' + one.number})
                CREATE (m)-[:AUTHORED]->(:Content {id: randomUUID(), community: $v.community, key: 'c' + one.number, kind: 'post', createdAt: datetime('2026-01-01T00:00:00Z')})
                SET m.leftAt = CASE WHEN one.left THEN datetime('2026-05-01T00:00:00Z') END
                """, input);
        TestGraph.run("""
                UNWIND $v.members AS one
                MATCH (m:Member {community: $v.community, key: 'm' + one.number})
                MATCH (a:Member {community: $v.community, key: 'm' + one.referrer})
                CREATE (a)-[:REFERRED {state: 'PENDING'}]->(m)
                """, input);
        TestGraph.run("""
                UNWIND $v.acts AS act
                MATCH (a:Member {community: $v.community, key: 'm' + act.from})
                MATCH (b:Member {community: $v.community, key: 'm' + act.to})
                MATCH (c:Content {community: $v.community, key: 'c' + act.to})
                WITH act, a, CASE WHEN act.type IN ['REACTED', 'SHARED'] THEN c ELSE b END AS end
                WHERE a <> end
                CREATE (a)-[r:$(act.type) {key: act.key, at: CASE WHEN act.days IS NOT NULL THEN datetime('2026-05-30T00:00:00Z') - duration({days: act.days}) END}]->(end)
                SET r.kind = CASE act.type WHEN 'INTERACTED' THEN act.kind WHEN 'REACTED' THEN 'like' END, r.weight = CASE act.type WHEN 'TRUSTS' THEN act.weight END
                """, input);
        scenario.and(
                "CREATE (:Campaign {key: 'one', ratesE4: [70000, 10000]}), (:Campaign {key: 'two', ratesE4: [140000]})");
        rank(scenario);
        return scenario;
    }

    private record Scored(String key, double score, boolean left) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void scoresAreThoseOfBruteForce(long seed) {
        Scenario scenario = random(seed);
        Map<String, Double> strengths = new HashMap<>();
        TestGraph.run(STRENGTHS, Map.of("community", scenario.community()))
                .forEach(row -> strengths.put(
                        (String) Objects.requireNonNull(row.get("key")),
                        ((Number) Objects.requireNonNull(row.get("strength"))).doubleValue()));
        JsonNode members = scenario.when(
                        "{ members(first: 100, community: $community) { nodes { key leftAt influence { score } relationshipValue { metrics { name percentile } } fission(campaign: \"one\") { score parts { raw contribution } } } } }")
                .at("/members/nodes");
        List<JsonNode> active = new ArrayList<>();
        members.forEach(member -> {
            if (member.at("/influence/score").asDouble() > 0) {
                active.add(member);
            } else {
                assertThat(member.get("fission").isNull()).isTrue();
            }
        });
        assertThat(active).hasSizeGreaterThan(5);
        List<Scored> expected = new ArrayList<>();
        for (JsonNode member : active) {
            String key = member.get("key").asText();
            double own = strengths.getOrDefault(key, 0.0);
            double below = 0;
            for (JsonNode other : active) {
                double theirs = strengths.getOrDefault(other.get("key").asText(), 0.0);
                below += Math.abs(theirs - own) < 1e-9 ? 0.5 : theirs < own ? 1 : 0;
            }
            double social = own == 0 ? 0 : below / active.size();
            double quality = 0;
            for (JsonNode metric : member.at("/relationshipValue/metrics")) {
                quality = metric.get("name").asText().equals("contentQuality")
                        ? metric.get("percentile").asDouble()
                        : quality;
            }
            double score = 0.4 * social + 0.3 * quality + 0.3 * 0.5;
            assertThat(member.at("/fission/parts/0/raw").asDouble()).as(key).isCloseTo(own, within(1e-9));
            assertThat(member.at("/fission/score").asDouble()).as(key).isCloseTo(score, within(1e-9));
            double sum = 0;
            for (JsonNode part : member.at("/fission/parts")) {
                sum += part.get("contribution").asDouble();
            }
            assertThat(sum).isEqualTo(member.at("/fission/score").asDouble());
            expected.add(new Scored(key, score, !member.get("leftAt").isNull()));
        }
        JsonNode next = scenario.when(
                        "{ campaign(key: \"one\", community: $community) { inviteNext(first: 100) { edges { rank fission { score } node { key } } } } }")
                .at("/campaign/inviteNext/edges");
        List<String> order = new ArrayList<>();
        next.forEach(edge -> order.add(edge.at("/node/key").asText()));
        assertThat(order)
                .containsExactlyInAnyOrderElementsOf(expected.stream()
                        .filter(one -> !one.left())
                        .map(Scored::key)
                        .toList());
        for (int i = 1; i < next.size(); i++) {
            double before = next.get(i - 1).at("/fission/score").asDouble();
            double score = next.get(i).at("/fission/score").asDouble();
            assertThat(score).isLessThanOrEqualTo(before);
            if (score == before) {
                assertThat(order.get(i)).isGreaterThan(order.get(i - 1));
                assertThat(next.get(i).get("rank")).isEqualTo(next.get(i - 1).get("rank"));
            } else {
                assertThat(next.get(i).get("rank").asInt()).isEqualTo(i + 1);
            }
        }
    }
}

package io.guanxi.joint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.guanxi.analysis.Influence;
import io.guanxi.testing.Scenario;
import io.guanxi.testing.TestGraph;
import io.guanxi.testing.TestServer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** From the answer alone, the score is worked out again. */
class WhyTest {

    private static final String WHY = """
            query($community: String, $member: String!) { why(member: $member, community: $community) {
              member { key } snapshot { id configuration } score rank percentile pyramid
              components { name raw below equal counted percentile weight contribution }
              pageRank { damping members dangling ties count } reach { near far } engagement { contents responses }
              ties { member { key } strength paid pageRank contribution } contents { content { key } responses }
              lifts { component raw increase rank score pyramid } } }
            """;

    private static final Scenario SCENARIO = Scenario.given("""
            CREATE (ada:Member {key: 'ada'}), (ben:Member {key: 'ben'}), (cat:Member {key: 'cat'}), (dan:Member {key: 'dan'}), (eve:Member {key: 'eve'})
            CREATE (ben)-[:FOLLOWS]->(ada), (cat)-[:FOLLOWS]->(ada), (dan)-[:FOLLOWS]->(cat), (eve)-[:FOLLOWS]->(ben), (ben)-[:FOLLOWS]->(dan),
              (ada)-[:FOLLOWS]->(eve)
            CREATE (ada)-[:AUTHORED]->(p:Content {key: 'p', createdAt: datetime('2026-03-01T00:00:00Z')}),
              (ada)-[:AUTHORED]->(q:Content {key: 'q', createdAt: datetime('2026-05-01T00:00:00Z')}),
              (ben)-[:AUTHORED]->(r:Content {key: 'r', createdAt: datetime('2026-05-01T00:00:00Z')})-[:REPLY_TO]->(p),
              (dan)-[:REACTED {kind: 'like', at: datetime('2026-04-01T00:00:00Z')}]->(p),
              (dan)-[:SHARED {at: datetime('2026-04-01T00:00:00Z')}]->(q),
              (ada)-[:REACTED {kind: 'like', at: datetime('2026-04-01T00:00:00Z')}]->(r), (ada)-[:REFERRED]->(cat), (cat)-[:REFERRED]->(dan)
            """);

    @BeforeAll
    static void aRanking() {
        new Influence(TestGraph.graph(), Duration.ofMinutes(1)).compute(SCENARIO.community(), null, TestServer.NOW);
    }

    private static JsonNode why(String member) {
        return SCENARIO.ask(WHY, Map.of("member", member)).body().at("/data/why");
    }

    @Test
    void contributionsAddUpToTheScoreExactlyAndPercentilesFollowFromCounts() {
        JsonNode ranking = SCENARIO.when(
                        "{ ranking(community: $community) { edges { rank score percentile pyramid node { key } } } }")
                .at("/ranking/edges");
        assertThat(ranking).hasSize(5);
        for (JsonNode edge : ranking) {
            JsonNode why = why(edge.at("/node/key").asText());
            double score = 0;
            for (JsonNode component : why.get("components")) {
                double raw = component.get("raw").asDouble();
                double percentile = raw == 0
                        ? 0
                        : (component.get("below").asInt()
                                        + component.get("equal").asInt() / 2.0)
                                / component.get("counted").asInt();
                assertThat(component.get("percentile").asDouble()).isEqualTo(percentile);
                double contribution = 100 * component.get("weight").asDouble() * percentile;
                assertThat(component.get("contribution").asDouble()).isEqualTo(contribution);
                score += contribution;
            }
            assertThat(score).isEqualTo(edge.get("score").asDouble());
            for (String field : new String[] {"score", "rank", "percentile", "pyramid"}) {
                assertThat(why.get(field)).as(field).isEqualTo(edge.get(field));
            }
        }
    }

    @Test
    void theRawFiguresFollowFromTheTiesAndContentsThatAreTold() {
        JsonNode why = why("ada");
        JsonNode pageRank = why.get("pageRank");
        double ties = 0;
        for (JsonNode tie : why.get("ties")) {
            ties += pageRank.get("damping").asDouble()
                    * tie.get("pageRank").asDouble()
                    * tie.get("strength").asDouble()
                    / tie.get("paid").asDouble();
        }
        double n = pageRank.get("members").asDouble();
        double d = pageRank.get("damping").asDouble();
        double raw = (1 - d) / n + d * pageRank.get("dangling").asDouble() / n + ties;

        assertThat(pageRank.get("count").asInt()).isEqualTo(3); // ben, cat, dan
        assertThat(why.at("/components/0/raw").asDouble()).isCloseTo(raw, within(1e-8));
        assertThat(why.at("/ties/0/member/key").asText()).isEqualTo("cat");
        assertThat(why.at("/reach/near").asDouble() + why.at("/reach/far").asDouble())
                .isEqualTo(why.at("/components/1/raw").asDouble())
                .isEqualTo(4);
        // As of 2026-05-01: a reply to p now, a reaction and a share of 30 days ago.
        assertThat(why.at("/engagement/responses").asDouble()).isCloseTo(2, within(1e-9));
        assertThat(why.at("/components/2/raw").asDouble()).isCloseTo(1, within(1e-9));
        assertThat(why.at("/contents/0/content/key").asText()).isEqualTo("p");
        assertThat(why.at("/contents/0/responses").asDouble()).isCloseTo(1.5, within(1e-9));
        assertThat(why.at("/components/3/raw").asDouble()).isEqualTo(2); // cat and dan, who also shared
    }

    @Test
    void whatWouldLiftDoesLiftAndLessDoesNot() {
        JsonNode lifts = why("eve").get("lifts");

        assertThat(why("eve").get("pyramid").asText()).isEqualTo("BASE");
        assertThat(lifts).isNotEmpty();
        for (JsonNode lift : lifts) {
            assertThat(lift.get("pyramid").asText()).isIn("WAIST", "HEAD");
            assertThat(lift.get("increase").asDouble()).isPositive();
        }
        assertThat(why("ada").get("pyramid").asText()).isEqualTo("HEAD");
        assertThat(why("ada").get("lifts")).isEmpty();
    }

    @Test
    void whoIsNotInTheRankingHasNoExplanation() {
        assertThat(why("nobody").isNull()).isTrue();
        Scenario other = Scenario.given("CREATE (:Member {key: 'zed'})");
        assertThat(other.ask(WHY, Map.of("member", "zed")).code()).isEqualTo("NO_SNAPSHOT");
    }
}

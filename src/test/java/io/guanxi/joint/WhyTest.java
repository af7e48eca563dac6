package io.guanxi.joint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.guanxi.analysis.Influence;
import io.guanxi.testing.Scenario;
import io.guanxi.testing.TestGraph;
import io.guanxi.testing.TestServer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
            WITH eve UNWIND range(10, 21) AS i CREATE (:Member {key: 'f' + i})-[:FOLLOWS]->(eve)
            """);

    @BeforeAll
    static void aRanking() {
        new Influence(TestGraph.graph(), Duration.ofMinutes(1)).compute(SCENARIO.community(), null, TestServer.NOW);
    }

    private static final List<String> NAMES = List.of("pageRank", "reach", "engagement", "propagation", "brokerage");

    private static JsonNode why(String member) {
        return SCENARIO.ask(WHY, Map.of("member", member)).body().at("/data/why");
    }

    @Test
    void contributionsAddUpToTheScoreExactlyAndPercentilesFollowFromCounts() {
        JsonNode ranking = SCENARIO.when(
                        "{ ranking(first: 17, community: $community) { edges { rank score percentile pyramid node { key } } } }")
                .at("/ranking/edges");
        assertThat(ranking).hasSize(17);
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
        assertThat(why.at("/ties/0/member/key").asText()).isEqualTo("ben"); // a follow and a reply now: 6 of 8
        assertThat(why.at("/ties/0/strength").asDouble()).isCloseTo(6, within(1e-9));
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

    /** The scores of all members are worked out anew from their raw figures, with the one that is told. */
    @Test
    void whatWouldLiftDoesLiftAndTheNextLessDoesNot() {
        List<JsonNode> all = Stream.concat(
                        Stream.of("ada", "ben", "cat", "dan", "eve"),
                        IntStream.rangeClosed(10, 21).mapToObj(i -> "f" + i))
                .map(WhyTest::why)
                .toList();
        int lifted = 0;
        for (int member = 0; member < all.size(); member++) {
            JsonNode why = all.get(member);
            int sought = switch (why.get("pyramid").asText()) {
                case "BASE" -> 5; // of 17 one is HEAD, four are WAIST
                case "WAIST" -> 1;
                default -> 0;
            };
            assertThat(why.get("lifts").size()).isLessThanOrEqualTo(sought == 0 ? 0 : 5);
            for (JsonNode lift : why.get("lifts")) {
                int component = NAMES.indexOf(lift.get("component").asText());
                double raw = lift.get("raw").asDouble();
                assertThat(rank(all, member, component, raw))
                        .isEqualTo(lift.get("rank").asInt())
                        .isLessThanOrEqualTo(sought);
                double own = why.at("/components/%d/raw".formatted(component)).asDouble();
                assertThat(raw - own).isEqualTo(lift.get("increase").asDouble());
                double less = all.stream()
                        .mapToDouble(other -> other.at("/components/%d/raw".formatted(component))
                                .asDouble())
                        .filter(other -> other < raw)
                        .max()
                        .orElse(0);
                assertThat(rank(all, member, component, Math.max(own, less))).isGreaterThan(sought);
                lifted++;
            }
        }
        assertThat(lifted).isPositive();
    }

    private static int rank(List<JsonNode> all, int member, int component, double raw) {
        double[] scores = new double[all.size()];
        for (int part = 0; part < NAMES.size(); part++) {
            double[] raws = new double[scores.length];
            for (int i = 0; i < raws.length; i++) {
                raws[i] = i == member && part == component
                        ? raw
                        : all.get(i).at("/components/%d/raw".formatted(part)).asDouble();
            }
            double weight =
                    all.get(0).at("/components/%d/weight".formatted(part)).asDouble();
            for (int i = 0; i < raws.length; i++) {
                double own = raws[i];
                double below = Arrays.stream(raws).filter(other -> other < own).count();
                double equal = Arrays.stream(raws).filter(other -> other == own).count();
                scores[i] += own == 0 ? 0 : 100 * weight * ((below + equal / 2) / raws.length);
            }
        }
        return 1
                + (int) Arrays.stream(scores)
                        .filter(score -> score > scores[member])
                        .count();
    }

    @Test
    void whoIsNotInTheRankingHasNoExplanation() {
        assertThat(why("nobody").isNull()).isTrue();
        Scenario other = Scenario.given("CREATE (:Member {key: 'zed'})");
        assertThat(other.ask(WHY, Map.of("member", "zed")).code()).isEqualTo("NO_SNAPSHOT");
    }

    /** dan is trusted by nobody, and whoever is trusted less keeps some of what they pay. */
    @Test
    void withTrustSeedsPageRankAddsUpOverTheTrusted() {
        Scenario scenario = Scenario.given("""
                CREATE (ada:Member {key: 'ada'}), (ben:Member {key: 'ben'}), (cat:Member {key: 'cat'}), (dan:Member {key: 'dan'})
                CREATE (ada)-[:FOLLOWS]->(ben), (ada)-[:FOLLOWS]->(cat), (ben)-[:FOLLOWS]->(cat), (cat)-[:FOLLOWS]->(ada), (dan)-[:FOLLOWS]->(ben)
                """);
        scenario.when(
                "mutation { configureIndices(input: {community: $community, trustSeeds: [\"ada\"]}) { errors { code } } }");
        new Influence(TestGraph.graph(), Duration.ofMinutes(1)).compute(scenario.community(), null, TestServer.NOW);
        String id = scenario.when("{ snapshots(community: $community) { nodes { id } } }")
                .at("/snapshots/nodes/0/id")
                .asText();
        for (String member : List.of("ada", "ben", "cat", "dan")) {
            JsonNode why = scenario.ask(
                            "query($community: String, $id: ID, $member: String!) { why(member: $member, snapshot: $id, community: $community) { "
                                    + "components { raw counted } pageRank { damping members dangling ties } } }",
                            Map.of("id", id, "member", member))
                    .body()
                    .at("/data/why");
            JsonNode parts = why.get("pageRank");
            double damping = parts.get("damping").asDouble();
            double base = (1 - damping + damping * parts.get("dangling").asDouble())
                    / parts.get("members").asInt();
            boolean trusted = !member.equals("dan");
            assertThat(parts.get("members").asInt()).isEqualTo(3);
            assertThat(why.at("/components/0/counted").asInt()).isEqualTo(3);
            assertThat(why.at("/components/0/raw").asDouble())
                    .as(member)
                    .isCloseTo(trusted ? base + parts.get("ties").asDouble() : 0, within(1e-8));
        }
    }
}

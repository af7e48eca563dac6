package io.guanxi.joint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.guanxi.analysis.Influence;
import io.guanxi.testing.Scenario;
import io.guanxi.testing.TestGraph;
import io.guanxi.testing.TestServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** From the answer alone, relationship value and each of its metrics are worked out again. */
class WhyValueTest {

    private static final String WHY = """
            query($community: String, $member: String!) { why(member: $member, by: RVI, community: $community) {
              member { key } snapshot { valueFormula } score rank percentile pyramid grade
              components { name dimension raw below equal counted percentile weight contribution }
              reach { near far } pageRank { ties } engagement { responses }
              value { recentContents recentShares cascades depths answeredContents medianHours ownTies returnedTies circles { key ties } apart levels
                quality allContents lowerBounds topic topicPositive topicBelow topicEqual topicCounted badges adoptions positiveReplies judgedReplies }
              ties { member { key } strength returned contribution }
              contents { content { key } responses positive negative lowerBound shares depth hours adoptions positiveReplies judgedReplies contribution }
              lifts { component raw increase rank score pyramid grade } } }
            """;

    private static final int MEMBERS = 30;

    /** Everybody does something, each a little else. */
    private static final Scenario SCENARIO = Scenario.given("""
            UNWIND range(10, 39) AS i CREATE (m:Member {key: 'm' + i})
            WITH collect(m) AS ms
            UNWIND range(0, 29) AS i
            WITH ms, i, ms[i] AS m
            FOREACH (j IN range(1, i % 4) | FOREACH (to IN [ms[(i * j + 7 * j) % 30]] | FOREACH (_ IN CASE WHEN to = m THEN [] ELSE [1] END | CREATE (m)-[:FOLLOWS]->(to))))
            FOREACH (_ IN CASE WHEN i > 0 AND i % 3 > 0 THEN [1] ELSE [] END | FOREACH (by IN [ms[i / 3]] |
              CREATE (by)-[:REFERRED {state: CASE i % 5 WHEN 0 THEN 'VOIDED' WHEN 1 THEN 'PENDING' ELSE 'CONVERTED' END}]->(m)))
            FOREACH (b IN range(1, i % 3) | CREATE (m)-[:EARNED]->(:Badge {name: 'b' + i + b}))
            WITH ms, i, m
            MERGE (circle:Circle {community: $v.community, key: 'x' + (i % 4)})
            FOREACH (_ IN CASE WHEN i % 5 > 0 THEN [1] ELSE [] END | CREATE (m)-[:BELONGS_TO]->(circle))
            WITH ms, i, m
            UNWIND range(0, i % 3) AS n
            MERGE (t:Topic {community: $v.community, name: 't' + ((i + n) % 3)})
            CREATE (m)-[:AUTHORED]->(c:Content {key: 'c' + i + '-' + n, createdAt: datetime('2026-05-01T00:00:00Z') - duration({days: i * n * 3})})-[:ABOUT]->(t)
            WITH ms, i, m, n, c
            UNWIND range(1, (i * 7 + n * 3) % 6) AS r
            WITH ms, i, n, c, r, ms[(i * r + 11 * r + n) % 30] AS other, m
            WHERE other <> m
            CREATE (other)-[:REACTED {kind: CASE (i + r) % 3 WHEN 0 THEN 'dislike' ELSE 'like' END, at: c.createdAt + duration({hours: i + r})}]->(c)
            FOREACH (_ IN CASE WHEN r % 2 = 0 THEN [1] ELSE [] END |
              CREATE (other)-[:SHARED {at: c.createdAt + duration({hours: 2 * r}), from: ms[(i * (r - 2) + 11 * (r - 2) + n) % 30].key}]->(c))
            FOREACH (_ IN CASE WHEN r = 3 THEN [1] ELSE [] END |
              CREATE (other)-[:AUTHORED]->(:Content {key: 'a' + i + '-' + n, sentiment: (i % 3) - 1.0, createdAt: c.createdAt + duration({hours: 1})})-[:REPLY_TO]->(c))
            FOREACH (_ IN CASE WHEN r = 5 THEN [1] ELSE [] END |
              CREATE (other)-[:AUTHORED]->(:Content {key: 'd' + i + '-' + n, createdAt: c.createdAt + duration({hours: 9})})-[:DERIVED_FROM]->(c))
            """);

    private static final List<JsonNode> ALL = new ArrayList<>();

    @BeforeAll
    static void aRanking() {
        new Influence(TestGraph.graph(), Duration.ofMinutes(1)).compute(SCENARIO.community(), null, TestServer.NOW);
        for (int i = 10; i < 10 + MEMBERS; i++) {
            ALL.add(SCENARIO.ask(WHY, Map.of("member", "m" + i)).body().at("/data/why"));
        }
    }

    private static JsonNode part(JsonNode why, String name) {
        return Objects.requireNonNull(parts(why).get(name));
    }

    private static Map<String, JsonNode> parts(JsonNode why) {
        Map<String, JsonNode> parts = new HashMap<>();
        why.get("components").forEach(part -> parts.put(part.get("name").asText(), part));
        return parts;
    }

    @Test
    void contributionsAddUpToTheScoreExactlyAndPercentilesFollowFromCounts() {
        JsonNode ranking = SCENARIO.when(
                        "{ ranking(by: RVI, first: 50, community: $community) { edges { rank score percentile pyramid grade node { key } } } }")
                .at("/ranking/edges");
        assertThat(ranking).hasSize(MEMBERS);
        for (JsonNode edge : ranking) {
            JsonNode why =
                    ALL.get(Integer.parseInt(edge.at("/node/key").asText().substring(1)) - 10);
            assertThat(why.at("/member/key")).isEqualTo(edge.at("/node/key"));
            assertThat(why.at("/snapshot/valueFormula").asText()).isEqualTo("rvi-2");
            double score = 0;
            for (JsonNode part : why.get("components")) {
                double percentile = part.get("raw").asDouble() == 0
                        ? 0
                        : (part.get("below").asInt() + part.get("equal").asInt() / 2.0)
                                / part.get("counted").asInt();
                assertThat(part.get("percentile").asDouble()).isEqualTo(percentile);
                double contribution = 100 * part.get("weight").asDouble() * percentile;
                assertThat(part.get("contribution").asDouble()).isEqualTo(contribution);
                score += contribution;
            }
            assertThat(score).isEqualTo(edge.get("score").asDouble());
            for (String field : new String[] {"score", "rank", "percentile", "pyramid", "grade"}) {
                assertThat(why.get(field)).as(field).isEqualTo(edge.get(field));
            }
            assertThat(why.get("pageRank").isNull()).isTrue();
            assertThat(why.get("engagement").isNull()).isTrue();
        }
    }

    private static double quotient(JsonNode value, String part, String all) {
        return value.get(all).asDouble() == 0
                ? 0
                : value.get(part).asDouble() / value.get(all).asDouble();
    }

    private static final Map<String, ToDoubleFunction<JsonNode>> FORMULAS = Map.ofEntries(
            Map.entry("amplification", value -> quotient(value, "recentShares", "recentContents")),
            Map.entry("cascadeDepth", value -> quotient(value, "depths", "cascades")),
            Map.entry(
                    "velocity",
                    value -> value.get("medianHours").isNull()
                            ? 0
                            : 1 / (1 + value.get("medianHours").asDouble())),
            Map.entry("bridging", value -> {
                double squares = value.get("apart").asDouble();
                for (JsonNode circle : value.get("circles")) {
                    squares += Math.pow(circle.get("ties").asDouble(), 2);
                }
                return value.get("ownTies").asDouble() == 0
                        ? 0
                        : 1 - squares / Math.pow(value.get("ownTies").asDouble(), 2);
            }),
            Map.entry("referrals", value -> {
                double sum = 0;
                for (int level = 0; level < value.get("levels").size(); level++) {
                    sum += value.at("/levels/" + level).asDouble() / (1 << level);
                }
                return value.get("quality").asDouble() * sum;
            }),
            Map.entry("reciprocity", value -> quotient(value, "returnedTies", "ownTies")),
            Map.entry("contentQuality", value -> quotient(value, "lowerBounds", "allContents")),
            Map.entry(
                    "topicAuthority",
                    value -> value.get("topicCounted").asInt() == 0
                            ? 0
                            : (value.get("topicBelow").asInt()
                                            + value.get("topicEqual").asInt() / 2.0)
                                    / value.get("topicCounted").asInt()),
            Map.entry(
                    "recognition",
                    value -> value.get("badges").asDouble()
                            + value.get("adoptions").asDouble()),
            Map.entry(
                    "warmth",
                    value -> value.get("judgedReplies").asDouble() == 0
                            ? 0
                            : (value.get("positiveReplies").asDouble() + 1)
                                    / (value.get("judgedReplies").asDouble() + 2)));

    @Test
    void eachMetricFollowsFromItsInputs() {
        for (JsonNode why : ALL) {
            Map<String, JsonNode> parts = parts(why);
            FORMULAS.forEach((metric, formula) -> assertThat(
                            Objects.requireNonNull(parts.get(metric)).get("raw").asDouble())
                    .as(metric + " of " + why.at("/member/key"))
                    .isCloseTo(formula.applyAsDouble(why.get("value")), within(1e-9)));
            assertThat(why.at("/reach/near").asDouble() + why.at("/reach/far").asDouble())
                    .isCloseTo(part(why, "audience").get("raw").asDouble(), within(1e-9));
        }
        for (String metric : FORMULAS.keySet()) {
            assertThat(ALL.stream()
                            .map(why -> part(why, metric).get("raw").asDouble())
                            .distinct())
                    .as(metric)
                    .hasSizeGreaterThan(2);
        }
    }

    /** Nobody here has more than ten contents or ties, so that all are told: together they account for what their metrics contribute. */
    @Test
    void whatTiesAndContentsAccountForAddsUp() {
        int accounted = 0;
        for (JsonNode why : ALL) {
            Map<String, JsonNode> parts = parts(why);
            if (why.get("ties").size() < 10) {
                assertThat(sum(why.get("ties")))
                        .isCloseTo(contribution(parts, "bridging") + contribution(parts, "reciprocity"), within(1e-9));
                accounted++;
            }
            if (why.get("contents").size() < 10
                    && why.at("/value/badges").asInt() == 0
                    && why.at("/value/positiveReplies").asInt() > 0) {
                double all = 0;
                for (String metric : List.of(
                        "amplification", "cascadeDepth", "contentQuality", "topicAuthority", "recognition", "warmth")) {
                    all += contribution(parts, metric);
                }
                assertThat(sum(why.get("contents"))).isCloseTo(all, within(1e-9));
                accounted++;
            }
        }
        assertThat(accounted).isGreaterThan(MEMBERS / 2);
    }

    private static double sum(JsonNode rows) {
        double sum = 0;
        for (JsonNode row : rows) {
            sum += row.get("contribution").asDouble();
        }
        return sum;
    }

    private static double contribution(Map<String, JsonNode> parts, String metric) {
        return Objects.requireNonNull(parts.get(metric)).get("contribution").asDouble();
    }

    /** The scores of all members are worked out anew from their raw figures, with the one that is told. */
    @Test
    void whatWouldLiftDoesLiftByOneGradeAndTheNextLessDoesNot() {
        // Of 30: ⌈0.3⌉, 3, 12 and 21.
        Map<String, Integer> sought = Map.of("A", 1, "B", 3, "C", 12, "D", 21);
        int lifted = 0;
        for (int member = 0; member < ALL.size(); member++) {
            JsonNode why = ALL.get(member);
            String grade = why.get("grade").asText();
            assertThat(grade.equals("S") && !why.get("lifts").isEmpty()).isFalse();
            for (JsonNode lift : why.get("lifts")) {
                String metric = lift.get("component").asText();
                double raw = lift.get("raw").asDouble();
                int last = sought.get(grade);
                assertThat(rank(member, metric, raw))
                        .isEqualTo(lift.get("rank").asInt())
                        .isLessThanOrEqualTo(last);
                assertThat("SABCD".indexOf(lift.get("grade").asText())).isLessThan("SABCD".indexOf(grade));
                assertThat(lift.get("pyramid")).isEqualTo(why.get("pyramid"));
                double own = part(why, metric).get("raw").asDouble();
                assertThat(raw - own).isEqualTo(lift.get("increase").asDouble());
                double less = ALL.stream()
                        .mapToDouble(other -> part(other, metric).get("raw").asDouble())
                        .filter(other -> other < raw)
                        .max()
                        .orElse(0);
                assertThat(rank(member, metric, Math.max(own, less))).isGreaterThan(last);
                lifted++;
            }
        }
        assertThat(lifted).isPositive();
    }

    private static int rank(int member, String metric, double raw) {
        double[] scores = new double[ALL.size()];
        for (JsonNode part : ALL.get(0).get("components")) {
            String name = part.get("name").asText();
            double[] raws = new double[scores.length];
            for (int i = 0; i < raws.length; i++) {
                raws[i] = i == member && name.equals(metric)
                        ? raw
                        : part(ALL.get(i), name).get("raw").asDouble();
            }
            for (int i = 0; i < raws.length; i++) {
                double own = raws[i];
                double below = Arrays.stream(raws).filter(other -> other < own).count();
                double equal = Arrays.stream(raws).filter(other -> other == own).count();
                scores[i] += own == 0 ? 0 : 100 * part.get("weight").asDouble() * ((below + equal / 2) / raws.length);
            }
        }
        return 1
                + (int) Arrays.stream(scores)
                        .filter(score -> score > scores[member])
                        .count();
    }
}

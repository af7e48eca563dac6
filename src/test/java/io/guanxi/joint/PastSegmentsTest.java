package io.guanxi.joint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.guanxi.analysis.Influence;
import io.guanxi.testing.Scenario;
import io.guanxi.testing.TestGraph;
import io.guanxi.testing.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Segments of the past that go by a ranking, and what is refused. In April everybody looked to ada, in May to ben; cat joined in May, as did eva and fay. */
class PastSegmentsTest {

    private static final Scenario SCENARIO = Scenario.given("""
            CREATE (ada:Member {key: 'ada'}), (ben:Member {key: 'ben'}), (cat:Member {key: 'cat', joinedAt: datetime('2026-05-02T00:00:00Z')}),
              (eva:Member {key: 'eva', joinedAt: datetime('2026-05-03T00:00:00Z')}), (fay:Member {key: 'fay', joinedAt: datetime('2026-05-04T00:00:00Z')})
            CREATE (dan:Member {key: 'dan', leftAt: datetime('2026-05-20T00:00:00Z')})
            CREATE (ben)-[:INTERACTED {kind: 'message', at: datetime('2026-04-01T00:00:00Z')}]->(ada), (dan)-[:INTERACTED {kind: 'message', at: datetime('2026-04-02T00:00:00Z')}]->(ada)
            WITH ada, ben, cat, eva, fay
            UNWIND range(1, 9) AS day
            CREATE (eva)-[:INTERACTED {kind: 'message', at: datetime({year: 2026, month: 5, day: 10 + day})}]->(ben), (fay)-[:INTERACTED {kind: 'message', at: datetime({year: 2026, month: 5, day: 10 + day})}]->(ben)
            CREATE (ada)-[:INTERACTED {kind: 'message', at: datetime({year: 2026, month: 5, day: 10 + day})}]->(ben), (cat)-[:INTERACTED {kind: 'message', at: datetime({year: 2026, month: 5, day: 10 + day})}]->(ben)
            """);

    @BeforeAll
    static void ranked() {
        Influence influence = new Influence(TestGraph.graph(), Duration.ofMinutes(1));
        influence.compute(SCENARIO.community(), Instant.parse("2026-04-10T00:00:00Z"), TestServer.NOW);
        influence.compute(SCENARIO.community(), null, TestServer.NOW);
        // A third, so that the first lies in no slot.
        influence.compute(SCENARIO.community(), null, TestServer.NOW);
    }

    private static List<String> keys(JsonNode segmentation) {
        List<String> segments = new ArrayList<>();
        for (JsonNode segment : segmentation.get("segments")) {
            segment.at("/cohort/members/nodes")
                    .forEach(member -> segments.add(segment.get("name").asText() + " "
                            + member.get("key").asText()));
        }
        return segments;
    }

    @Test
    void aSegmentOfThePastIsThatOfTheRankingOfThen() {
        JsonNode answer = SCENARIO.when(
                "{ past: segmentation(kind: PYRAMID, asOf: \"2026-05-01T00:00:00Z\", community: $community) { asOf ranking { asOf } segments { name cohort { rule members { nodes { key } } } } } "
                        + "now: segmentation(kind: PYRAMID, community: $community) { segments { name cohort { members { nodes { key } } } } "
                        + "flow(from: \"2026-05-01T00:00:00Z\") { from ranking { asOf } moves { before after left members } } } "
                        + "value: segmentation(kind: VALUE, asOf: \"2026-05-01T00:00:00Z\", community: $community) { segments { name cohort { members { nodes { key } } } } } }");

        assertThat(keys(answer.get("past")))
                .contains("HEAD ada")
                .doesNotContain("HEAD ben")
                .hasSize(3);
        assertThat(answer.at("/past/asOf").asText()).isEqualTo("2026-05-01T00:00:00.000Z");
        assertThat(answer.at("/past/ranking/asOf").asText()).isEqualTo("2026-04-10T00:00:00.000Z");
        assertThat(answer.at("/past/segments/0/cohort/rule").asText())
                .isEqualTo(
                        "{\"segment\":{\"asOf\":\"2026-05-01T00:00:00Z\",\"kind\":\"PYRAMID\",\"names\":[\"HEAD\"]}}");
        assertThat(keys(answer.get("now")))
                .contains("HEAD ben")
                .doesNotContain("HEAD ada")
                .hasSize(6);
        assertThat(keys(answer.get("value"))).contains("HIGH ada").hasSize(3);
        List<String> moves = new ArrayList<>();
        answer.at("/now/flow/moves")
                .forEach(move -> moves.add(move.get("before").asText() + " "
                        + move.get("after").asText() + " " + move.get("left").asBoolean() + " "
                        + move.get("members").asInt()));
        assertThat(moves)
                .anyMatch(move -> move.matches("HEAD (WAIST|BASE) false 1"))
                .anyMatch(move -> move.matches("\\w+ HEAD false 1"))
                .anyMatch(move -> move.matches("\\w+ \\w+ true 1"))
                .anyMatch(move -> move.matches("null \\w+ false \\d"));
        assertThat(moves.get(moves.size() - 1)).startsWith("null");
        assertThat(moves.stream()
                        .mapToInt(move -> Integer.parseInt(move.substring(move.length() - 1)))
                        .sum())
                .isEqualTo(6);
    }

    private static Scenario.Response asked(String fields) {
        return SCENARIO.ask("{ " + fields.replace(")", ", community: $community)") + " }", Map.of());
    }

    @Test
    void whatCannotBeKnownIsRefused() {
        assertThat(asked("segmentation(kind: PYRAMID, asOf: \"2026-04-01T00:00:00Z\") { kind }")
                        .code())
                .isEqualTo("NO_SNAPSHOT");
        assertThat(asked("segmentation(kind: ACTIVITY, asOf: \"2026-07-01T00:00:00Z\") { kind }")
                        .code())
                .isEqualTo("BAD_INPUT");
        for (String from : List.of("2026-06-01T12:00:00Z", "2027-01-01T00:00:00Z")) {
            assertThat(SCENARIO.ask(
                                    "{ segmentation(kind: ACTIVITY, community: $community) { flow(from: \"" + from
                                            + "\") { from } } }",
                                    Map.of())
                            .code())
                    .isEqualTo("BAD_INPUT");
        }
        assertThat(SCENARIO.ask(
                                "{ segmentation(kind: VALUE, community: $community) { flow(from: \"2026-04-01T00:00:00Z\") { from } } }",
                                Map.of())
                        .code())
                .isEqualTo("NO_SNAPSHOT");
        for (String rule : List.of(
                "rule.rfm.recency.gte rfm: {recency: {gte: 6}}",
                "rule.rfm.recency rfm: {recency: {}}",
                "rule.rfm rfm: {}",
                "rule.not.segment.names not: {segment: {kind: RFM, names: [\"CORE\"]}}",
                "rule.segment.names segment: {kind: RFM, names: []}")) {
            Scenario.Response refused = SCENARIO.ask(
                    "{ cohort(rule: {" + rule.substring(rule.indexOf(' ') + 1) + "}, community: $community) { size } }",
                    Map.of());
            assertThat(refused.body().at("/errors/0/extensions/path").asText())
                    .as(refused.text())
                    .isEqualTo(rule.substring(0, rule.indexOf(' ')));
        }
    }
}

package io.guanxi.joint;

import static io.guanxi.testing.Scenario.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.guanxi.testing.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Funnels worked out by hand. The tests' clock stands at noon of 1 June 2026. */
class FunnelTest {

    /** What each member did, in the order of the days of January 2026 that stand behind: {@code a} on the first is {@code a1}. */
    private static final Scenario SCENARIO = Scenario.given("""
            UNWIND [['m1', ['a1', 'b2', 'c3']], ['m2', ['a1', 'b2', 'x3', 'b4', 'c5']], ['m3', ['a1', 'c2', 'b3']], ['m4', ['b1', 'a2']],
              ['m5', ['a1', 'b5', 'a10', 'b11', 'c12']], ['m6', ['a1', 'a2', 'b3', 'c4']], ['m7', ['a1', 'b2', 'a3', 'c4']],
              ['m8', ['a1', 'b1']], ['m9', []], ['m10', ['a151']]] AS line
            CREATE (m:Member {key: line[0], region: CASE WHEN line[0] IN ['m1', 'm3'] THEN 'EU' END})
            WITH m, line UNWIND line[1] AS did
            CREATE (m)-[:DID]->(:Event {key: m.key + did, type: left(did, 1), value: toFloat(substring(did, 1)),
              `properties.door`: CASE WHEN m.key = 'm1' THEN 'front' ELSE 'back' END,
              at: datetime('2025-12-31T12:00:00Z') + duration({days: toInteger(substring(did, 1))})})""");

    private static final String ABC = "steps: [{event: \"track:a\"}, {event: \"track:b\"}, {event: \"track:c\"}]";

    private static JsonNode funnel(String arguments, String fields) {
        return SCENARIO.when("{ cohort(rule: {}, community: $community) { funnel(%s) { %s } } }"
                        .formatted(arguments, fields))
                .at("/cohort/funnel");
    }

    private static String members(String arguments) {
        List<String> members = new ArrayList<>();
        funnel(arguments, "steps { members }")
                .get("steps")
                .forEach(step -> members.add(step.get("members").asText()));
        return String.join(" ", members);
    }

    private static List<String> keys(String arguments) {
        List<String> keys = new ArrayList<>();
        SCENARIO.when("{ cohort(rule: {}, community: $community) { funnelMembers(%s) { nodes { key } } } }"
                        .formatted(arguments))
                .at("/cohort/funnelMembers/nodes")
                .forEach(node -> keys.add(node.get("key").asText()));
        return keys;
    }

    @Test
    void eachStepIsLaterThanTheOneBefore() {
        JsonNode funnel = funnel(
                ABC,
                "entered converted conversionRate open asOf worstDrop { step } steps { step event members rate rateFromPrevious dropped medianDays p90Days }");

        assertThat(funnel).isEqualTo(json("""
                {"entered": 9, "converted": 5, "conversionRate": 0.5555555555555556, "open": 4, "asOf": "2026-06-01T12:00:00.000Z",
                 "worstDrop": {"step": 2}, "steps": [
                 {"step": 1, "event": "track:a", "members": 9, "rate": 1.0, "rateFromPrevious": null, "dropped": 0, "medianDays": null, "p90Days": null},
                 {"step": 2, "event": "track:b", "members": 6, "rate": 0.6666666666666666, "rateFromPrevious": 0.6666666666666666, "dropped": 3,
                  "medianDays": 1.0, "p90Days": 1.5},
                 {"step": 3, "event": "track:c", "members": 5, "rate": 0.5555555555555556, "rateFromPrevious": 0.8333333333333334, "dropped": 1,
                  "medianDays": 1.0, "p90Days": 2.6}]}"""));
    }

    @Test
    void theWindowReachesFromTheFirstStepToTheLast() {
        assertThat(members(ABC + ", withinDays: 3")).isEqualTo("9 6 4");
        assertThat(members(ABC + ", withinDays: 2.99")).isEqualTo("9 6 3");
        assertThat(funnel(ABC + ", withinDays: 3", "open").get("open").asInt()).isEqualTo(1);
    }

    @Test
    void nothingOfTheFunnelLiesBetweenStrictSteps() {
        assertThat(members(ABC + ", order: STRICT")).isEqualTo("9 5 3");
    }

    @Test
    void whatIsExcludedEndsAnAttemptBetweenItsSteps() {
        assertThat(members(ABC + ", exclude: [{event: {event: \"track:x\"}}]")).isEqualTo("9 6 4");
        // Another b comes after it.
        assertThat(members(ABC + ", exclude: [{event: {event: \"track:x\"}, after: 2}]"))
                .isEqualTo("9 6 5");
    }

    @Test
    void aStepCanBeRepeatedAndFiltered() {
        assertThat(members("steps: [{event: \"track:a\"}, {event: \"track:a\"}]"))
                .isEqualTo("9 3");
        assertThat(members("steps: [{event: \"track:a\"}, {event: \"track:b\", atLeast: 3, atMost: 4}]"))
                .isEqualTo("9 3");
        assertThat(
                        members(
                                "steps: [{event: \"track:a\", properties: [{name: \"door\", text: \"front\"}]}, {event: \"track:b\"}]"))
                .isEqualTo("1 1");
    }

    @Test
    void onlyFirstStepsOfASpanCount() {
        assertThat(members(ABC + ", from: \"2026-01-02T00:00:00Z\", to: \"2026-02-01T00:00:00Z\""))
                .isEqualTo("4 2 2");
    }

    @Test
    void aDimensionTellsMembersApart() {
        assertThat(funnel(
                                ABC + ", by: REGION",
                                "groups { value entered converted open worstDrop { step } steps { members } }")
                        .get("groups"))
                .isEqualTo(json("""
                [{"value": null, "entered": 7, "converted": 4, "open": 3, "worstDrop": {"step": 2},
                  "steps": [{"members": 7}, {"members": 4}, {"members": 4}]},
                 {"value": "EU", "entered": 2, "converted": 1, "open": 1, "worstDrop": {"step": 3},
                  "steps": [{"members": 2}, {"members": 2}, {"members": 1}]}]"""));
    }

    @Test
    void whoDroppedAtAStepIsListed() {
        assertThat(keys(ABC)).containsExactly("m10", "m4", "m8");
        assertThat(keys(ABC + ", step: 3")).containsExactly("m3");
        assertThat(keys(ABC + ", step: 3, outcome: REACHED")).containsExactly("m1", "m2", "m5", "m6", "m7");
        assertThat(keys(ABC + ", step: 3, outcome: REACHED, filter: {node: {region: {eq: \"EU\"}}}"))
                .containsExactly("m1");
    }

    @Test
    void theListIsPagedBothWays() {
        String page = "{ cohort(rule: {}, community: $community) { funnelMembers(%s, step: 1, outcome: REACHED, %s)"
                + " { edges { steps at node { key } } totalCount pageInfo { startCursor endCursor hasNextPage hasPreviousPage } } } }";
        JsonNode first = SCENARIO.when(page.formatted(ABC, "first: 2")).at("/cohort/funnelMembers");
        assertThat(first.get("edges")).isEqualTo(json("""
                [{"steps": 3, "at": "2026-01-03T12:00:00.000Z", "node": {"key": "m1"}},
                 {"steps": 1, "at": "2026-05-31T12:00:00.000Z", "node": {"key": "m10"}}]"""));
        assertThat(first.get("totalCount").asInt()).isEqualTo(9);
        assertThat(first.at("/pageInfo/hasNextPage").asBoolean()).isTrue();
        JsonNode second = SCENARIO.when(page.replace(" totalCount", "")
                        .formatted(
                                ABC,
                                "first: 3, after: \""
                                        + first.at("/pageInfo/endCursor").asText() + "\""))
                .at("/cohort/funnelMembers");
        assertThat(second.findValuesAsText("key")).containsExactly("m2", "m3", "m4");
        JsonNode back = SCENARIO.when(page.replace(" totalCount", "")
                        .formatted(
                                ABC,
                                "last: 2, before: \""
                                        + second.at("/pageInfo/startCursor").asText() + "\""))
                .at("/cohort/funnelMembers");
        assertThat(back.findValuesAsText("key")).containsExactly("m1", "m10");
        assertThat(back.at("/pageInfo/hasPreviousPage").asBoolean()).isFalse();
    }

    @Test
    void twoFunnelsAreReadyToUseAndSecondOrdersFallDue() {
        Scenario shop = Scenario.given("""
                CREATE (ada:Member {key: 'ada', joinedAt: datetime('2026-01-01T00:00:00Z')}), (ben:Member {key: 'ben', joinedAt: datetime('2026-01-06T00:00:00Z')}),
                  (cat:Member {key: 'cat', joinedAt: datetime('2026-05-01T00:00:00Z')}), (dan:Member {key: 'dan', leftAt: datetime('2026-05-01T00:00:00Z')}),
                  (ada)-[:REFERRED {at: datetime('2026-01-06T00:00:00Z'), state: 'PENDING'}]->(ben), (cat)-[:REFERRED {at: datetime('2026-05-30T00:00:00Z'), state: 'VOIDED'}]->(dan)
                WITH * UNWIND [[ada, '2026-01-02', 'paid', null], [ada, '2026-01-05', 'paid', null], [ben, '2026-01-07', null, null],
                  [ben, '2026-01-08', 'paid', '2026-01-09'], [cat, '2026-05-30', 'PAID', null], [cat, '2026-05-31', 'open', null], [dan, '2026-01-01', 'paid', null]] AS line
                WITH line[0] AS m, line
                CREATE (m)-[:PLACED]->(:Order {key: m.key + line[1], amountE4: 100000, currency: 'EUR', at: datetime(line[1] + 'T00:00:00Z'), status: line[2],
                  refundedAt: CASE WHEN line[3] IS NOT NULL THEN datetime(line[3]) END})""");
        JsonNode found = shop.when("""
                { cohort(rule: {}, community: $community) { funnel { entered worstDrop { step } steps { event members } } shopping: funnel(standard: SHOPPING) { steps { event members } }
                  repurchaseDue { edges { orderedAt node { key } } } sooner: repurchaseDue(days: 2) { nodes { key } } } }""").get("cohort");

        assertThat(found.get("funnel")).isEqualTo(json("""
                {"entered": 3, "worstDrop": {"step": 3}, "steps": [{"event": "join", "members": 3}, {"event": "order", "members": 3}, {"event": "order", "members": 1},
                 {"event": "refer", "members": 1}]}"""));
        assertThat(found.at("/shopping/steps")).isEqualTo(json("""
                [{"event": "track:browse", "members": 0}, {"event": "track:favourite", "members": 0}, {"event": "track:cart", "members": 0},
                 {"event": "order", "members": 0}]"""));
        assertThat(found.at("/repurchaseDue/edges"))
                .isEqualTo(json("[{\"orderedAt\": \"2026-01-07T00:00:00.000Z\", \"node\": {\"key\": \"ben\"}}]"));
        assertThat(found.at("/sooner/nodes").findValuesAsText("key")).containsExactly("ben", "cat");
    }

    @Test
    void whatIsAskedIsCheckedByName() {
        Map.of(
                        "funnel(steps: []) { entered }", "steps",
                        "funnel(steps: [{event: \"order\"}, {event: \"x\"}]) { entered }", "steps[1].event",
                        "funnel(withinDays: 0) { entered }", "withinDays",
                        "funnel(exclude: [{event: {event: \"follow\"}, after: 3, before: 2}]) { entered }",
                                "exclude[0]",
                        "funnelMembers(step: 5) { nodes { key } }", "step",
                        "funnelMembers(step: 1) { nodes { key } }", "step",
                        "repurchaseDue(days: -1) { nodes { key } }", "days")
                .forEach((field, named) -> {
                    Scenario.Response refused = SCENARIO.ask(
                            "{ cohort(rule: {}, community: $community) { %s } }".formatted(field), Map.of());
                    assertThat(refused.code()).as(field).isEqualTo("BAD_INPUT");
                    assertThat(refused.body()
                                    .at("/errors/0/extensions/argument")
                                    .asText())
                            .as(field)
                            .isEqualTo(named);
                });
    }
}

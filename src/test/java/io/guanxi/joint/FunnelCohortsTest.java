package io.guanxi.joint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.guanxi.testing.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who dropped at a step of a funnel as a cohort, and who is due for a second order as a rule. */
class FunnelCohortsTest {

    private final Scenario scenario = Scenario.given("""
            UNWIND [['ada', [5], null], ['ben', [9, 2], null], ['cat', [], null], ['dan', [1], null], ['eva', [10], datetime('2026-05-30T00:00:00Z')]] AS row
            CREATE (m:Member {key: row[0], joinedAt: datetime('2026-05-01T00:00:00Z'), leftAt: row[2]})
            WITH m, row UNWIND row[1] AS days
            CREATE (m)-[:PLACED]->(:Order {key: m.key + days, amountE4: 100000, at: datetime('2026-06-01T12:00:00Z') - duration({hours: 24 * days})})
            """);

    private JsonNode save(String input) {
        return scenario.when(
                        "mutation { saveFunnelMembers(input: {" + input
                                + ", community: $community}) { cohort { key version name size members { nodes { key } } snapshots { size } } errors { code field } } }")
                .get("saveFunnelMembers");
    }

    private static List<String> keys(JsonNode list) {
        List<String> keys = new ArrayList<>();
        list.forEach(member -> keys.add(member.get("key").asText()));
        return keys;
    }

    private List<String> members(String cohort) {
        return keys(scenario.when("{ cohort(" + cohort + ", community: $community) { members { nodes { key } } } }")
                .at("/cohort/members/nodes"));
    }

    @Test
    void whoDroppedStaysInTheCohortWhateverTheyDoLater() {
        JsonNode saved = save("key: \"once\", name: \"Once\", step: 3");

        assertThat(saved.get("errors")).isEmpty();
        assertThat(saved.at("/cohort/size").asInt()).isEqualTo(3);
        assertThat(keys(saved.at("/cohort/members/nodes"))).containsExactly("ada", "dan", "eva");
        assertThat(saved.at("/cohort/snapshots/0/size").asInt()).isEqualTo(3);

        scenario.and(
                "MATCH (ada:Member {community: $v.community, key: 'ada'}) CREATE (ada)-[:PLACED]->(:Order {key: 'again', amountE4: 1, at: datetime('2026-06-01T00:00:00Z')})");

        assertThat(members("key: \"once\"")).containsExactly("ada", "dan", "eva");
        assertThat(members("rule: {not: {cohort: {key: \"once\", version: 1}}}"))
                .containsExactly("ben", "cat");
        assertThat(members("rule: {or: [{cohort: {key: \"once\", version: 1}}, {ordered: {atLeast: 0, atMost: 0}}]}"))
                .containsExactly("ada", "cat", "dan", "eva");
        JsonNode again = save("key: \"once\", step: 3, rule: {not: {lifecycle: {stages: [LEFT]}}}");
        assertThat(again.at("/cohort/version").asInt()).isEqualTo(2);
        assertThat(keys(again.at("/cohort/members/nodes"))).containsExactly("dan");
        assertThat(keys(save("key: \"bought\", step: 2, outcome: REACHED").at("/cohort/members/nodes")))
                .containsExactly("ada", "ben", "dan", "eva");
    }

    @Test
    void whoIsDueForASecondOrderMeetsARule() {
        JsonNode answer = scenario.when(
                "{ cohort(rule: {}, community: $community) { repurchaseDue(days: 3) { nodes { key } } } rule: cohort(rule: {ordered: {atMost: 1, quietDays: 3}, "
                        + "not: {lifecycle: {stages: [LEFT]}}}, community: $community) { members { nodes { key } } explain(member: \"ada\") { held rule { parts { condition figures { name value } } } } } }");

        assertThat(keys(answer.at("/rule/members/nodes")))
                .containsExactly("ada")
                .isEqualTo(keys(answer.at("/cohort/repurchaseDue/nodes")));
        assertThat(answer.at("/rule/explain/held").asBoolean()).isTrue();
        assertThat(answer.at("/rule/explain/rule/parts").toString())
                .contains(
                        "{\"name\":\"lastAt\",\"value\":\"2026-05-27T12:00:00Z\"}",
                        "{\"name\":\"orders\",\"value\":\"1\"}");
        assertThat(members("rule: {ordered: {atLeast: 2}}")).containsExactly("ben");
    }

    @Test
    void whatIsNoStepIsNotSaved() {
        assertThat(save("key: \"\"").toString()).contains("OUT_OF_RANGE");
        Scenario.Response refused = scenario.ask(
                "mutation { saveFunnelMembers(input: {key: \"x\", step: 9, community: $community}) { errors { code } } }",
                Map.of());
        assertThat(refused.text()).contains("BAD_INPUT");
        assertThat(scenario.when("{ cohorts(community: $community) { totalCount } }")
                        .at("/cohorts/totalCount")
                        .asInt())
                .isZero();
    }
}

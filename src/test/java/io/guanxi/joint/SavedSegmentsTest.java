package io.guanxi.joint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.guanxi.testing.Scenario;
import io.guanxi.testing.TestServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Segmentations saved as cohorts, version by version. */
class SavedSegmentsTest {

    private final Scenario scenario = Scenario.given("""
            CREATE (:Member {key: 'ada', joinedAt: datetime('2026-05-30T00:00:00Z')}), (:Member {key: 'ben', joinedAt: datetime('2026-05-10T00:00:00Z')}),
              (:Member {key: 'cat', leftAt: datetime('2026-05-20T00:00:00Z')})
            """);

    private JsonNode save(String input) {
        return scenario.when(
                        "mutation { saveSegmentation(input: {key: \"life\", kind: LIFECYCLE" + input
                                + ", community: $community}) { cohortSet { key kind asOf cohorts { key version name size rule } } errors { code field } } }")
                .get("saveSegmentation");
    }

    private static List<String> told(JsonNode payload) {
        return payload.at("/cohortSet/cohorts").findValuesAsText("key");
    }

    @Test
    void eachSegmentIsACohortWithItsRule() {
        JsonNode saved = save("");

        assertThat(saved.get("errors")).isEmpty();
        assertThat(told(saved))
                .containsExactly("life-left", "life-new", "life-active", "life-established", "life-dormant");
        assertThat(saved.at("/cohortSet/asOf").isNull()).isTrue();
        assertThat(saved.at("/cohortSet/cohorts/1"))
                .isEqualTo(
                        Scenario.json(
                                "{\"key\": \"life-new\", \"version\": 1, \"name\": \"LIFECYCLE NEW\", \"size\": 1, \"rule\": \"{\\\"lifecycle\\\":{\\\"stages\\\":[\\\"NEW\\\"]}}\"}"));
        assertThat(save("")).as("the same rules are the same versions").isEqualTo(saved);

        JsonNode then = save(", asOf: \"2026-05-16T00:00:00Z\"");

        assertThat(told(then)).isEqualTo(told(saved));
        assertThat(then.at("/cohortSet/cohorts").findValuesAsText("version")).containsOnly("2");
        assertThat(then.at("/cohortSet/cohorts").findValuesAsText("size")).containsExactly("0", "1", "0", "0", "1");
        JsonNode read = scenario.when(
                "{ cohortSet(key: \"life\", community: $community) { kind asOf savedAt cohorts { key version } } "
                        + "none: cohortSet(key: \"other\", community: $community) { kind } old: cohort(key: \"life-new\", version: 1, community: $community) { size } }");
        assertThat(read.at("/cohortSet/asOf").asText()).isEqualTo("2026-05-16T00:00:00.000Z");
        assertThat(read.at("/cohortSet/savedAt").asText())
                .startsWith(TestServer.NOW.toString().substring(0, 10));
        assertThat(read.at("/cohortSet/cohorts").findValuesAsText("version"))
                .containsOnly("2")
                .hasSize(5);
        assertThat(read.get("none").isNull()).isTrue();
        assertThat(read.at("/old/size").asInt()).isEqualTo(1);
    }

    @Test
    void nothingIsSavedOfWhatCannotBeKnown() {
        assertThat(scenario.when(
                                "mutation { saveSegmentation(input: {key: \"\", kind: RFM, community: $community}) { cohortSet { key } errors { code field } } }")
                        .get("saveSegmentation"))
                .isEqualTo(Scenario.json(
                        "{\"cohortSet\": null, \"errors\": [{\"code\": \"OUT_OF_RANGE\", \"field\": \"key\"}]}"));
        for (Map.Entry<String, String> refused : Map.of(
                        "kind: VALUE, asOf: \"2026-05-16T00:00:00Z\"",
                        "NO_SNAPSHOT",
                        "kind: RFM, asOf: \"" + TestServer.NOW.plus(Duration.ofDays(1)) + "\"",
                        "BAD_INPUT")
                .entrySet()) {
            Scenario.Response answer = scenario.ask(
                    "mutation { saveSegmentation(input: {key: \"x\", " + refused.getKey()
                            + ", community: $community}) { errors { code } } }",
                    Map.of());
            assertThat(answer.text()).contains(refused.getValue());
        }
        assertThat(scenario.when("{ cohorts(community: $community) { totalCount } }")
                        .at("/cohorts/totalCount")
                        .asInt())
                .isZero();
    }
}

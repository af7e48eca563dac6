package io.guanxi.configuring;

import static io.guanxi.testing.Scenario.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.guanxi.testing.Racing;
import io.guanxi.testing.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Indices are configured per community, in versions that never change. */
class ConfigurationTest {

    private static final String ALL = "{ version kinds { kind of weight } otherKinds follow trust halfLifeDays"
            + " weights { pageRank reach engagement propagation brokerage } valueWeights { audience velocity warmth } gradeShares { s a b c } positiveReactions negativeReactions engagementHalfLifeDays activeWindowDays damping"
            + " maxIterations tolerance head waist trustSeeds { key } exactBetweennessTo betweennessSample keepSnapshots minimumCohort schedule }";

    private final Scenario scenario = Scenario.given("CREATE (:Member {key: 'ada'}), (:Member {key: 'ben'})");

    private JsonNode configure(String input, String selection) {
        return scenario.when("mutation { it: configureIndices(input: {" + input + ", community: $community}) {"
                        + " configuration " + selection + " errors { code field version message } } }")
                .get("it");
    }

    private JsonNode configuration(String version, String selection) {
        return scenario.when("{ configuration(community: $community" + version + ") " + selection + " }")
                .get("configuration");
    }

    @Test
    void whereNothingWasConfiguredTheDefaultsCount() {
        assertThat(configuration("", ALL)).isEqualTo(json("""
                {"version": 0, "kinds": [{"kind": "mention", "of": null, "weight": 3.0}, {"kind": "message", "of": null, "weight": 2.0},
                   {"kind": "reaction", "of": null, "weight": 1.0}, {"kind": "reply", "of": null, "weight": 4.0},
                   {"kind": "share", "of": null, "weight": 5.0}, {"kind": "view", "of": null, "weight": 0.1}],
                 "otherKinds": 1.0, "follow": 2.0, "trust": 4.0, "halfLifeDays": 30.0,
                 "weights": {"pageRank": 0.4, "reach": 0.15, "engagement": 0.2, "propagation": 0.15, "brokerage": 0.1},
                 "valueWeights": {"audience": 0.1, "velocity": 0.1, "warmth": 0.075}, "gradeShares": {"s": 0.01, "a": 0.1, "b": 0.4, "c": 0.7},
                 "positiveReactions": ["like", "love", "upvote", "up", "+1", "insightful", "helpful", "laugh", "celebrate", "support", "thanks", "heart", "clap",
                   "favorite", "favourite"], "negativeReactions": ["dislike", "downvote", "down", "-1", "angry", "confused"],
                 "engagementHalfLifeDays": 30.0, "activeWindowDays": 90.0, "damping": 0.85, "maxIterations": 200, "tolerance": 1e-10,
                 "head": 0.01, "waist": 0.2, "trustSeeds": [], "exactBetweennessTo": 5000, "betweennessSample": 200, "keepSnapshots": 10, "minimumCohort": 10,
                 "schedule": null}"""));
    }

    @Test
    void whatIsAbsentStaysAsInTheVersionBeforeAndVersionsNeverChange() {
        assertThat(configure("follow: 7, schedule: \"0 3 * * *\"", "{ version follow trust schedule at }")
                        .get("configuration"))
                .isEqualTo(
                        json(
                                "{\"version\": 1, \"follow\": 7.0, \"trust\": 4.0, \"schedule\": \"0 3 * * *\", \"at\": \"2026-06-01T12:00:00.000Z\"}"));
        assertThat(configure(
                                "trust: 3, trustSeeds: [\"ben\", \"ada\"]",
                                "{ version follow trust schedule trustSeeds { key } }")
                        .get("configuration"))
                .isEqualTo(json("""
                        {"version": 2, "follow": 7.0, "trust": 3.0, "schedule": "0 3 * * *", "trustSeeds": [{"key": "ada"}, {"key": "ben"}]}"""));
        assertThat(configure(
                                "schedule: null, trustSeeds: [], kinds: [{kind: \"Reply\", of: \"Post\", weight: 1}]",
                                "{ version schedule trustSeeds { key } kinds { kind of weight } }")
                        .get("configuration"))
                .isEqualTo(json("""
                        {"version": 3, "schedule": null, "trustSeeds": [], "kinds": [{"kind": "reply", "of": "post", "weight": 1.0}]}"""));

        assertThat(configuration(", version: 1", "{ version follow trust }"))
                .isEqualTo(json("{\"version\": 1, \"follow\": 7.0, \"trust\": 4.0}"));
        assertThat(configuration(", version: 0", "{ follow at }")).isEqualTo(json("{\"follow\": 2.0, \"at\": null}"));
        assertThat(configuration("", "{ version }")).isEqualTo(json("{\"version\": 3}"));
        assertThat(configuration(", version: 4", "{ version }").isNull()).isTrue();
        assertThat(Scenario.given()
                        .when("{ configuration(community: $community) { version } }")
                        .at("/configuration/version")
                        .asInt())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "kinds: [{kind: \"a\", weight: -0.1}]                          | kinds                  | kinds has weights from 0 to 1000000",
                "kinds: [{kind: \" \", weight: 1}]                             | kinds                  | kinds names a kind in each entry",
                "kinds: [{kind: \"a\", weight: 1}, {kind: \"A\", weight: 2}]   | kinds                  | kinds names each kind of the same content once",
                "kinds: [{kind: \"mention\", of: \"post\", weight: 1}]          | kinds                  | kinds says of which content for reply, reaction and share only",
                "otherKinds: -1                                                | otherKinds             | otherKinds is from 0 to 1000000",
                "follow: 1e7                                                   | follow                 | follow is from 0 to 1000000",
                "trust: -1                                                     | trust                  | trust is from 0 to 1000000",
                "halfLifeDays: 0.0001                                          | halfLifeDays           | halfLifeDays is 0, which is no decay, or from 0.001 to 36500",
                "weights: {pageRank: -0.1, reach: 0.65}                        | weights                | weights are from 0 to 1 each",
                "weights: {pageRank: 0.5}                                      | weights                | weights sum to 1, those of the version before that are left out included, not to 1.1",
                "valueWeights: {audience: -0.1, warmth: 0.275}                 | valueWeights           | valueWeights are from 0 to 1 each",
                "valueWeights: {audience: 0.3}                                 | valueWeights           | valueWeights sum to 1, those of the version before that are left out included, not to 1.2",
                "gradeShares: {s: 0.2}                                         | gradeShares            | gradeShares are from 0 to 1, none less than the one above it",
                "positiveReactions: [\"Wow\", \"downvote\"]                     | negativeReactions      | negativeReactions names no kind that is positive, too",
                "engagementHalfLifeDays: -1                                    | engagementHalfLifeDays | engagementHalfLifeDays is 0, which is no decay, or from 0.001 to 36500",
                "activeWindowDays: 0                                           | activeWindowDays       | activeWindowDays is from 0.001 to 36500",
                "damping: 1                                                    | damping                | damping is from 0 to below 1",
                "maxIterations: 1001                                           | maxIterations          | maxIterations is from 1 to 1000",
                "tolerance: 0                                                  | tolerance              | tolerance is above 0 and below 1",
                "head: -0.1                                                    | head                   | head is from 0 to 1",
                "waist: 1.1                                                    | waist                  | waist is from 0 to 1",
                "waist: 1                                                      | waist                  | waist and head are at most 1 together, not 1.01",
                "exactBetweennessTo: -1                                        | exactBetweennessTo     | exactBetweennessTo is from 0 to 1000000",
                "betweennessSample: 0                                          | betweennessSample      | betweennessSample is from 1 to 1000000",
                "keepSnapshots: 0                                              | keepSnapshots          | keepSnapshots is from 1 to 1000",
                "minimumCohort: 0                                              | minimumCohort          | minimumCohort is from 1 to 1000",
                "schedule: \"at noon\"                                         | schedule               | 'at noon' is no cron expression of five fields such as 0 3 * * *",
                "schedule: \"0 0 3 * * ?\"                                     | schedule               | '0 0 3 * * ?' is no cron expression of five fields such as 0 3 * * *",
            })
    void whatIsOutOfRangeIsRefusedWithTheFieldAndWhatWasExpected(String input, String field, String message) {
        JsonNode refused = configure("ifVersion: 0, " + input, "{ version }");

        assertThat(refused.get("configuration").isNull()).isTrue();
        assertThat(refused.at("/errors/0/code").asText()).isEqualTo("OUT_OF_RANGE");
        assertThat(refused.at("/errors/0/field").asText()).isEqualTo(field);
        assertThat(refused.at("/errors/0/message").asText()).isEqualTo(message);
        assertThat(configuration("", "{ version }")).isEqualTo(json("{\"version\": 0}"));
    }

    @Test
    void aSeedThatIsNoMemberIsRefused() {
        assertThat(configure("trustSeeds: [\"ada\", \"zoe\"]", "{ version }").get("errors"))
                .isEqualTo(json("""
                        [{"code": "NOT_FOUND", "field": "trustSeeds", "version": null, "message": "there is no member zoe"}]"""));
    }

    @Test
    void ofManyWhoHaveReadTheSameVersionOneWrites() throws Exception {
        List<Callable<JsonNode>> racing = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String input = "follow: " + i + ", ifVersion: 0";
            racing.add(() -> configure(input, "{ version }"));
        }
        List<String> outcomes = Racing.together(racing, 1).stream()
                .map(answer -> answer.at("/errors/0/code").asText())
                .toList();

        assertThat(outcomes).filteredOn(String::isEmpty).hasSize(1);
        assertThat(outcomes).filteredOn("VERSION_CONFLICT"::equals).hasSize(7);
        assertThat(configure("follow: 1, ifVersion: 0", "{ version }")
                        .at("/errors/0/version")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void theSameRequestTwiceMakesOneVersion() {
        for (int i = 0; i < 2; i++) {
            assertThat(configure("follow: 9, idempotencyKey: \"once\"", "{ version }")
                            .at("/configuration/version")
                            .asInt())
                    .isEqualTo(1);
        }
    }

    @Test
    void ofKindsGivenAsAVariableNothingIsLost() {
        var answer = scenario.ask(
                "mutation($kinds: [KindWeightInput!], $community: String) { configureIndices(input: {kinds: $kinds, community: $community})"
                        + " { configuration { kinds { kind of weight } } } }",
                Map.of(
                        "kinds",
                        List.of(
                                Map.of("kind", "reply", "of", "comment", "weight", 0.5),
                                Map.of("kind", "reply", "weight", 1))));

        assertThat(answer.body().at("/data/configureIndices/configuration/kinds"))
                .isEqualTo(json("""
                [{"kind": "reply", "of": "comment", "weight": 0.5}, {"kind": "reply", "of": null, "weight": 1.0}]"""));
    }
}

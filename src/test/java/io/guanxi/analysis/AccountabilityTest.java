package io.guanxi.analysis;

import static io.guanxi.testing.Scenario.json;
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
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Inviters answer for whom they brought: the quality of their subtrees, and what it does to their codes. */
class AccountabilityTest {

    /** Ada brought four, of whom b1 converted, b3 is flagged and b4 was revoked; b1 brought c1, who converted, and c2 outside of the campaign. */
    private static final String PICTURE = """
            CREATE (:Campaign {key: 'spring', suspendBelow: 0.4, suspendFrom: 5})
            CREATE (a:Member {key: 'ada'}), (b1:Member {key: 'b1'}), (b2:Member {key: 'b2'}), (b3:Member {key: 'b3'}), (b4:Member {key: 'b4'}),
              (c1:Member {key: 'c1'}), (c2:Member {key: 'c2'})
            CREATE (a)-[:REFERRED {state: 'CONVERTED', campaign: 'spring'}]->(b1), (a)-[:REFERRED {state: 'PENDING', campaign: 'spring'}]->(b2),
              (a)-[:REFERRED {state: 'FLAGGED', campaign: 'spring', convertedAt: datetime('2026-05-01T00:00:00Z')}]->(b3),
              (a)-[:REFERRED {state: 'VOIDED', campaign: 'spring'}]->(b4), (b1)-[:REFERRED {state: 'APPROVED', campaign: 'spring'}]->(c1),
              (b1)-[:REFERRED {state: 'PENDING'}]->(c2)
            CREATE (a)-[:HOLDS]->(:ReferralCode {key: 'AAAAAAAA', campaign: 'spring'}), (b1)-[:HOLDS]->(:ReferralCode {key: 'BBBBBBBB', campaign: 'spring'})
            """;

    private final Scenario scenario = Scenario.given(PICTURE);

    private String refusal(String verb, String input) {
        JsonNode errors = scenario.when("mutation { %s(input: {%s, community: $community}) { errors { code field } } }"
                        .formatted(verb, input))
                .at("/" + verb + "/errors");
        return errors.isEmpty()
                ? ""
                : errors.at("/0/code").asText() + " " + errors.at("/0/field").asText();
    }

    private void done(String verb, String input) {
        assertThat(refusal(verb, input)).as(verb + " " + input).isEmpty();
    }

    private String code(String code) {
        JsonNode told = scenario.when(
                        "{ code(code: \"%s\", community: $community) { suspendedAt suspension suspensionReason } }"
                                .formatted(code))
                .get("code");
        return (told.get("suspendedAt").isNull() ? "" : "suspended ")
                + told.get("suspension").asText() + " "
                + told.get("suspensionReason").asText();
    }

    @Test
    void aSubtreeIsAsGoodAsItsMembersTheNearerTheMore() {
        assertThat(
                        scenario.when(
                                "{ member(key: \"ada\", community: $community) { all: referralStats { total quality { quality members active converted flagged } } spring: referralStats(campaign: \"spring\") { quality { quality members } } }"
                                        + " campaign(key: \"spring\", community: $community) { referralStats { quality { quality members } } } c1: member(key: \"c1\", community: $community) { referralStats { quality { quality } } } }"))
                .isEqualTo(json("""
                        {"member": {"all": {"total": 5, "quality": {"quality": 0.3, "members": 5.0, "active": 0.0, "converted": 0.5, "flagged": 0.4}},
                          "spring": {"quality": {"quality": %1$s, "members": 4.5}}},
                         "campaign": {"referralStats": {"quality": {"quality": %1$s, "members": 4.5}}}, "c1": {"referralStats": {"quality": null}}}
                        """.formatted(1.5 / 4.5)));
        scenario.and(
                "MATCH (b:Member {key: 'b2', community: $v.community}) MATCH (a:Member {key: 'ada', community: $v.community}) CREATE (b)-[:FOLLOWS {at: datetime('2026-05-30T00:00:00Z')}]->(a)");
        rank(scenario);
        assertThat(scenario.when(
                                "{ member(key: \"ada\", community: $community) { referralStats { quality { quality active } } } }")
                        .at("/member/referralStats/quality"))
                .isEqualTo(json("{\"quality\": 0.5, \"active\": 0.2}"));

        assertThat(next()).contains("ada");
        done("suspendCode", "code: \"AAAAAAAA\"");
        assertThat(next()).doesNotContain("ada");
    }

    private String next() {
        return scenario.when("{ campaign(key: \"spring\", community: $community) { inviteNext { nodes { key } } } }")
                .toString();
    }

    private static void rank(Scenario scenario) {
        new Influence(TestGraph.graph(), Duration.ofMinutes(1)).compute(scenario.community(), null, TestServer.NOW);
        // Which ranking is current is asked once a second.
        LockSupport.parkNanos(Duration.ofMillis(1_100).toNanos());
    }

    @Test
    void aCampaignSuspendsCodesOfThoseWhoseQualityIsTooLowAndLiftsThem() {
        done("reviewCodes", "campaign: \"spring\"");
        assertThat(code("AAAAAAAA")).isEqualTo("suspended RULE quality 0.3333 of 5 members");
        assertThat(code("BBBBBBBB")).isEqualTo("null null");
        assertThat(refusal("touch", "member: \"new\", code: \"aaaaaaaa\"")).isEqualTo("CODE_SUSPENDED code");
        assertThat(refusal("refer", "member: \"c9\", code: \"AAAAAAAA\"")).isEqualTo("CODE_SUSPENDED code");
        assertThat(refusal("createCode", "member: \"ada\", campaign: \"spring\""))
                .isEqualTo("CODE_SUSPENDED member");
        done("touch", "member: \"new\", code: \"BBBBBBBB\"");

        done("convertReferral", "member: \"b2\"");
        done("reviewCodes", "campaign: \"spring\"");
        assertThat(code("AAAAAAAA")).isEqualTo("null null");
        done("touch", "member: \"new\", code: \"AAAAAAAA\"");
        done("voidReferral", "member: \"b2\"");
        done("reviewCodes", "campaign: \"spring\"");
        assertThat(code("AAAAAAAA")).startsWith("suspended RULE");
        done("updateCampaign", "campaign: \"spring\", suspendFrom: 6");
        done("reviewCodes", "campaign: \"spring\"");
        assertThat(code("AAAAAAAA")).isEqualTo("null null");
        done("updateCampaign", "campaign: \"spring\", suspendFrom: 5");
        done("reviewCodes", "campaign: \"spring\"");
        done("updateCampaign", "campaign: \"spring\", suspendBelow: null");
        done("reviewCodes", "campaign: \"spring\"");
        assertThat(code("AAAAAAAA")).isEqualTo("null null");
    }

    @Test
    void whatIsDecidedByHandStaysWhateverTheRuleSays() {
        done("reviewCodes", "campaign: \"spring\"");
        done("liftCode", "code: \"aaaaaaaa\", reason: \"known\"");
        done("reviewCodes", "campaign: \"spring\"");
        assertThat(code("AAAAAAAA")).isEqualTo("LIFTED known");
        done("suspendCode", "code: \"AAAAAAAA\", reason: \"sold\", at: \"2026-05-01T00:00:00Z\"");
        done("suspendCode", "code: \"AAAAAAAA\", reason: \"again\"");
        done("reviewCodes", "campaign: \"spring\"");
        assertThat(code("AAAAAAAA")).isEqualTo("suspended HAND sold");
        // It counts from then on.
        assertThat(refusal("touch", "member: \"new\", code: \"AAAAAAAA\", at: \"2026-05-01T00:00:00Z\""))
                .isEqualTo("CODE_SUSPENDED code");
        done("touch", "member: \"new\", code: \"AAAAAAAA\", at: \"2026-04-30T00:00:00Z\"");
        done("suspendCode", "code: \"BBBBBBBB\"");
        done("reviewCodes", "campaign: \"spring\"");
        assertThat(code("BBBBBBBB")).isEqualTo("suspended HAND null");
        done("liftCode", "code: \"BBBBBBBB\"");
        done("liftCode", "code: \"BBBBBBBB\"");
        assertThat(code("BBBBBBBB")).isEqualTo("LIFTED null");
        assertThat(refusal("suspendCode", "code: \"none\"")).isEqualTo("NOT_FOUND code");
        assertThat(refusal("liftCode", "code: \"none\"")).isEqualTo("NOT_FOUND code");
        assertThat(refusal("reviewCodes", "campaign: \"none\"")).isEqualTo("NOT_FOUND campaign");
    }

    @Test
    void aRuleHasRanges() {
        for (String rule : List.of("suspendBelow: 0", "suspendBelow: 1.01", "suspendBelow: -0.1", "suspendFrom: 0")) {
            assertThat(refusal("createCampaign", "key: \"x\", " + rule))
                    .isEqualTo("OUT_OF_RANGE " + rule.substring(0, rule.indexOf(':')));
        }
        done("createCampaign", "key: \"x\", suspendBelow: 1");
        assertThat(scenario.when("{ campaign(key: \"x\", community: $community) { suspendBelow suspendFrom } }"))
                .isEqualTo(json("{\"campaign\": {\"suspendBelow\": 1.0, \"suspendFrom\": 10}}"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void qualitiesAreThoseOfBruteForce(long seed) {
        Random random = new Random(seed);
        Scenario forest = Scenario.given();
        List<Map<String, Object>> rows = new ArrayList<>();
        List<String> states = List.of("PENDING", "CONVERTED", "APPROVED", "FLAGGED", "VOIDED");
        for (int i = 0; i < 60; i++) {
            Map<String, Object> row = new HashMap<>();
            row.put("key", i);
            row.put("referrer", i < 4 ? null : random.nextInt(i));
            row.put("state", states.get(random.nextInt(5)));
            row.put("campaign", random.nextBoolean() ? "one" : null);
            rows.add(row);
        }
        TestGraph.run(
                "UNWIND $v.rows AS row CREATE (:Member {id: randomUUID(), community: $v.community, key: 'm' + row.key})",
                Map.of("community", forest.community(), "rows", rows));
        TestGraph.run(
                "UNWIND $v.rows AS row MATCH (m:Member {community: $v.community, key: 'm' + row.key}) MATCH (a:Member {community: $v.community, key: 'm' + row.referrer})"
                        + " CREATE (a)-[:REFERRED {state: row.state, campaign: row.campaign}]->(m)",
                Map.of("community", forest.community(), "rows", rows));
        JsonNode members = forest.when(
                        "{ members(first: 100, community: $community) { nodes { key all: referralStats { quality { quality members converted flagged } } one: referralStats(campaign: \"one\") { quality { quality } } } } }")
                .at("/members/nodes");
        assertThat(members).hasSize(60);
        for (JsonNode member : members) {
            int top = Integer.parseInt(member.get("key").asText().substring(1));
            expect(rows, top, false, member.at("/all/quality"));
            expect(rows, top, true, member.at("/one/quality"));
        }
    }

    /** Goes up from everybody, and sees whether that leads to the top. */
    private static void expect(List<Map<String, Object>> rows, int top, boolean campaign, JsonNode told) {
        double all = 0;
        double good = 0;
        double converted = 0;
        double flagged = 0;
        for (Map<String, Object> row : rows) {
            int generation = 0;
            Object at = row.get("key");
            while (at != null && !at.equals(top)) {
                at = rows.get((Integer) at).get("referrer");
                generation++;
            }
            if (at == null || generation == 0 || (campaign && row.get("campaign") == null)) {
                continue;
            }
            double weight = 1.0 / (1 << (generation - 1));
            all += weight;
            switch (String.valueOf(row.get("state"))) {
                case "CONVERTED", "APPROVED" -> {
                    good += weight;
                    converted += weight;
                }
                case "FLAGGED", "VOIDED" -> flagged += weight;
                default -> {}
            }
        }
        assertThat(told.isNull()).isEqualTo(all == 0);
        if (all > 0) {
            assertThat(told.get("quality").asDouble()).isCloseTo(good / all, within(1e-12));
            if (!campaign) {
                assertThat(told.get("members").asDouble()).isCloseTo(all, within(1e-12));
                assertThat(told.get("converted").asDouble()).isCloseTo(converted / all, within(1e-12));
                assertThat(told.get("flagged").asDouble()).isCloseTo(flagged / all, within(1e-12));
            }
        }
    }
}

package io.guanxi.joint;

import static io.guanxi.testing.Scenario.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.guanxi.testing.Scenario;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Referral programmes and their codes. */
class CampaignsTest {

    private static final String RULES =
            "{ campaign { key name startsAt endsAt windowDays attribution conversion eventType holdDays levels { level percent cap } memberCap conversionAmount codesPerMember link } errors { code field } }";

    private final Scenario scenario = Scenario.given("CREATE (:Member {key: 'ada'}), (:Member {key: 'ben'})");

    private JsonNode when(String verb, String input, String selection) {
        return scenario.when("mutation { %s(input: {%s, community: $community}) %s }".formatted(verb, input, selection))
                .get(verb);
    }

    private String refusal(String verb, String input) {
        JsonNode errors = when(verb, input, "{ errors { code field } }").get("errors");
        return errors.isEmpty()
                ? ""
                : errors.at("/0/code").asText() + " " + errors.at("/0/field").asText();
    }

    @Test
    void aCampaignHasTheDefaultsUnlessItSaysOtherwise() {
        assertThat(when("createCampaign", "key: \"spring\"", RULES)).isEqualTo(json("""
                {"campaign": {"key": "spring", "name": null, "startsAt": null, "endsAt": null, "windowDays": 30, "attribution": "FIRST_TOUCH",
                 "conversion": "FIRST_ORDER", "eventType": null, "holdDays": 7, "levels": [{"level": 1, "percent": 10.00, "cap": null},
                 {"level": 2, "percent": 3.00, "cap": null}, {"level": 3, "percent": 1.00, "cap": null}], "memberCap": null,
                 "conversionAmount": null, "codesPerMember": 1, "link": null}, "errors": []}
                """));
        assertThat(refusal("createCampaign", "key: \"spring\"")).isEqualTo("KEY_TAKEN key");
    }

    @Test
    void rulesAreChangedOneByOneAndLookedAtAsAWhole() {
        when(
                "createCampaign",
                "key: \"a\", name: \"A\", rates: [15, 1.25], caps: [5, 0], conversion: EVENT, eventType: \"visit\", memberCap: 99.5,"
                        + " conversionAmount: 20, attribution: LAST_TOUCH, startsAt: \"2026-01-01T00:00:00Z\", endsAt: \"2026-02-01T00:00:00Z\"",
                "{ errors { code } }");

        assertThat(when("updateCampaign", "campaign: \"a\", name: null, holdDays: 0", RULES))
                .isEqualTo(json("""
                {"campaign": {"key": "a", "name": null, "startsAt": "2026-01-01T00:00:00.000Z", "endsAt": "2026-02-01T00:00:00.000Z", "windowDays": 30,
                 "attribution": "LAST_TOUCH", "conversion": "EVENT", "eventType": "visit", "holdDays": 0, "levels": [
                 {"level": 1, "percent": 15.00, "cap": 5.00}, {"level": 2, "percent": 1.25, "cap": null}], "memberCap": 99.50,
                 "conversionAmount": 20.00, "codesPerMember": 1, "link": null}, "errors": []}
                """));
        assertThat(refusal("updateCampaign", "campaign: \"a\", rates: [10]")).isEqualTo("OUT_OF_RANGE caps");
        assertThat(refusal("updateCampaign", "campaign: \"a\", conversion: EXPLICIT"))
                .isEqualTo("OUT_OF_RANGE eventType");
        assertThat(refusal("updateCampaign", "campaign: \"a\", startsAt: \"2026-02-01T00:00:00Z\""))
                .isEqualTo("OUT_OF_RANGE endsAt");
        assertThat(refusal("updateCampaign", "campaign: \"b\"")).isEqualTo("NOT_FOUND campaign");
        assertThat(when("updateCampaign", "campaign: \"a\"", "{ campaign { levels { level } holdDays } }"))
                .isEqualTo(json("{\"campaign\": {\"levels\": [{\"level\": 1}, {\"level\": 2}], \"holdDays\": 0}}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rates: [0.9999]|rates",
                "rates: [15.0001]|rates",
                "rates: [1,1,1,1,1,1,1,1,1,1,1]|rates",
                "caps: [1]|caps",
                "caps: [1, -1, 1]|caps",
                "windowDays: 0|windowDays",
                "holdDays: -1|holdDays",
                "holdDays: 366|holdDays",
                "memberCap: 0|memberCap",
                "conversionAmount: -1|conversionAmount",
                "codesPerMember: 0|codesPerMember",
                "conversion: EVENT|eventType",
                "eventType: \"visit\"|eventType",
                "link: \"javascript:alert(1)\"|link"
            })
    void whatIsOutOfRangeIsRefused(String rule, String field) {
        assertThat(refusal("createCampaign", "key: \"a\", " + rule)).isEqualTo("OUT_OF_RANGE " + field);
        assertThat(scenario.when("{ campaigns(community: $community) { nodes { key } } }")
                        .at("/campaigns/nodes"))
                .isEmpty();
    }

    @Test
    void campaignsAreListedByKey() {
        for (String key : List.of("b", "a", "c")) {
            when(
                    "createCampaign",
                    "key: \"" + key + "\", holdDays: " + (key.equals("b") ? 1 : 2),
                    "{ errors { code } }");
        }

        assertThat(
                        scenario.when(
                                "{ all: campaigns(first: 2, community: $community) { totalCount nodes { key } pageInfo { hasNextPage } } short: campaigns(filter: {holdDays: {eq: 1}}, community: $community) { nodes { key } } }"))
                .isEqualTo(json("""
                {"all": {"totalCount": 3, "nodes": [{"key": "a"}, {"key": "b"}], "pageInfo": {"hasNextPage": true}}, "short": {"nodes": [{"key": "b"}]}}
                """));
    }

    @Test
    void aMemberHasAsManyCodesAsTheCampaignAllows() {
        when(
                "createCampaign",
                "key: \"a\", codesPerMember: 2, link: \"https://example.org/?c=\"",
                "{ errors { code } }");
        JsonNode first = when(
                        "createCode",
                        "member: \"ada\", campaign: \"a\"",
                        "{ code { code link createdAt revokedAt member { key } campaign { key } } }")
                .get("code");
        String text = first.get("code").asText();

        assertThat(text).matches("[2-9A-HJKMNP-Z]{8}");
        assertThat(first)
                .isEqualTo(json(
                        "{\"code\": \"%1$s\", \"link\": \"https://example.org/?c=%1$s\", \"createdAt\": \"2026-06-01T12:00:00.000Z\", \"revokedAt\": null, \"member\": {\"key\": \"ada\"}, \"campaign\": {\"key\": \"a\"}}"
                                .formatted(text)));
        assertThat(refusal("createCode", "member: \"ada\", campaign: \"a\"")).isEmpty();
        assertThat(refusal("createCode", "member: \"ada\", campaign: \"a\"")).isEqualTo("LIMIT_REACHED campaign");
        assertThat(refusal("createCode", "member: \"ben\", campaign: \"a\"")).isEmpty();

        assertThat(when(
                                "revokeCode",
                                "code: \" " + text.toLowerCase(java.util.Locale.ROOT)
                                        + "\", at: \"2026-05-01T00:00:00Z\"",
                                "{ code { revokedAt } errors { code } }")
                        .at("/code/revokedAt")
                        .asText())
                .isEqualTo("2026-05-01T00:00:00.000Z");
        assertThat(when("revokeCode", "code: \"" + text + "\"", "{ code { revokedAt } }")
                        .at("/code/revokedAt")
                        .asText())
                .isEqualTo("2026-05-01T00:00:00.000Z");
        assertThat(refusal("createCode", "member: \"ada\", campaign: \"a\"")).isEmpty();
        assertThat(
                        scenario.when(
                                "{ member(key: \"ada\", community: $community) { codes { totalCount } } campaign(key: \"a\", community: $community) { codes(filter: {revokedAt: {isNull: true}}) { totalCount } } }"))
                .isEqualTo(
                        json(
                                "{\"member\": {\"codes\": {\"totalCount\": 3}}, \"campaign\": {\"codes\": {\"totalCount\": 3}}}"));
    }

    @Test
    void codesAreRefusedForWhatIsNotThereOrOver() {
        when("createCampaign", "key: \"old\", endsAt: \"2026-06-01T12:00:00Z\"", "{ errors { code } }");

        assertThat(refusal("createCode", "member: \"ada\", campaign: \"old\"")).isEqualTo("CAMPAIGN_ENDED campaign");
        assertThat(refusal("createCode", "member: \"ada\", campaign: \"none\"")).isEqualTo("NOT_FOUND campaign");
        assertThat(refusal("createCode", "member: \"nobody\", campaign: \"old\""))
                .isEqualTo("NOT_FOUND member");
        assertThat(refusal("revokeCode", "code: \"K7M2PXQ4\"")).isEqualTo("NOT_FOUND code");
        assertThat(scenario.when("{ code(code: \"K7M2PXQ4\", community: $community) { code } }")
                        .get("code")
                        .isNull())
                .isTrue();
    }

    @Test
    void manyCodesAreAllDifferent() {
        when("createCampaign", "key: \"a\", codesPerMember: 1000", "{ errors { code } }");
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            rows.append("{member: \"ada\", campaign: \"a\"} ");
        }
        Set<String> texts = new HashSet<>();
        when("createCodeMany", "rows: [" + rows + "]", "{ rows { code { code } } }")
                .get("rows")
                .forEach(row -> texts.add(row.at("/code/code").asText()));

        assertThat(texts).hasSize(300);
    }

    @Test
    void aCodeBringsInItsCampaign() {
        when(
                "createCampaign",
                "key: \"a\", startsAt: \"2026-05-01T00:00:00Z\", endsAt: \"2026-07-01T00:00:00Z\"",
                "{ errors { code } }");
        String text = when("createCode", "member: \"ada\", campaign: \"a\"", "{ code { code } }")
                .at("/code/code")
                .asText();
        String code = ", code: \"" + text.toLowerCase(java.util.Locale.ROOT) + "\"";

        assertThat(refusal("refer", "member: \"ada\"" + code)).isEqualTo("SELF_REFERRAL referrer");
        assertThat(refusal("refer", "member: \"ben\", code: \"K7M2PXQ4\"")).isEqualTo("NOT_FOUND code");
        assertThat(refusal("refer", "member: \"ben\"")).isEqualTo("OUT_OF_RANGE referrer");
        assertThat(refusal("refer", "member: \"ada\", referrer: \"ben\"" + code))
                .isEqualTo("OUT_OF_RANGE code");
        assertThat(refusal("refer", "member: \"ben\", at: \"2026-04-30T23:59:59Z\"" + code))
                .isEqualTo("CAMPAIGN_NOT_STARTED campaign");
        assertThat(refusal("refer", "member: \"ben\", at: \"2026-07-01T00:00:00Z\"" + code))
                .isEqualTo("CAMPAIGN_ENDED campaign");
        when("revokeCode", "code: \"" + text + "\", at: \"2026-06-01T00:00:00Z\"", "{ errors { code } }");
        assertThat(refusal("refer", "member: \"ben\"" + code)).isEqualTo("CODE_REVOKED code");

        assertThat(when(
                        "refer",
                        "member: \"ben\", at: \"2026-05-31T23:59:59Z\"" + code,
                        "{ member { referral { referrer { key } campaign { key } code state } } errors { code } }"))
                .isEqualTo(json(
                        "{\"member\": {\"referral\": {\"referrer\": {\"key\": \"ada\"}, \"campaign\": {\"key\": \"a\"}, \"code\": \"%s\", \"state\": \"PENDING\"}}, \"errors\": []}"
                                .formatted(text)));
    }
}

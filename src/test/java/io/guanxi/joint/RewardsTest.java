package io.guanxi.joint;

import static io.guanxi.testing.Scenario.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.guanxi.testing.Scenario;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of referrals, and what that pays: eve was brought by dan, he by cat, she by ben, he by ada. */
class RewardsTest {

    private static final String STATE =
            "{ member(key: \"eve\", community: $community) { referral { state conversion convertedAt holdUntil history { state at reason } } } }";

    private final Scenario scenario = Scenario.given("""
            CREATE (c:Campaign {key: 'spring', ratesE4: [100000, 30000, 10000], endsAt: datetime('2026-12-01T00:00:00Z')})
            CREATE (a:Member {key: 'ada'}), (b:Member {key: 'ben'}), (c1:Member {key: 'cat'}), (d:Member {key: 'dan'}), (e:Member {key: 'eve'})
            CREATE (a)-[:REFERRED {state: 'PENDING', campaign: 'spring'}]->(b)-[:REFERRED {state: 'PENDING', campaign: 'spring'}]->(c1)
              -[:REFERRED {state: 'PENDING', campaign: 'spring'}]->(d)
            CREATE (d)-[:REFERRED {state: 'PENDING', campaign: 'spring', at: datetime('2026-05-01T00:00:00Z')}]->(e)
            """);

    private JsonNode when(String verb, String input, String selection) {
        return scenario.when("mutation { %s(input: {%s, community: $community}) %s }".formatted(verb, input, selection))
                .get(verb);
    }

    private String refusal(String verb, String input) {
        JsonNode errors = when(verb, input, "{ errors { code field } }").get("errors");
        return errors.isEmpty() ? "" : errors.at("/0/code").asText();
    }

    private void done(String verb, String input) {
        assertThat(refusal(verb, input)).as(verb + " " + input).isEmpty();
    }

    private void orders(String key, String amount, String at) {
        done("order", "key: \"%s\", member: \"eve\", amount: %s, at: \"%s\"".formatted(key, amount, at));
    }

    private JsonNode state() {
        return scenario.when(STATE).at("/member/referral");
    }

    /** Pending and available, in euros. */
    private String balance(String member) {
        JsonNode balances = scenario.when(
                        "{ member(key: \"%s\", community: $community) { rewards { currency balance pending available } } }"
                                .formatted(member))
                .at("/member/rewards");
        StringBuilder text = new StringBuilder();
        balances.forEach(one -> {
            assertThat(one.get("balance").decimalValue())
                    .isEqualByComparingTo(one.get("pending")
                            .decimalValue()
                            .add(one.get("available").decimalValue()));
            text.append("%s %s+%s "
                    .formatted(
                            one.get("currency").asText(),
                            one.get("pending").asText(),
                            one.get("available").asText()));
        });
        return text.toString().strip();
    }

    private void campaign(String rules) {
        done("updateCampaign", "campaign: \"spring\", " + rules);
    }

    @Test
    void theFirstPaidOrderPaysThoseAboveOnce() {
        orders("1", "199.99", "2026-06-01T12:00:00Z");
        orders("2", "1000", "2026-06-01T12:00:00Z");

        assertThat(List.of(balance("dan"), balance("cat"), balance("ben"), balance("ada"), balance("eve")))
                .containsExactly("EUR 20.0+0.0", "EUR 6.0+0.0", "EUR 2.0+0.0", "", "");
        assertThat(
                        scenario.when(
                                "{ ledger(community: $community) { nodes { key kind level amount currency conversion at availableAt member { key } converted { key } campaign { key } entries { account side amount } } } campaign(key: \"spring\", community: $community) { expenses { currency balance } ledger { totalCount } } }"))
                .isEqualTo(json("""
                {"ledger": {"nodes": [
                  {"key": "order:1/1", "kind": "REWARD", "level": 1, "amount": 20.0, "currency": "EUR", "conversion": "order:1", "at": "2026-06-01T12:00:00.000Z",
                   "availableAt": "2026-06-08T12:00:00.000Z", "member": {"key": "dan"}, "converted": {"key": "eve"}, "campaign": {"key": "spring"},
                   "entries": [{"account": "member:dan:EUR", "side": "CREDIT", "amount": 20.0}, {"account": "campaign:spring:EUR", "side": "DEBIT", "amount": 20.0}]},
                  {"key": "order:1/2", "kind": "REWARD", "level": 2, "amount": 6.0, "currency": "EUR", "conversion": "order:1", "at": "2026-06-01T12:00:00.000Z",
                   "availableAt": "2026-06-08T12:00:00.000Z", "member": {"key": "cat"}, "converted": {"key": "eve"}, "campaign": {"key": "spring"},
                   "entries": [{"account": "member:cat:EUR", "side": "CREDIT", "amount": 6.0}, {"account": "campaign:spring:EUR", "side": "DEBIT", "amount": 6.0}]},
                  {"key": "order:1/3", "kind": "REWARD", "level": 3, "amount": 2.0, "currency": "EUR", "conversion": "order:1", "at": "2026-06-01T12:00:00.000Z",
                   "availableAt": "2026-06-08T12:00:00.000Z", "member": {"key": "ben"}, "converted": {"key": "eve"}, "campaign": {"key": "spring"},
                   "entries": [{"account": "member:ben:EUR", "side": "CREDIT", "amount": 2.0}, {"account": "campaign:spring:EUR", "side": "DEBIT", "amount": 2.0}]}]},
                 "campaign": {"expenses": [{"currency": "EUR", "balance": 28.0}], "ledger": {"totalCount": 3}}}
                """));
        assertThat(state()).isEqualTo(json("""
                {"state": "CONVERTED", "conversion": "order:1", "convertedAt": "2026-06-01T12:00:00.000Z", "holdUntil": "2026-06-08T12:00:00.000Z",
                 "history": [{"state": "CONVERTED", "at": "2026-06-01T12:00:00.000Z", "reason": "order 1"}]}
                """));
    }

    @Test
    void whoseHoldHasEndedIsApprovedByItself() {
        orders("1", "100", "2026-05-25T12:00:00Z");

        assertThat(balance("dan")).isEqualTo("EUR 0.0+10.0");
        assertThat(state()).isEqualTo(json("""
                {"state": "APPROVED", "conversion": "order:1", "convertedAt": "2026-05-25T12:00:00.000Z", "holdUntil": "2026-06-01T12:00:00.000Z",
                 "history": [{"state": "CONVERTED", "at": "2026-05-25T12:00:00.000Z", "reason": "order 1"},
                  {"state": "APPROVED", "at": "2026-06-01T12:00:00.000Z", "reason": "the hold has ended"}]}
                """));
        assertThat(
                        scenario.when(
                                "{ members(filter: {referral: {state: {eq: APPROVED}}}, community: $community) { nodes { key } } referralTree(root: \"dan\", community: $community) { children { state } } }"))
                .isEqualTo(
                        json(
                                "{\"members\": {\"nodes\": [{\"key\": \"eve\"}]}, \"referralTree\": {\"children\": [{\"state\": \"APPROVED\"}]}}"));
    }

    @ParameterizedTest
    @CsvSource({
        "EUR, 0.05, ''",
        "EUR, 0.15, EUR 0.02+0.0",
        "EUR, 0.25, EUR 0.02+0.0",
        "EUR, 0.0501, EUR 0.01+0.0",
        "JPY, 105, JPY 10.0+0.0",
        "JPY, 115, JPY 12.0+0.0",
        "KWD, 0.005, ''",
        "KWD, 0.015, KWD 0.002+0.0",
        "EUR, 99999999999999.9999, EUR 1.0E13+0.0",
        "EUR, 0, ''",
        "EUR, -5, ''"
    })
    void rewardsAreRoundedHalfToEvenToTheLeastAmount(String currency, String amount, String expected) {
        done("order", "key: \"1\", member: \"eve\", amount: %s, currency: \"%s\"".formatted(amount, currency));

        assertThat(balance("dan")).isEqualTo(expected);
        assertThat(state().get("state").asText()).isEqualTo("CONVERTED");
    }

    @Test
    void aMemberCapHoldsOverManyConversionsAndReversalsMakeRoom() {
        campaign("rates: [10], caps: [15], memberCap: 25.55");
        scenario.and(
                "MATCH (d:Member {key: 'dan', community: $v.community}) UNWIND range(1, 4) AS i CREATE (d)-[:REFERRED {state: 'PENDING', campaign: 'spring'}]->(:Member {key: 'm' + i})");
        for (int i = 1; i <= 4; i++) {
            done("order", "key: \"%1$d\", member: \"m%1$d\", amount: %2$d".formatted(i, i == 1 ? 1000 : 100));
        }
        assertThat(balance("dan")).isEqualTo("EUR 25.55+0.0");
        assertThat(scenario.when("{ ledger(community: $community) { nodes { key amount } } }"))
                .isEqualTo(
                        json(
                                "{\"ledger\": {\"nodes\": [{\"key\": \"order:1/1\", \"amount\": 15.0}, {\"key\": \"order:2/1\", \"amount\": 10.0}, {\"key\": \"order:3/1\", \"amount\": 0.55}]}}"));

        done("refund", "order: \"1\"");
        done("order", "key: \"5\", member: \"m1\", amount: 1000");
        assertThat(balance("dan")).isEqualTo("EUR 25.55+0.0");
    }

    @Test
    void aRefundTakesBackEveryLevelAndTheNextOrderConverts() {
        orders("1", "100", "2026-05-20T00:00:00Z");
        done("refund", "order: \"1\"");
        done("refund", "order: \"1\"");

        assertThat(List.of(balance("dan"), balance("cat"), balance("ben"))).containsOnly("EUR 0.0+0.0");
        assertThat(state().get("state").asText()).isEqualTo("PENDING");
        assertThat(state().get("convertedAt").isNull()).isTrue();
        orders("2", "50", "2026-06-01T12:00:00Z");
        assertThat(balance("dan")).isEqualTo("EUR 5.0+0.0");
        assertThat(scenario.when("{ ledger(community: $community) { nodes { key } } }")
                        .toString())
                .contains("order:1/1/reversal", "order:1/2/reversal", "order:1/3/reversal", "order:2/3")
                .doesNotContain("order:2/1/reversal");
    }

    @Test
    void aRefundLeavesAnotherPaidOrderToConvert() {
        orders("1", "100", "2026-05-20T00:00:00Z");
        orders("3", "30", "2026-05-22T00:00:00Z");
        orders("2", "20", "2026-05-23T00:00:00Z");
        done("refund", "order: \"1\"");

        assertThat(state().get("conversion").asText()).isEqualTo("order:3");
        assertThat(balance("dan")).isEqualTo("EUR 0.0+3.0");
        done("refund", "order: \"2\"");
        assertThat(balance("dan")).isEqualTo("EUR 0.0+3.0");
    }

    @Test
    void whatLiesOutsideConvertsNobody() {
        campaign("startsAt: \"2026-05-05T00:00:00Z\", endsAt: \"2026-06-01T00:00:00Z\"");
        orders("before", "100", "2026-04-30T23:59:59Z");
        orders("early", "100", "2026-05-04T23:59:59Z");
        orders("late", "100", "2026-06-01T00:00:00Z");
        done("order", "key: \"open\", member: \"eve\", amount: 5, status: \"open\", at: \"2026-05-10T00:00:00Z\"");
        assertThat(state().get("state").asText()).isEqualTo("PENDING");
        assertThat(refusal("convertReferral", "member: \"eve\", at: \"2026-04-30T00:00:00Z\""))
                .isEqualTo("OUT_OF_RANGE");
        assertThat(refusal("convertReferral", "member: \"eve\", at: \"2026-05-03T00:00:00Z\""))
                .isEqualTo("CAMPAIGN_NOT_STARTED");
        assertThat(refusal("convertReferral", "member: \"eve\"")).isEqualTo("CAMPAIGN_ENDED");

        done("order", "key: \"in\", member: \"eve\", amount: 7, status: \"Paid\", at: \"2026-05-31T23:59:59Z\"");
        assertThat(state().get("conversion").asText()).isEqualTo("order:in");
    }

    @Test
    void aReferralThatComesInLateConvertsByTheEarliestOrder() {
        scenario.and("CREATE (:Member {key: 'fay'})");
        done("order", "key: \"1\", member: \"fay\", amount: 10, at: \"2026-05-01T00:00:00Z\"");
        done("order", "key: \"3\", member: \"fay\", amount: 30, at: \"2026-05-12T00:00:00Z\"");
        done("order", "key: \"2\", member: \"fay\", amount: 20, at: \"2026-05-11T00:00:00Z\"");
        done("refer", "referrer: \"dan\", member: \"fay\", campaign: \"spring\", at: \"2026-05-10T00:00:00Z\"");

        assertThat(balance("dan")).isEqualTo("EUR 0.0+2.0");
    }

    @Test
    void eventsConvertWhereTheCampaignSaysSo() {
        campaign("conversion: EVENT, eventType: \"course\", conversionAmount: 40");
        orders("1", "100", "2026-06-01T12:00:00Z");
        done("track", "key: \"v\", member: \"eve\", type: \"visit\"");
        assertThat(state().get("state").asText()).isEqualTo("PENDING");
        done("track", "key: \"c\", member: \"eve\", type: \"course\"");
        done("track", "key: \"c\", member: \"eve\", type: \"course\"");
        done("track", "key: \"c2\", member: \"eve\", type: \"course\"");

        assertThat(state().get("conversion").asText()).isEqualTo("event:c");
        assertThat(balance("dan")).isEqualTo("EUR 4.0+0.0");
        done("untrack", "event: \"c\"");
        assertThat(balance("dan")).isEqualTo("EUR 4.0+0.0");
    }

    @Test
    void nothingConvertsByItselfWhereTheCampaignSaysSo() {
        campaign("conversion: EXPLICIT");
        orders("1", "100", "2026-06-01T12:00:00Z");
        assertThat(state().get("state").asText()).isEqualTo("PENDING");
        done("convertReferral", "member: \"eve\", amount: 12.5, currency: \"USD\", reason: \"signed|a\\nlot\"");
        done("convertReferral", "member: \"eve\", amount: 99");

        assertThat(balance("dan")).isEqualTo("USD 1.25+0.0");
        assertThat(state().at("/history/0/reason").asText()).isEqualTo("signed|a lot");
        assertThat(refusal("convertReferral", "member: \"ada\"")).isEqualTo("NOT_FOUND");
    }

    @Test
    void approvingReleasesFlaggingHoldsAndVoidingTakesBack() {
        assertThat(refusal("approveReferral", "member: \"eve\"")).isEqualTo("WRONG_STATE");
        orders("1", "100", "2026-06-01T12:00:00Z");
        done("approveReferral", "member: \"eve\", reason: \"known\"");
        assertThat(balance("dan")).isEqualTo("EUR 0.0+10.0");
        done("flagReferral", "member: \"eve\", reason: \"odd\"");
        done("flagReferral", "member: \"eve\", reason: \"again\"");
        assertThat(balance("dan")).isEqualTo("EUR 10.0+0.0");
        assertThat(refusal("approveReferral", "member: \"eve\"")).isEqualTo("WRONG_STATE");
        done("unflagReferral", "member: \"eve\"");
        assertThat(balance("dan")).isEqualTo("EUR 0.0+10.0");
        done("voidReferral", "member: \"eve\", reason: \"bought\"");
        done("voidReferral", "member: \"eve\"");
        assertThat(List.of(balance("dan"), balance("cat"), balance("ben"))).containsOnly("EUR 0.0+0.0");
        orders("2", "100", "2026-06-01T12:00:00Z");
        assertThat(List.of(refusal("flagReferral", "member: \"eve\""), refusal("convertReferral", "member: \"eve\"")))
                .containsOnly("WRONG_STATE");

        assertThat(balance("dan")).isEqualTo("EUR 0.0+0.0");
        assertThat(state().get("history").findValuesAsText("state"))
                .containsExactly("CONVERTED", "APPROVED", "FLAGGED", "APPROVED", "VOIDED");
    }

    @Test
    void aFlaggedReferralConvertsButItsRewardsWait() {
        done("flagReferral", "member: \"eve\"");
        orders("1", "100", "2026-05-20T00:00:00Z");
        assertThat(state().get("state").asText()).isEqualTo("FLAGGED");
        assertThat(balance("dan")).isEqualTo("EUR 10.0+0.0");
        done("unflagReferral", "member: \"eve\"");
        assertThat(state().get("state").asText()).isEqualTo("APPROVED");
        assertThat(balance("dan")).isEqualTo("EUR 0.0+10.0");
    }

    @Test
    void whoHasLeftIsPassedOverAndNothingPassesARevokedReferral() {
        done("leave", "member: \"dan\"");
        done("voidReferral", "member: \"cat\"");
        orders("1", "100", "2026-06-01T12:00:00Z");

        assertThat(List.of(balance("dan"), balance("cat"), balance("ben"))).containsExactly("", "EUR 3.0+0.0", "");
    }

    @Test
    void rewardsFollowWhoIsMerged() {
        orders("1", "100", "2026-06-01T12:00:00Z");
        scenario.and("CREATE (:Member {key: 'dan2'})");
        done("mergeMembers", "survivor: \"dan2\", absorbed: \"dan\", reason: \"one\"");
        assertThat(balance("dan2")).isEqualTo("EUR 10.0+0.0");
        done("refund", "order: \"1\"");
        assertThat(balance("dan2")).isEqualTo("EUR 0.0+0.0");
        done("unmergeMembers", "absorbed: \"dan\"");
        assertThat(balance("dan2") + balance("dan")).contains("EUR");
    }

    @Test
    void aReplayChangesNothing() {
        String order = "key: \"1\", member: \"eve\", amount: 100, idempotencyKey: \"k\"";
        done("order", order);
        done("order", order);
        assertThat(refusal("order", "key: \"1\", member: \"eve\", amount: 100")).isEqualTo("KEY_TAKEN");

        assertThat(balance("dan")).isEqualTo("EUR 10.0+0.0");
    }

    @Test
    void withoutACampaignOnlyAWordConverts() {
        scenario.and("CREATE (:Member {key: 'fay'})");
        done("refer", "referrer: \"dan\", member: \"fay\"");
        done("order", "key: \"1\", member: \"fay\", amount: 10");
        JsonNode converted = when(
                "convertReferral", "member: \"fay\", amount: 10", "{ member { referral { state } } errors { code } }");

        assertThat(converted.at("/member/referral/state").asText()).isEqualTo("CONVERTED");
        assertThat(balance("dan")).isEmpty();
    }
}

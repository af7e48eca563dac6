package io.guanxi.fraud;

import static io.guanxi.testing.Scenario.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.guanxi.testing.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Small pictures of fraud, what is found in them, and what becomes of what was found. */
class FraudTest {

    private static final String HASH = "0123456789abcdef0123456789ABCDEF0123456789abcdef0123456789abcdef";

    /** Ada brought ben, he cat, and cat has invited ada since. Dan was brought by ada and invited by cat, which closes nothing. */
    private static final String RING = """
            CREATE (:Campaign {key: 'spring', ratesE4: [100000, 30000]})
            CREATE (a:Member {key: 'ada'}), (b:Member {key: 'ben'}), (c:Member {key: 'cat'}), (d:Member {key: 'dan'})
            CREATE (a)-[:REFERRED {state: 'PENDING', campaign: 'spring', at: datetime('2026-05-01T00:00:00Z')}]->(b)
              -[:REFERRED {state: 'PENDING', campaign: 'spring', at: datetime('2026-05-02T00:00:00Z')}]->(c)
            CREATE (a)-[:REFERRED {state: 'PENDING', campaign: 'spring', at: datetime('2026-05-01T00:00:00Z')}]->(d)
            CREATE (c)-[:MADE]->(:Touch {key: 't1', effective: false, reason: 'AFTER_JOINING'})-[:REACHED]->(a)
            CREATE (c)-[:MADE]->(:Touch {key: 't2', effective: false, reason: 'AFTER_JOINING'})-[:REACHED]->(d)
            """;

    private static JsonNode when(Scenario scenario, String verb, String input, String selection) {
        return scenario.when("mutation { %s(input: {%s community: $community}) { %s errors { code field } } }"
                        .formatted(verb, input, selection))
                .get(verb);
    }

    private static String refusal(Scenario scenario, String verb, String input) {
        JsonNode errors = when(scenario, verb, input, "").get("errors");
        return errors.isEmpty()
                ? ""
                : errors.at("/0/code").asText() + " " + errors.at("/0/field").asText();
    }

    private static void done(Scenario scenario, String verb, String input) {
        assertThat(refusal(scenario, verb, input)).as(verb + " " + input).isEmpty();
    }

    private static JsonNode scan(Scenario scenario, String input) {
        JsonNode answer = when(
                scenario,
                "scanReferrals",
                input,
                "scan { found added removed findings { nodes { key rule state score voids voided figures { name value threshold } members { nodes { key } } links { from { key } to { key } kind } } } }");
        assertThat(answer.get("errors")).as(answer.toString()).isEmpty();
        return answer.get("scan");
    }

    private static List<String> members(JsonNode finding) {
        List<String> keys = new ArrayList<>();
        finding.at("/members/nodes").forEach(one -> keys.add(one.get("key").asText()));
        return keys;
    }

    /** The only one that a rule finds. */
    private static JsonNode finding(Scenario scenario, String rule, String thresholds) {
        JsonNode found = scan(scenario, "rules: [" + rule + "], " + thresholds).at("/findings/nodes");
        assertThat(found).as(found.toString()).hasSize(1);
        return found.get(0);
    }

    private static int count(Scenario scenario, String rule, String thresholds) {
        return scan(scenario, "rules: [" + rule + "], " + thresholds)
                .get("found")
                .asInt();
    }

    @Test
    void membersWhoInvitedEachOtherAreARing() {
        Scenario scenario = Scenario.given(RING);
        JsonNode ring = finding(scenario, "RING", "");

        assertThat(ring.get("key").asText()).matches("RING/[0-9a-f]{32}");
        assertThat(ring.get("score").asDouble()).isEqualTo(0.5);
        assertThat(members(ring)).containsExactly("ada", "ben", "cat");
        assertThat(ring.get("figures")).isEqualTo(json("""
                [{"name": "closingTouches", "value": 1.0, "threshold": 1.0}, {"name": "members", "value": 3.0, "threshold": 3.0},
                 {"name": "referrals", "value": 2.0, "threshold": null}]
                """));
        assertThat(ring.get("links")).isEqualTo(json("""
                [{"from": {"key": "cat"}, "to": {"key": "ada"}, "kind": "TOUCH"}, {"from": {"key": "ada"}, "to": {"key": "ben"}, "kind": "REFERRAL"},
                 {"from": {"key": "ben"}, "to": {"key": "cat"}, "kind": "REFERRAL"}]
                """));
        assertThat(ring.get("voids").asInt()).isEqualTo(2);
        assertThat(count(scenario, "RING", "ringLength: 2")).isZero();
        assertThat(count(scenario, "RING", "ringMembers: 4")).isZero();
    }

    @Test
    void whatIsConfirmedIsRevokedAndTakenBackAndUndoingPaysOnceMore() {
        Scenario scenario = Scenario.given(RING);
        done(scenario, "order", "key: \"1\", member: \"cat\", amount: 100, at: \"2026-05-20T00:00:00Z\"");
        done(scenario, "order", "key: \"2\", member: \"dan\", amount: 50, at: \"2026-05-20T00:00:00Z\"");
        done(scenario, "flagReferral", "member: \"ben\"");
        String key = finding(scenario, "RING", "").get("key").asText();

        assertThat(money(scenario)).isEqualTo("ada 8.0 ben 10.0 ");
        String input = "finding: \"" + key + "\", reason: \"one flat\"";
        done(scenario, "confirmFinding", input);
        done(scenario, "confirmFinding", input);
        assertThat(money(scenario)).isEqualTo("ada 5.0 ben 0.0 ");
        assertThat(states(scenario)).isEqualTo("ben VOIDED cat VOIDED dan APPROVED ");
        assertThat(scenario.when(
                                "{ referralFindings(state: CONFIRMED, community: $community) { nodes { key voided decidedAt history { state at reason } } } }")
                        .at("/referralFindings/nodes"))
                .isEqualTo(json("""
                        [{"key": "%s", "voided": 2, "decidedAt": "2026-06-01T12:00:00.000Z",
                          "history": [{"state": "OPEN", "at": "2026-06-01T12:00:00.000Z", "reason": null}, {"state": "CONFIRMED", "at": "2026-06-01T12:00:00.000Z", "reason": "one flat"}]}]
                        """.formatted(key)));
        assertThat(refusal(scenario, "dismissFinding", input)).isEqualTo("WRONG_STATE finding");
        JsonNode again = scan(scenario, "rules: [RING],");
        assertThat(again.get("added").asInt()).isZero();
        assertThat(again.at("/findings/nodes/0/state").asText()).isEqualTo("CONFIRMED");

        done(scenario, "undoFinding", input);
        done(scenario, "undoFinding", input);
        assertThat(money(scenario)).isEqualTo("ada 8.0 ben 10.0 ");
        assertThat(states(scenario)).isEqualTo("ben FLAGGED cat APPROVED dan APPROVED ");
        done(scenario, "confirmFinding", input);
        assertThat(money(scenario)).isEqualTo("ada 5.0 ben 0.0 ");
        done(scenario, "undoFinding", input);
        assertThat(money(scenario)).isEqualTo("ada 8.0 ben 10.0 ");
        done(scenario, "refund", "order: \"1\"");
        assertThat(money(scenario)).isEqualTo("ada 5.0 ben 0.0 ");
    }

    @Test
    void whatSomebodyElseRevokedAndWhatWasPaidBackMeanwhileStaysSo() {
        Scenario scenario = Scenario.given(RING);
        done(scenario, "order", "key: \"1\", member: \"cat\", amount: 100");
        done(scenario, "voidReferral", "member: \"ben\", reason: \"mine\"");
        String input = "finding: \"" + finding(scenario, "RING", "").get("key").asText() + "\",";
        done(scenario, "confirmFinding", input);
        done(scenario, "refund", "order: \"1\"");
        done(scenario, "undoFinding", input);

        assertThat(states(scenario)).isEqualTo("ben VOIDED cat PENDING dan PENDING ");
        assertThat(money(scenario)).isEqualTo("ada 0.0 ben 0.0 ");
        done(scenario, "order", "key: \"3\", member: \"cat\", amount: 10");
        assertThat(money(scenario)).isEqualTo("ada 0.0 ben 1.0 ");
    }

    @Test
    void whatCameInWhileItWasRevokedConvertsWhatIsTakenBack() {
        List<Scenario> both = List.of(Scenario.given(RING), Scenario.given(RING));
        for (Scenario scenario : both) {
            boolean revoked = scenario.equals(both.get(0));
            String input =
                    "finding: \"" + finding(scenario, "RING", "").get("key").asText() + "\",";
            if (revoked) {
                done(scenario, "confirmFinding", input);
            }
            done(scenario, "order", "key: \"2\", member: \"cat\", amount: 70, at: \"2026-05-21T00:00:00Z\"");
            done(scenario, "order", "key: \"1\", member: \"cat\", amount: 100, at: \"2026-05-20T00:00:00Z\"");
            done(scenario, "order", "key: \"3\", member: \"ben\", amount: 50, at: \"2026-05-30T00:00:00Z\"");
            if (revoked) {
                assertThat(states(scenario)).isEqualTo("ben VOIDED cat VOIDED dan PENDING ");
                assertThat(money(scenario)).isEmpty();
                done(scenario, "undoFinding", input);
                done(scenario, "undoFinding", input);
            }
        }
        assertThat(states(both.get(0))).isEqualTo("ben CONVERTED cat APPROVED dan PENDING ");
        // The earliest order converts, in whatever order they came in; without a decision the first that came in had.
        assertThat(money(both.get(0))).isEqualTo("ada 8.0 ben 10.0 ");
        assertThat(states(both.get(1))).isEqualTo(states(both.get(0)));
        assertThat(money(both.get(1))).isEqualTo("ada 7.1 ben 7.0 ");
        done(both.get(0), "refund", "order: \"1\"");
        assertThat(money(both.get(0))).isEqualTo("ada 7.1 ben 7.0 ");
    }

    @Test
    void eventsThatCameInWhileItWasRevokedConvertWhatIsTakenBack() {
        List<Scenario> both = List.of(Scenario.given(RING), Scenario.given(RING));
        for (Scenario scenario : both) {
            boolean revoked = scenario.equals(both.get(0));
            done(
                    scenario,
                    "updateCampaign",
                    "campaign: \"spring\", conversion: EVENT, eventType: \"course\", conversionAmount: 40,");
            String input =
                    "finding: \"" + finding(scenario, "RING", "").get("key").asText() + "\",";
            if (revoked) {
                done(scenario, "confirmFinding", input);
            }
            // Neither another type nor an order is asked for, nor what is dated before the referral.
            done(scenario, "track", event("v", "cat", "visit", "2026-05-10"));
            done(scenario, "order", "key: \"1\", member: \"cat\", amount: 100, at: \"2026-05-10T00:00:00Z\"");
            done(scenario, "track", event("0", "cat", "course", "2026-05-01"));
            done(scenario, "track", event("c", "cat", "course", "2026-05-20"));
            done(scenario, "track", event("c", "cat", "course", "2026-05-20"));
            done(scenario, "track", event("d", "cat", "course", "2026-05-21"));
            done(scenario, "track", event("b", "ben", "course", "2026-05-30"));
            if (revoked) {
                assertThat(states(scenario)).isEqualTo("ben VOIDED cat VOIDED dan PENDING ");
                assertThat(money(scenario)).isEmpty();
                done(scenario, "undoFinding", input);
                done(scenario, "undoFinding", input);
            }
            // Of 40, ben has 10 % for cat, and ada 3 % for her and 10 % for ben.
            assertThat(states(scenario)).isEqualTo("ben CONVERTED cat APPROVED dan PENDING ");
            assertThat(money(scenario)).isEqualTo("ada 5.2 ben 4.0 ");
            assertThat(booked(scenario)).isEqualTo("event:b/1 4.0 event:c/1 4.0 event:c/2 1.2 ");
            done(scenario, "track", event("e", "cat", "course", "2026-05-22"));
            done(scenario, "convertReferral", "member: \"cat\", amount: 1000,");
            assertThat(money(scenario)).isEqualTo("ada 5.2 ben 4.0 ");
        }
    }

    @Test
    void anotherOrderThanTheOneThatWasPaidBackMeanwhileConverts() {
        Scenario scenario = Scenario.given(RING);
        done(scenario, "order", "key: \"1\", member: \"cat\", amount: 100");
        String input = "finding: \"" + finding(scenario, "RING", "").get("key").asText() + "\",";
        done(scenario, "confirmFinding", input);
        done(scenario, "order", "key: \"2\", member: \"cat\", amount: 10");
        done(scenario, "refund", "order: \"1\"");
        assertThat(money(scenario)).isEqualTo("ada 0.0 ben 0.0 ");
        done(scenario, "undoFinding", input);

        assertThat(states(scenario)).isEqualTo("ben PENDING cat CONVERTED dan PENDING ");
        assertThat(money(scenario)).isEqualTo("ada 0.3 ben 1.0 ");
        assertThat(booked(scenario))
                .isEqualTo(
                        "order:1/1 10.0 order:1/1/reversal -10.0 order:1/2 3.0 order:1/2/reversal -3.0 order:2/1 1.0 order:2/2 0.3 ");
    }

    @Test
    void whatConvertedBelowWhileItWasRevokedPaysThoseAbove() {
        // Eve, whom cat brought, and fay, whom she brought, are in no ring.
        String picture = RING
                + " CREATE (c)-[:REFERRED {state: 'PENDING', campaign: 'spring'}]->(e:Member {key: 'eve'})-[:REFERRED {state: 'PENDING', campaign: 'spring'}]->(:Member {key: 'fay'})";
        List<Scenario> both = List.of(Scenario.given(picture), Scenario.given(picture));
        for (Scenario scenario : both) {
            boolean revoked = scenario.equals(both.get(0));
            done(scenario, "updateCampaign", "campaign: \"spring\", rates: [10, 3, 1, 2],");
            done(scenario, "order", "key: \"0\", member: \"fay\", amount: 1000");
            String input =
                    "finding: \"" + finding(scenario, "RING", "").get("key").asText() + "\",";
            if (revoked) {
                done(scenario, "confirmFinding", input);
                // What was paid before to those above stays: they brought nobody wrongly by that.
                assertThat(money(scenario)).isEqualTo("ada 20.0 ben 10.0 cat 30.0 eve 100.0 ");
            }
            done(scenario, "refund", "order: \"0\"");
            done(scenario, "order", "key: \"1\", member: \"fay\", amount: 50");
            done(scenario, "order", "key: \"2\", member: \"eve\", amount: 100");
            done(scenario, "refund", "order: \"2\"");
            done(scenario, "convertReferral", "member: \"eve\", amount: 200,");
            if (revoked) {
                assertThat(money(scenario)).isEqualTo("ada 0.0 ben 0.0 cat 21.5 eve 5.0 ");
                done(scenario, "undoFinding", input);
                done(scenario, "undoFinding", input);
            }
            assertThat(money(scenario)).isEqualTo("ada 3.0 ben 6.5 cat 21.5 eve 5.0 ");
            done(scenario, "refund", "order: \"1\"");
            assertThat(money(scenario)).isEqualTo("ada 2.0 ben 6.0 cat 20.0 eve 0.0 ");
        }
        assertThat(money(both.get(0))).isEqualTo(money(both.get(1)));
    }

    @Test
    void undoingPaysNoMoreThanTheCapOfTheCampaignHasRoomFor() {
        Scenario scenario = Scenario.given(RING);
        done(scenario, "updateCampaign", "campaign: \"spring\", memberCap: 12,");
        done(scenario, "order", "key: \"1\", member: \"cat\", amount: 100");
        String input = "finding: \"" + finding(scenario, "RING", "").get("key").asText() + "\",";
        done(scenario, "confirmFinding", input);
        scenario.and(
                "MATCH (b:Member {key: 'ben', community: $v.community}) CREATE (b)-[:REFERRED {state: 'PENDING', campaign: 'spring'}]->(:Member {key: 'eve'})");
        done(scenario, "order", "key: \"2\", member: \"eve\", amount: 50");
        done(scenario, "undoFinding", input);

        // Ada is paid for eve, too, as she would have been.
        assertThat(money(scenario)).isEqualTo("ada 4.5 ben 12.0 ");
    }

    @Test
    void whatWasDismissedIsNotFoundAgainUntilItIsTakenBack() {
        Scenario scenario = Scenario.given(RING);
        String input = "finding: \"" + finding(scenario, "RING", "").get("key").asText() + "\",";
        done(scenario, "dismissFinding", input);
        done(scenario, "dismissFinding", input);
        assertThat(refusal(scenario, "confirmFinding", input)).isEqualTo("WRONG_STATE finding");
        assertThat(scan(scenario, "").at("/findings/nodes/0/state").asText()).isEqualTo("DISMISSED");
        assertThat(states(scenario)).isEqualTo("ben PENDING cat PENDING dan PENDING ");
        // What was decided stays, also where a scan does not find it.
        assertThat(scan(scenario, "ringMembers: 9,").get("removed").asInt()).isZero();

        done(scenario, "undoFinding", input);
        assertThat(scan(scenario, "rules: [STAR_BURST],").get("removed").asInt())
                .isZero();
        assertThat(scan(scenario, "ringMembers: 9,").get("removed").asInt()).isEqualTo(1);
        assertThat(scenario.when("{ referralFindings(rule: RING, community: $community) { totalCount } }")
                        .at("/referralFindings/totalCount")
                        .asInt())
                .isZero();
        for (String verb : List.of("confirmFinding", "dismissFinding", "undoFinding")) {
            assertThat(refusal(scenario, verb, input)).isEqualTo("NOT_FOUND finding");
        }
    }

    @Test
    void manyJoinsWithinMinutesAreABurst() {
        // Ten in nine minutes, a break of an hour, three; and as many on days whose minutes nobody knows.
        Scenario scenario = Scenario.given("""
                CREATE (a:Member {key: 'ada'}) WITH a
                UNWIND range(0, 9) + [70, 71, 72] AS i
                CREATE (a)-[:REFERRED {state: 'PENDING'}]->(:Member {key: 'm' + right('0' + i, 2), joinedAt: datetime('2026-05-01T12:00:00Z') + duration({minutes: i})})
                WITH DISTINCT a UNWIND range(0, 12) AS i
                CREATE (a)-[:REFERRED {state: 'PENDING', at: datetime('2026-05-02T00:00:00Z')}]->(:Member {key: 'd' + i})
                """);
        JsonNode burst = finding(scenario, "STAR_BURST", "");
        assertThat(members(burst))
                .containsExactly("ada", "m00", "m01", "m02", "m03", "m04", "m05", "m06", "m07", "m08", "m09");
        assertThat(burst.get("figures")).isEqualTo(json("""
                [{"name": "peak", "value": 10.0, "threshold": 10.0}, {"name": "joins", "value": 10.0, "threshold": null}, {"name": "minutes", "value": 9.0, "threshold": null}]
                """));
        assertThat(burst.get("score").asDouble()).isEqualTo(0.5);
        assertThat(burst.get("voids").asInt()).isEqualTo(10);
        assertThat(count(scenario, "STAR_BURST", "burstJoins: 11")).isZero();
        assertThat(count(scenario, "STAR_BURST", "burstMinutes: 8")).isZero();
        assertThat(count(scenario, "STAR_BURST", "burstJoins: 3, burstMinutes: 2"))
                .isEqualTo(2);
        JsonNode long_ = finding(scenario, "STAR_BURST", "burstJoins: 5, burstMinutes: 5");
        assertThat(long_.at("/figures/0/value").asInt()).isEqualTo(6);
        assertThat(long_.get("score").asDouble()).isCloseTo(1 - Math.pow(0.5, 1.2), within(1e-12));
        assertThat(long_.at("/figures/1/value").asInt()).isEqualTo(10);
    }

    @Test
    void accountsOfOneDeviceThatBroughtEachOtherAreFound() {
        // Ada brought ben and cat, who share a device with each other; ben brought dan, who has it, too; eve has it,
        // and nobody brought her.
        Scenario scenario = Scenario.given("""
                CREATE (a:Member {key: 'ada'}), (b:Member {key: 'ben'}), (c:Member {key: 'cat'}), (d:Member {key: 'dan'}), (:Member {key: 'eve'})
                CREATE (a)-[:REFERRED {state: 'PENDING'}]->(b)-[:REFERRED {state: 'PENDING'}]->(d), (a)-[:REFERRED {state: 'PENDING'}]->(c)
                """);
        for (String member : List.of("ben", "cat", "dan", "eve")) {
            done(
                    scenario,
                    "track",
                    "key: \"%1$s\", member: \"%1$s\", type: \"login\", fingerprints: [{kind: DEVICE, hash: \"%2$s\"}, {kind: ADDRESS, hash: \"%2$s\"}],"
                            .formatted(member, member.equals("dan") ? HASH : HASH.toUpperCase(java.util.Locale.ROOT)));
        }
        JsonNode shared = finding(scenario, "SHARED_FINGERPRINT", "");
        assertThat(members(shared)).containsExactly("ben", "cat", "dan");
        assertThat(shared.get("figures")).isEqualTo(json("""
                [{"name": "accounts", "value": 3.0, "threshold": 3.0}, {"name": "device", "value": 4.0, "threshold": null}]
                """));
        assertThat(shared.get("voids").asInt()).isEqualTo(3);
        assertThat(count(scenario, "SHARED_FINGERPRINT", "sharedAccounts: 4")).isZero();
        assertThat(members(finding(scenario, "SHARED_FINGERPRINT", "sharedAccounts: 4, sharedAddresses: 3")))
                .hasSize(3);
        assertThat(scenario.when("{ members(community: $community) { totalCount } }")
                        .at("/members/totalCount")
                        .asInt())
                .isEqualTo(5);
    }

    @Test
    void aSubtreeInWhichNobodyDoesAnythingIsFoundAtItsTop() {
        // Ben brought cat and she ten, none of whom ever did anything; two more are young. Dan, whom ada brought, too,
        // visits.
        Scenario scenario = Scenario.given("""
                CREATE (a:Member {key: 'ada'}), (b:Member {key: 'ben'}), (c:Member {key: 'cat'}), (d:Member {key: 'dan'})
                CREATE (a)-[:REFERRED {state: 'PENDING', at: datetime('2026-01-01T00:00:00Z')}]->(b)-[:REFERRED {state: 'PENDING', at: datetime('2026-01-02T00:00:00Z')}]->(c)
                CREATE (a)-[:REFERRED {state: 'PENDING', at: datetime('2026-01-02T00:00:00Z')}]->(d)
                CREATE (b)-[:DID]->(:Event {key: 'e1', type: 'visit', at: datetime('2026-02-01T00:00:00Z')})
                CREATE (d)-[:DID]->(:Event {key: 'e2', type: 'visit', at: datetime('2026-02-01T00:00:00Z')})
                WITH c UNWIND range(0, 11) AS i
                CREATE (c)-[:REFERRED {state: 'PENDING', at: datetime('2026-05-02T12:00:00Z') + duration({days: CASE WHEN i < 10 THEN -i ELSE i END})}]->(:Member {key: 'm' + i})
                """);
        JsonNode dead = finding(scenario, "DEAD_SUBTREE", "");
        assertThat(members(dead)).hasSize(14).startsWith("ben", "cat").doesNotContain("ada", "dan");
        assertThat(dead.get("figures")).isEqualTo(json("""
                [{"name": "deadMembers", "value": 11.0, "threshold": 10.0}, {"name": "below", "value": 13.0, "threshold": null}, {"name": "direct", "value": 1.0, "threshold": null}]
                """));
        assertThat(dead.get("voids").asInt()).isEqualTo(13);
        assertThat(count(scenario, "DEAD_SUBTREE", "deadMembers: 12")).isZero();
        assertThat(count(scenario, "DEAD_SUBTREE", "deadMembers: 12, deadDays: 10"))
                .isEqualTo(1);
        scenario.and(
                "MATCH (m:Member {key: 'm3', community: $v.community}) SET m.joinedAt = datetime('2026-04-01T00:00:00Z'), m.lastSeenAt = datetime('2026-04-03T00:00:00Z')");
        assertThat(count(scenario, "DEAD_SUBTREE", "")).isZero();
    }

    @Test
    void whereNobodyHasDoneAnythingNobodyIsDead() {
        Scenario scenario = Scenario.given(
                "CREATE (a:Member {key: 'ada'}) WITH a UNWIND range(0, 20) AS i CREATE (a)-[:REFERRED {state: 'PENDING'}]->(:Member {key: 'm' + i})");
        assertThat(count(scenario, "DEAD_SUBTREE", "")).isZero();
    }

    @Test
    void whoBroughtThemselfByAnotherAccountPaysBack() {
        Scenario scenario = Scenario.given(RING);
        done(scenario, "order", "key: \"1\", member: \"cat\", amount: 100");
        assertThat(count(scenario, "SELF_REFERRAL", "")).isZero();
        done(scenario, "mergeMembers", "survivor: \"ben\", absorbed: \"cat\", reason: \"the same\",");

        JsonNode self = finding(scenario, "SELF_REFERRAL", "");
        assertThat(members(self)).containsExactly("ben");
        assertThat(self.get("links"))
                .isEqualTo(json("[{\"from\": {\"key\": \"ben\"}, \"to\": {\"key\": \"ben\"}, \"kind\": \"DROPPED\"}]"));
        assertThat(self.get("figures")).isEqualTo(json("""
                [{"name": "referrals", "value": 1.0, "threshold": 1.0}, {"name": "conversions", "value": 1.0, "threshold": null}]
                """));
        assertThat(money(scenario)).isEqualTo("ada 3.0 ben 10.0 ");
        String input = "finding: \"" + self.get("key").asText() + "\",";
        done(scenario, "confirmFinding", input);
        assertThat(money(scenario)).isEqualTo("ada 0.0 ben 0.0 ");
        done(scenario, "undoFinding", input);
        assertThat(money(scenario)).isEqualTo("ada 3.0 ben 10.0 ");
    }

    @ParameterizedTest
    @CsvSource({
        "ringLength: 1, ringLength",
        "ringLength: 13, ringLength",
        "ringMembers: 1, ringMembers",
        "burstJoins: 1, burstJoins",
        "burstMinutes: 0, burstMinutes",
        "burstMinutes: 1441, burstMinutes",
        "sharedAccounts: 1, sharedAccounts",
        "sharedAddresses: 1, sharedAddresses",
        "deadMembers: 1, deadMembers",
        "deadMembers: null, deadMembers",
        "deadDays: -1, deadDays",
        "deadDays: 3651, deadDays"
    })
    void thresholdsHaveRanges(String threshold, String field) {
        assertThat(refusal(Scenario.given(), "scanReferrals", threshold + ",")).isEqualTo("OUT_OF_RANGE " + field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111111111111111",
                "ada@example.org",
                "",
                "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdeg"
            })
    void whatIsNoHashIsRefusedAndNothingIsWritten(String raw) {
        Scenario scenario = Scenario.given("CREATE (:Member {key: 'ada'})");
        String prints = " fingerprints: [{kind: PAYMENT, hash: \"" + raw + "\"}],";
        assertThat(refusal(scenario, "join", "key: \"ben\"," + prints)).isEqualTo("OUT_OF_RANGE fingerprints");
        assertThat(refusal(scenario, "order", "key: \"1\", member: \"ada\", amount: 1," + prints))
                .isEqualTo("OUT_OF_RANGE fingerprints");
        assertThat(refusal(scenario, "track", "key: \"1\", member: \"ada\", type: \"x\"," + prints))
                .isEqualTo("OUT_OF_RANGE fingerprints");
        assertThat(
                        scenario.when(
                                "{ members(community: $community) { totalCount } orders(community: $community) { totalCount } events(community: $community) { totalCount } }"))
                .isEqualTo(
                        json(
                                "{\"members\": {\"totalCount\": 1}, \"orders\": {\"totalCount\": 0}, \"events\": {\"totalCount\": 0}}"));
    }

    @Test
    void fingerprintsOfJoinsAndOrdersCountToo() {
        Scenario scenario = Scenario.given("CREATE (:Member {key: 'ada'})");
        String prints =
                " fingerprints: [{kind: PAYMENT, hash: \"" + HASH + "\"}, {kind: PAYMENT, hash: \"" + HASH + "\"}],";
        for (String member : List.of("ben", "cat", "dan")) {
            done(scenario, "join", "key: \"%s\", %s".formatted(member, member.equals("dan") ? "" : prints));
            done(scenario, "refer", "referrer: \"ada\", member: \"" + member + "\",");
        }
        assertThat(count(scenario, "SHARED_FINGERPRINT", "")).isZero();
        done(scenario, "order", "key: \"1\", member: \"dan\", amount: 1," + prints);
        assertThat(members(finding(scenario, "SHARED_FINGERPRINT", ""))).containsExactly("ben", "cat", "dan");
    }

    private static String event(String key, String member, String type, String day) {
        return "key: \"%s\", member: \"%s\", type: \"%s\", at: \"%sT00:00:00Z\"".formatted(key, member, type, day);
    }

    /** What is in the ledger, by key: each is two entries of its amount, from the campaign to the member, or back. */
    private static String booked(Scenario scenario) {
        List<String> booked = new ArrayList<>();
        scenario.when(
                        "{ ledger(community: $community) { nodes { key kind amount member { key } entries { account side amount } } } }")
                .at("/ledger/nodes")
                .forEach(one -> {
                    boolean paid = one.get("kind").asText().equals("REWARD");
                    assertThat(one.get("entries").findValuesAsText("side"))
                            .containsExactlyInAnyOrder("DEBIT", "CREDIT");
                    one.get("entries")
                            .forEach(entry -> assertThat(entry.get("amount")).isEqualTo(one.get("amount")));
                    booked.add(one.get("key").asText() + " " + (paid ? "" : "-")
                            + one.get("amount").asText() + " ");
                });
        return booked.stream().sorted().collect(Collectors.joining());
    }

    private static String money(Scenario scenario) {
        StringBuilder text = new StringBuilder();
        scenario.when("{ members(community: $community) { nodes { key rewards { balance } } } }")
                .at("/members/nodes")
                .forEach(member -> member.get("rewards")
                        .forEach(one -> text.append(member.get("key").asText() + " "
                                + one.get("balance").asText() + " ")));
        return text.toString();
    }

    private static String states(Scenario scenario) {
        StringBuilder text = new StringBuilder();
        scenario.when("{ members(community: $community) { nodes { key referral { state } } } }")
                .at("/members/nodes")
                .forEach(member -> text.append(
                        member.get("referral").isNull()
                                ? ""
                                : member.get("key").asText() + " "
                                        + member.at("/referral/state").asText() + " "));
        return text.toString();
    }
}

package io.guanxi.joint;

import static io.guanxi.testing.Scenario.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.guanxi.testing.Scenario;
import io.guanxi.testing.TestGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class MutationsTest {

    private static final String TWO = "CREATE (:Member {key: 'ada'}), (:Member {key: 'ben'})";

    @Test
    void whoJoinsIsThere() {
        var scenario = Scenario.given();

        var data = scenario.when("""
                mutation { join(input: {key: "ada", handle: "ada", displayName: "Ada", attributes: {plan: "pro", age: 36},
                    community: $community}) { member { key handle joinedAt attributes source } errors { code } } }
                """);

        assertThat(data.get("join")).isEqualTo(json("""
                                {"member": {"key": "ada", "handle": "ada", "joinedAt": "2026-06-01T12:00:00.000Z",
                                  "attributes": {"plan": "pro", "age": 36}, "source": null}, "errors": []}
                                """));
    }

    @Test
    void aKeyThatIsTakenIsRefusedAndNothingChanges() {
        var scenario = Scenario.given("CREATE (:Member {key: 'ada', handle: 'first'})");

        var data = scenario.when(
                "mutation { join(input: {key: \"ada\", handle: \"second\", community: $community}) { member { key } errors { code field } } }");

        assertThat(data.get("join"))
                .isEqualTo(json("{\"member\": null, \"errors\": [{\"code\": \"KEY_TAKEN\", \"field\": \"key\"}]}"));
        assertThat(scenario.when("{ member(key: \"ada\", community: $community) { handle } }")
                        .at("/member/handle")
                        .asText())
                .isEqualTo("first");
    }

    @Test
    void followingTwiceIsFollowingOnceAndUnfollowingEndsIt() {
        var scenario = Scenario.given(TWO);
        String follow =
                "mutation { follow(input: {from: \"ada\", to: \"ben\", community: $community}) { followed { followers { totalCount } } errors { code } } }";

        scenario.when(follow);
        assertThat(scenario.when(follow)
                        .at("/follow/followed/followers/totalCount")
                        .asInt())
                .isEqualTo(1);
        assertThat(scenario.when(follow.replace("follow(", "unfollow("))
                        .at("/unfollow/followed/followers/totalCount")
                        .asInt())
                .isZero();
        assertThat(scenario.when(follow.replace("\"ben\"", "\"ada\""))
                        .at("/follow/errors/0/code")
                        .asText())
                .isEqualTo("SELF_REFERENCE");
        assertThat(scenario.when(follow.replace("\"ben\"", "\"nobody\""))
                        .at("/follow/errors/0/code")
                        .asText())
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void aLaterRatingReplacesTheNewestOne() {
        var scenario = Scenario.given(TWO);
        String trust =
                "mutation { trust(input: {from: \"ada\", to: \"ben\", weight: %s, community: $community}) { trusted { trustedBy { edges { weight } } } errors { code } } }";

        scenario.when(trust.formatted("3"));

        assertThat(scenario.when(trust.formatted("-10")).get("trust"))
                .isEqualTo(json("{\"trusted\": {\"trustedBy\": {\"edges\": [{\"weight\": -10.0}]}}, \"errors\": []}"));
        assertThat(scenario.when(trust.formatted("10.5"))
                        .at("/trust/errors/0/code")
                        .asText())
                .isEqualTo("OUT_OF_RANGE");
    }

    @Test
    void aReplyIsPublishedReactedToAndShared() {
        var scenario = Scenario.given(TWO + ", (:Content {key: 'p'})");

        var data = scenario.when("""
                mutation {
                  publish(input: {author: "ada", key: "r", replyTo: "p", topics: ["moon", "mars"], derivedFrom: ["p"], body: "Yes",
                    community: $community}) { content { key kind origin author { key } replyTo { key } topics { name }
                      derivedFrom { key } } errors { code } }
                  react(input: {member: "ben", content: "r", kind: "like", community: $community}) {
                    content { reactionCounts { kind count anonymous } reactions { edges { kind at node { key } } } } }
                  share(input: {member: "ben", content: "r", from: "ada", community: $community}) {
                    content { shares { edges { from node { key } } } } }
                }
                """);

        assertThat(data.at("/publish/content")).isEqualTo(json("""
                                {"key": "r", "kind": "post", "origin": "UGC", "author": {"key": "ada"}, "replyTo": {"key": "p"},
                                 "topics": [{"name": "mars"}, {"name": "moon"}], "derivedFrom": [{"key": "p"}]}
                                """));
        assertThat(data.at("/react/content/reactionCounts"))
                .isEqualTo(json("[{\"kind\": \"like\", \"count\": 1, \"anonymous\": 0}]"));
        assertThat(data.at("/share/content/shares/edges"))
                .isEqualTo(json("[{\"from\": \"ada\", \"node\": {\"key\": \"ben\"}}]"));
    }

    @Test
    void aPublicationThatNamesSomethingUnknownLeavesNothingBehind() {
        var scenario = Scenario.given(TWO);
        String publish =
                "mutation { publish(input: {author: \"ada\", key: \"r\", %s, topics: [\"moon\"], community: $community}) { content { key } errors { code field } } }";

        for (String wrong : List.of("replyTo: \"nothing\"", "derivedFrom: [\"nothing\"]")) {
            assertThat(scenario.when(publish.formatted(wrong))
                            .at("/publish/errors/0/code")
                            .asText())
                    .isEqualTo("NOT_FOUND");
        }
        assertThat(TestGraph.run(
                        "MATCH (n) WHERE n.community = $v.community AND (n:Content OR n:Topic) RETURN n",
                        Map.of("community", scenario.community())))
                .isEmpty();
    }

    @Test
    void anOrderIsExactAndAnEventIsTakenOnce() {
        var scenario = Scenario.given(TWO);

        var data = scenario.when("""
                mutation {
                  order(input: {key: "o", member: "ada", amount: 1234567.8901, community: $community}) {
                    order { amount currency member { key } } errors { code } }
                  again: order(input: {key: "o", member: "ben", amount: 1, community: $community}) { order { key } errors { code } }
                  track(input: {key: "e", member: "ada", type: "login", properties: {device: "phone"}, community: $community}) {
                    event { type member { key } properties } }
                  once: track(input: {key: "e", member: "ben", type: "logout", community: $community}) {
                    event { type member { key } } }
                }
                """);

        assertThat(data.at("/order/order"))
                .isEqualTo(json("{\"amount\": 1234567.8901, \"currency\": \"EUR\", \"member\": {\"key\": \"ada\"}}"));
        assertThat(data.at("/again/errors/0/code").asText()).isEqualTo("KEY_TAKEN");
        assertThat(data.at("/once/event")).isEqualTo(json("{\"type\": \"login\", \"member\": {\"key\": \"ada\"}}"));
        assertThat(data.at("/track/event/properties")).isEqualTo(json("{\"device\": \"phone\"}"));
    }

    private static String refer(String referrer, String member) {
        return "mutation { refer(input: {referrer: \"%s\", member: \"%s\", community: $community}) { member { referral { referrer { key } state touches { effective } } } errors { code } } }"
                .formatted(referrer, member);
    }

    private static String code(JsonNode data) {
        return data.at("/refer/errors/0/code").asText();
    }

    @Test
    void aReferralIsMadeOnceAndNeverClosesACycle() {
        var scenario = Scenario.given("UNWIND ['a', 'b', 'c', 'd'] AS key CREATE (:Member {key: key})");

        assertThat(scenario.when(refer("a", "b")).at("/refer/member/referral"))
                .isEqualTo(
                        json(
                                "{\"referrer\": {\"key\": \"a\"}, \"state\": \"PENDING\", \"touches\": [{\"effective\": true}]}"));
        scenario.when(refer("b", "c"));
        assertThat(code(scenario.when(refer("a", "a")))).isEqualTo("SELF_REFERRAL");
        assertThat(code(scenario.when(refer("d", "c")))).isEqualTo("SECOND_REFERRER");
        assertThat(code(scenario.when(refer("c", "a")))).isEqualTo("REFERRAL_CYCLE");
        assertThat(code(scenario.when(refer("nobody", "d")))).isEqualTo("NOT_FOUND");

        var data = scenario.when("""
                { a: member(key: "a", community: $community) { downline { totalCount edges { depth node { key }
                    referral { referrer { key } } } } }
                  c: member(key: "c", community: $community) { upline { key } } }
                """);
        assertThat(data.at("/a/downline")).isEqualTo(json("""
                                {"totalCount": 2, "edges": [
                                  {"depth": 1, "node": {"key": "b"}, "referral": {"referrer": {"key": "a"}}},
                                  {"depth": 2, "node": {"key": "c"}, "referral": {"referrer": {"key": "b"}}}]}
                                """));
        assertThat(data.at("/c/upline")).isEqualTo(json("[{\"key\": \"b\"}, {\"key\": \"a\"}]"));
        assertThat(TestGraph.run(
                        "MATCH (t:Touch {community: $v.community}) RETURN count(t) AS touches",
                        Map.of("community", scenario.community())))
                .isEqualTo(List.of(Map.of("touches", 2L)));
    }

    @Test
    void referralsThatRaceNeverCloseACycleNorBringAMemberTwice() throws Exception {
        int members = 8;
        for (int round = 0; round < 12; round++) {
            var scenario = Scenario.given("UNWIND range(0, 7) AS i CREATE (:Member {key: 'm' + i})");
            List<Callable<JsonNode>> racing = new ArrayList<>();
            for (int i = 0; i < members; i++) {
                // Everybody refers the next: all but one can succeed. And the one after: at most one of the two can.
                String next = refer("m" + i, "m" + (i + 1) % members);
                String second = refer("m" + i, "m" + (i + 2) % members);
                racing.add(() -> scenario.when(next));
                racing.add(() -> scenario.when(second));
            }
            java.util.Collections.shuffle(racing, new java.util.Random(round));
            var threads = Executors.newFixedThreadPool(racing.size());
            List<String> codes = new ArrayList<>();
            for (var answer : threads.invokeAll(racing)) {
                codes.add(code(answer.get()));
            }
            threads.shutdown();

            var graph = TestGraph.run("""
                    MATCH (m:Member {community: $v.community})
                    RETURN sum(COUNT { (m)<-[:REFERRED]-() }) AS referrals, max(COUNT { (m)<-[:REFERRED]-() }) AS most,
                      sum(CASE WHEN EXISTS { (m)-[:REFERRED*1..8]->(m) } THEN 1 ELSE 0 END) AS cycles,
                      COUNT { (:Touch {community: $v.community}) } AS touches
                    """, Map.of("community", scenario.community()));
            long made = codes.stream().filter(String::isEmpty).count();
            assertThat(graph).isEqualTo(List.of(Map.of("referrals", made, "most", 1L, "cycles", 0L, "touches", made)));
            assertThat(codes).containsOnly("", "SECOND_REFERRER", "REFERRAL_CYCLE");
            assertThat(made).isEqualTo(members - 1L);
        }
    }

    @Test
    void aCommunityHasAZoneACurrencyAndAScaleThatExist() {
        var scenario = Scenario.given("CREATE (:Member {key: 'ada'})");
        for (var wrong : List.of(
                List.of("timeZone", "timeZone: \"Mars/Olympus\""),
                List.of("currency", "currency: \"EURO\""),
                List.of("trustScale", "trustScale: 0.0"),
                List.of("trustScale", "trustScale: -1.0"))) {
            assertThat(scenario.when("mutation { createCommunity(input: {key: \"nowhere\", " + wrong.get(1)
                            + "}) { community { key } errors { code field } } }"))
                    .isEqualTo(json(
                            "{\"createCommunity\": {\"community\": null, \"errors\": [{\"code\": \"OUT_OF_RANGE\", \"field\": \""
                                    + wrong.get(0) + "\"}]}}"));
        }
        assertThat(TestGraph.run("MATCH (c:Community {key: 'nowhere'}) RETURN c", Map.of()))
                .isEmpty();
        assertThat(scenario.when("""
                mutation { orderMany(input: {mode: ROW_BY_ROW, community: $community, rows: [
                  {key: "1", member: "ada", amount: 1, currency: "XYZ"}, {key: "2", member: "ada", amount: 1, currency: "JPY"}]}) { done refused } }
                """)).isEqualTo(json("{\"orderMany\": {\"done\": 1, \"refused\": 1}}"));
    }
}

package io.guanxi.joint;

import static io.guanxi.testing.Scenario.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.guanxi.testing.PlacesInLists;
import io.guanxi.testing.Scenario;
import io.guanxi.testing.TestGraph;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every verb that adds has one that takes back, which may be said twice. */
class TakingBackTest {

    private static final String TWO = "CREATE (:Member {key: 'ada'}), (:Member {key: 'ben'}), (:Content {key: 'p'})";

    private Scenario scenario = Scenario.given();

    private void given(String picture) {
        scenario = Scenario.given(picture);
    }

    /** What {@code verb(input: {...}) {...}} gives; the community is added. */
    private JsonNode when(String verb, String input, String selection) {
        return scenario.when("mutation { it: " + verb + "(input: {" + input + ", community: $community}) { " + selection
                        + " errors { code field } } }")
                .get("it");
    }

    private void done(String verb, String input) {
        assertThat(when(verb, input, "").at("/errors")).as(verb + " " + input).isEmpty();
    }

    private void refused(String verb, String input, String code) {
        assertThat(when(verb, input, "").at("/errors/0/code").asText())
                .as(verb + " " + input)
                .isEqualTo(code);
    }

    private long count(String pattern) {
        return (Long)
                TestGraph.run("MATCH " + pattern + " RETURN count(*) AS n", Map.of("community", scenario.community()))
                        .get(0)
                        .get("n");
    }

    @Test
    void whoLeavesKeepsTheirTiesAndCanComeBack() {
        given(
                "CREATE (:Member {key: 'ada', handle: 'ada', joinedAt: datetime('2026-01-01T00:00:00Z')})-[:FOLLOWS]->(:Member {key: 'ben'})");

        JsonNode left = when("leave", "member: \"ada\"", "member { leftAt version following { totalCount } }");
        done("leave", "member: \"ada\", at: \"2026-07-01T00:00:00Z\"");

        assertThat(left.get("member"))
                .isEqualTo(
                        json(
                                "{\"leftAt\": \"2026-06-01T12:00:00.000Z\", \"version\": 2, \"following\": {\"totalCount\": 1}}"));
        assertThat(when(
                                "join",
                                "key: \"ada\", source: \"event\", attributes: {plan: \"pro\"}",
                                "member { leftAt joinedAt handle source attributes version following { totalCount } }")
                        .get("member"))
                .isEqualTo(json("""
                        {"leftAt": null, "joinedAt": "2026-01-01T00:00:00.000Z", "handle": "ada", "source": "event",
                         "attributes": {"plan": "pro"}, "version": 3, "following": {"totalCount": 1}}
                        """));
        refused("join", "key: \"ada\"", "KEY_TAKEN");
        refused("leave", "member: \"nobody\"", "NOT_FOUND");
    }

    @Test
    void allRatingsOfAPairAreTakenBack() {
        given(
                "CREATE (a:Member {key: 'ada'})-[:TRUSTS {weight: 1.0, key: 'x'}]->(b:Member {key: 'ben'}), (a)-[:TRUSTS {weight: 2.0, key: 'y'}]->(b), (b)-[:TRUSTS {weight: 3.0, key: 'z'}]->(a)");
        done("trust", "from: \"ada\", to: \"ben\", weight: 4");

        assertThat(when(
                                "untrust",
                                "from: \"ada\", to: \"ben\"",
                                "trusted { trustedBy { totalCount } trusts { totalCount } }")
                        .get("trusted"))
                .isEqualTo(json("{\"trustedBy\": {\"totalCount\": 0}, \"trusts\": {\"totalCount\": 1}}"));
        done("untrust", "from: \"ada\", to: \"ben\"");
        refused("untrust", "from: \"ada\", to: \"ada\"", "SELF_REFERENCE");
    }

    @Test
    void reactionsAndSharesAreTakenBackAndCountsAreRight() {
        given(TWO + ", (c:Content {key: 'q'})-[:COUNTED]->(:ReactionCount {kind: 'like', count: 4})");
        for (String kind : new String[] {"like", "love", "wow"}) {
            done("react", "member: \"ada\", content: \"q\", kind: \"" + kind + "\"");
        }
        done("react", "member: \"ben\", content: \"q\", kind: \"like\"");
        done("share", "member: \"ada\", content: \"q\"");
        done("share", "member: \"ada\", content: \"q\"");
        String counts = "content { reactionCounts { kind count anonymous } shares { totalCount } }";

        assertThat(when("unreact", "member: \"ada\", content: \"q\", kind: \"like\"", counts)
                        .at("/content/reactionCounts"))
                .isEqualTo(json("""
                        [{"kind": "like", "count": 5, "anonymous": 4}, {"kind": "love", "count": 1, "anonymous": 0},
                         {"kind": "wow", "count": 1, "anonymous": 0}]
                        """));
        assertThat(when("unreact", "member: \"ada\", content: \"q\"", counts).at("/content/reactionCounts"))
                .isEqualTo(json("[{\"kind\": \"like\", \"count\": 5, \"anonymous\": 4}]"));
        done("unreact", "member: \"ada\", content: \"q\"");
        assertThat(when("unshare", "member: \"ada\", content: \"q\"", counts)
                        .at("/content/shares/totalCount")
                        .asInt())
                .isZero();
        done("unshare", "member: \"ada\", content: \"q\"");
        refused("unreact", "member: \"ada\", content: \"nothing\"", "NOT_FOUND");
        refused("unshare", "member: \"nobody\", content: \"q\"", "NOT_FOUND");
    }

    @Test
    void whatIsUnpublishedIsGoneAndRepliesStay() {
        given(TWO);
        done("publish", "author: \"ada\", key: \"a\", topics: [\"moon\"]");
        done("publish", "author: \"ben\", key: \"b\", replyTo: \"a\", derivedFrom: [\"a\"]");
        done("react", "member: \"ben\", content: \"a\", kind: \"like\"");
        done("share", "member: \"ben\", content: \"a\"");
        scenario.and(
                "MATCH (c:Content {community: $v.community, key: 'a'}) CREATE (c)-[:COUNTED]->(:ReactionCount {kind: 'like', count: 987654})");

        assertThat(when("unpublish", "content: \"a\"", "author { key contents { totalCount } }")
                        .get("author"))
                .isEqualTo(json("{\"key\": \"ada\", \"contents\": {\"totalCount\": 0}}"));

        assertThat(when("unpublish", "content: \"a\"", "author { key }").get("author"))
                .isEqualTo(json("null"));
        assertThat(count("(:Member {community: $v.community})-[r:REACTED|SHARED]->()"))
                .isZero();
        assertThat(count("(c:ReactionCount {count: 987654})")).isZero();
        assertThat(scenario.when(
                                "{ content(key: \"b\", community: $community) { replyTo { key } derivedFrom { key } } }")
                        .get("content"))
                .isEqualTo(json("{\"replyTo\": null, \"derivedFrom\": []}"));
        done("publish", "author: \"ada\", key: \"a\"");
    }

    @Test
    void anOrderIsRefundedOnceAndAnEventIsTakenBack() {
        given(TWO);
        done("order", "key: \"o\", member: \"ada\", amount: 5, status: \"paid\"");
        done("track", "key: \"e\", member: \"ada\", type: \"login\", content: \"p\"");

        assertThat(when("refund", "order: \"o\", at: \"2026-05-31T00:00:00Z\"", "order { status refundedAt amount }")
                        .get("order"))
                .isEqualTo(json(
                        "{\"status\": \"refunded\", \"refundedAt\": \"2026-05-31T00:00:00.000Z\", \"amount\": 5.00}"));
        assertThat(when("refund", "order: \"o\"", "order { refundedAt }")
                        .at("/order/refundedAt")
                        .asText())
                .isEqualTo("2026-05-31T00:00:00.000Z");
        refused("refund", "order: \"nothing\"", "NOT_FOUND");

        assertThat(when("untrack", "event: \"e\"", "member { key events { totalCount } }")
                        .get("member"))
                .isEqualTo(json("{\"key\": \"ada\", \"events\": {\"totalCount\": 0}}"));
        assertThat(when("untrack", "event: \"e\"", "member { key }").get("member"))
                .isEqualTo(json("null"));
    }

    @Test
    void aReferralThatIsVoidedStaysKnownWithItsFirstReason() {
        given(TWO);
        done("refer", "referrer: \"ada\", member: \"ben\"");

        assertThat(when(
                        "voidReferral",
                        "member: \"ben\", reason: \"bought\"",
                        "referrer { key } member { referral { state voidedAt voidReason referrer { key } } }"))
                .isEqualTo(json("""
                        {"referrer": {"key": "ada"}, "member": {"referral": {"state": "VOIDED", "voidedAt": "2026-06-01T12:00:00.000Z",
                         "voidReason": "bought", "referrer": {"key": "ada"}}}, "errors": []}
                        """));
        assertThat(when("voidReferral", "member: \"ben\", reason: \"other\"", "member { referral { voidReason } }")
                        .at("/member/referral/voidReason")
                        .asText())
                .isEqualTo("bought");
        refused("voidReferral", "member: \"ada\"", "NOT_FOUND");
        refused("refer", "referrer: \"ada\", member: \"ben\"", "SECOND_REFERRER");
    }

    @Test
    void aBlockEndsFollowsAndForbidsWhatWouldTouchTheOther() {
        given(
                "CREATE (a:Member {key: 'ada'})-[:FOLLOWS]->(b:Member {key: 'ben'}), (b)-[:FOLLOWS]->(a), (b)-[:FOLLOWS]->(c:Member {key: 'cat'}),"
                        + " (a)-[:AUTHORED]->(:Content {key: 'of-ada'}), (b)-[:AUTHORED]->(:Content {key: 'of-ben'})");

        assertThat(
                        when(
                                "block",
                                "from: \"ada\", to: \"ben\"",
                                "blocker { blocks { edges { at node { key } } } blockedBy { totalCount } } blocked { blockedBy { nodes { key } } following { nodes { key } } }"))
                .isEqualTo(json("""
                        {"blocker": {"blocks": {"edges": [{"at": "2026-06-01T12:00:00.000Z", "node": {"key": "ben"}}]}, "blockedBy": {"totalCount": 0}},
                         "blocked": {"blockedBy": {"nodes": [{"key": "ada"}]}, "following": {"nodes": [{"key": "cat"}]}}, "errors": []}
                        """));
        done("block", "from: \"ada\", to: \"ben\"");
        assertThat(count("(:Member {community: $v.community})-[:BLOCKS]->()")).isEqualTo(1);
        assertThat(PlacesInLists.areRight(TestGraph.graph(), scenario.community()))
                .isEqualTo(2);
        for (String[] pair : new String[][] {{"ada", "ben"}, {"ben", "ada"}}) {
            String one = pair[0];
            String other = pair[1];
            refused("follow", "from: \"%s\", to: \"%s\"".formatted(one, other), "BLOCKED");
            refused("react", "member: \"%s\", content: \"of-%s\", kind: \"like\"".formatted(one, other), "BLOCKED");
            refused("share", "member: \"%s\", content: \"of-%s\"".formatted(one, other), "BLOCKED");
            refused("publish", "author: \"%s\", replyTo: \"of-%s\"".formatted(one, other), "BLOCKED");
            refused("refer", "referrer: \"%s\", member: \"%s\"".formatted(one, other), "BLOCKED");
            done("trust", "from: \"%s\", to: \"%s\", weight: -1".formatted(one, other));
            done("react", "member: \"%s\", content: \"of-%s\", kind: \"like\"".formatted(one, one));
            done("unfollow", "from: \"%s\", to: \"%s\"".formatted(one, other));
            done("follow", "from: \"cat\", to: \"%s\"".formatted(one));
        }
        refused("block", "from: \"ada\", to: \"ada\"", "SELF_REFERENCE");
        refused("block", "from: \"ada\", to: \"nobody\"", "NOT_FOUND");

        done("unblock", "from: \"ben\", to: \"ada\"");
        refused("follow", "from: \"ada\", to: \"ben\"", "BLOCKED");
        done("unblock", "from: \"ada\", to: \"ben\"");
        done("unblock", "from: \"ada\", to: \"ben\"");
        done("follow", "from: \"ada\", to: \"ben\"");
        assertThat(count("(:Member {community: $v.community})-[:FOLLOWS]->()")).isEqualTo(4);
    }

    @Test
    void takingBackLeavesTheLongestListsWithoutAHole() {
        given("CREATE (:Content {key: 'p'}) WITH 1 AS x UNWIND range(1, 60) AS i CREATE (:Member {key: 'm' + i})");
        StringBuilder all = new StringBuilder("mutation { ");
        for (int i = 1; i <= 40; i++) {
            all.append(
                    "f%1$d: react(input: {member: \"m%1$d\", content: \"p\", kind: \"like\", community: $community}) { errors { code } } "
                            .formatted(i));
        }
        scenario.when(all.append("}").toString());
        for (int i = 1; i <= 40; i += 3) {
            done("unreact", "member: \"m" + i + "\", content: \"p\"");
        }

        JsonNode content = scenario.when(
                        "{ content(key: \"p\", community: $community) { reactionCounts { count } reactions(first: 100) { totalCount nodes { key } } } }")
                .get("content");
        assertThat(content.at("/reactionCounts/0/count").asInt()).isEqualTo(26);
        assertThat(content.at("/reactions/totalCount").asInt()).isEqualTo(26);
        assertThat(content.at("/reactions/nodes")).hasSize(26);
    }
}

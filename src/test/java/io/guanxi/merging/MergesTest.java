package io.guanxi.merging;

import static io.guanxi.testing.Scenario.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.guanxi.testing.Scenario;
import io.guanxi.testing.TestGraph;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two members become one, and what cannot be one member's is kept in the record. */
class MergesTest {

    private static final String KEPT = "merge { moved kept { type member other outgoing reason } }";

    private Scenario scenario = Scenario.given();

    private void given(String picture) {
        scenario = Scenario.given(picture);
    }

    private JsonNode when(String verb, String input, String selection) {
        return scenario.when("mutation { it: " + verb + "(input: {" + input + ", community: $community}) { " + selection
                        + " errors { code field message } } }")
                .get("it");
    }

    private JsonNode merged(String absorbed, String survivor, String selection) {
        JsonNode answer = when(
                "mergeMembers",
                "absorbed: \"" + absorbed + "\", survivor: \"" + survivor + "\", reason: \"same person\"",
                selection);
        assertThat(answer.get("errors")).isEmpty();
        return answer;
    }

    private JsonNode unmerged(String absorbed, String selection) {
        JsonNode answer = when("unmergeMembers", "absorbed: \"" + absorbed + "\"", selection);
        assertThat(answer.get("errors")).isEmpty();
        return answer;
    }

    private void done(String verb, String input) {
        assertThat(when(verb, input, "").get("errors")).as(verb + " " + input).isEmpty();
    }

    private void refused(String verb, String input, String code, String message) {
        JsonNode error = when(verb, input, "").at("/errors/0");
        assertThat(error.path("code").asText()).as(verb + " " + input).isEqualTo(code);
        assertThat(error.path("message").asText()).contains(message);
    }

    private JsonNode member(String key, String selection) {
        return scenario.when("{ it: member(key: \"" + key + "\", community: $community) { " + selection + " } }")
                .get("it");
    }

    private List<String> ties(String type) {
        return TestGraph.run(
                        "MATCH (a:Member {community: $v.community})-[r:" + type
                                + "]->(b) RETURN a.key + '>' + coalesce(b.key, b.name) AS tie ORDER BY tie",
                        Map.of("community", scenario.community()))
                .stream()
                .map(row -> String.valueOf(row.get("tie")))
                .toList();
    }

    @Test
    void whatOneMadeAndDidIsTheSurvivors() {
        given("""
                CREATE (a:Member {key: 'a', handle: 'ann', region: 'DE', joinedAt: datetime('2025-01-01T00:00:00Z'), `attributes.plan`: 'pro'}),
                  (b:Member {key: 'b', region: 'AT', joinedAt: datetime('2026-01-01T00:00:00Z'), version: 3}),
                  (a)-[:AUTHORED]->(:Content {key: 'p'}), (a)-[:DID]->(:Event {key: 'e', type: 'visit', at: datetime('2026-01-01T00:00:00Z')}),
                  (:Member {key: 'c'})-[:FOLLOWS {at: datetime('2026-02-01T00:00:00Z')}]->(a)""");

        JsonNode answer = merged("a", "b", """
                survivor { key handle region joinedAt attributes version contents { nodes { key } } events { nodes { key member { key } } }
                  followers { totalCount edges { at node { key following { nodes { key } } } } } }
                merge { key reason undoneAt moved kept { type } survivor { key } }""");

        assertThat(answer.get("survivor")).isEqualTo(json("""
                {"key": "b", "handle": "ann", "region": "AT", "joinedAt": "2025-01-01T00:00:00.000Z", "attributes": {"plan": "pro"}, "version": 4,
                 "contents": {"nodes": [{"key": "p"}]}, "events": {"nodes": [{"key": "e", "member": {"key": "b"}}]},
                 "followers": {"totalCount": 1, "edges": [{"at": "2026-02-01T00:00:00.000Z",
                   "node": {"key": "c", "following": {"nodes": [{"key": "b"}]}}}]}}
                """));
        assertThat(answer.get("merge")).isEqualTo(json("""
                {"key": "a", "reason": "same person", "undoneAt": null, "moved": 3, "kept": [], "survivor": {"key": "b"}}"""));
        assertThat(member("b", "merges { key }").at("/merges/0/key").asText()).isEqualTo("a");
    }

    @Test
    void theOldKeyStandsForTheSurvivorOverSeveralMergesToo() {
        given(
                "CREATE (:Member {key: 'a'}), (:Member {key: 'b'}), (:Member {key: 'c'}), (:Member {key: 'd'}), (:Content {key: 'p'})");
        merged("a", "b", "");
        merged("b", "c", "");

        assertThat(member("a", "key").get("key").asText()).isEqualTo("c");
        assertThat(member("b", "key").get("key").asText()).isEqualTo("c");
        assertThat(member("nobody", "key").isNull()).isTrue();
        assertThat(when("follow", "from: \"a\", to: \"d\"", "follower { key }")
                        .at("/follower/key")
                        .asText())
                .isEqualTo("c");
        done("follow", "from: \"d\", to: \"b\"");
        done("react", "member: \"a\", content: \"p\", kind: \"like\"");
        done("updateMember", "member: \"b\", handle: \"cee\"");
        assertThat(ties("FOLLOWS")).containsExactly("c>d", "d>c");
        assertThat(ties("REACTED")).containsExactly("c>p");
        assertThat(member("c", "handle").get("handle").asText()).isEqualTo("cee");
        refused("join", "key: \"a\"", "KEY_TAKEN", "a");
        refused("follow", "from: \"a\", to: \"c\"", "SELF_REFERENCE", "");
        refused("follow", "from: \"a\", to: \"nobody\"", "NOT_FOUND", "nobody");
        refused("mergeMembers", "absorbed: \"a\", survivor: \"c\", reason: \"\"", "SELF_REFERENCE", "");
        JsonNode many = when(
                "updateMemberMany",
                "rows: [{member: \"a\", ifVersion: 3, handle: \"x\"}, {member: \"c\", ifVersion: 3, handle: \"y\"}], mode: ROW_BY_ROW",
                "done refused");
        assertThat(many.get("done").asInt()).as(many.toString()).isEqualTo(1);
    }

    @Test
    void whatCollidesIsKeptInTheRecord() {
        given("""
                CREATE (a:Member {key: 'a'}), (b:Member {key: 'b'}), (c:Member {key: 'c'}), (t:Topic {name: 'tea'}),
                  (a)-[:FOLLOWS]->(b), (b)-[:TRUSTS {weight: 1.0, key: 'x'}]->(a), (a)-[:FOLLOWS]->(c), (b)-[:FOLLOWS]->(c),
                  (a)-[:INTERESTED_IN {weight: 1.0}]->(t), (b)-[:INTERESTED_IN {weight: 2.0}]->(t)""");

        JsonNode kept = merged("a", "b", KEPT).at("/merge/kept");

        assertThat(kept).containsExactlyInAnyOrderElementsOf(json("""
                [{"type": "FOLLOWS", "member": "a", "other": "b", "outgoing": true, "reason": "SELF"},
                 {"type": "TRUSTS", "member": "a", "other": "b", "outgoing": false, "reason": "SELF"},
                 {"type": "FOLLOWS", "member": "a", "other": "c", "outgoing": true, "reason": "COLLISION"},
                 {"type": "INTERESTED_IN", "member": "a", "other": "tea", "outgoing": true, "reason": "COLLISION"}]"""));
        assertThat(ties("FOLLOWS")).containsExactly("b>c");

        assertThat(
                        unmerged(
                                "a",
                                "survivor { key } restored { key trustedBy { nodes { key } } } merge { undoneAt kept { type } }"))
                .isEqualTo(json("""
                {"survivor": {"key": "b"}, "restored": {"key": "a", "trustedBy": {"nodes": [{"key": "b"}]}},
                 "merge": {"undoneAt": "2026-06-01T12:00:00.000Z", "kept": []}, "errors": []}"""));
        assertThat(ties("FOLLOWS")).containsExactly("a>b", "a>c", "b>c");
    }

    @Test
    void aBlockOfTheOneEndsFollowsOfTheOther() {
        given("""
                CREATE (a:Member {key: 'a'}), (b:Member {key: 'b'}), (c:Member {key: 'c'}), (d:Member {key: 'd'}),
                  (a)-[:BLOCKS]->(c), (b)-[:FOLLOWS]->(c), (d)-[:BLOCKS]->(b), (a)-[:FOLLOWS]->(d)""");

        JsonNode kept = merged("a", "b", KEPT).at("/merge/kept");

        assertThat(kept).containsExactlyInAnyOrderElementsOf(json("""
                [{"type": "FOLLOWS", "member": "b", "other": "c", "outgoing": true, "reason": "BLOCKED"},
                 {"type": "FOLLOWS", "member": "a", "other": "d", "outgoing": true, "reason": "BLOCKED"}]"""));
        assertThat(ties("FOLLOWS")).isEmpty();
        assertThat(ties("BLOCKS")).containsExactly("b>c", "d>b");
        unmerged("a", "");
        assertThat(ties("FOLLOWS")).containsExactly("a>d", "b>c");
        assertThat(ties("BLOCKS")).containsExactly("a>c", "d>b");
    }

    @Test
    void oneOfTwoReferrersStaysAndNobodyIsBroughtByWhomTheyBrought() {
        given("""
                CREATE (a:Member {key: 'a'}), (b:Member {key: 'b'}), (r:Member {key: 'r'}), (s:Member {key: 's'}), (x:Member {key: 'x'}),
                  (y:Member {key: 'y'}), (r)-[:REFERRED {state: 'PENDING'}]->(a), (x)-[:REFERRED {state: 'PENDING'}]->(b),
                  (a)-[:REFERRED {state: 'PENDING'}]->(x), (a)-[:REFERRED {state: 'PENDING'}]->(y),
                  (a)-[:MADE]->(:Touch {key: 't', effective: true})-[:REACHED]->(x)""");

        JsonNode answer =
                merged("a", "b", KEPT + " survivor { referral { referrer { key } } downline { nodes { key } } }");

        assertThat(answer.at("/merge/kept")).containsExactlyInAnyOrderElementsOf(json("""
                [{"type": "REFERRED", "member": "a", "other": "r", "outgoing": false, "reason": "SECOND_REFERRER"},
                 {"type": "REFERRED", "member": "a", "other": "x", "outgoing": true, "reason": "CYCLE"}]"""));
        assertThat(answer.get("survivor"))
                .isEqualTo(
                        json(
                                "{\"referral\": {\"referrer\": {\"key\": \"x\"}}, \"downline\": {\"nodes\": [{\"key\": \"y\"}]}}"));
        assertThat(TestGraph.run(
                        "MATCH (m)-[:MADE]->(t:Touch {community: $v.community}) RETURN m.key + t.reason + t.effective AS t",
                        Map.of("community", scenario.community())))
                .isEqualTo(List.of(Map.of("t", "bCYCLEfalse")));

        // Who was brought by nobody any more is brought by somebody else: that stays.
        done("refer", "referrer: \"r\", member: \"x\"");
        assertThat(unmerged("a", KEPT).at("/merge/kept")).isEqualTo(json("""
                [{"type": "REFERRED", "member": "a", "other": "x", "outgoing": true, "reason": "SUPERSEDED"}]"""));
        assertThat(ties("REFERRED")).containsExactly("a>y", "r>a", "r>x", "x>b");
    }

    @Test
    void whatWasWrittenSinceStaysWithTheSurvivor() {
        given("""
                CREATE (a:Member {key: 'a', handle: 'ann', region: 'DE'}), (b:Member {key: 'b'}), (c:Member {key: 'c'}),
                  (a)-[:TRUSTS {weight: 1.0, key: 'x'}]->(c), (a)-[:AUTHORED]->(:Content {key: 'p'}), (a)-[:AUTHORED]->(:Content {key: 'q'}),
                  (c)-[:FOLLOWS]->(a)""");
        merged("a", "b", "");

        done("trust", "from: \"a\", to: \"c\", weight: 5");
        done("unpublish", "content: \"q\"");
        done("publish", "author: \"a\", key: \"new\"");
        done("updateMember", "member: \"b\", region: \"AT\"");
        done("unfollow", "from: \"c\", to: \"b\"");
        unmerged("a", "");

        String fields = "handle region trusts { edges { weight } } contents { nodes { key } } followers { totalCount }";
        assertThat(member("a", fields)).isEqualTo(json("""
                {"handle": "ann", "region": "DE", "trusts": {"edges": [{"weight": 1.0}]}, "contents": {"nodes": [{"key": "p"}]},
                 "followers": {"totalCount": 1}}"""));
        assertThat(member("b", fields)).isEqualTo(json("""
                {"handle": null, "region": "AT", "trusts": {"edges": [{"weight": 5.0}]}, "contents": {"nodes": [{"key": "new"}]},
                 "followers": {"totalCount": 0}}"""));
    }

    @Test
    void theLastInIsTheFirstOut() {
        given(
                "CREATE (a:Member {key: 'a'})-[:FOLLOWS]->(:Member {key: 'e'}), (:Member {key: 'b'}), (:Member {key: 'c'}), (:Member {key: 'd'})");
        merged("a", "b", "");
        merged("c", "b", "");
        refused("unmergeMembers", "absorbed: \"a\"", "MERGED_SINCE", "c was merged later");
        merged("b", "d", "");
        refused("unmergeMembers", "absorbed: \"c\"", "MERGED_SINCE", "b was merged later");
        merged("e", "d", "");
        refused("unmergeMembers", "absorbed: \"b\"", "MERGED_SINCE", "e was merged later");
        refused("unmergeMembers", "absorbed: \"d\"", "NOT_FOUND", "d");
        refused("mergeMembers", "absorbed: \"nobody\", survivor: \"d\", reason: \"\"", "NOT_FOUND", "nobody");
        for (String key : List.of("e", "b", "c", "a")) {
            unmerged(key, "");
        }
        assertThat(ties("FOLLOWS")).containsExactly("a>e");
        merged("a", "b", "");
        assertThat(member("b", "merges { key undoneAt }").get("merges")).hasSize(3);
    }

    @Test
    void aRankingHasNoRowOfWhoWasMergedAwayUntilTheyAreThereAgain() {
        given("CREATE (:Member {key: 'a'})-[:FOLLOWS]->(:Member {key: 'b'})-[:FOLLOWS]->(:Member {key: 'c'})");
        new io.guanxi.analysis.Influence(TestGraph.graph(), java.time.Duration.ofMinutes(1))
                .compute(scenario.community(), null, io.guanxi.testing.TestServer.NOW);
        String ranking = "{ ranking(community: $community) { edges { node { key influence { rank } } } } }";
        JsonNode before = scenario.when(ranking);
        merged("a", "b", "");
        assertThat(scenario.when(ranking).at("/ranking/edges")).hasSize(2);
        unmerged("a", "");
        assertThat(scenario.when(ranking)).isEqualTo(before);
    }
}

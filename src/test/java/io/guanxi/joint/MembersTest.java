package io.guanxi.joint;

import static io.guanxi.testing.Scenario.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.testing.Scenario;
import org.junit.jupiter.api.Test;

class MembersTest {

    @Test
    void followersComeNewestFirstAndThoseWithoutADateLast() {
        var scenario = Scenario.given("""
                CREATE (ada:Member {key: 'ada'})
                CREATE (:Member {key: 'ben'})-[:FOLLOWS {at: datetime('2026-01-01T00:00:00Z')}]->(ada)
                CREATE (:Member {key: 'cat'})-[:FOLLOWS {at: datetime('2026-03-01T00:00:00Z')}]->(ada)
                CREATE (:Member {key: 'dan'})-[:FOLLOWS]->(ada)
                CREATE (:Member {key: 'eve'})-[:FOLLOWS {at: datetime('2026-01-01T00:00:00Z')}]->(ada)
                """);

        var data = scenario.when("""
                { member(key: "ada", community: $community) {
                    followers { totalCount edges { at node { key } } }
                } }
                """);

        assertThat(data.at("/member/followers")).isEqualTo(json("""
                                {"totalCount": 4, "edges": [
                                  {"at": "2026-03-01T00:00:00.000Z", "node": {"key": "cat"}},
                                  {"at": "2026-01-01T00:00:00.000Z", "node": {"key": "ben"}},
                                  {"at": "2026-01-01T00:00:00.000Z", "node": {"key": "eve"}},
                                  {"at": null, "node": {"key": "dan"}}]}
                                """));
    }

    @Test
    void walkingForwardSeesEveryFollowerOnce() {
        var scenario = Scenario.given("""
                CREATE (ada:Member {key: 'ada'})
                WITH ada
                UNWIND range(1, 25) AS i
                CREATE (:Member {key: 'm' + right('0' + i, 2)})
                  -[:FOLLOWS {at: CASE WHEN i % 4 = 0 THEN null ELSE datetime({year: 2020 + i % 3}) END}]->(ada)
                """);
        var seen = new java.util.ArrayList<String>();
        String after = null;
        do {
            var page = scenario.ask("""
                            query($community: String, $after: String) {
                              member(key: "ada", community: $community) {
                                followers(first: 4, after: $after) {
                                  nodes { key } pageInfo { hasNextPage hasPreviousPage endCursor }
                              } } }
                            """, after == null ? java.util.Map.of() : java.util.Map.of("after", after))
                    .body()
                    .at("/data/member/followers");
            page.get("nodes").forEach(node -> seen.add(node.get("key").asText()));
            assertThat(page.at("/pageInfo/hasPreviousPage").asBoolean()).isEqualTo(after != null);
            after = page.at("/pageInfo/hasNextPage").asBoolean()
                    ? page.at("/pageInfo/endCursor").asText()
                    : null;
        } while (after != null);

        assertThat(seen).hasSize(25).doesNotHaveDuplicates();
    }

    @Test
    void anAliasAFragmentAndTheSameFieldTwiceAreAnsweredEach() {
        var scenario = Scenario.given("""
                CREATE (ada:Member {key: 'ada', handle: 'lovelace'})
                CREATE (ada)-[:FOLLOWS]->(:Member {key: 'ben'}), (ada)-[:FOLLOWS]->(:Member {key: 'cat'})
                """);

        var data = scenario.when("""
                { it: member(handle: "lovelace", community: $community) {
                    __typename
                    one: following(first: 1) { ...keys }
                    two: following(first: 2) { ...keys }
                    ... on Node { id }
                    name: handle
                } none: member(key: "nobody", community: $community) { key } }
                """.replace("...keys", "edges { n: node { k: key } } nodes { key } totalCount"));

        assertThat(data.at("/it/__typename").asText()).isEqualTo("Member");
        assertThat(data.at("/it/one/edges").size()).isEqualTo(1);
        assertThat(data.at("/it/two/edges/1/n/k").asText()).isEqualTo("cat");
        assertThat(data.at("/it/two/nodes/0/key").asText()).isEqualTo("ben");
        assertThat(data.at("/it/one/totalCount").asInt()).isEqualTo(2);
        assertThat(data.at("/it/name").asText()).isEqualTo("lovelace");
        assertThat(data.at("/it/id").asText()).isNotEmpty();
        assertThat(data.get("none").isNull()).isTrue();
    }

    @Test
    void aNodeIsFoundAgainByItsId() {
        var scenario =
                Scenario.given("CREATE (:Member {key: 'ada', displayName: 'Ada'})-[:AUTHORED]->(:Content {key: 'p'})");
        var ids = scenario.when("{ member(key: \"ada\", community: $community) { id contents { nodes { id } } } }");
        String member = ids.at("/member/id").asText();
        String content = ids.at("/member/contents/nodes/0/id").asText();

        var answer = scenario.ask(
                        """
                        query($member: ID!, $ids: [ID!]!) {
                          node(id: $member) { __typename id ... on Member { displayName } }
                          nodes(ids: $ids) { id ... on Content { key author { key } } ... on Member { key } }
                        }
                        """, java.util.Map.of("member", member, "ids", java.util.List.of(content, member, content)))
                .body();

        assertThat(answer.at("/data/node"))
                .isEqualTo(json(
                        "{\"__typename\": \"Member\", \"id\": \"%s\", \"displayName\": \"Ada\"}".formatted(member)));
        assertThat(answer.at("/data/nodes/0/author/key").asText()).isEqualTo("ada");
        assertThat(answer.at("/data/nodes/1/key").asText()).isEqualTo("ada");
        assertThat(answer.at("/data/nodes/2/id").asText()).isEqualTo(content);
    }

    @Test
    void anIdentityBelongsToTheCommunityOfItsMember() {
        var scenario = Scenario.given(
                "CREATE (:Member {key: 'ada'})-[:KNOWN_AS]->(:Identity {platform: randomUUID(), externalId: '1'})");
        var other = Scenario.given("CREATE (:Member {key: 'ada'})");
        String id = scenario.when("{ member(key: \"ada\", community: $community) { identities { id } } }")
                .at("/member/identities/0/id")
                .asText();

        assertThat(scenario.when("{ node(id: \"" + id + "\") { __typename id } }"))
                .isEqualTo(json("{\"node\": {\"__typename\": \"Identity\", \"id\": \"" + id + "\"}}"));
        String known =
                "{ members(community: $community, filter: {identities: {some: {externalId: {eq: \"1\"}}}}) { nodes { key } } }";
        assertThat(scenario.when(known)).isEqualTo(json("{\"members\": {\"nodes\": [{\"key\": \"ada\"}]}}"));
        assertThat(other.when(known)).isEqualTo(json("{\"members\": {\"nodes\": []}}"));
    }

    @Test
    void aSelectionThatIsTooWideForOneStatementIsAnsweredAllTheSame() {
        var scenario = Scenario.given("""
                CREATE (a:Member {key: 'a'})-[:FOLLOWS]->(b:Member {key: 'b'})-[:FOLLOWS]->(c:Member {key: 'c'})-[:FOLLOWS]->(a)
                """);
        StringBuilder wide = new StringBuilder("{ member(key: \"a\", community: $community) { ");
        for (int i = 0; i < 12; i++) {
            wide.append("f")
                    .append(i)
                    .append(
                            ": following(first: 9) { nodes { key following(first: 9) { nodes { key following(first: 9) { nodes { key } } } } } } ");
        }

        var data = scenario.when(wide.append("} }").toString());

        for (int i = 0; i < 12; i++) {
            assertThat(data.at("/member/f" + i))
                    .isEqualTo(
                            json(
                                    "{\"nodes\":[{\"key\":\"b\",\"following\":{\"nodes\":[{\"key\":\"c\",\"following\":{\"nodes\":[{\"key\":\"a\"}]}}]}}]}"));
        }
    }
}

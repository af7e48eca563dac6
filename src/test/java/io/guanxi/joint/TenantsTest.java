package io.guanxi.joint;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.access.Role;
import io.guanxi.testing.Guarded;
import io.guanxi.testing.RichCommunity;
import io.guanxi.testing.Scenario;
import io.guanxi.testing.TestGraph;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a credential is bound to: communities, and a member who sees of themself what others do not. */
class TenantsTest {

    private static final String PICTURE =
            "CREATE (a:Member {key: 'ann', handle: 'ann', displayName: 'Ann', `attributes.plan`: 'pro'}),"
                    + " (b:Member {key: 'ben', handle: 'ben', displayName: 'Ben'}),"
                    + " (a)-[:PLACED]->(:Order {key: 'o1', amountE4: 10000, currency: 'EUR', at: datetime('2026-01-01T00:00:00Z')}),"
                    + " (b)-[:FOLLOWS {at: datetime('2026-01-01T00:00:00Z')}]->(a)";

    private final Scenario mine = Scenario.given(PICTURE);
    private final Scenario other = Scenario.given(PICTURE);

    private final String admin = Guarded.token(Set.of(Role.ADMIN), Set.of(mine.community()), null);
    private final String ann = Guarded.token(Set.of(Role.READER), Set.of(mine.community()), "ann");

    @Test
    void withoutNamingOneACredentialSpeaksOfItsOwnCommunity() {
        assertThat(Guarded.ask(admin, "{ community { key } }", Map.of()).body().at("/data/community/key"))
                .hasToString('"' + mine.community() + '"');
    }

    @Test
    void anotherCommunityIsToldLikeOneThatDoesNotExist() {
        for (String field : java.util.List.of(
                "member(key: \"ann\", community: $c) { key }",
                "members(community: $c) { totalCount }",
                "contents(community: $c) { totalCount }",
                "topics(community: $c) { totalCount }",
                "ranking(community: $c) { totalCount }",
                "snapshots(community: $c) { totalCount }",
                "seeds(community: $c, k: 1) { spread }",
                "measure(community: $c, input: {algorithm: DEGREE, relationships: [FOLLOWS]}) { totalCount }")) {
            Scenario.Response foreign = asked(field, other.community());
            Scenario.Response missing = asked(field, "nowhere");
            assertThat(foreign.code()).as(field).isEqualTo("NOT_FOUND");
            assertThat(foreign.text().replace(other.community(), "X"))
                    .as(field)
                    .isEqualTo(missing.text().replace("nowhere", "X"));
        }
        assertThat(asked("community(key: $c) { key }", other.community())
                        .body()
                        .at("/data/community")
                        .isNull())
                .isTrue();
    }

    @Test
    void idsOfAnotherCommunityFindNothing() {
        String foreign = other.when("{ member(key: \"ann\", community: $community) { id } }")
                .at("/member/id")
                .asText();
        String own = mine.when("{ member(key: \"ann\", community: $community) { id } }")
                .at("/member/id")
                .asText();
        String query = "query($ids: [ID!]!) { nodes(ids: $ids) { id } }";
        var nodes = Guarded.ask(admin, query, Map.of("ids", java.util.List.of(foreign, own)))
                .body()
                .at("/data/nodes");
        assertThat(nodes.get(0).isNull()).isTrue();
        assertThat(nodes.get(1).at("/id").asText()).isEqualTo(own);
    }

    @Test
    void aSnapshotOfAnotherCommunityIsRefusedEvenWhereBothMayBeSeen() {
        String foreign = RichCommunity.scenario()
                .when("{ snapshots(community: $community, first: 1) { nodes { id } } }")
                .at("/snapshots/nodes/0/id")
                .asText();
        for (String token : new String[] {admin, Guarded.token(Role.ADMIN)}) {
            Scenario.Response answer = Guarded.ask(
                    token,
                    "query($c: String, $s: ID) { ranking(community: $c, snapshot: $s) { totalCount } }",
                    Map.of("c", mine.community(), "s", foreign));
            assertThat(answer.code()).isEqualTo("BAD_ID");
        }
    }

    @Test
    void nothingIsWrittenIntoAnotherCommunity() {
        String join = "mutation($c: String) { join(input: {key: \"eve\", community: $c}) { member { key } } }";
        assertThat(Guarded.ask(admin, join, Map.of("c", other.community())).code())
                .isEqualTo("NOT_FOUND");
        assertThat(Guarded.ask(admin, join, Map.of())
                        .body()
                        .at("/data/join/member/key")
                        .asText())
                .isEqualTo("eve");
        assertThat(TestGraph.run(
                        "MATCH (m:Member {key: 'eve'}) WHERE m.community IN [$v.a, $v.b] RETURN m.community AS c",
                        Map.of("a", mine.community(), "b", other.community())))
                .containsExactly(Map.of("c", mine.community()));
        assertThat(Guarded.ask(
                                admin,
                                "mutation { createCommunity(input: {key: \"annex\"}) { community { key } } }",
                                Map.of())
                        .code())
                .isEqualTo("FORBIDDEN");
    }

    @Test
    void aMemberSeesOfThemselfWhatTheRoleHides() {
        String personal =
                "{ displayName attributes identities { platform } orders { totalCount nodes { amount } } events { totalCount } }";
        for (String self : new String[] {"me", "member(key: \"ann\")"}) {
            var answer = Guarded.ask(ann, "{ self: " + self + personal + " }", Map.of());
            assertThat(answer.body().at("/data/self/displayName").asText())
                    .as(answer.text())
                    .isEqualTo("Ann");
            assertThat(answer.text()).contains("\"amount\":1.00");
        }
    }

    @Test
    void aMemberSeesNothingPersonalOfOthersWhicheverWayTheyGo() {
        for (String query : java.util.List.of(
                "{ member(key: \"ben\") { displayName } }",
                "{ member(handle: \"ann\") { displayName } }",
                "{ me { followers { nodes { displayName } } } }",
                "{ me { orders { nodes { member { displayName } } } } }",
                "{ me { orders { nodes { member { followers { nodes { orders { totalCount } } } } } } } }",
                "{ member(key: \"ben\") { orders { totalCount } } }",
                "{ members { nodes { attributes } } }",
                "{ a: me { key } b: member(key: \"ben\") { ...p } } fragment p on Member { displayName }",
                "query($yes: Boolean = true) { member(key: \"ben\") { displayName @include(if: $yes) } }")) {
            assertThat(Guarded.ask(ann, query, Map.of()).code()).as(query).isEqualTo("FORBIDDEN");
        }
        assertThat(Guarded.ask(
                                ann,
                                "query($no: Boolean = false) { member(key: \"ben\") { key displayName @include(if: $no) } }",
                                Map.of())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void anIdTellsNoMoreThanTheFieldsDo() {
        String order = mine.when("{ member(key: \"ann\", community: $community) { orders { nodes { id } } } }")
                .at("/member/orders/nodes/0/id")
                .asText();
        for (String selection : new String[] {"id", "__typename", "... on Order { amount }"}) {
            Scenario.Response answer =
                    Guarded.ask(ann, "query($id: ID!) { node(id: $id) { " + selection + " } }", Map.of("id", order));
            assertThat(answer.code()).as(selection).isEqualTo("FORBIDDEN");
        }
    }

    @Test
    void aCredentialThatIsNoMembersHasNoSelf() {
        assertThat(Guarded.ask(admin, "{ me { key } }", Map.of())
                        .body()
                        .at("/data/me")
                        .isNull())
                .isTrue();
    }

    private Scenario.Response asked(String field, String community) {
        return Guarded.ask(admin, "query($c: String) { " + field + " }", Map.of("c", community));
    }
}

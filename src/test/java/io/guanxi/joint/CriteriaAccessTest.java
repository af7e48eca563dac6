package io.guanxi.joint;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.access.Role;
import io.guanxi.testing.Guarded;
import io.guanxi.testing.RichCommunity;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody may not see they cannot filter, order, sum up or search by, either: each answer would tell some of it. */
class CriteriaAccessTest {

    private final String community = RichCommunity.scenario().community();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "members(community: $c, filter: {displayName: {startsWith: \"A\"}}) { totalCount }",
                "members(community: $c, filter: {not: {or: [{displayName: {isNull: true}}]}}) { totalCount }",
                "members(community: $c, filter: {attributes: [{name: \"plan\", isNull: false}]}) { totalCount }",
                "members(community: $c, filter: {orders: {some: {}}}) { totalCount }",
                "members(community: $c, filter: {blocks: {some: {}}}) { totalCount }",
                "members(community: $c, filter: {blockedBy: {count: {gt: 0}}}) { totalCount }",
                "members(community: $c, filter: {orders: {count: {gt: 0}}}) { totalCount }",
                "members(community: $c, filter: {tags: {none: {node: {name: {eq: \"vip\"}}}}}) { totalCount }",
                "members(community: $c, filter: {identities: {some: {platform: {eq: \"github\"}}}}) { totalCount }",
                "members(community: $c, orderBy: [{field: DISPLAY_NAME}]) { totalCount }",
                "members(community: $c) { aggregate { groupBy(by: [{field: DISPLAY_NAME}]) { count } } }",
                "contents(community: $c, filter: {author: {displayName: {eq: \"Ada\"}}}) { totalCount }",
                "member(community: $c, key: \"ada\") { followers(filter: {node: {displayName: {eq: \"Ben\"}}}) { totalCount } }",
                "member(community: $c, key: \"ada\") { followers(orderBy: [{field: NODE_DISPLAY_NAME}]) { totalCount } }",
                "member(community: $c, key: \"ada\") { following(filter: {not: {node: {events: {some: {type: {eq: \"visit\"}}}}}}) { totalCount } }",
                "orders(community: $c) { aggregate { sum { amount } } }",
                "events(community: $c) { totalCount }",
            })
    void whatIsPersonalTakesAnAnalyst(String asked) {
        String query = "query($c: String) { " + asked + " }";

        for (Role role : List.of(Role.READER, Role.BOT, Role.OPERATOR)) {
            assertThat(Guarded.ask(Guarded.token(role), query, Map.of("c", community))
                            .code())
                    .as("%s %s", role, asked)
                    .isEqualTo("FORBIDDEN");
        }
        var answer = Guarded.ask(Guarded.token(Role.ANALYST), query, Map.of("c", community));
        assertThat(answer.body().has("errors")).as(answer.text()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "members(community: $c, filter: {influence: {score: {gt: 1}}}) { totalCount }",
                "contents(community: $c, filter: {author: {influence: {pyramid: {eq: HEAD}}}}) { totalCount }",
            })
    void influenceTakesABot(String asked) {
        String query = "query($c: String) { " + asked + " }";

        assertThat(Guarded.ask(Guarded.token(Role.READER), query, Map.of("c", community))
                        .code())
                .isEqualTo("FORBIDDEN");
        var answer = Guarded.ask(Guarded.token(Role.BOT), query, Map.of("c", community));
        assertThat(answer.body().has("errors")).as(answer.text()).isFalse();
    }

    @Test
    void aNameThatIsNotShownFindsNobody() {
        String query = "query($c: String) { search(community: $c, text: \"Ada\", types: [MEMBER]) { totalCount } }";

        assertThat(found(Role.READER, query)).isZero();
        assertThat(found(Role.ANALYST, query)).isEqualTo(1);
    }

    private int found(Role role, String query) {
        return Guarded.ask(Guarded.token(role), query, Map.of("c", community))
                .body()
                .at("/data/search/totalCount")
                .asInt();
    }
}

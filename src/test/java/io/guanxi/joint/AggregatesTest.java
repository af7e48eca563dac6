package io.guanxi.joint;

import static io.guanxi.testing.Scenario.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.guanxi.testing.Scenario;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists summed up, by hand-worked figures. */
class AggregatesTest {

    private static final Scenario SHOP = Scenario.given("""
            MATCH (c:Community {key: $v.community}) SET c.timeZone = 'Europe/Berlin'
            CREATE (ada:Member {key: 'ada', source: 'search', joinedAt: datetime('2024-01-05T00:00:00Z')})
            CREATE (ben:Member {key: 'ben', source: 'event', joinedAt: datetime('2024-01-31T23:30:00Z')})
            CREATE (cat:Member {key: 'cat', source: 'search'})
            CREATE (ada)-[:PLACED]->(:Order {key: 'o1', amountE4: 123400, currency: 'EUR', at: datetime('2025-05-01T00:00:00Z'), status: 'paid'})
            CREATE (ada)-[:PLACED]->(:Order {key: 'o2', amountE4: 1, currency: 'EUR', at: datetime('2025-05-03T00:00:00Z'), status: 'paid'})
            CREATE (ben)-[:PLACED]->(:Order {key: 'o3', amountE4: 999900, currency: 'USD', at: datetime('2025-06-01T00:00:00Z')})
            CREATE (ada)-[:AUTHORED]->(:Content {key: 'p', kind: 'post', views: 10, sentiment: 0.5})
            CREATE (ada)-[:AUTHORED]->(:Content {key: 'q', kind: 'post', views: 5})
            CREATE (ben)-[:AUTHORED]->(:Content {key: 'r', kind: 'comment', sentiment: -0.25})
            CREATE (ada)-[:DID]->(:Event {key: 'e1', type: 'visit', at: datetime('2025-05-01T00:00:00Z'), value: 2.5})
            CREATE (ben)-[:DID]->(:Event {key: 'e2', type: 'visit', at: datetime('2025-05-02T00:00:00Z'), value: 1.5})
            CREATE (ben)-[:DID]->(:Event {key: 'e3', type: 'login', at: datetime('2025-05-02T00:00:00Z')})
            """);

    @Test
    void figuresAreExactAndAbsentValuesAreLeftOut() {
        assertThat(aggregate("orders", "", "count min { amount at } max { amount } avg { amount } sum { amount }"))
                .isEqualTo(
                        json("""
                        {"count": 3, "min": {"amount": 0.0001, "at": "2025-05-01T00:00:00.000Z"}, "max": {"amount": 99.99},
                         "avg": {"amount": 37.4433666666666667}, "sum": {"amount": 112.3301}}
                        """.replace("37.4433666666666667", String.valueOf((123400 + 1 + 999900) / 3.0 / 10000))));
        assertThat(aggregate(
                        "contents",
                        "",
                        "count min { views } max { views } avg { views sentiment } sum { views sentiment }"))
                .isEqualTo(json("""
                        {"count": 3, "min": {"views": 5}, "max": {"views": 10}, "avg": {"views": 7.5, "sentiment": 0.125},
                         "sum": {"views": 15, "sentiment": 0.25}}
                        """));
        assertThat(aggregate(
                        "contents",
                        "filter: {key: {eq: \"nobody\"}}",
                        "count min { views } avg { views } sum { views }"))
                .isEqualTo(
                        json(
                                "{\"count\": 0, \"min\": {\"views\": null}, \"avg\": {\"views\": null}, \"sum\": {\"views\": 0}}"));
    }

    @Test
    void groupsAreSummedUpEachTheGreatestFirst() {
        assertThat(aggregate("contents", "", "groupBy(by: [{field: KIND}]) { key { kind } n: count sum { views } }"))
                .isEqualTo(json("""
                        {"groupBy": [{"key": {"kind": "post"}, "n": 2, "sum": {"views": 15}},
                                     {"key": {"kind": "comment"}, "n": 1, "sum": {"views": 0}}]}
                        """));
        assertThat(aggregate(
                        "events",
                        "filter: {value: {isNull: false}}",
                        "count groupBy(by: [{field: TYPE}]) { key { type } count avg { value } }"))
                .isEqualTo(json("""
                        {"count": 2, "groupBy": [{"key": {"type": "visit"}, "count": 2, "avg": {"value": 2.0}}]}
                        """));
        assertThat(
                        aggregate(
                                "orders",
                                "",
                                "groupBy(by: [{field: CURRENCY}, {field: STATUS}], first: 1) { key { currency status } count }"))
                .isEqualTo(json(
                        "{\"groupBy\": [{\"key\": {\"currency\": \"EUR\", \"status\": \"paid\"}, \"count\": 2}]}"));
    }

    @Test
    void periodsBeginWhereTheCommunityLives() {
        assertThat(aggregate(
                        "members", "", "groupBy(by: [{field: JOINED_AT, period: MONTH}]) { key { joinedAt } count }"))
                .as("2024-01-31T23:30Z is February in Berlin")
                .isEqualTo(json("""
                        {"groupBy": [{"key": {"joinedAt": "2024-01-01"}, "count": 1}, {"key": {"joinedAt": "2024-02-01"}, "count": 1},
                                     {"key": {"joinedAt": null}, "count": 1}]}
                        """));
    }

    @Test
    void listsOfAnObjectAreSummedUpToo() {
        JsonNode member = SHOP.when("""
                { member(key: "ada", community: $community) {
                    orders(first: 1) { nodes { key } all: aggregate { sum { amount } groupBy(by: [{field: STATUS}]) { count } } }
                    contents(filter: {views: {gt: 5}}) { aggregate { count max { views } } }
                } }
                """).get("member");

        assertThat(member).isEqualTo(json("""
                {"orders": {"nodes": [{"key": "o2"}], "all": {"sum": {"amount": 12.3401}, "groupBy": [{"count": 2}]}},
                 "contents": {"aggregate": {"count": 1, "max": {"views": 10}}}}
                """));
    }

    @Test
    void sumsWithoutAFigureAreOneSumAllTheSame() {
        String typed = "{\"__typename\": \"ContentAggregate\"}";
        assertThat(SHOP.when("""
                { members(community: $community) { nodes { key contents { aggregate { __typename } } } }
                  contents(community: $community) { aggregate { __typename } } }
                """)).isEqualTo(json("""
                {"members": {"nodes": [{"key": "ada", "contents": {"aggregate": X}}, {"key": "ben", "contents": {"aggregate": X}},
                                       {"key": "cat", "contents": {"aggregate": X}}]},
                 "contents": {"aggregate": X}}
                """.replace("X", typed)));
        assertThat(aggregate(
                        "contents",
                        "filter: {key: {eq: \"nobody\"}}",
                        "__typename min { __typename } groupBy(by: [{field: KIND}]) { __typename count }"))
                .isEqualTo(json("""
                        {"__typename": "ContentAggregate", "min": {"__typename": "ContentExtremes"}, "groupBy": []}
                        """));
        assertThat(aggregate(
                        "contents",
                        "",
                        "__typename groupBy(by: [{field: KIND}]) { __typename key { __typename } count }"))
                .isEqualTo(json("""
                        {"__typename": "ContentAggregate", "groupBy": [
                          {"__typename": "ContentGroup", "key": {"__typename": "ContentGroupKey"}, "count": 2},
                          {"__typename": "ContentGroup", "key": {"__typename": "ContentGroupKey"}, "count": 1}]}
                        """));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "by: []",
                "by: [{field: KIND}, {field: KIND}]",
                "by: [{field: KIND, period: DAY}]",
                "by: [{field: KIND}], first: 1001",
                "by: [{field: KIND}], first: -1",
            })
    void groupsThatMeanNothingAreRefused(String arguments) {
        var response = SHOP.ask(
                "{ contents(community: $community) { aggregate { groupBy(" + arguments + ") { count } } } }", Map.of());

        assertThat(response.code()).as(response.text()).isEqualTo("BAD_INPUT");
    }

    private static JsonNode aggregate(String list, String filter, String selection) {
        String arguments = "community: $community" + (filter.isEmpty() ? "" : ", " + filter);
        return SHOP.when("{ %s(%s) { aggregate { %s } } }".formatted(list, arguments, selection))
                .at("/" + list + "/aggregate");
    }
}

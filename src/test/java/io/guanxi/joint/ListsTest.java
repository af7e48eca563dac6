package io.guanxi.joint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.guanxi.testing.Scenario;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How lists are paged, filtered and ordered. */
class ListsTest {

    private static final Scenario CLUB = Scenario.given("""
            CREATE (ada:Member {key: 'ada', handle: 'ada', source: 'search', joinedAt: datetime('2024-01-05T00:00:00Z'), region: 'London',
                                `attributes.age`: 36, `attributes.city`: 'London', `attributes.vip`: true})
            CREATE (ben:Member {key: 'ben', handle: 'benji', source: 'event', joinedAt: datetime('2024-03-01T00:00:00Z'),
                                `attributes.age`: 20.5, `attributes.city`: 'Leeds'})
            CREATE (cat:Member {key: 'cat', source: 'search', joinedAt: datetime('2024-02-01T00:00:00Z'), `attributes.age`: 'old'})
            CREATE (dan:Member {key: 'dan', source: 'event'})
            CREATE (eve:Member {key: 'eve', handle: 'Eve'})
            CREATE (ben)-[:FOLLOWS {at: datetime('2025-01-01T00:00:00Z')}]->(ada)
            CREATE (cat)-[:FOLLOWS {at: datetime('2025-02-01T00:00:00Z')}]->(ada)
            CREATE (dan)-[:FOLLOWS]->(ada)
            CREATE (ada)-[:FOLLOWS {at: datetime('2025-01-01T00:00:00Z')}]->(ben)
            CREATE (cat)-[:FOLLOWS {at: datetime('2025-03-01T00:00:00Z')}]->(ben)
            CREATE (hiking:Circle {key: 'hiking', name: 'Hiking'}), (chess:Circle {key: 'chess', name: 'Chess'})
            CREATE (ada)-[:BELONGS_TO {role: 'moderator'}]->(hiking), (ben)-[:BELONGS_TO {role: 'member'}]->(hiking)
            CREATE (ben)-[:BELONGS_TO {role: 'moderator'}]->(chess)
            CREATE (ada)-[:AUTHORED]->(p:Content {key: 'p', kind: 'post', origin: 'UGC', title: 'Stars', views: 10,
                                                  createdAt: datetime('2025-05-01T00:00:00Z')})
            CREATE (ada)-[:AUTHORED]->(:Content {key: 'q', kind: 'post', origin: 'OGC', title: 'Moons', views: 30})
            CREATE (p)-[:ABOUT]->(:Topic {name: 'sky'})
            CREATE (ben)-[:AUTHORED]->(:Content {key: 'r', kind: 'comment', createdAt: datetime('2025-06-01T00:00:00Z')})-[:REPLY_TO]->(p)
            CREATE (ben)-[:PLACED]->(:Order {key: 'o1', amountE4: 123400, currency: 'EUR', at: datetime('2025-05-01T00:00:00Z')})
            CREATE (ben)-[:PLACED]->(:Order {key: 'o2', amountE4: 999900, currency: 'EUR', at: datetime('2025-05-02T00:00:00Z')})
            """);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {key: {eq: "ada"}}                                              | ada
            {key: {in: ["eve", "ada", "nobody"]}}                           | ada eve
            {key: {gt: "ben", lte: "dan"}}                                  | cat dan
            {handle: {startsWith: "be"}}                                    | ben
            {handle: {contains: "ve"}}                                      | eve
            {handle: {isNull: true}}                                        | cat dan
            {handle: {isNull: false}, source: {eq: "search"}}               | ada
            {not: {source: {eq: "search"}}}                                 | ben dan eve
            {or: [{source: {eq: "search"}}, {key: {eq: "eve"}}]}            | ada cat eve
            {and: [{source: {eq: "search"}}, {not: {key: {eq: "ada"}}}]}    | cat
            {joinedAt: {gte: "2024-02-01T01:00:00+01:00"}}                  | ben cat
            {joinedAt: {isNull: true}}                                      | dan eve
            {attributes: [{name: "age", number: {gte: 20}}]}                | ada ben
            {attributes: [{name: "age", number: {gte: 21}}]}                | ada
            {attributes: [{name: "age", text: {eq: "old"}}]}                | cat
            {attributes: [{name: "vip", is: true}]}                         | ada
            {attributes: [{name: "vip", isNull: true}]}                     | ben cat dan eve
            {attributes: [{name: "city", text: {startsWith: "L"}}, {name: "age", number: {lt: 30}}]} | ben
            {followers: {some: {node: {key: {eq: "cat"}}}}}                 | ada ben
            {followers: {some: {at: {gt: "2025-02-15T00:00:00Z"}}}}         | ben
            {followers: {some: {}}}                                         | ada ben
            {followers: {none: {}}}                                         | cat dan eve
            {followers: {all: {at: {isNull: false}}}}                       | ben cat dan eve
            {followers: {count: {gte: 3}}}                                  | ada
            {following: {some: {node: {followers: {count: {eq: 2}}}}}}      | ada cat
            {circles: {some: {role: {eq: "moderator"}, node: {key: {eq: "hiking"}}}}} | ada
            {circles: {some: {role: {eq: "moderator"}}}, source: {eq: "event"}} | ben
            {circles: {some: {node: {key: {in: ["hiking"]}}}}, not: {key: {eq: "ada"}}} | ben
            {contents: {some: {origin: {eq: OGC}}}}                         | ada
            {contents: {all: {origin: {in: [UGC, OGC]}}}}                   | ada cat dan eve
            {contents: {some: {replies: {some: {author: {key: {eq: "ben"}}}}}}} | ada
            {contents: {some: {replyTo: {author: {key: {eq: "ada"}}}}}}     | ben
            {contents: {some: {topics: {some: {name: {eq: "sky"}}}}}}       | ada
            {contents: {some: {topics: {none: {}}, kind: {eq: "post"}}}}    | ada
            {orders: {some: {amount: {gte: 99.99}}}}                        | ben
            {orders: {some: {amount: {gt: 99.99}}}}                         |
            {}                                                              | ada ben cat dan eve
            """)
    void aFilterKeepsWhatMeetsIt(String filter, String expected) {
        JsonNode data =
                CLUB.when("{ members(community: $community, filter: " + filter + ") { totalCount nodes { key } } }");

        assertThat(keys(data.at("/members"))).isEqualTo(expected == null ? List.of() : List.of(expected.split(" ")));
        assertThat(data.at("/members/totalCount").asInt())
                .isEqualTo(data.at("/members/nodes").size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [{field: JOINED_AT}]                                     | ada cat ben dan eve
            [{field: JOINED_AT, direction: DESC}]                    | ben cat ada eve dan
            [{field: SOURCE}, {field: JOINED_AT, direction: DESC}]   | ben dan cat ada eve
            [{field: SOURCE, direction: DESC}, {field: HANDLE}]      | ada cat ben dan eve
            [{field: KEY, direction: DESC}]                          | eve dan cat ben ada
            """)
    void anOrderHoldsBothWaysPageByPage(String order, String expected) {
        List<String> keys = List.of(expected.split(" "));

        assertThat(keys(CLUB.when("{ members(community: $community, orderBy: " + order + ") { nodes { key } } }")
                        .at("/members")))
                .isEqualTo(keys);
        for (int size = 1; size <= 3; size++) {
            assertThat(walk("members", "orderBy: " + order, size, true)).isEqualTo(keys);
            assertThat(walk("members", "orderBy: " + order, size, false)).isEqualTo(keys);
        }
    }

    @Test
    void nestedListsAreFilteredOrderedAndPagedBackward() {
        var data = CLUB.when("""
                { member(key: "ada", community: $community) {
                    newest: followers(first: 1) { nodes { key } pageInfo { hasNextPage hasPreviousPage } }
                    last: followers(last: 2) { nodes { key } pageInfo { hasNextPage hasPreviousPage } totalCount }
                    byName: followers(orderBy: [{field: NODE_KEY, direction: DESC}]) { nodes { key } }
                    dated: followers(filter: {at: {isNull: false}, node: {source: {eq: "event"}}}) { totalCount nodes { key } }
                    contents(orderBy: [{field: VIEWS, direction: DESC}], filter: {views: {gt: 5}}) { nodes { key } }
                } }
                """).at("/member");

        assertThat(keys(data.get("newest"))).containsExactly("cat");
        assertThat(data.at("/newest/pageInfo"))
                .isEqualTo(Scenario.json("{\"hasNextPage\":true,\"hasPreviousPage\":false}"));
        assertThat(keys(data.get("last"))).containsExactly("ben", "dan");
        assertThat(data.at("/last/pageInfo"))
                .isEqualTo(Scenario.json("{\"hasNextPage\":false,\"hasPreviousPage\":true}"));
        assertThat(data.at("/last/totalCount").asInt()).isEqualTo(3);
        assertThat(keys(data.get("byName"))).containsExactly("dan", "cat", "ben");
        assertThat(keys(data.get("dated"))).containsExactly("ben");
        assertThat(data.at("/dated/totalCount").asInt()).isEqualTo(1);
        assertThat(keys(data.get("contents"))).containsExactly("q", "p");
    }

    @Test
    void aRelationshipWithSeveralKindsOfEndsIsCountedByTheOneThatIsListed() {
        var scenario = Scenario.given("""
                MATCH (community:Community {key: $v.community})
                CREATE (west:Channel {key: 'west'})-[:PART_OF]->(community), (tea:Circle {key: 'tea'})-[:PART_OF]->(community)
                CREATE (ada:Member {key: 'ada'})-[:BELONGS_TO]->(tea), (ada)-[:BELONGS_TO]->(west), (ada)-[:BELONGS_TO]->(community)
                """);

        var data = scenario.when("""
                { community(key: $community) { channels { totalCount } circles { totalCount } }
                  member(key: "ada", community: $community) { circles { totalCount } } }
                """);

        assertThat(data.at("/community/channels/totalCount").asInt()).isEqualTo(1);
        assertThat(data.at("/community/circles/totalCount").asInt()).isEqualTo(1);
        assertThat(data.at("/member/circles/totalCount").asInt()).isEqualTo(1);
    }

    @Test
    void aFilterArrivesAsAVariable() {
        var response = CLUB.ask(
                "query($community: String, $filter: MemberFilter, $order: [MemberOrder!]) {"
                        + " members(community: $community, filter: $filter, orderBy: $order) { nodes { key } } }",
                Map.of(
                        "filter", Map.of("source", Map.of("in", List.of("search", "event"))),
                        "order", List.of(Map.of("field", "JOINED_AT", "direction", "DESC"))));

        assertThat(keys(response.body().at("/data/members"))).containsExactly("ben", "cat", "ada", "dan");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "filter: {handle: {eq: null}}",
                "filter: {handle: null}",
                "filter: {or: []}",
                "filter: {not: null}",
                "filter: {attributes: [{name: \"x\"}]}",
                "filter: {followers: {count: {isNull: true}}}",
                "filter: {followers: {count: {gte: null}}}",
                "first: 1, last: 1",
                "last: 101",
                "last: -1",
            })
    void whatMeansNothingIsRefusedAndSaysWhatWasExpected(String arguments) {
        var response = CLUB.ask("{ members(community: $community, " + arguments + ") { nodes { key } } }", Map.of());

        assertThat(response.code()).as(response.text()).isEqualTo("BAD_INPUT");
    }

    @Test
    void aFilterSaysOnlySoMuch() {
        for (Map<String, ?> filter : List.<Map<String, ?>>of(
                Map.of("and", Collections.nCopies(201, Map.of())),
                Map.of("or", Collections.nCopies(150, Map.of("key", Map.of("eq", "a")))))) {
            var response = CLUB.ask(
                    "query($community: String, $filter: MemberFilter) {"
                            + " members(community: $community, filter: $filter, first: 1) { nodes { key } } }",
                    Map.of("filter", filter));
            assertThat(response.code()).as(response.text()).isEqualTo("BAD_INPUT");
        }
    }

    @Test
    void aCursorIsOfOneListInOneOrderOfOneCommunityAndCannotBeMadeUp() {
        String cursor = CLUB.when("{ members(community: $community, first: 1) { edges { cursor } } }")
                .at("/members/edges/0/cursor")
                .asText();
        Scenario other = Scenario.given("CREATE (:Member {key: 'zoe'})");
        String changed = cursor.substring(0, 9) + (cursor.charAt(9) == 'A' ? "B" : "A") + cursor.substring(10);

        for (String refused : List.of(
                "members(community: $community, after: \"%s\", orderBy: [{field: HANDLE}])".formatted(cursor),
                "contents(community: $community, after: \"%s\")".formatted(cursor),
                "members(community: $community, after: \"%s\")".formatted(changed),
                "members(community: $community, before: \"%sx\")".formatted(cursor),
                "members(community: $community, before: \"\")",
                "members(community: \"%s\", after: \"%s\")".formatted(other.community(), cursor))) {
            var response = CLUB.ask("{ " + refused + " { nodes { key } } }", Map.of());
            assertThat(response.code()).as(refused).isEqualTo("BAD_CURSOR");
        }
        assertThat(CLUB.ask(
                                "{ members(community: $community, after: \"%s\") { nodes { key } } }".formatted(cursor),
                                Map.of())
                        .body()
                        .has("errors"))
                .isFalse();
    }

    /** All keys, in the order of the list, walked from either end. */
    private static List<String> walk(String list, String arguments, int size, boolean forward) {
        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            String page = forward ? "first: " + size : "last: " + size;
            String from = cursor == null ? "" : (forward ? ", after: \"" : ", before: \"") + cursor + "\"";
            JsonNode found = CLUB.when(
                            "{ %s(community: $community, %s, %s%s) { nodes { key } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }"
                                    .formatted(list, arguments, page, from))
                    .get(list);
            seen.addAll(forward ? seen.size() : 0, keys(found));
            JsonNode info = found.get("pageInfo");
            assertThat(info.get(forward ? "hasPreviousPage" : "hasNextPage").asBoolean())
                    .isEqualTo(cursor != null);
            cursor = info.get(forward ? "hasNextPage" : "hasPreviousPage").asBoolean()
                    ? info.get(forward ? "endCursor" : "startCursor").asText()
                    : null;
        } while (cursor != null);
        return seen;
    }

    private static List<String> keys(JsonNode connection) {
        return StreamSupport.stream(connection.get("nodes").spliterator(), false)
                .map(node -> node.get("key").asText())
                .toList();
    }
}

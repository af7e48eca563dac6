package io.guanxi.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.execution.CoercedVariables;
import graphql.normalized.ExecutableNormalizedOperationFactory;
import graphql.parser.Parser;
import io.guanxi.testing.Scenario;
import io.guanxi.testing.TestGraph;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What lists read, in hits of the database: of a community of 3,000, in which everybody follows one member. */
class HitsTest {

    private static final int MEMBERS = 3_000;
    /** Of a page of 10, wherever it stands. */
    private static final long A_PAGE = 200;

    private static Scenario crowd;

    private final Coordinates coordinates = new Coordinates(new Wiring(Limits.DEFAULT).plain());
    private final Selector.Rules rules = new Selector.Rules(coordinates, Limits.DEFAULT, new Cursors(secret()));

    @BeforeAll
    static void everybodyFollowsOne() {
        crowd = Scenario.given("""
                CREATE (hub:Member {key: 'hub'})
                WITH hub
                UNWIND range(1, %d) AS i
                CREATE (m:Member {key: 'm' + right('000' + i, 4), source: CASE WHEN i %% 2 = 0 THEN 'search' ELSE 'event' END,
                  joinedAt: CASE WHEN i %% 100 = 0 THEN null ELSE datetime({epochSeconds: 1700000000 + i * 60}) END})
                CREATE (m)-[:FOLLOWS {at: CASE WHEN i %% 100 = 0 THEN null ELSE datetime({epochSeconds: 1710000000 + i * 60}) END}]->(hub)
                CREATE (m)-[:AUTHORED]->(:Content {key: 'c' + i, views: i})
                CREATE (m)-[:BLOCKS {at: datetime({epochSeconds: 1710000000 + i * 60})}]->(hub)
                CREATE (hub)-[:DID]->(:Event {key: 'e' + i, type: 'visit', at: datetime({epochSeconds: 1710000000 + i %% 300})})
                CREATE (m)-[:DID]->(:Event {key: 'f' + i, type: CASE WHEN i %% 300 = 0 THEN 'buy' ELSE 'visit' END, at: datetime({epochSeconds: 1710000000 + i})})
                """.formatted(MEMBERS));
        crowd.and("""
                MATCH (a:Member {community: $v.community, key: 'm0007'}), (b:Member {community: $v.community, key: 'm0009'})
                CREATE (a)-[:FOLLOWS]->(b)
                """);
    }

    private static String secret() {
        return (String) TestGraph.run("MATCH (s:Secret {id: 'cursors'}) RETURN s.value AS value", Map.of())
                .get(0)
                .get("value");
    }

    static Stream<String> lists() {
        return Stream.of(
                "members(PAGE) { edges { cursor node { key joinedAt } } pageInfo { endCursor } }",
                "members(PAGE, orderBy: [{field: JOINED_AT, direction: DESC}]) { nodes { key } pageInfo { endCursor } }",
                "members(PAGE, orderBy: [{field: JOINED_AT}]) { nodes { key } pageInfo { endCursor } }",
                "member(key: \"hub\") { followers(PAGE) { edges { cursor at node { key } } pageInfo { endCursor } } }",
                "member(key: \"hub\") { blockedBy(PAGE) { edges { cursor at node { key } } pageInfo { endCursor } } }",
                "member(key: \"hub\") { events(PAGE) { edges { cursor node { key type at } } pageInfo { endCursor } } }");
    }

    @ParameterizedTest
    @MethodSource("lists")
    void aPageIsReadFromItsIndexWhereverItStands(String list) {
        String middle = middle(list);

        assertThat(hits(list, "first: 10")).as("the first").isLessThan(A_PAGE);
        assertThat(hits(list, "first: 10, after: \"" + middle + "\""))
                .as("one in the middle")
                .isLessThan(A_PAGE);
        assertThat(hits(list, "last: 10, before: \"" + middle + "\""))
                .as("one before")
                .isLessThan(A_PAGE);
        // Those without a value are in no index: they are looked for among all, at the end of a walk.
        assertThat(hits(list, "last: 10"))
                .as("the last")
                .isLessThan(list.contains("JOINED_AT") ? 4L * MEMBERS : A_PAGE);
    }

    @Test
    void anOrderWithoutAnIndexReadsTheWholeList() {
        assertThat(hits(
                        "member(key: \"hub\") { followers(PAGE, orderBy: [{field: NODE_SOURCE}]) { nodes { key } } }",
                        "first: 10"))
                .isGreaterThan(MEMBERS);
    }

    @Test
    void aLongListIsCountedWithoutBeingRead() {
        assertThat(hits("member(key: \"hub\") { followers { totalCount } }", ""))
                .isLessThan(20);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "following: {some: {node: {key: {eq: \"m0009\"}}}}",
                "following: {some: {node: {key: {in: [\"m0009\", \"nobody\"]}}}}, source: {eq: \"event\"}",
                "and: [{following: {some: {node: {key: {eq: \"m0009\"}}, at: {isNull: true}}}}]",
                "contents: {some: {key: {eq: \"c77\"}}}",
                "activities: {some: {type: {eq: \"buy\"}, times: {since: \"2024-03-09T00:00:00Z\"}}}",
            })
    void aFilterThatNamesSomethingBeginsThere(String filter) {
        assertThat(hits("members(PAGE) { totalCount nodes { key } }", "filter: {" + filter + "}"))
                .isLessThan(A_PAGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "following: {some: {node: {key: {startsWith: \"h\"}}}}",
                "contents: {some: {views: {gt: 1}}}, source: {eq: \"search\"}",
            })
    void aFilterThatManyMeetIsAskedOfEachUntilThePageIsFull(String filter) {
        assertThat(hits("members(PAGE) { nodes { key } }", "first: 10, filter: {" + filter + "}"))
                .isLessThan(2 * A_PAGE);
    }

    private String middle(String list) {
        String asked = list.replace("PAGE", "first: 100").replaceFirst("\\(", "(community: \\$community, ");
        return crowd.when("{ " + asked + " }").findValue("endCursor").asText();
    }

    private long hits(String list, String page) {
        var field = ExecutableNormalizedOperationFactory.createExecutableNormalizedOperation(
                        coordinates.schema(),
                        new Parser().parseDocument("{ " + list.replace("PAGE", page) + " }"),
                        null,
                        CoercedVariables.emptyVariables())
                .getTopLevelFields()
                .get(0);
        Selector.Selected selected =
                Selector.root(rules, field, "Query", new Communities.Community(crowd.community(), null, null));
        Plan plan = Planner.root(coordinates, selected.root());
        assertThat(plan.next()).isEmpty();
        return TestGraph.graph()
                .profile(Reader.statement(
                        "hits",
                        plan,
                        List.of(Reader.row(Map.of("community", crowd.community()), selected)),
                        selected.sizes(),
                        Duration.ofMinutes(1)))
                .hits();
    }
}

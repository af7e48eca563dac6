package io.guanxi.analysis;

import static io.guanxi.testing.Scenario.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.guanxi.testing.Scenario;
import io.guanxi.testing.TestGraph;
import io.guanxi.testing.TestServer;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What is between members, worked by hand. */
class TiesTest {

    private static final String EDGES =
            "edges { node { key } strength value reciprocity overlap bridge firstContactAt lastContactAt }";
    private static final String TIE =
            "{ from { key } to { key } strength distrust value reciprocity overlap bridge firstContactAt lastContactAt }";

    private final Ties ties = new Ties(TestGraph.graph(), Duration.ofMinutes(1));
    private final Scenario scenario = Scenario.given("""
            CREATE (ada:Member {key: 'ada'}), (ben:Member {key: 'ben'}), (cat:Member {key: 'cat'}), (dan:Member {key: 'dan'}), (:Member {key: 'eve'})
            CREATE (ben)-[:FOLLOWS {at: datetime('2026-05-01T00:00:00Z')}]->(ada),
              (ben)-[:INTERACTED {kind: 'Mention', key: '1', at: datetime('2026-06-01T00:00:00Z')}]->(ada),
              (ada)-[:INTERACTED {kind: 'message', key: '2', at: datetime('2026-05-02T00:00:00Z')}]->(ben),
              (ada)-[:INTERACTED {kind: 'message', key: '3', at: datetime('2026-07-01T00:00:00Z')}]->(ben),
              (ada)-[:INTERACTED {kind: 'message', key: '4', at: datetime('2026-06-01T00:00:00Z')}]->(ada),
              (cat)-[:FOLLOWS]->(ada), (cat)-[:FOLLOWS]->(ben), (cat)-[:TRUSTS {weight: -10.0, key: '5'}]->(ben), (dan)-[:FOLLOWS]->(ben),
              (ada)-[:AUTHORED]->(p:Content {key: 'p', kind: 'post', createdAt: datetime('2026-04-01T00:00:00Z')}),
              (dan)-[:REACTED {kind: 'like', key: '6', at: datetime('2026-06-01T00:00:00Z')}]->(p)""");

    private JsonNode tie(String from, String to) {
        return scenario.when("{ tie(from: \"%s\", to: \"%s\", community: $community) %s }".formatted(from, to, TIE))
                .get("tie");
    }

    @Test
    void tiesAreAsWorkedByHand() {
        assertThat(ties.compute(scenario.community(), TestServer.NOW).asOf())
                .isEqualTo(Instant.parse("2026-06-01T00:00:00Z"));

        assertThat(scenario.when("{ member(key: \"ben\", community: $community) { ties { " + EDGES + " } } }")
                        .at("/member/ties/edges"))
                .isEqualTo(json("""
                        [{"node": {"key": "ada"}, "strength": 5.0, "value": 50.0, "reciprocity": 0.2, "overlap": 0.5, "bridge": 0.5,
                          "firstContactAt": "2026-05-01T00:00:00.000Z", "lastContactAt": "2026-06-01T00:00:00.000Z"}]"""));
        assertThat(scenario.when("{ member(key: \"dan\", community: $community) { ties { " + EDGES + " } } }")
                        .at("/member/ties/edges"))
                .isEqualTo(json("""
                        [{"node": {"key": "ben"}, "strength": 2.0, "value": 30.0, "reciprocity": 0.0, "overlap": 1.0, "bridge": 0.0,
                          "firstContactAt": null, "lastContactAt": null},
                         {"node": {"key": "ada"}, "strength": 1.0, "value": 10.0, "reciprocity": 0.0, "overlap": 0.5, "bridge": 0.5,
                          "firstContactAt": "2026-06-01T00:00:00.000Z", "lastContactAt": "2026-06-01T00:00:00.000Z"}]"""));
        assertThat(scenario.when(
                                "{ ties(community: $community, first: 1) { totalCount nodes { from { key } to { key } strength value"
                                        + " reciprocity bridge distrust } } }")
                        .get("ties"))
                .isEqualTo(json("""
                        {"totalCount": 5, "nodes": [
                          {"from": {"key": "ben"}, "to": {"key": "ada"}, "strength": 5.0, "value": 50.0, "reciprocity": 0.2, "bridge": 0.5, "distrust": 0.0}]}
                        """));
    }

    @Test
    void anyPairIsComputedWhenAskedFor() {
        JsonNode before = tie("ben", "ada");
        assertThat(before.get("strength").asDouble()).isBetween(4.9, 5.0);
        assertThat(before.get("value").isNull()).isTrue();

        ties.compute(scenario.community(), TestServer.NOW);

        assertThat(tie("ben", "ada")).isEqualTo(json("""
                {"from": {"key": "ben"}, "to": {"key": "ada"}, "strength": 5.0, "distrust": 0.0, "value": 50.0, "reciprocity": 0.2, "overlap": 0.5,
                 "bridge": 0.5, "firstContactAt": "2026-05-01T00:00:00.000Z", "lastContactAt": "2026-06-01T00:00:00.000Z"}"""));
        assertThat(tie("cat", "ben")).isEqualTo(json("""
                {"from": {"key": "cat"}, "to": {"key": "ben"}, "strength": 0.0, "distrust": 2.0, "value": 0.0, "reciprocity": 0.0, "overlap": 0.5,
                 "bridge": 0.5, "firstContactAt": null, "lastContactAt": null}"""));
        assertThat(tie("ada", "cat").get("strength").asDouble()).isZero();
        assertThat(tie("ada", "ada").isNull()).isTrue();
        assertThat(tie("ada", "eve").isNull()).isTrue();
        assertThat(tie("ada", "nobody").isNull()).isTrue();
    }

    @Test
    void tiesCanBeFilteredAndOrderedByWhatTheyAre() {
        ties.compute(scenario.community(), TestServer.NOW);

        assertThat(scenario.when(
                                "{ member(key: \"dan\", community: $community) { ties(orderBy: [{field: BRIDGE, direction: DESC}],"
                                        + " filter: {strength: {lte: 2}}) { nodes { key } } } }")
                        .at("/member/ties/nodes"))
                .isEqualTo(json("[{\"key\": \"ada\"}, {\"key\": \"ben\"}]"));
        assertThat(scenario.when(
                                "{ member(key: \"dan\", community: $community) { ties(filter: {overlap: {gt: 0.9}}) { totalCount nodes { key } } } }")
                        .at("/member/ties"))
                .isEqualTo(json("{\"totalCount\": 1, \"nodes\": [{\"key\": \"ben\"}]}"));
    }

    @Test
    void whoMattersMakesATieToThemWorthMore() {
        new Influence(TestGraph.graph(), Duration.ofMinutes(1)).compute(scenario.community(), null, TestServer.NOW);
        ties.compute(scenario.community(), TestServer.NOW);

        JsonNode ben = scenario.when(
                        "{ member(key: \"ben\", community: $community) { ties { edges { value node { relationshipValue { percentile } } } } } }")
                .at("/member/ties/edges/0");
        double percentile = ben.at("/node/relationshipValue/percentile").asDouble();
        assertThat(percentile).isPositive();
        assertThat(ben.get("value").asDouble()).isCloseTo(50 + 25 * 0.5 * percentile, within(1e-9));
        assertThat(tie("ben", "ada").get("value").asDouble()).isCloseTo(50 + 25 * 0.5 * percentile, within(1e-9));
    }

    @Test
    void theFiftyStrongestAreStoredAndAnyOtherIsAsExact() {
        Scenario many = Scenario.given("""
                CREATE (a:Member {key: 'a'}) WITH a UNWIND range(1, 60) AS i
                CREATE (a)-[:TRUSTS {weight: i / 6.0, key: 't' + i}]->(:Member {key: 'm' + i})""");
        ties.compute(many.community(), TestServer.NOW);

        JsonNode stored = many.when(
                        "{ member(key: \"a\", community: $community) { ties(first: 100) { totalCount edges { strength node { key } } } } }")
                .at("/member/ties");
        assertThat(stored.get("totalCount").asInt()).isEqualTo(50);
        assertThat(stored.at("/edges/0/node/key").asText()).isEqualTo("m60");
        assertThat(stored.at("/edges/49/node/key").asText()).isEqualTo("m11");
        JsonNode tie = many.when("{ tie(from: \"a\", to: \"m6\", community: $community) { strength value } }")
                .get("tie");
        assertThat(tie.get("strength").asDouble()).isCloseTo(0.4, within(1e-12));
        assertThat(tie.get("value").asDouble()).isCloseTo(50 * 5.5 / 60, within(1e-9));
    }

    /** What LDBC's social network benchmark counts between two: 1.0 for each reply to a post of the other, 0.5 for each to a comment. */
    @Test
    void theWeightsOfLdbcAreAConfiguration() {
        Scenario forum = Scenario.given("""
                CREATE (a:Member {key: 'a'}), (b:Member {key: 'b'}), (c:Member {key: 'c'}), (a)-[:FOLLOWS]->(b), (b)-[:TRUSTS {weight: 10.0, key: 't'}]->(a),
                  (a)-[:AUTHORED]->(p:Content {key: 'p', kind: 'Post', createdAt: datetime('2010-01-01T00:00:00Z')}),
                  (b)-[:AUTHORED]->(c1:Content {key: 'c1', kind: 'Comment', createdAt: datetime('2010-01-02T00:00:00Z')})-[:REPLY_TO]->(p),
                  (b)-[:AUTHORED]->(:Content {key: 'c2', kind: 'Comment', createdAt: datetime('2012-01-02T00:00:00Z')})-[:REPLY_TO]->(p),
                  (a)-[:AUTHORED]->(c3:Content {key: 'c3', kind: 'Comment', createdAt: datetime('2011-01-02T00:00:00Z')})-[:REPLY_TO]->(c1),
                  (b)-[:AUTHORED]->(:Content {key: 'c4', kind: 'Comment', createdAt: datetime('2011-01-03T00:00:00Z')})-[:REPLY_TO]->(c3),
                  (c)-[:AUTHORED]->(:Content {key: 'c5', kind: 'Comment', createdAt: datetime('2011-01-03T00:00:00Z')})-[:REPLY_TO]->(c3),
                  (a)-[:AUTHORED]->(:Content {key: 'c6', kind: 'Comment', createdAt: datetime('2011-01-03T00:00:00Z')})-[:REPLY_TO]->(p),
                  (c)-[:REACTED {kind: 'like', key: 'r', at: datetime('2011-01-03T00:00:00Z')}]->(p)""");
        assertThat(forum.when(
                                "mutation { configureIndices(input: {community: $community, kinds: [{kind: \"reply\", of: \"post\", weight: 1},"
                                        + " {kind: \"reply\", of: \"comment\", weight: 0.5}], otherKinds: 0, follow: 0, trust: 0, halfLifeDays: 0})"
                                        + " { errors { message } } }")
                        .at("/configureIndices/errors"))
                .isEmpty();
        ties.compute(forum.community(), TestServer.NOW);

        // b replied to a's post twice and to a's comment once, a to b's comment once, c to a's comment once.
        for (String pair : new String[] {"b a 2.5", "a b 0.5", "c a 0.5", "c b -", "b c -"}) {
            String[] one = pair.split(" ");
            JsonNode tie = forum.when("{ tie(from: \"%s\", to: \"%s\", community: $community) { strength } }"
                            .formatted(one[0], one[1]))
                    .get("tie");
            assertThat(tie.isNull() ? "-" : tie.get("strength").asText())
                    .as(pair)
                    .isEqualTo(one[2]);
        }
        assertThat(forum.when(
                                "{ member(key: \"b\", community: $community) { ties { edges { node { key } strength reciprocity } } } }")
                        .at("/member/ties/edges"))
                .isEqualTo(json("[{\"node\": {\"key\": \"a\"}, \"strength\": 2.5, \"reciprocity\": 0.2}]"));
    }
}

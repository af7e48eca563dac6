package io.guanxi.joint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.guanxi.testing.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who meets which rule, worked out by hand. The tests' clock stands at noon of 1 June 2026. */
class CohortRulesTest {

    /**
     * <pre>
     * referrals: ada - ben - cat - dan (of these in spring: ben, dan)      follows: ada -> ben -> cat -> dan, eve alone
     * </pre>
     */
    private static final String PICTURE = """
            MATCH (home:Community {key: $v.community}) SET home.timeZone = 'Europe/Berlin'
            CREATE (ada:Member {key: 'ada', joinedAt: datetime('2026-05-30T00:00:00Z'), source: 'search', region: 'DE', `attributes.plan`: 'pro'}),
              (ben:Member {key: 'ben', joinedAt: datetime('2026-05-10T00:00:00Z'), source: 'event'}),
              (cat:Member {key: 'cat', joinedAt: datetime('2026-01-10T00:00:00Z'), lastSeenAt: datetime('2026-05-20T00:00:00Z'), source: 'search'}),
              (dan:Member {key: 'dan', joinedAt: datetime('2026-01-10T00:00:00Z'), lastSeenAt: datetime('2026-03-01T00:00:00Z')}),
              (eve:Member {key: 'eve', leftAt: datetime('2026-05-31T00:00:00Z')})
            CREATE (ada)-[:REFERRED {campaign: 'spring'}]->(ben)-[:REFERRED]->(cat)-[:REFERRED {campaign: 'spring', state: 'VOIDED'}]->(dan)
            CREATE (ada)-[:FOLLOWS]->(ben)-[:FOLLOWS]->(cat)-[:FOLLOWS]->(dan)
            CREATE (ada)-[:TAGGED]->(:Tag {name: 'vip'})<-[:TAGGED]-(cat)
            CREATE (moon:Circle {key: 'moon'}), (ada)-[:BELONGS_TO]->(moon), (ben)-[:BELONGS_TO {until: datetime('2026-05-01T00:00:00Z')}]->(moon),
              (cat)-[:BELONGS_TO {until: datetime('2026-07-01T00:00:00Z')}]->(moon)
            CREATE (ada)-[:AUTHORED]->(p:Content {key: 'p', kind: 'post', origin: 'UGC'})-[:ABOUT]->(:Topic {name: 'optics'}),
              (ben)-[:AUTHORED]->(q:Content {key: 'q', kind: 'video', origin: 'PGC'}), (p)-[:COUNTED]->(:ReactionCount {kind: 'Like', count: 2}),
              (ada)-[:REACTED {kind: 'like', at: datetime('2026-05-01T00:00:00Z')}]->(p), (cat)-[:REACTED {kind: 'like', at: datetime('2026-05-01T00:00:00Z')}]->(p),
              (dan)-[:REACTED {kind: 'dislike', at: datetime('2026-05-01T00:00:00Z')}]->(p)
            WITH ada, ben, cat, dan
            UNWIND [[ada, 'login', '2026-05-31T20:30:00Z'], [ada, 'login', '2026-05-30T23:00:00Z'], [ada, 'login', '2026-03-28T21:30:00Z'],
              [ada, 'play', '2026-03-29T04:30:00Z'], [ben, 'login', '2026-05-31T10:00:00Z'], [ben, 'play', '2026-05-31T21:00:00Z'],
              [dan, 'login', '2026-01-31T10:00:00Z']] AS did
            WITH did[0] AS member, did[1] AS type, did[2] AS at
            CREATE (member)-[:DID]->(:Event {key: member.key + type + at, type: type, at: datetime(at)})
            """;

    private static final Scenario SCENARIO = Scenario.given(PICTURE);

    private static List<String> keys(String rule) {
        JsonNode cohort = SCENARIO.when(
                        "{ cohort(rule: %s, community: $community) { size members { totalCount nodes { key } } } }"
                                .formatted(rule))
                .get("cohort");
        List<String> keys = new ArrayList<>();
        cohort.at("/members/nodes").forEach(member -> keys.add(member.get("key").asText()));
        assertThat(cohort.get("size").asInt()).isEqualTo(keys.size());
        assertThat(cohort.at("/members/totalCount").asInt()).isEqualTo(keys.size());
        return keys;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            {}                                                                    | ada ben cat dan eve
            {member: {source: {eq: "search"}}}                                    | ada cat
            {member: {attributes: [{name: "plan", text: {eq: "pro"}}]}}           | ada
            {member: {tags: {some: {node: {name: {eq: "vip"}}}}}}                 | ada cat
            {tagged: {tag: "vip"}}                                                | ada cat
            {tagged: {tag: "nobody"}}                                             |
            {not: {tagged: {tag: "vip"}}}                                         | ben dan eve
            {tagged: {tag: "vip"}, circle: {key: "moon"}}                         | ada cat
            {circle: {key: "moon"}}                                               | ada cat
            {joined: {days: 7}}                                                   | ada
            {joined: {since: "2026-01-10T00:00:00Z", until: "2026-05-10T00:00:00Z"}} | cat dan
            {joined: {until: "2026-05-10T00:00:00+02:00"}}                        | cat dan
            {not: {joined: {days: 7}}}                                            | ben cat dan eve
            {lifecycle: {stages: [NEW]}}                                          | ada
            {lifecycle: {stages: [ACTIVE, ESTABLISHED]}}                          | ben cat
            {lifecycle: {stages: [DORMANT]}}                                      | dan
            {lifecycle: {stages: [LEFT]}}                                         | eve
            {did: {event: "login"}}                                               | ada ben dan
            {did: {event: "login", times: 3}}                                     | ada
            {did: {event: "login", times: 3, days: 30}}                           |
            {did: {event: "login", times: 2, days: 30}}                           | ada
            {did: {event: "login", since: "2026-03-01T00:00:00Z", until: "2026-05-31T10:00:00Z", times: 2}} | ada
            {did: {event: "login", until: "2026-02-01T00:00:00Z"}}                | dan
            {neverDid: {event: "login"}}                                          | cat eve
            {neverDid: {event: "login", days: 30}}                                | cat dan eve
            {neverDid: {event: "swim"}, did: {event: "play"}}                     | ada ben
            {night: {above: 0.5}}                                                 | ada
            {night: {above: 0.75}}                                                |
            {night: {above: 0.49}}                                                | ada ben
            {night: {above: 0.99, days: 3}}                                       | ada
            {under: {member: "ada"}}                                              | ben cat dan
            {under: {member: "ada", levels: 2}}                                   | ben cat
            {not: {under: {member: "ada", levels: 2}}}                            | ada dan eve
            {or: [{under: {member: "cat"}}, {under: {member: "ada", levels: 1}}]} | ben dan
            {generation: {}}                                                      | ada ben cat dan eve
            {generation: {atLeast: 2}}                                            | cat dan
            {generation: {atLeast: 1, atMost: 1}}                                 | ben
            {campaign: {key: "spring"}}                                           | ben dan
            {near: {member: "cat", hops: 1}}                                      | ben dan
            {near: {member: "cat"}}                                               | ada ben dan
            {not: {near: {member: "cat"}}}                                        | cat eve
            {or: [{near: {member: "ada", hops: 1}}, {near: {member: "dan", hops: 3}}]} | ada ben cat
            {follows: {tagged: {tag: "vip"}}}                                     | ben
            {follows: {follows: {not: {tagged: {tag: "vip"}}}}}                   | ben
            {authored: {}}                                                        | ada ben
            {authored: {topic: "optics"}}                                         | ada
            {authored: {topic: "optics", origin: PGC}}                            |
            {authored: {origin: PGC, kind: "video"}}                              | ben
            {authored: {quality: 0.3}}                                            | ada
            {authored: {quality: 0.31}}                                           |
            {authored: {quality: 0}}                                              | ada ben
            {pyramid: {classes: [HEAD, WAIST, BASE]}}                             |
            {not: {influence: {}}}                                                | ada ben cat dan eve
            {and: [{tagged: {tag: "vip"}}, {or: [{did: {event: "login"}}, {under: {member: "ben"}}]}], not: {lifecycle: {stages: [NEW]}}} | cat
            """)
    void membersMeetARule(String rule, String expected) {
        assertThat(keys(rule)).isEqualTo(expected == null ? List.of() : List.of(expected.split(" ")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            {and: [{}, {did: {event: "login", times: 0}}]}       | rule.and[1].did.times         | at least 1
            {or: []}                                             | rule.or                       | is empty
            {not: {or: [{night: {above: 1.1}}]}}                 | rule.not.or[0].night.above    | at most 1
            {near: {member: "ada", hops: 5}}                     | rule.near.hops                | at most 4
            {lifecycle: {stages: []}}                            | rule.lifecycle.stages         | 1 to 1000 values
            {joined: {}}                                         | rule.joined                   | says nothing
            {and: [{joined: null}]}                              | rule.and[0].joined            | is null
            {did: {event: "x", days: null}}                      | rule.did.days                 | is null
            {follows: {under: {member: "ada", levels: 31}}}      | rule.follows.under.levels     | at most 30
            {or: [{cohort: {key: "none", version: 1}}]}          | rule.or[0].cohort             | no version 1 of a cohort none
            {not: {not: {not: {not: {not: {not: {not: {not: {not: {not: {}}}}}}}}}}} | rule.not.not.not.not.not.not.not.not.not.not | nested too deeply
            """)
    void whatIsWrongIsNamedByItsPath(String rule, String path, String why) {
        Scenario.Response answer =
                SCENARIO.ask("{ cohort(rule: %s, community: $community) { key } }".formatted(rule), Map.of());

        assertThat(answer.body().at("/errors/0/message").asText())
                .contains("`" + path + "`")
                .contains(why);
        assertThat(answer.body().at("/errors/0/extensions/path").asText()).isEqualTo(path);
    }

    @Test
    void aFilterInsideARuleIsNamedByItsPath() {
        Scenario.Response answer =
                SCENARIO.ask("{ cohort(rule: {and: [{member: {or: []}}]}, community: $community) { key } }", Map.of());

        assertThat(answer.body().at("/errors/0/message").asText()).contains("`rule.and[0].member.or`");
    }

    @Test
    void aRuleHasAtMostFortyConditions() {
        String rule = "{and: [" + "{generation: {}}, ".repeat(40) + "]}";

        assertThat(SCENARIO.ask("{ cohort(rule: %s, community: $community) { key } }".formatted(rule), Map.of())
                        .body()
                        .at("/errors/0/message")
                        .asText())
                .contains("`rule.and[39].generation`")
                .contains("at most 40 conditions");
    }

    @Test
    void membersArePagedFilteredSortedAndSummedUp() {
        JsonNode page = SCENARIO.when(
                        "{ cohort(rule: {}, community: $community) { members(first: 2) { pageInfo { hasNextPage endCursor } nodes { key } } } }")
                .at("/cohort/members");
        assertThat(page.at("/nodes/1/key").asText()).isEqualTo("ben");
        assertThat(page.at("/pageInfo/hasNextPage").asBoolean()).isTrue();

        JsonNode rest = SCENARIO.when(
                        "{ cohort(rule: {}, community: $community) { next: members(first: 2, after: \"%1$s\") { nodes { key } } last: members(last: 2) { nodes { key } pageInfo { hasPreviousPage } } "
                                        .formatted(
                                                page.at("/pageInfo/endCursor").asText())
                                + "some: members(filter: {source: {eq: \"search\"}}, orderBy: [{field: KEY, direction: DESC}]) { nodes { key } aggregate { count } } } }")
                .get("cohort");

        assertThat(rest.get("next")).isEqualTo(Scenario.json("{\"nodes\": [{\"key\": \"cat\"}, {\"key\": \"dan\"}]}"));
        assertThat(rest.get("last"))
                .isEqualTo(
                        Scenario.json(
                                "{\"nodes\": [{\"key\": \"dan\"}, {\"key\": \"eve\"}], \"pageInfo\": {\"hasPreviousPage\": true}}"));
        assertThat(rest.get("some"))
                .isEqualTo(Scenario.json(
                        "{\"nodes\": [{\"key\": \"cat\"}, {\"key\": \"ada\"}], \"aggregate\": {\"count\": 2}}"));
    }
}

package io.guanxi.joint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.guanxi.testing.RichCommunity;
import io.guanxi.testing.Scenario;
import io.guanxi.testing.TestGraph;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cohorts told apart by a dimension, and everybody in segments. The tests' clock stands at noon of 1 June 2026. */
class SegmentationsTest {

    private static final Scenario SCENARIO = Scenario.given("""
            MATCH (home:Community {key: $v.community}) SET home.timeZone = 'Asia/Shanghai'
            CREATE (ada:Member {key: 'ada', joinedAt: datetime('2026-05-31T17:00:00Z'), source: 'search', region: 'CN', `attributes.plan`: 'pro'}),
              (ben:Member {key: 'ben', joinedAt: datetime('2026-05-31T15:00:00Z'), source: 'search'}), (cat:Member {key: 'cat', source: 'event', `attributes.plan`: 3}),
              (dan:Member {key: 'dan', leftAt: datetime('2026-05-01T00:00:00Z')})
            CREATE (moon:Circle {key: 'moon'}), (sun:Circle {key: 'sun'}), (ada)-[:BELONGS_TO]->(moon), (ada)-[:BELONGS_TO]->(sun), (ben)-[:BELONGS_TO]->(moon),
              (ben)-[:BELONGS_TO {until: datetime('2026-05-01T00:00:00Z')}]->(sun), (cat)-[:TAGGED]->(:Tag {name: 'vip'})
            WITH ada, ben, cat, dan
            UNWIND [[ada, 12, 'login'], [ben, 3, 'login'], [ben, 1, 'play'], [cat, 1, 'login']] AS did
            UNWIND range(1, did[1]) AS day
            WITH did[0] AS member, did[2] AS type, day
            CREATE (member)-[:DID]->(:Event {key: member.key + type + day, type: type, at: datetime('2026-06-01T00:00:00Z') - duration({days: day})})
            """);

    private static List<String> breakdown(String dimension) {
        List<String> values = new ArrayList<>();
        SCENARIO.when("{ cohort(rule: {}, community: $community) { breakdown(by: %s) { value members } } }"
                        .formatted(dimension))
                .at("/cohort/breakdown")
                .forEach(share -> values.add(
                        share.get("value").asText() + " " + share.get("members").asInt()));
        return values;
    }

    @Test
    void aCohortIsToldApartByADimension() {
        assertThat(breakdown("SOURCE")).containsExactly("search 2", "event 1", "null 1");
        assertThat(breakdown("REGION")).containsExactly("null 3", "CN 1");
        assertThat(breakdown("JOINED_MONTH")).containsExactly("null 2", "2026-05 1", "2026-06 1");
        assertThat(breakdown("CIRCLE")).containsExactly("moon 2", "null 2", "sun 1");
        assertThat(breakdown("TAG")).containsExactly("null 3", "vip 1");
        assertThat(breakdown("LIFECYCLE")).containsExactly("NEW 2", "ESTABLISHED 1", "LEFT 1");
        assertThat(breakdown("ATTRIBUTE, attribute: \"plan\"")).containsExactly("null 2", "3 1", "pro 1");
        assertThat(breakdown("PYRAMID")).containsExactly("null 4");
        assertThat(breakdown("GRADE")).containsExactly("null 4");
    }

    @Test
    void allSegmentsAreCountedByOneStatement() {
        String sizes = "{ segmentation(kind: RFM, community: $community) { segments { cohort { size } } } }";
        SCENARIO.when(sizes);

        int before = TestGraph.statements();
        SCENARIO.when(sizes);

        assertThat(TestGraph.statements() - before).isLessThan(7);
    }

    private static List<String> segments(Scenario scenario, String kind) {
        List<String> segments = new ArrayList<>();
        for (JsonNode segment : scenario.when(
                        "{ segmentation(kind: " + kind
                                + ", community: $community) { kind segments { name cohort { size members { nodes { key } } } } } }")
                .at("/segmentation/segments")) {
            List<String> keys = new ArrayList<>();
            segment.at("/cohort/members/nodes")
                    .forEach(member -> keys.add(member.get("key").asText()));
            assertThat(segment.at("/cohort/size").asInt()).isEqualTo(keys.size());
            segments.add(segment.get("name").asText() + " " + String.join(" ", keys));
        }
        return segments;
    }

    @Test
    void everybodyIsInASegment() {
        assertThat(segments(SCENARIO, "ACTIVITY"))
                .containsExactly("CORE ada", "ACTIVE ben", "ORDINARY cat", "SILENT dan");
        assertThat(segments(SCENARIO, "LIFECYCLE"))
                .containsExactly("LEFT dan", "NEW ada ben", "ACTIVE ", "ESTABLISHED cat", "DORMANT ");
        assertThat(segments(SCENARIO, "PYRAMID")).containsExactly("HEAD ", "WAIST ", "BASE ", "NONE ada ben cat dan");
        assertThat(segments(SCENARIO, "VALUE")).containsExactly("HIGH ", "MEDIUM ", "LOW ada ben cat dan");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ACTIVITY", "VALUE", "LIFECYCLE", "PYRAMID", "RFM", "ARCHETYPE"})
    void segmentsDivideAllMembers(String kind) {
        List<String> keys = new ArrayList<>();
        segments(RichCommunity.scenario(), kind)
                .forEach(segment -> keys.addAll(List.of(segment.strip().split(" "))
                        .subList(1, segment.strip().split(" ").length)));
        List<String> all = new ArrayList<>();
        RichCommunity.scenario()
                .when("{ members(community: $community) { nodes { key } } }")
                .at("/members/nodes")
                .forEach(member -> all.add(member.get("key").asText()));

        assertThat(keys).containsExactlyInAnyOrderElementsOf(all);
    }
}

package io.guanxi.joint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.guanxi.analysis.Influence;
import io.guanxi.testing.Scenario;
import io.guanxi.testing.TestGraph;
import io.guanxi.testing.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A ranking that is not the current one is read block by block: any filter leaves the elements that it would leave of the whole, in their order. */
class OlderRankingPagesTest {

    private static Scenario scenario;
    private static List<Place> whole;

    private record Place(String key, String source, String pyramid, int rank) {}

    @BeforeAll
    static void aRankingOfThreeBlocks() {
        scenario = Scenario.given("""
                UNWIND range(1, 2400) AS i
                CREATE (:Member {key: 'm' + i, source: ['web', 'fair', 'friend'][i % 3], joinedAt: datetime('2026-04-01T00:00:00Z')})
                """);
        scenario.and("""
                MATCH (m:Member {community: $v.community})
                WITH m, toInteger(substring(m.key, 1)) AS i
                UNWIND [i / 2, i / 3, 1 + (i * i) % 1201] AS j
                MATCH (other:Member {community: $v.community, key: 'm' + j}) WHERE other <> m
                CREATE (m)-[:FOLLOWS {at: datetime('2026-05-01T00:00:00Z')}]->(other)
                """);
        var influence = new Influence(TestGraph.graph(), Duration.ofMinutes(1));
        influence.compute(scenario.community(), null, TestServer.NOW);
        influence.compute(scenario.community(), Instant.parse("2026-05-10T00:00:00Z"), TestServer.NOW);
        whole = pages(null, 100, 2400);
    }

    @Test
    void allOfIt() {
        assertThat(whole).hasSize(2400).doesNotHaveDuplicates();
        assertThat(whole).extracting(Place::rank).isSorted();
    }

    @Test
    void whatFewMeet() {
        assertFiltered(
                "{node: {key: {in: [\"m7\", \"m1203\", \"m2399\"]}}}",
                place -> List.of("m7", "m1203", "m2399").contains(place.key()));
    }

    @Test
    void whatManyMeet() {
        assertFiltered(
                "{node: {source: {eq: \"fair\"}}}", place -> place.source().equals("fair"));
    }

    @Test
    void whatIsSaidOfThePlace() {
        assertFiltered("{pyramid: {eq: BASE}}", place -> place.pyramid().equals("BASE"));
        assertFiltered("{rank: {gte: 90}}", place -> place.rank() >= 90);
    }

    @Test
    void whatIsSaidOfBoth() {
        assertFiltered(
                "{or: [{pyramid: {in: [HEAD, WAIST]}}, {not: {node: {source: {eq: \"web\"}}}}]}",
                place -> !place.pyramid().equals("BASE") || !place.source().equals("web"));
    }

    private static void assertFiltered(String filter, Predicate<Place> meets) {
        List<Place> expected = whole.stream().filter(meets).toList();
        assertThat(expected).isNotEmpty().hasSizeLessThan(2400);
        assertThat(pages(filter, 83, expected.size())).isEqualTo(expected);
    }

    /** All pages of the list, which says of itself how long it is. */
    private static List<Place> pages(@Nullable String filter, int first, int count) {
        String query = """
                query($community: String, $after: String) {
                  ranking(asOf: "2026-05-10T00:00:00Z", filter: %s, first: %d, after: $after, community: $community) {
                    totalCount edges { rank pyramid node { key source } } pageInfo { hasNextPage endCursor } } }
                """.formatted(filter, first);
        List<Place> places = new ArrayList<>();
        Map<String, Object> variables = new HashMap<>();
        JsonNode list;
        do {
            list = scenario.ask(query, variables).body().at("/data/ranking");
            assertThat(list.path("totalCount").asInt()).isEqualTo(count);
            for (JsonNode edge : list.path("edges")) {
                places.add(new Place(
                        edge.at("/node/key").asText(),
                        edge.at("/node/source").asText(),
                        edge.path("pyramid").asText(),
                        edge.path("rank").asInt()));
            }
            variables.put("after", list.at("/pageInfo/endCursor").asText());
        } while (list.at("/pageInfo/hasNextPage").asBoolean());
        return places;
    }
}

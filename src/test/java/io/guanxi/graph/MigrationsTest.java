package io.guanxi.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.guanxi.testing.Activities;
import io.guanxi.testing.PlacesInLists;
import io.guanxi.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a migration does with a graph that is there already. */
class MigrationsTest {

    private static final ZonedDateTime TIME = ZonedDateTime.of(2026, 1, 2, 3, 4, 5, 6_000_000, ZoneOffset.UTC);
    private static final int FOLLOWERS = 2_500;

    @TempDir
    Path folder;

    @Test
    void relationshipsOfOldGraphsAreToldTheirPlacesAlsoByASecondAttempt() {
        GraphSettings settings = TestDatabase.in(folder);
        BulkImport.run(settings, scratch -> new Old());
        try (Graph graph = Graph.open(settings)) {
            forget(graph);
        }
        List<Object> places;
        try (Graph graph = Graph.open(settings)) {
            assertThat(PlacesInLists.areRight(graph, "c")).isEqualTo(FOLLOWERS + 4);
            places = places(graph);
            run(graph, "MATCH (:Member {id: 'id7'})-[r:FOLLOWS]->() SET r.place = null, r.toId = null");
            forget(graph);
        }
        try (Graph graph = Graph.open(settings)) {
            assertThat(PlacesInLists.areRight(graph, "c")).isEqualTo(FOLLOWERS + 4);
            assertThat(places(graph))
                    .hasSize(places.size())
                    .filteredOn(place -> !places.contains(place))
                    .hasSize(1);
        }
    }

    @Test
    void eventsOfOldGraphsArePackedAlsoByASecondAttempt() {
        GraphSettings settings = TestDatabase.in(folder);
        BulkImport.run(settings, scratch -> new OldEvents());
        try (Graph graph = Graph.open(settings)) {
            forget(graph);
        }
        try (Graph graph = Graph.open(settings)) {
            assertThat(Activities.areRight(graph, "c")).isEqualTo(FOLLOWERS);
            run(graph, "MATCH (a:Activity) WHERE a.type = 'login' DETACH DELETE a");
            run(graph, "MATCH (e:Event {type: 'visit'}) WITH e LIMIT 10 SET e.memberId = null");
            forget(graph);
        }
        try (Graph graph = Graph.open(settings)) {
            assertThat(Activities.areRight(graph, "c")).isEqualTo(FOLLOWERS);
        }
    }

    /** What changes data only is left out of a store that is imported, which needs all indexes and constraints. */
    @Test
    void whatChangesDataOnlyMakesNoIndexes() {
        assertThat(Migrations.ofData())
                .isNotEmpty()
                .allSatisfy(name -> assertThat(CypherFiles.named(name).text())
                        .as(name)
                        .doesNotContain("CREATE INDEX", "CREATE CONSTRAINT"));
    }

    @Test
    void rankingsOfBeforeBlocksAreForgottenAndNewOnesStay() {
        GraphSettings settings = TestDatabase.in(folder);
        BulkImport.run(settings, scratch -> new Old());
        try (Graph graph = Graph.open(settings)) {
            run(
                    graph,
                    "CREATE (:Community {key: 'old', influence: 's'}), (:Community {key: 'new', influence: 't'}), "
                            + "(:RankBlock {snapshot: 't', first: 1, last: 1}), (:Snapshot {id: 't', kind: 'INFLUENCE'}) "
                            + "CREATE (s:Snapshot {id: 's', kind: 'INFLUENCE'}) WITH s MATCH (m:Member {id: 'id1'}) "
                            + "CREATE (s)-[:RANKED {snapshot: 's', position: 1}]->(m) RETURN s");
            run(
                    graph,
                    "MATCH (v:SchemaVersion) SET v.applied = [name IN v.applied WHERE NOT name ENDS WITH '_old_rankings'] RETURN v");
        }
        try (Graph graph = Graph.open(settings)) {
            assertThat(run(graph, "MATCH (c:Community) RETURN c.key AS key, c.influence AS influence ORDER BY key"))
                    .extracting(row -> row.get("influence"))
                    .containsExactly("t", null);
            assertThat(run(graph, "MATCH (s:Snapshot) RETURN s.id AS id"))
                    .extracting(row -> row.get("id"))
                    .containsExactly("t");
            assertThat(run(graph, "MATCH ()-[r:RANKED]->() RETURN r")).isEmpty();
            assertThat(run(graph, "SHOW INDEXES YIELD name RETURN name"))
                    .extracting(row -> row.get("name"))
                    .contains("rank_block", "place_block", "ranking_slot");
        }
    }

    @Test
    void settingsAndRankingsOfBeforeThereWasARelationshipValueGetItsDefaultsAndAreForgotten() {
        GraphSettings settings = TestDatabase.in(folder);
        BulkImport.run(settings, scratch -> new Old());
        try (Graph graph = Graph.open(settings)) {
            run(
                    graph,
                    "CREATE (:Community {key: 'old', influence: 's'}), (:Community {key: 'new', influence: 't'}), (:RankBlock {snapshot: 's', first: 1, last: 1}), "
                            + "(:PlaceBlock {snapshot: 's', last: 'x'}), (:RankBlock {snapshot: 'm', first: 1, last: 1}), (:Snapshot {id: 'm', kind: 'MEASURE'}), "
                            + "(:Snapshot {id: 's', kind: 'INFLUENCE'}), (:Snapshot {id: 't', kind: 'INFLUENCE', valueFormula: 'rvi-1'}), "
                            + "(:IndexConfiguration {id: 'c', community: 'old', version: 1, follow: 7.0}) WITH 1 AS one "
                            + "MATCH (d:IndexConfiguration {version: 0}) REMOVE d.valueWeights RETURN d");
            run(
                    graph,
                    "MATCH (v:SchemaVersion) SET v.applied = [name IN v.applied WHERE NOT (name ENDS WITH '_value_settings' OR name ENDS WITH '_minimum_cohort' OR name ENDS WITH '_without_value')] RETURN v");
        }
        try (Graph graph = Graph.open(settings)) {
            assertThat(run(graph, "MATCH (c:Community) RETURN c.key AS key, c.influence AS influence ORDER BY key"))
                    .extracting(row -> row.get("influence"))
                    .containsExactly("t", null);
            assertThat(run(graph, "MATCH (s:Snapshot) RETURN s.id AS id ORDER BY id"))
                    .extracting(row -> row.get("id"))
                    .containsExactly("m", "t");
            assertThat(run(graph, "MATCH (b:RankBlock|PlaceBlock) RETURN b.snapshot AS of"))
                    .extracting(row -> row.get("of"))
                    .containsExactly("m");
            assertThat(
                            run(
                                    graph,
                                    "MATCH (c:IndexConfiguration) RETURN reduce(sum = 0.0, w IN c.valueWeights | sum + w) AS sum, size(c.gradeShares) AS grades, c.minimumCohort AS least"))
                    .hasSize(2)
                    .allSatisfy(row -> {
                        assertThat((Double) row.get("sum")).isCloseTo(1, within(1e-9));
                        assertThat(row.get("grades")).isEqualTo(4L);
                        assertThat(row.get("least")).isEqualTo(10L);
                    });
        }
    }

    @Test
    void tiesOfBeforeTheyWerePackedAreComputedOnceMoreWhereTheyWere() {
        GraphSettings settings = TestDatabase.in(folder);
        BulkImport.run(settings, scratch -> new Old());
        try (Graph graph = Graph.open(settings)) {
            run(
                    graph,
                    "CREATE (:TieState {community: 'c', base: 0, computedAt: datetime(), asOf: datetime()}), (:TieState {community: 'd'}), (:Neighbours {memberId: 'id1'}) "
                            + "WITH 1 AS one MATCH (a:Member {id: 'id1'}), (b:Member {id: 'id2'}) CREATE (a)-[t:TIE {community: 'c', place: '1'}]->(b) RETURN t");
            run(
                    graph,
                    "MATCH (v:SchemaVersion) SET v.applied = [name IN v.applied WHERE NOT (name ENDS WITH '_old_ties' OR name ENDS WITH '_member_ties')] RETURN v");
        }
        try (Graph graph = Graph.open(settings)) {
            assertThat(run(graph, "MATCH ()-[t:TIE]->() RETURN t")).isEmpty();
            assertThat(run(graph, "MATCH (n:Neighbours) RETURN n")).isEmpty();
            assertThat(run(graph, "MATCH (s:TieState) WHERE s.base IS NOT NULL RETURN s"))
                    .isEmpty();
            assertThat(run(graph, "MATCH (c:TieChange) RETURN c.community AS community, c.whole AS whole"))
                    .containsExactly(Map.of("community", "c", "whole", true));
            assertThat(run(graph, "SHOW INDEXES YIELD name RETURN name"))
                    .extracting(row -> row.get("name"))
                    .contains("member_ties_member", "member_ties_hash", "tie_place")
                    .doesNotContain("neighbours_member");
        }
    }

    /** Makes the graph one of before the migrations of data, or one in which they were broken off. */
    private static void forget(Graph graph) {
        assertThat(
                        run(
                                graph,
                                "MATCH (v:SchemaVersion) SET v.applied = [name IN v.applied WHERE NOT (name ENDS WITH '_places' OR name ENDS WITH '_activities')] RETURN v"))
                .hasSize(1);
    }

    private static List<Object> places(Graph graph) {
        return run(graph, "MATCH ()-[r:FOLLOWS]->() RETURN r.place AS place").stream()
                .map(row -> row.get("place"))
                .toList();
    }

    private static List<Map<String, Object>> run(Graph graph, String cypher) {
        return graph.run(new Statement("test", cypher, Map.of(), Duration.ofMinutes(1)));
    }

    /** Members who did something, as it was stored before. */
    private static final class OldEvents implements NewEntities {
        private static final int MEMBERS = 250;

        @Override
        public void nodes(NodeSink sink) {
            for (int i = 0; i < MEMBERS; i++) {
                sink.node(i, "Member", Map.of("community", "c", "key", "k" + i, "id", "id" + i));
            }
            for (int i = 0; i < FOLLOWERS; i++) {
                ZonedDateTime at = TIME.minusSeconds(i * 7919L % 1000);
                String type = i % 3 == 0 ? "visit" : "login";
                sink.node(
                        MEMBERS + i,
                        "Event",
                        Map.of("community", "c", "key", "e" + i, "id", "event" + i, "type", type, "at", at));
            }
        }

        @Override
        public void relationships(RelationshipSink sink) {
            for (int i = 0; i < FOLLOWERS; i++) {
                sink.relationship(i % MEMBERS, "DID", MEMBERS + i, Map.of());
            }
        }
    }

    /** A hub and its followers, every second of unknown date, and a relationship of each other type, as they were stored before. */
    private static final class Old implements NewEntities {
        @Override
        public void nodes(NodeSink sink) {
            for (int i = 0; i <= FOLLOWERS; i++) {
                sink.node(i, "Member", Map.of("community", "c", "key", "k" + i, "id", "id" + i));
            }
            sink.node(FOLLOWERS + 1, "Content", Map.of("community", "c", "key", "post", "id", "post"));
        }

        @Override
        public void relationships(RelationshipSink sink) {
            for (int i = 1; i <= FOLLOWERS; i++) {
                sink.relationship(i, "FOLLOWS", 0, i % 2 == 0 ? Map.of() : Map.of("at", TIME));
            }
            sink.relationship(1, "TRUSTS", 2, Map.of("weight", 1.0, "at", TIME));
            sink.relationship(1, "INTERACTED", 2, Map.of("kind", "message", "at", TIME));
            sink.relationship(1, "REACTED", FOLLOWERS + 1, Map.of("kind", "like", "at", TIME));
            sink.relationship(1, "SHARED", FOLLOWERS + 1, Map.of());
        }
    }
}

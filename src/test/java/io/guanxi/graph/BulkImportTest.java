package io.guanxi.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanxi.fault.Fault;
import io.guanxi.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bulk importer, from entities to a database that answers. */
class BulkImportTest {

    private static final ZonedDateTime TIME = ZonedDateTime.of(2026, 1, 2, 3, 4, 5, 6_000_000, ZoneOffset.UTC);
    private static final int MANY = 5_000;

    @TempDir
    Path folder;

    @Test
    void theDatabaseHoldsExactlyWhatWasHandedOver() throws IOException {
        GraphSettings settings = TestDatabase.in(folder);
        assertThat(Graph.isNew(settings)).isTrue();

        assertThatThrownBy(() -> BulkImport.run(settings, scratch -> new Broken()))
                .isInstanceOf(Fault.class)
                .hasMessage("row 4,000 is broken");
        assertThatThrownBy(() -> BulkImport.run(settings, scratch -> new Exhausted()))
                .isInstanceOf(OutOfMemoryError.class);
        assertThat(Graph.isNew(settings)).isTrue();
        assertThat(folder.resolve("importing")).doesNotExist();
        BulkImport.run(settings, scratch -> new Ring());
        assertThat(Graph.isNew(settings)).isFalse();
        assertThatThrownBy(() -> BulkImport.run(settings, scratch -> new Ring()))
                .isInstanceOf(IllegalStateException.class);

        Files.createDirectories(folder.resolve("importing/left/by a kill"));
        try (Graph graph = Graph.open(settings)) {
            assertThat(folder.resolve("importing")).doesNotExist();
            assertThat(run(graph, "MATCH (n:Member) WHERE n.id = 'id7' RETURN n {.*} AS n"))
                    .containsExactly(Map.of("n", Ring.properties(7)));
            assertThat(run(graph, """
                    MATCH (n)-[r:FOLLOWS]->(m)
                    RETURN count(*) AS links, min(r.at) AS at, sum(CASE WHEN m.number = (n.number + 1) % 5000 THEN 1 END) AS right""")).containsExactly(Map.of("links", (long) MANY, "at", TIME, "right", (long) MANY));
        }
    }

    private static List<Map<String, Object>> run(Graph graph, String cypher) {
        return graph.readNow(new Statement("test", cypher, Map.of(), Duration.ofSeconds(60)));
    }

    /** Members that each follow the next. */
    private static class Ring implements NewEntities {

        static Map<String, Object> properties(int number) {
            return Map.of(
                    "id",
                    "id" + number,
                    "number",
                    (long) number,
                    "at",
                    TIME,
                    "day",
                    LocalDate.of(2026, 1, 2),
                    "share",
                    number / 2.0,
                    "odd",
                    number % 2 == 1);
        }

        @Override
        public void nodes(NodeSink sink) {
            for (int i = 0; i < MANY; i++) {
                sink.node(i, "Member", properties(i));
            }
        }

        @Override
        public void relationships(RelationshipSink sink) {
            for (int i = 0; i < MANY; i++) {
                sink.relationship(i, "FOLLOWS", (i + 1) % MANY, Map.of("at", TIME));
            }
        }
    }

    private static final class Broken extends Ring {
        @Override
        public void relationships(RelationshipSink sink) {
            throw Fault.invalid("BAD_INPUT", "row 4,000 is broken");
        }
    }

    private static final class Exhausted extends Ring {
        @Override
        public void nodes(NodeSink sink) {
            sink.node(0, "Member", properties(0));
            throw new OutOfMemoryError("of a test");
        }
    }
}

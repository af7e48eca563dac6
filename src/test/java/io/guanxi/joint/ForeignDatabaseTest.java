package io.guanxi.joint;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.graph.CypherFile;
import io.guanxi.graph.CypherFiles;
import io.guanxi.graph.Graph;
import io.guanxi.graph.Ids;
import io.guanxi.graph.Statement;
import io.guanxi.http.Server;
import io.guanxi.testing.OpenDatabase;
import io.guanxi.testing.Scenario;
import io.guanxi.testing.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Somebody else's Neo4j: empty, without the Graph Data Science plugin, and one day gone. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ForeignDatabaseTest {

    private static final int SERVERS = 4;

    @TempDir
    static Path folder;

    private static OpenDatabase neo4j;
    private static final List<Graph> GRAPHS = new ArrayList<>();

    @BeforeAll
    static void severalServersStartAtOnce() {
        neo4j = new OpenDatabase(folder);
        List<CompletableFuture<Graph>> starting = new ArrayList<>();
        for (int i = 0; i < SERVERS; i++) {
            starting.add(CompletableFuture.supplyAsync(() -> neo4j.open()));
        }
        starting.forEach(one -> GRAPHS.add(one.join()));
    }

    @AfterAll
    static void close() {
        GRAPHS.forEach(Graph::close);
        neo4j.close();
    }

    @Test
    @Order(1)
    void serversThatStartAtOnceApplyEachMigrationOnce() {
        List<String> all =
                CypherFiles.under("_migrations").stream().map(CypherFile::name).toList();
        assertThat(all).contains("_migrations/V001_keys").isSorted();
        for (Graph graph : GRAPHS) {
            assertThat(read(graph, "MATCH (v:SchemaVersion) RETURN v.applied AS applied"))
                    .isEqualTo(List.of(Map.of("applied", all)));
            assertThat(read(graph, "SHOW CONSTRAINTS YIELD name WHERE name = 'member_key' RETURN name"))
                    .hasSize(1);
        }
    }

    @Test
    @Order(2)
    void whatNeedsThePluginSaysSoAndTheRestWorks() {
        Graph graph = GRAPHS.get(0);
        assertThat(graph.dataScience()).isFalse();
        graph.run(new Statement(
                "test",
                "CREATE (:Community {id: $v.id, key: 'there', timeZone: 'UTC', currency: 'EUR', trustScale: 1.0})",
                Map.of("id", Ids.next()),
                Duration.ofSeconds(10)));
        try (Server server = TestServer.on(graph)) {
            String url = TestServer.url(server);

            assertThat(Scenario.post(
                                    url,
                                    Map.of(
                                            "query",
                                            "mutation { join(input: {key: \"ada\"}) { member { key } errors { code } } }"))
                            .text())
                    .startsWith("{\"data\":{\"join\":{\"member\":{\"key\":\"ada\"},\"errors\":[]}}");
            var measure = Scenario.post(
                    url,
                    Map.of(
                            "query",
                            "{ measure(input: {algorithm: DEGREE, relationships: [FOLLOWS]}) { totalCount } }"));
            assertThat(measure.code()).isEqualTo("PLUGIN_MISSING");
            assertThat(measure.status()).isEqualTo(503);
            assertThat(measure.body().at("/errors/0/extensions/plugin").asText())
                    .isEqualTo("Graph Data Science");
        }
    }

    @Test
    @Order(3)
    void aDatabaseThatIsGoneIsToldAsThat() {
        try (Server server = TestServer.on(GRAPHS.get(1))) {
            String host = "http://127.0.0.1:" + server.port();
            assertThat(Scenario.get(host + "/health/ready").status()).isEqualTo(200);

            neo4j.close();

            var answer = Scenario.post(host + "/graphql", Map.of("query", "{ members { totalCount } }"));
            assertThat(answer.code()).isEqualTo("DATABASE_UNAVAILABLE");
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.text()).doesNotContain("127.0.0.1");
            assertThat(Scenario.get(host + "/health/ready").status()).isEqualTo(503);
            assertThat(Scenario.get(host + "/health/live").status()).isEqualTo(200);
        }
    }

    private static List<Map<String, Object>> read(Graph graph, String text) {
        return graph.readNow(new Statement("test", text, Map.of(), Duration.ofSeconds(10)));
    }
}

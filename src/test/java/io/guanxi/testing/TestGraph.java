package io.guanxi.testing;

import io.guanxi.graph.Graph;
import io.guanxi.graph.GraphSettings;
import io.guanxi.graph.Ids;
import io.guanxi.graph.Statement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The one Neo4j of a test run. Tests share it and never clean up: each works in a community of its own. */
public final class TestGraph {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final AtomicInteger STATEMENTS = new AtomicInteger();

    private TestGraph() {}

    /** How many reading statements were run so far, without those that look for a community: their number depends on the time. */
    public static int statements() {
        return STATEMENTS.get();
    }

    private static final class Holder {
        static final Graph GRAPH = open();
    }

    public static Graph graph() {
        return Holder.GRAPH;
    }

    /** Makes an empty community and returns its key. */
    public static String newCommunity() {
        String key = "c" + Ids.next().toLowerCase(java.util.Locale.ROOT);
        run(
                "CREATE (:Community {id: $v.id, key: $v.key, name: $v.key, timeZone: 'UTC', currency: 'EUR', trustScale: 10.0})",
                Map.of("id", Ids.next(), "key", key));
        return key;
    }

    /** Runs Cypher that prepares or inspects a graph; values stand in {@code $v}. */
    public static List<Map<String, Object>> run(String cypher, Map<String, Object> values) {
        return graph().run(new Statement("test", cypher, values, PATIENCE));
    }

    private static Graph open() {
        try {
            Path folder = Files.createTempDirectory("guanxi-test");
            Graph graph = Graph.open(
                    new GraphSettings(null, "neo4j", null, "neo4j", folder, "64m", 64, Duration.ofSeconds(60)),
                    name -> {
                        if (!name.equals("community")) {
                            STATEMENTS.incrementAndGet();
                        }
                    });
            Runtime.getRuntime().addShutdownHook(new Thread(graph::close));
            return graph;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

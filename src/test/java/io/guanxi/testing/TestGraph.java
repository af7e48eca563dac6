package io.guanxi.testing;

import io.guanxi.graph.Graph;
import io.guanxi.graph.Ids;
import io.guanxi.graph.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** The one Neo4j of a test run. Tests share it and never clean up: each works in a community of its own. */
public final class TestGraph {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final AtomicInteger STATEMENTS = new AtomicInteger();
    private static final AtomicInteger WITHIN = new AtomicInteger();
    private static final List<Consumer<String>> LISTENING = new CopyOnWriteArrayList<>();

    /** Opened once; if that fails, every test that needs it is told why. */
    private static final FutureTask<Graph> GRAPH = new FutureTask<>(TestGraph::open);

    private TestGraph() {}

    /** How many reading statements were run so far, without those that look for a community: their number depends on the time. */
    public static int statements() {
        return STATEMENTS.get();
    }

    /** How many statements of write transactions were run so far. */
    public static int statementsInTransactions() {
        return WITHIN.get();
    }

    public static Graph graph() {
        GRAPH.run();
        try {
            return GRAPH.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause().getMessage(), failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
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

    /** Tells names of statements before they are run, until it is closed; who is told may hold one up. */
    public static Closing listening(Consumer<String> told) {
        LISTENING.add(told);
        return () -> LISTENING.remove(told);
    }

    /** Ends something. */
    public interface Closing extends AutoCloseable {
        @Override
        void close();
    }

    private static Graph open() {
        Graph graph = Graph.open(TestDatabase.settings(), name -> {
            LISTENING.forEach(told -> told.accept(name));
            if (name.contains("_feed/")) {
                // How often a server looks for events depends on the time, too.
                return;
            }
            if (name.startsWith(Graph.IN_TRANSACTION)) {
                WITHIN.incrementAndGet();
            } else if (!name.equals("community")) {
                STATEMENTS.incrementAndGet();
            }
        });
        Runtime.getRuntime().addShutdownHook(new Thread(graph::close));
        return graph;
    }
}

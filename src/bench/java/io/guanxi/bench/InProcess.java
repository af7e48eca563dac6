package io.guanxi.bench;

import io.guanxi.graph.Graph;
import io.guanxi.graph.GraphSettings;
import io.guanxi.graph.LoneDatabase;
import io.guanxi.graphql.CohortMembers;
import io.guanxi.graphql.DocumentSettings;
import io.guanxi.graphql.Engine;
import io.guanxi.graphql.Limits;
import io.guanxi.graphql.Prepared;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Servers that run in this process, on one database, and ask nobody for points. */
public final class InProcess {

    private static final int THREADS = 64;
    private static final int CONNECTIONS = 100;
    private static final Limits LIMITS = new Limits(
            Limits.DEFAULT.depth(),
            Limits.DEFAULT.pageSize(),
            Limits.DEFAULT.document(),
            new Limits.Rate(Limits.DEFAULT.rate().operation(), 0, 0),
            Limits.DEFAULT.kept());

    /** What all of them work on. */
    static final ExecutorService WORKERS = Executors.newFixedThreadPool(THREADS, InProcess::daemon);

    private InProcess() {}

    static Thread daemon(Runnable task) {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        return thread;
    }

    /** The graph of a database that nobody else uses. */
    public static Graph open(LoneDatabase database, Path folder, String pageCache, Duration timeout) {
        return Graph.open(new GraphSettings(
                database.uri(),
                database.user(),
                database.password(),
                "neo4j",
                folder,
                pageCache,
                CONNECTIONS,
                timeout));
    }

    static Engine engine(Graph graph) {
        return new Engine(
                graph,
                LIMITS,
                DocumentSettings.NONE,
                new Prepared(Map.of(), Map.of(), Map.of(), new CohortMembers(graph, Duration.ofSeconds(30))),
                WORKERS,
                Duration.ofSeconds(30),
                Clock.systemUTC());
    }
}

package io.guanxi.testing;

import io.guanxi.access.AccessSettings;
import io.guanxi.access.ApiKeys;
import io.guanxi.access.BearerCredentials;
import io.guanxi.access.Credentials;
import io.guanxi.analysis.Lineages;
import io.guanxi.fields.Preparations;
import io.guanxi.graph.Graph;
import io.guanxi.graphql.DocumentSettings;
import io.guanxi.graphql.Engine;
import io.guanxi.graphql.Limits;
import io.guanxi.graphql.Prepared;
import io.guanxi.http.HttpSettings;
import io.guanxi.http.Profile;
import io.guanxi.http.Server;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;

/** The one server of a test run, on the one database; its clock stands still. */
public final class TestServer {

    public static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    /** As they are by default, but nobody is made to wait: tests ask more than people do. */
    private static final Limits LIMITS = new Limits(
            Limits.DEFAULT.depth(),
            Limits.DEFAULT.pageSize(),
            Limits.DEFAULT.document(),
            new Limits.Rate(Limits.DEFAULT.rate().operation(), 0, 0),
            0);

    /** Tests change the graph behind the server's back, so that nothing is kept; those of what is kept say so. */
    private static final Limits KEEPING =
            new Limits(LIMITS.depth(), LIMITS.pageSize(), LIMITS.document(), LIMITS.rate(), Limits.DEFAULT.kept());

    private TestServer() {}

    private static final class Holder {
        static final Server SERVER = start();
    }

    /** On which nobody waits for a computation longer than a millisecond. */
    private static final class Hasty {
        static final Server SERVER = waiting(Duration.ofMillis(1));
    }

    public static String url() {
        return url(Holder.SERVER);
    }

    /** The one on which nobody waits for what is computed. */
    public static Server hasty() {
        return Hasty.SERVER;
    }

    /** Of a server of its own. */
    public static String url(Server server) {
        return "http://127.0.0.1:" + server.port() + "/graphql";
    }

    /** The schema as the server gives it away. */
    public static String printedSchema() {
        return Scenario.get(url().replace("/graphql", "/schema.graphql")).text();
    }

    private static Server start() {
        return on(TestGraph.graph());
    }

    /** A server of its own that asks for credentials. */
    public static Server guarded(AccessSettings settings) {
        return guarded(settings, engine(TestGraph.graph()));
    }

    /** A server of its own that asks for credentials and keeps answers; a test moves its clock. */
    public static Server keeping(AccessSettings settings, Clock clock) {
        return guarded(settings, engine(TestGraph.graph(), KEEPING, DocumentSettings.NONE, clock));
    }

    private static Server guarded(AccessSettings settings, Engine engine) {
        ApiKeys keys = new ApiKeys(TestGraph.graph(), Clock.systemUTC());
        return Server.start(
                HttpSettings.at("127.0.0.1", 0),
                engine,
                new BearerCredentials(settings, keys, ForkJoinPool.commonPool(), Clock.systemUTC()),
                TestGraph.graph());
    }

    /** A server of its own that waits for computations no longer than this. */
    public static Server waiting(Duration patience) {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        return Server.start(
                HttpSettings.at("127.0.0.1", 0),
                engine(TestGraph.graph(), LIMITS, DocumentSettings.NONE, clock, patience),
                Credentials.OPEN,
                TestGraph.graph());
    }

    /** A server of its own that counts all cohorts from an image. */
    public static Server gathering() {
        return gathering(Duration.ofMinutes(1), -1);
    }

    /** A server of its own that waits no longer than this for an image of a community with more than so many members. */
    public static Server gathering(Duration patience, long few) {
        Graph graph = TestGraph.graph();
        Duration timeout = Duration.ofMinutes(1);
        var workers = workers();
        Prepared prepared =
                Preparations.of(graph, timeout, patience, workers, new Lineages(graph, timeout, patience), few);
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        return Server.start(
                HttpSettings.at("127.0.0.1", 0),
                new Engine(graph, LIMITS, DocumentSettings.NONE, prepared, workers, Duration.ofSeconds(30), clock),
                Credentials.OPEN,
                graph);
    }

    /** A server of its own that cuts off whoever reads nothing for so long. */
    public static Server patient(Duration patience) {
        Duration never = Duration.ofMinutes(1);
        return with(
                new HttpSettings(
                        "127.0.0.1",
                        0,
                        1_048_576,
                        Profile.AUDIT,
                        0,
                        List.of(),
                        null,
                        new HttpSettings.Streams(10, 10, 65_536, never, never, patience)),
                Credentials.OPEN,
                TestGraph.graph());
    }

    /** A server of its own on any graph. */
    public static Server on(Graph graph) {
        return with(HttpSettings.at("127.0.0.1", 0), Credentials.OPEN, graph);
    }

    /** A server of its own with other settings. */
    public static Server with(HttpSettings settings, Credentials credentials, Graph graph) {
        return with(settings, credentials, graph, LIMITS);
    }

    /** A server of its own with other limits. */
    public static Server with(HttpSettings settings, Credentials credentials, Graph graph, Limits limits) {
        return Server.start(settings, engine(graph, limits, DocumentSettings.NONE), credentials, graph);
    }

    /** A server of its own that knows documents by id. */
    public static Server knowing(DocumentSettings documents) {
        return Server.start(
                HttpSettings.at("127.0.0.1", 0),
                engine(TestGraph.graph(), LIMITS, documents),
                Credentials.OPEN,
                TestGraph.graph());
    }

    /** What a server asks, without the server. */
    public static Engine engine(Graph graph) {
        return engine(graph, LIMITS, DocumentSettings.NONE);
    }

    private static Engine engine(Graph graph, Limits limits, DocumentSettings documents) {
        return engine(graph, limits, documents, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static Engine engine(Graph graph, Limits limits, DocumentSettings documents, Clock clock) {
        return engine(graph, limits, documents, clock, Duration.ofMinutes(1));
    }

    private static Engine engine(
            Graph graph, Limits limits, DocumentSettings documents, Clock clock, Duration patience) {
        var workers = workers();
        return new Engine(
                graph,
                limits,
                documents,
                Preparations.of(graph, Duration.ofMinutes(1), patience, workers),
                workers,
                Duration.ofSeconds(30),
                clock);
    }

    private static ExecutorService workers() {
        return Executors.newFixedThreadPool(16, work -> {
            Thread thread = new Thread(work);
            thread.setDaemon(true);
            return thread;
        });
    }
}

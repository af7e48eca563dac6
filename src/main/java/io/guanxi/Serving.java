package io.guanxi;

import io.guanxi.access.ApiKeys;
import io.guanxi.access.BearerCredentials;
import io.guanxi.analysis.Agenda;
import io.guanxi.analysis.Lineages;
import io.guanxi.analysis.Ties;
import io.guanxi.fault.Fault;
import io.guanxi.fields.Preparations;
import io.guanxi.graph.Graph;
import io.guanxi.graphql.Engine;
import io.guanxi.http.Server;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/** A running server with everything it is made of; ends with the process. */
final class Serving {

    /** Requests that wait in a thread: mutations and measures. */
    private static final int WORKERS = 64;
    /** What one step of a computation may take. */
    static final Duration COMPUTATION = Duration.ofHours(1);

    /** How long a request waits for a computation: less than a proxy does, and enough for a small community on a server that has just begun. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final AtomicBoolean UNDER_WAY = new AtomicBoolean();

    private Serving() {}

    /** Whether the process serves, and so lives on after the command. */
    static boolean underWay() {
        return UNDER_WAY.get();
    }

    /** Says at once that the port is taken, before a database is started for nothing. */
    static void expectFreePort(Settings settings) {
        String host = settings.http().host();
        int port = settings.http().port();
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(host, port));
        } catch (IOException taken) {
            throw Fault.unavailable(
                    "PORT_TAKEN",
                    "cannot listen on " + host + ":" + port + " (" + taken.getMessage()
                            + "); choose another port with GUANXI_HTTP_PORT",
                    taken);
        }
    }

    /** An open server belongs to one machine: what others reach asks who they are. */
    private static void expectCredentials(Settings settings, ApiKeys keys) {
        if (!settings.access().local()
                && !settings.access().takesTokens()
                && keys.list().isEmpty()) {
            throw Fault.invalid(
                    "NO_CREDENTIALS",
                    "others could reach GUANXI_HTTP_HOST=" + settings.http().host()
                            + " and do everything there: make a credential first, with the command `api-key create`, or set"
                            + " GUANXI_JWT_SECRET or GUANXI_JWT_KEYS");
        }
    }

    /** Serves until the process is told to end, then closes in order. */
    static String start(Settings settings, Graph graph, PrintStream out) {
        ApiKeys keys = new ApiKeys(graph, Clock.systemUTC());
        expectCredentials(settings, keys);
        ExecutorService workers = Executors.newFixedThreadPool(WORKERS, task -> {
            Thread thread = new Thread(task, "guanxi-worker");
            thread.setDaemon(true);
            return thread;
        });
        Lineages lineages = new Lineages(graph, COMPUTATION, PATIENCE);
        lineages.begin(Instant.now());
        Engine engine = new Engine(
                graph,
                settings.limits(),
                settings.documents(),
                Preparations.of(graph, COMPUTATION, PATIENCE, workers, lineages),
                workers,
                settings.graph().timeout(),
                Clock.systemUTC());
        BearerCredentials credentials = new BearerCredentials(settings.access(), keys, workers, Clock.systemUTC());
        Ties ties = new Ties(graph, COMPUTATION);
        Clock clock = Clock.systemUTC();
        Rounds refreshing = Rounds.start(
                "ties", () -> ties.changed().forEach(community -> ties.refreshChanged(community, clock.instant())));
        Agenda agenda = new Agenda(graph, COMPUTATION);
        Rounds computing = Rounds.start(
                "rankings", () -> agenda.round(Clock.tickMillis(ZoneOffset.UTC).instant()));
        Server server = Server.start(settings.http(), engine, credentials, graph);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.close();
            refreshing.close();
            computing.close();
            engine.close();
            workers.shutdownNow();
            graph.close();
            out.println("guanxi has stopped");
        }));
        UNDER_WAY.set(true);
        if (!graph.dataScience()) {
            out.println(
                    "The Neo4j server lacks the Graph Data Science plugin: most algorithms of `measure` answer PLUGIN_MISSING."
                            + " Everything else works.");
        }
        return (settings.http().tls() == null ? "http://" : "https://")
                + settings.http().host() + ":" + server.port();
    }
}

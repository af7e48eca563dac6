package io.guanxi.bench.reads;

import io.guanxi.bench.Child;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Starts the database and the servers, each as a process of its own, and waits until they answer. */
final class Contenders {

    private static final int PATIENCE = 120;
    private static final String DATABASE = "database";

    private final Programs programs;
    private final HttpClient client = HttpClient.newHttpClient();

    Contenders(Programs programs) {
        this.programs = programs;
    }

    /**
     * @param pageCache memory for the stored graph, which should hold all of it
     */
    Child database(Path data, String pageCache) throws IOException {
        System.err.println("starting the database");
        return programs.start(DATABASE, programs.bench(DATABASE, data.toString(), "--page-cache", pageCache), Map.of());
    }

    /** Waits until the database says where it is. */
    Bolt bolt(Child database) throws IOException, InterruptedException {
        Path printed = programs.printed(DATABASE);
        await(database, DATABASE, () -> Files.readString(printed).endsWith("\n"));
        return Bolt.of(Files.readString(printed).strip());
    }

    Contender guanxi(Bolt bolt) throws IOException, InterruptedException {
        int port = freePort();
        Map<String, String> settings = new HashMap<>(bolt.environment());
        settings.put("GUANXI_HTTP_PORT", String.valueOf(port));
        settings.put("GUANXI_RATE", "0");
        return start("Guanxi", Dialect.GUANXI, programs.guanxi(List.of(), "serve"), settings, port, "/health/ready");
    }

    Contender byHand(Bolt bolt) throws IOException, InterruptedException {
        int port = freePort();
        return start(
                "hand-written",
                Dialect.BY_HAND,
                programs.bench("hand-written", "--port", String.valueOf(port)),
                bolt.environment(),
                port,
                "/health");
    }

    Contender library(Bolt bolt, Rival rival) throws IOException, InterruptedException {
        int port = freePort();
        Map<String, String> settings = new HashMap<>(bolt.environment());
        settings.put("PORT", String.valueOf(port));
        settings.put("NODE_ENV", "production");
        return start("@neo4j/graphql", Dialect.LIBRARY, rival.command(), settings, port, "/health");
    }

    private Contender start(
            String name, Dialect dialect, List<String> command, Map<String, String> settings, int port, String ready)
            throws IOException, InterruptedException {
        System.err.println("starting " + name);
        Child child = programs.start(name, command, settings);
        URI address = URI.create("http://127.0.0.1:" + port + ready);
        await(child, name, () -> answers(address));
        return new Contender(name, dialect, port, child);
    }

    private boolean answers(URI address) throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(address).build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException refused) {
            return false;
        }
    }

    /** Something that becomes true. */
    private interface Condition {
        boolean holds() throws IOException, InterruptedException;
    }

    private static void await(Child child, String name, Condition condition) throws IOException, InterruptedException {
        while (!condition.holds()) {
            if (!child.lives() || child.seconds() > PATIENCE) {
                child.close();
                throw new IllegalStateException(name + " did not start; see the .err file in the work folder");
            }
            Thread.sleep(50);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}

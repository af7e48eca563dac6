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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Starts the database and the servers, each as a process of its own. */
final class Contenders {

    private static final int PATIENCE = 120;
    /** What Neo4j and its libraries reach into; the jar's manifest says the same. */
    private static final List<String> OPENS = List.of("java.nio", "java.io", "sun.nio.ch", "java.lang");

    private final Path work;
    private final Path jar;
    private final String heap;
    private final HttpClient client = HttpClient.newHttpClient();

    /**
     * @param work the folder for what the processes print
     */
    Contenders(Path work, Path jar, String heap) {
        this.work = work;
        this.jar = jar;
        this.heap = heap;
    }

    Child database(Path data) throws IOException {
        List<String> command = bench("database", data.toString());
        return new Child(command, Map.of(), work.resolve("database.txt"));
    }

    /** Waits until the database says where it is. */
    Bolt bolt(Child database) throws IOException, InterruptedException {
        Path printed = work.resolve("database.txt");
        await(database, "database", () -> Files.readString(printed).endsWith("\n"));
        return Bolt.of(Files.readString(printed).strip());
    }

    Contender guanxi(Bolt bolt, String version) throws IOException, InterruptedException {
        int port = freePort();
        Map<String, String> settings = new HashMap<>(bolt.environment());
        settings.put("GUANXI_HTTP_PORT", String.valueOf(port));
        settings.put("GUANXI_RATE", "0");
        return start(
                "Guanxi",
                version,
                Dialect.GUANXI,
                Child.jar(List.of(), jar, heap, "serve"),
                settings,
                port,
                "/health/ready");
    }

    Contender byHand(Bolt bolt, String version) throws IOException, InterruptedException {
        int port = freePort();
        return start(
                "hand-written",
                version,
                Dialect.BY_HAND,
                bench("hand-written", "--port", String.valueOf(port)),
                bolt.environment(),
                port,
                "/health");
    }

    Contender library(Bolt bolt, Rival rival) throws IOException, InterruptedException {
        int port = freePort();
        Map<String, String> settings = new HashMap<>(bolt.environment());
        settings.put("PORT", String.valueOf(port));
        settings.put("NODE_ENV", "production");
        return start("@neo4j/graphql", rival.versions(), Dialect.LIBRARY, rival.command(), settings, port, "/health");
    }

    private Contender start(
            String name,
            String version,
            Dialect dialect,
            List<String> command,
            Map<String, String> settings,
            int port,
            String ready)
            throws IOException, InterruptedException {
        System.err.println("starting " + name);
        Child child = new Child(command, settings, work.resolve(name.replace('/', '-') + ".txt"));
        URI address = URI.create("http://127.0.0.1:" + port + ready);
        await(child, name, () -> answers(address));
        return new Contender(name, version, dialect, port, child);
    }

    /** This program, in another process. */
    private List<String> bench(String... arguments) {
        List<String> command = new ArrayList<>(List.of(Child.java(), "-Xmx" + heap));
        OPENS.forEach(name -> command.add("--add-opens=java.base/" + name + "=ALL-UNNAMED"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.guanxi.bench.Bench"));
        command.addAll(List.of(arguments));
        return command;
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

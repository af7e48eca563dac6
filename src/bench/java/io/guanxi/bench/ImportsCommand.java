package io.guanxi.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures imports through the command line. */
@Command(
        name = "imports",
        description =
                "Measures imports: a first one, the same again, and one of what a tenth more members bring; then a start.",
        mixinStandardHelpOptions = true)
final class ImportsCommand implements Callable<Integer> {

    private static final String COMMUNITY = "bench";

    @Mixin
    private SizeOptions size = new SizeOptions();

    @Option(names = "--work", paramLabel = "DIR", description = "All is written here. Default: ${DEFAULT-VALUE}")
    private Path work = Path.of("target/bench");

    @Option(names = "--jar", paramLabel = "FILE", description = "Default: ${DEFAULT-VALUE}")
    private Path jar = Path.of("target/guanxi.jar");

    @Option(names = "--heap", paramLabel = "SIZE", description = "Of the measured processes. Default: ${DEFAULT-VALUE}")
    private String heap = "2g";

    @Option(names = "--page-cache", paramLabel = "SIZE", description = "Of the database. Default: ${DEFAULT-VALUE}")
    private String pageCache = "256m";

    @Option(names = "--no-again", description = "Leaves out the import of the same again.")
    private boolean noAgain;

    @Override
    public Integer call() throws Exception {
        Files.createDirectories(work);
        Population population = new Population(work, size.sizes(), size.seed());
        population.prepare();
        Path data = work.resolve("data");
        Population.delete(data);
        Report report = new Report(size.sizes(), heap, pageCache);
        report.add("first", load("first", population.first(), data), disk(data));
        if (!noAgain) {
            report.add("again", load("again", population.first(), data), disk(data));
        }
        report.add("later", load("later", population.later(), data), disk(data));
        start(data, report);
        report.print(System.out);
        return 0;
    }

    private ImportRun load(String name, Path files, Path data) throws IOException, InterruptedException {
        System.err.println("import: " + name);
        try (Child child = new Child(
                Child.jar(
                        List.of("@src/main/jvm/import"),
                        jar,
                        heap,
                        "import",
                        files.toString(),
                        "--community",
                        COMMUNITY,
                        "--rejects",
                        work.resolve(name + "-rejects.csv").toString()),
                settings(data, 0),
                work.resolve(name + ".txt"))) {
            var printed = child.finish();
            return ImportRun.of(printed, child.seconds(), child.peak());
        }
    }

    private void start(Path data, Report report) throws IOException, InterruptedException {
        System.err.println("serve");
        int port = freePort();
        HttpClient client = HttpClient.newHttpClient();
        URI ready = URI.create("http://127.0.0.1:" + port + "/health/ready");
        try (Child child =
                new Child(Child.jar(List.of(), jar, heap, "serve"), settings(data, port), work.resolve("serve.txt"))) {
            while (!answers(client, ready)) {
                if (!child.lives()) {
                    throw new IllegalStateException("the server ended; see " + work.resolve("serve.txt.err"));
                }
                Thread.sleep(20);
            }
            report.start(child.seconds(), child.resident(), child.peak());
        }
    }

    private static boolean answers(HttpClient client, URI address) throws InterruptedException {
        try {
            return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException refused) {
            return false;
        }
    }

    private Map<String, String> settings(Path data, int port) {
        return Map.of(
                "GUANXI_DATA", data.toString(),
                "GUANXI_HTTP_PORT", String.valueOf(port),
                "GUANXI_PAGE_CACHE", pageCache);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** The size of a folder in MB. */
    private static long disk(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                            .mapToLong(file -> file.toFile().length())
                            .sum()
                    / 1_000_000;
        }
    }
}

package io.guanxi.bench.reads;

import io.guanxi.bench.Child;
import io.guanxi.bench.Machine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures requests side by side. */
@Command(
        name = "reads",
        description = {
            "Measures requests to Guanxi beside those to @neo4j/graphql and to a server written by hand for them, on the same database.",
            "Load, servers and database share this machine."
        },
        mixinStandardHelpOptions = true)
public final class ReadsCommand implements Callable<Integer> {

    @Option(names = "--seconds", paramLabel = "N", description = "Of each measurement. Default: ${DEFAULT-VALUE}")
    private int seconds = 12;

    @Option(names = "--rounds", paramLabel = "N", description = "They are cut into so many. Default: ${DEFAULT-VALUE}")
    private int rounds = 3;

    @Option(names = "--warm-up", paramLabel = "N", description = "Seconds at least. Default: ${DEFAULT-VALUE}")
    private int warmUp = 10;

    @Option(
            names = "--warm-up-requests",
            paramLabel = "N",
            description = "Requests at least, or a minute of them. Default: ${DEFAULT-VALUE}")
    private int warmUpRequests = 10_000;

    @Option(names = "--connections", paramLabel = "N", split = ",", description = "Default: ${DEFAULT-VALUE}")
    private List<Integer> connections = List.of(1, 16, 64);

    @Option(
            names = "--only",
            paramLabel = "SERVER",
            split = ",",
            description = "${COMPLETION-CANDIDATES}; default: all")
    private List<Dialect> only = List.of(Dialect.values());

    @Option(
            names = "--shapes",
            paramLabel = "SHAPE",
            split = ",",
            description = "${COMPLETION-CANDIDATES}; default: all")
    private List<Shape> shapes = List.of(Shape.values());

    @Option(
            names = "--graph",
            paramLabel = "DIR",
            description =
                    "Data of Guanxi with a ranked community `bench`; made where there is none. Default: ${DEFAULT-VALUE}")
    private Path data = Path.of("target/bench/graph");

    @Option(names = "--members", paramLabel = "N", description = "Of a graph that is made. Default: ${DEFAULT-VALUE}")
    private int members = 100_000;

    @Option(names = "--work", paramLabel = "DIR", description = "Where the processes print. Default: ${DEFAULT-VALUE}")
    private Path work = Path.of("target/bench/reads");

    @Option(names = "--jar", paramLabel = "FILE", description = "Default: ${DEFAULT-VALUE}")
    private Path jar = Path.of("target/guanxi.jar");

    @Option(names = "--rival", paramLabel = "DIR", description = "Default: ${DEFAULT-VALUE}")
    private Path rival = Path.of("src/bench/rival");

    @Option(names = "--heap", paramLabel = "SIZE", description = "Of Java's processes. Default: ${DEFAULT-VALUE}")
    private String heap = "2g";

    @Option(names = "--page-cache", paramLabel = "SIZE", description = "Of the database. Default: ${DEFAULT-VALUE}")
    private String pageCache = "2g";

    @Override
    public Integer call() throws Exception {
        Files.createDirectories(work);
        Programs programs = new Programs(work, jar, heap);
        new Making(programs, data).make(members);
        Contenders starting = new Contenders(programs);
        List<Contender> contenders = new ArrayList<>();
        try (Child database = starting.database(data, pageCache)) {
            Bolt bolt = starting.bolt(database);
            for (Dialect dialect : only) {
                contenders.add(start(starting, dialect, bolt));
            }
            try (Graph graph = new Graph(bolt)) {
                introduce(graph);
                measure(new Contest(contenders, graph, database.pid()), contenders);
            }
        } finally {
            contenders.forEach(Contender::close);
        }
        return 0;
    }

    private Contender start(Contenders starting, Dialect dialect, Bolt bolt) throws Exception {
        return switch (dialect) {
            case GUANXI -> starting.guanxi(bolt);
            case BY_HAND -> starting.byHand(bolt);
            case LIBRARY -> {
                Rival server = new Rival(rival);
                server.install();
                yield starting.library(bolt, server);
            }
        };
    }

    /** What figures cannot be understood without. */
    private void introduce(Graph graph) throws Exception {
        System.out.println("Guanxi at commit " + Programs.told("git", "describe", "--always", "--dirty") + "; "
                + new Rival(rival).versions() + ", Node.js " + Programs.told("node", "--version") + "; "
                + graph.version()
                + " in a process of its own.");
        System.out.printf(
                Locale.ROOT,
                "%s; heap %s, page cache %s. %,d members, %,d follows, %,d contents. %d s of each in %d rounds.%n%n",
                Machine.description(),
                heap,
                pageCache,
                graph.count("(:Member)"),
                graph.count("()-[:FOLLOWS]->()"),
                graph.count("(:Content)"),
                seconds,
                rounds);
    }

    private void measure(Contest contest, List<Contender> contenders) throws Exception {
        contest.compare(shapes);
        contest.warm(shapes, warmUp, warmUpRequests);
        for (int round = 0; round < rounds; round++) {
            System.err.println("round " + (round + 1) + " of " + rounds);
            contest.round(shapes, connections, (double) seconds / rounds, round);
        }
        contest.close();
        new ReadsReport(contenders, contest.measured()).print(System.out, shapes, connections);
    }
}

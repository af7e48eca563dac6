package io.guanxi.bench;

import io.guanxi.graph.Graph;
import io.guanxi.graph.LoneDatabase;
import io.guanxi.graph.Statement;
import io.guanxi.ingest.Import;
import io.guanxi.ingest.ImportOptions;
import io.guanxi.ingest.ImportProgress;
import io.guanxi.ingest.Kind;
import io.guanxi.ingest.Row;
import io.guanxi.ingest.RowSource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How long the ties of a community take, and those of whoever has new interactions. */
@Command(
        name = "ties",
        description =
                "Measures how long ties take, whole and brought up to date, in the database that an import has left.",
        mixinStandardHelpOptions = true)
final class TiesCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofHours(1);

    @Option(names = "--data", paramLabel = "DIR", description = "The database. Default: ${DEFAULT-VALUE}")
    private Path data = Path.of("target/bench/data");

    @Option(names = "--community", paramLabel = "KEY", description = "Default: ${DEFAULT-VALUE}")
    private String community = "bench";

    @Option(names = "--page-cache", paramLabel = "SIZE", description = "Of the database. Default: ${DEFAULT-VALUE}")
    private String pageCache = "1g";

    @Option(names = "--new", paramLabel = "N", description = "New interactions of a round. Default: ${DEFAULT-VALUE}")
    private int fresh = 1_000;

    @Option(names = "--rounds", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}")
    private int rounds = 3;

    @Option(names = "--computed", description = "All ties were computed before: only bring them up to date.")
    private boolean computed;

    @Override
    public Integer call() {
        try (LoneDatabase database = new LoneDatabase(data, pageCache);
                Graph graph = InProcess.open(database, data, pageCache, PATIENCE)) {
            var ties = new io.guanxi.analysis.Ties(graph, PATIENCE);
            if (!computed) {
                System.out.println("whole: " + ties.compute(community, Instant.now()));
            }
            int members = members(graph);
            Random random = new Random(1);
            for (int round = 0; round < rounds; round++) {
                new Import(graph, Clock.systemUTC())
                        .run(
                                new Fresh(fresh, members, random.nextLong()),
                                community,
                                ImportOptions.defaults(),
                                ImportProgress.SILENT,
                                (row, reason) -> System.out.println(row + ": " + reason));
                long begun = System.nanoTime();
                int refreshed = ties.refreshChanged(community, Instant.now());
                System.out.printf(
                        "%,d new interactions: %,d members in %,d ms%n",
                        fresh, refreshed, (System.nanoTime() - begun) / 1_000_000);
            }
        }
        return 0;
    }

    private int members(Graph graph) {
        return ((Number) Objects.requireNonNull(graph.readNow(new Statement(
                                "members",
                                "MATCH (m:Member {community: $v.community}) RETURN count(*) AS members",
                                Map.of("community", community),
                                PATIENCE))
                        .get(0)
                        .get("members")))
                .intValue();
    }

    /** Messages between members at random, a minute apart from now on back. */
    private record Fresh(int rows, int members, long seed) implements RowSource {

        @Override
        public Set<Kind> kinds() {
            return EnumSet.of(Kind.INTERACTIONS);
        }

        @Override
        public void read(Kind kind, Consumer<Row> sink) {
            Random random = new Random(seed);
            Instant now = Instant.now();
            for (int i = 0; i < rows && kind == Kind.INTERACTIONS; i++) {
                sink.accept(new Row(
                        "fresh",
                        i + 1,
                        Map.of(
                                "from", People.key(random.nextInt(members)),
                                "to", People.key(random.nextInt(members)),
                                "kind", "message",
                                "at", now.minusSeconds(60L * i).toString(),
                                "key", "fresh " + seed + " " + i)));
            }
        }
    }
}

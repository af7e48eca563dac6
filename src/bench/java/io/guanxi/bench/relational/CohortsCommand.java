package io.guanxi.bench.relational;

import io.guanxi.bench.InProcess;
import io.guanxi.graph.Graph;
import io.guanxi.graph.LoneDatabase;
import io.guanxi.graph.Statement;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is asked of cohorts, of a server that has imported the files of {@code generate}, of PostgreSQL, and of the stored events themselves. */
@Command(
        name = "cohorts",
        description =
                "Measures what is asked of cohorts: of a running server that has imported what `generate --end 2026-11-23` wrote, beside PostgreSQL; or, with"
                        + " --data, by plain Cypher of the database itself, whose server is stopped. It stops where answers differ.",
        mixinStandardHelpOptions = true)
public final class CohortsCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofMinutes(20);

    @Parameters(index = "0", paramLabel = "DIR", description = "The files that `generate` wrote.")
    private Path folder = Path.of(".");

    @Option(names = "--url", description = "The server's. Default: ${DEFAULT-VALUE}")
    private URI server = URI.create("http://127.0.0.1:8080/graphql");

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The database of a server that is stopped: asked by plain Cypher, and no server is asked.")
    private @Nullable Path data;

    @Option(names = "--page-cache", paramLabel = "SIZE", description = "With --data. Default: ${DEFAULT-VALUE}")
    private String pageCache = "2g";

    @Option(
            names = "--postgres",
            paramLabel = "URL",
            description = "An empty database, or one that this filled: jdbc:postgresql://localhost/cohorts")
    private @Nullable String postgres;

    @Option(names = "--rounds", description = "How often each is asked. Default: ${DEFAULT-VALUE}")
    private int rounds = 20;

    @Override
    public Integer call() throws Exception {
        try (Relational relational = postgres == null ? null : new Relational(postgres)) {
            if (relational != null) {
                fill(relational);
            }
            if (data == null) {
                SideBySide both = new SideBySide(server, relational, System.out);
                both.header();
                for (Question question : CohortQuestions.all()) {
                    both.measure(question.name(), Collections.nCopies(rounds, question));
                }
                List<Question> others = IntStream.range(0, rounds)
                        .mapToObj(CohortQuestions::other)
                        .toList();
                both.measure(others.get(0).name(), others);
            } else {
                fromEvents(data, relational);
            }
        }
        return 0;
    }

    private void fill(Relational relational) throws Exception {
        relational.table(
                folder,
                "members",
                "key text primary key, handle text, displayName text, joinedAt timestamptz, lastSeenAt timestamptz, leftAt timestamptz,"
                        + " source text, locale text, region text, attributes text",
                "create index on members (joinedAt)");
        relational.table(
                folder,
                "events",
                "key text primary key, member text not null, type text, at timestamptz, value numeric, content text, properties text",
                "create index on events (member, type, at)",
                "create index on events (type, at)",
                "create index on events (at) include (member)");
        relational.table(
                folder,
                "orders",
                "key text primary key, member text not null, amount numeric, currency text, at timestamptz, status text",
                "create index on orders (member, at)");
        relational.table(
                folder,
                "tags",
                "member text not null, tag text, kind text, at timestamptz",
                "create index on tags (tag, member)",
                "create index on tags (member)");
    }

    private void fromEvents(Path database, @Nullable Relational relational) throws Exception {
        try (LoneDatabase lone = new LoneDatabase(database, pageCache);
                Graph graph = InProcess.open(lone, database, pageCache, PATIENCE)) {
            System.out.printf("%-34s %10s%n", "milliseconds", "Cypher");
            for (Question question : CohortQuestions.all()) {
                if (question.cypher() == null) {
                    continue;
                }
                long begun = System.nanoTime();
                List<String> rows =
                        graph.readNow(new Statement(question.name(), question.cypher(), Map.of(), PATIENCE)).stream()
                                .map(row -> String.valueOf(row.get("row")))
                                .toList();
                System.out.printf("%-34s %10.1f%n", question.name(), (System.nanoTime() - begun) / 1e6);
                if (relational != null && question.sql() != null) {
                    List<String> expected = relational.rows(question.sql(), List.of());
                    if (!expected.equals(rows)) {
                        throw new IllegalStateException(
                                "%s: Cypher says %s, SQL %s".formatted(question, rows, expected));
                    }
                }
            }
        }
    }
}

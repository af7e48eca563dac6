package io.guanxi;

import io.guanxi.analysis.Influence;
import io.guanxi.analysis.Snapshot;
import io.guanxi.analysis.Ties;
import io.guanxi.fault.Fault;
import io.guanxi.graph.Graph;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Computes indices. */
@Command(
        name = "compute",
        description =
                "Computes the indices of a community, as a new snapshot: influence and value make the same one, which holds both.",
        mixinStandardHelpOptions = true)
final class ComputeCommand implements Callable<Integer> {

    /** What can be computed. */
    enum What {
        INFLUENCE,
        VALUE,
        TIES,
        ALL
    }

    @Parameters(
            arity = "0..1",
            description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}",
            defaultValue = "INFLUENCE")
    private What what = What.INFLUENCE;

    @Option(
            names = "--as-of",
            paramLabel = "T",
            description =
                    "Influence and value look from this day or instant; default: the latest interaction. A ranking of an earlier time than the current one's stands beside it.")
    private @Nullable String asOf;

    @Option(names = "--community", paramLabel = "KEY", description = "Needed only where there are several.")
    private @Nullable String community;

    private String told = "";

    @Override
    public Integer call() {
        Settings settings = Settings.ofProcess();
        Instant from = asOf == null ? null : instant(asOf);
        try (Graph graph = Graph.open(settings.graph())) {
            String key = TheCommunity.of(graph, settings, community);
            Instant now = Clock.tickMillis(ZoneOffset.UTC).instant();
            if (what != What.TIES) {
                System.out.println(
                        summary(new Influence(graph, Serving.COMPUTATION).compute(key, from, now, this::tell)));
            }
            if (what == What.TIES || what == What.ALL) {
                System.out.println(summary(new Ties(graph, Serving.COMPUTATION).compute(key, now)));
            }
            return 0;
        }
    }

    /** A line a step, and one each twentieth of the whole. */
    private void tell(String step, double done) {
        String line = "%3d %% %s".formatted(5 * (int) (20 * done), step);
        if (!line.equals(told)) {
            told = line;
            System.err.println(line);
        }
    }

    static String summary(Snapshot snapshot) {
        return "Influence and relationship value of %s as of %s: %,d members (%,d active), %,d ties, PageRank %s after %d iterations, %,d ms"
                .formatted(
                        snapshot.community(),
                        snapshot.asOf(),
                        snapshot.members(),
                        snapshot.active(),
                        snapshot.relationships(),
                        snapshot.converged() ? "converged" : "did not converge",
                        snapshot.iterations(),
                        snapshot.durationMs());
    }

    static String summary(Ties.Outcome ties) {
        return "Ties of %s as of %s: %,d members, %,d ms"
                .formatted(ties.community(), ties.asOf(), ties.members(), ties.durationMs());
    }

    private static Instant instant(String text) {
        try {
            return text.length() == "2026-01-01".length()
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException wrong) {
            throw Fault.of(
                    Fault.Kind.INVALID,
                    "BAD_INPUT",
                    "--as-of: expected a day or an instant such as 2026-03-01 or 2026-03-01T12:00:00Z, not " + text,
                    wrong);
        }
    }
}

package io.guanxi.analysis;

import io.guanxi.graph.Ids;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A graph in the memory of the database server, under a name of its own, until it is closed. It is given, not found there, so that
 * what is computed is exactly what was hashed.
 */
final class Projection implements AutoCloseable {

    /** Ten digits: what is left after rounding does not depend on the order in which threads added up. */
    private static final MathContext PRECISION = new MathContext(10);

    /** Below this many ties, threads cost more than they bring. */
    private static final int ONE_THREAD = 200_000;

    /** What Graph Data Science allows without a licence. */
    private static final int ALL_THREADS = 4;

    private final Steps steps;
    private final TieGraph graph;
    private final String name = "guanxi-" + Ids.next();
    private final int concurrency;

    Projection(Steps steps, TieGraph graph) {
        this.steps = steps;
        this.graph = graph;
        this.concurrency = graph.size() < ONE_THREAD ? 1 : ALL_THREADS;
        if (!graph.members().isEmpty()) {
            project();
        }
    }

    private void project() {
        try {
            steps.run("_measure/project", onThis(columns(graph)));
        } catch (RuntimeException failed) {
            // The server may have finished what we did not hear of.
            try {
                close();
            } catch (RuntimeException alsoFailed) {
                failed.addSuppressed(alsoFailed);
            }
            throw failed;
        }
    }

    /** Performs an algorithm, which leaves its result in the node property {@code score}. A graph without members has none. */
    Map<String, Object> perform(String file, Map<String, Object> input) {
        return graph.members().isEmpty()
                ? Map.of()
                : steps.run(file, onThis(input)).get(0);
    }

    /** What the algorithm says, by the number of the member. */
    double[] scores() {
        double[] scores = new double[graph.members().size()];
        if (scores.length > 0) {
            for (Map<String, Object> row : steps.run("_measure/scores", onThis(Map.of()))) {
                scores[(int) Column.count(row, "member")] = rounded(Column.number(row, "score"));
            }
        }
        return scores;
    }

    /** Scores as shares of their sum. */
    static double[] normalised(double[] scores) {
        double sum = Arrays.stream(scores).sum();
        return Arrays.stream(scores)
                .map(score -> sum == 0 ? 0 : rounded(score / sum))
                .toArray();
    }

    @Override
    public void close() {
        // Also when the job was cancelled, which ends its statements.
        steps.as(null).run("_measure/drop", onThis(Map.of()));
    }

    private static Map<String, Object> columns(TieGraph graph) {
        List<Integer> sources = new ArrayList<>();
        List<@Nullable Integer> targets = new ArrayList<>();
        List<@Nullable Double> weights = new ArrayList<>();
        for (int member = 0; member < graph.members().size(); member++) {
            sources.add(member);
            targets.add(null);
            weights.add(null);
        }
        for (TieGraph.Tie tie : graph.ties()) {
            sources.add(tie.source());
            targets.add(tie.target());
            weights.add(tie.weight());
        }
        List<String> undirected = graph.undirected() ? List.of("*") : List.of();
        return Map.of("sources", sources, "targets", targets, "weights", weights, "undirected", undirected);
    }

    static double[] rounded(double[] scores) {
        return Arrays.stream(scores).map(Projection::rounded).toArray();
    }

    static double rounded(double score) {
        return Double.isFinite(score) ? new BigDecimal(score).round(PRECISION).doubleValue() : 0;
    }

    private Map<String, Object> onThis(Map<String, Object> input) {
        Map<String, Object> all = new HashMap<>(input);
        all.put("graph", name);
        all.put("concurrency", concurrency);
        return all;
    }
}

package io.guanxi.analysis;

import io.guanxi.graph.Ids;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A graph of members in the memory of the database server, under a name of its own, until it is closed. */
final class Projection implements AutoCloseable {

    /** Ten digits: what is left after rounding does not depend on the order in which threads added up. */
    private static final MathContext PRECISION = new MathContext(10);

    private final Steps steps;
    private final String name = "guanxi-" + Ids.next();
    private final long members;
    private final long relationships;

    private Projection(Steps steps, String file, Map<String, Object> input) {
        this.steps = steps;
        Map<String, Object> projected = steps.run(file, onThis(input)).get(0);
        this.members = projected.get("members") instanceof Long count ? count : 0;
        this.relationships = projected.get("relationships") instanceof Long count ? count : 0;
    }

    /** Projects what the statement in {@code file} says; it takes the new graph's name as {@code graph}. */
    static Projection of(Steps steps, String file, Map<String, Object> input) {
        return new Projection(steps, file, input);
    }

    long members() {
        return members;
    }

    long relationships() {
        return relationships;
    }

    /** Performs an algorithm, which leaves its result in the node property {@code score}. A graph without members has none. */
    Map<String, Object> perform(String file, Map<String, Object> input) {
        return members == 0 ? Map.of() : steps.run(file, onThis(input)).get(0);
    }

    List<Score> scores() {
        if (members == 0) {
            return List.of();
        }
        return steps.run("_measure/scores", onThis(Map.of())).stream()
                .map(row -> new Score(
                        Column.text(row, "id"), Column.text(row, "key"), rounded(Column.number(row, "score"))))
                .toList();
    }

    /** All relationships, ordered by the keys of their ends. */
    Stream<Edge> edges() {
        if (relationships == 0) {
            return Stream.empty();
        }
        return steps.run("_measure/weights", onThis(Map.of())).stream()
                .sorted(Comparator.comparing(row -> Column.text(row, "source")))
                .flatMap(row -> Column.rows(row, "ties").stream()
                        .map(tie -> new Edge(
                                Column.text(row, "source"), Column.text(tie, "target"), Column.number(tie, "weight")))
                        .sorted(Comparator.comparing(Edge::target)));
    }

    @Override
    public void close() {
        steps.run("_measure/drop", onThis(Map.of()));
    }

    private static double rounded(double score) {
        return Double.isFinite(score) ? new BigDecimal(score).round(PRECISION).doubleValue() : 0;
    }

    private Map<String, Object> onThis(Map<String, Object> input) {
        Map<String, Object> all = new HashMap<>(input);
        all.put("graph", name);
        return all;
    }

    /**
     * What an algorithm says about a member.
     *
     * @param id internal
     */
    record Score(String id, String key, double value) {}

    /** One weighted relationship between the members with these keys. */
    record Edge(String source, String target, double weight) {}
}

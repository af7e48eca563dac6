package io.guanxi.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the ties that lead from one member say of the member: bridging and reciprocity, worked out once more. */
final class ExplainedOwnTies {

    private static final int BATCH = 5_000;

    private final Steps steps;
    private final StoredRanking stored;
    private final int member;
    /** By the position of the other end: strength, and the circles that they belong to. */
    private final Map<Integer, Double> strengths;

    private final Map<Integer, List<String>> circles;
    private final Map<Integer, Double> back;
    private final Map<String, Double> into = new HashMap<>();
    private double all;
    private double returned;
    private double apart;

    ExplainedOwnTies(Steps steps, StoredRanking stored, int member, ExplainedTies ties) {
        this.steps = steps;
        this.stored = stored;
        this.member = member;
        this.strengths = ties.own();
        this.back = ties.to();
        this.circles = circles(new ArrayList<>(strengths.keySet()));
        for (int other : strengths.keySet()) {
            double trust = stored.trust()[other];
            List<String> theirs = circles.getOrDefault(other, List.of());
            all += trust;
            returned += back.containsKey(other) ? trust : 0;
            apart += theirs.isEmpty() ? trust * trust : 0;
            theirs.forEach(circle -> into.merge(circle, trust / theirs.size(), Double::sum));
        }
    }

    private Map<Integer, List<String>> circles(List<Integer> others) {
        Map<Integer, List<String>> found = new HashMap<>();
        for (int from = 0; from < others.size(); from += BATCH) {
            List<String> some = others.subList(from, Math.min(from + BATCH, others.size())).stream()
                    .map(stored::id)
                    .toList();
            for (Map<String, Object> row :
                    steps.read("_value/members", Map.of("members", some, "asOf", Steps.time(stored.asOf())))) {
                found.put(
                        Objects.requireNonNull(stored.positions().get(Column.text(row, "id"))),
                        Column.list(row, "circles").stream()
                                .map(String::valueOf)
                                .toList());
            }
        }
        return found;
    }

    /** Fields of {@code ExplainedValue}. */
    Map<String, Object> told() {
        List<Map<String, Object>> told = new ArrayList<>();
        for (Map<String, Object> row : steps.read("_explain/circles", Map.of("circles", List.copyOf(into.keySet())))) {
            told.add(Map.of("key", Column.text(row, "key"), "ties", into.getOrDefault(Column.text(row, "id"), 0.0)));
        }
        told.sort((one, other) -> Double.compare(Column.number(other, "ties"), Column.number(one, "ties")));
        return Map.of("ownTies", all, "returnedTies", returned, "apart", apart, "circles", told);
    }

    /** Each tie, with what of the score it accounts for: bridging is a sum over ties, too, of how seldom another leads into the same circle. */
    List<Map<String, Object>> each() {
        List<Map<String, Object>> each = new ArrayList<>();
        double bridging = stored.input().raw(Metric.BRIDGING, member);
        for (int other : strengths.keySet()) {
            double trust = stored.trust()[other];
            double same = circles.getOrDefault(other, List.of()).stream()
                    .mapToDouble(circle -> into.getOrDefault(circle, 0.0))
                    .average()
                    .orElse(trust);
            double bridges = trust / all * (1 - same / all);
            each.add(Map.of(
                    "member", stored.id(other),
                    "strength", strengths.getOrDefault(other, 0.0),
                    "returned", back.containsKey(other),
                    "contribution",
                            stored.points(Metric.BRIDGING, member, bridges, bridging)
                                    + stored.points(
                                            Metric.RECIPROCITY,
                                            member,
                                            back.containsKey(other) ? trust : 0,
                                            returned)));
        }
        return each;
    }
}

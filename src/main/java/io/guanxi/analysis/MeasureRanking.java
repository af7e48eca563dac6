package io.guanxi.analysis;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The ranking of members by a measure: the greatest score first, groups in the order of their numbers. */
final class MeasureRanking {

    private MeasureRanking() {}

    /** @param raw what the algorithm said, by the number of the member in {@code members}, who are ordered by key */
    static Table of(Algorithm algorithm, List<TieGraph.Node> members, double[] raw) {
        double[] scores = switch (Method.of(algorithm).scale()) {
            case AS_IT_IS -> raw;
            case SHARES -> Projection.normalised(raw);
            case TIMES_OTHERS ->
                Arrays.stream(raw)
                        .map(score -> Projection.rounded(score * (raw.length - 1)))
                        .toArray();
            case NUMBERED -> numbered(raw);
        };
        boolean ascending = Method.of(algorithm).scale() == Scale.NUMBERED;
        List<Integer> order = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble(member -> ascending ? scores[member] : -scores[member]))
                .toList();
        String[] ids = new String[scores.length];
        long[] ranks = new long[scores.length];
        double[] ranked = new double[scores.length];
        for (int i = 0; i < scores.length; i++) {
            int member = order.get(i);
            ids[i] = members.get(member).id();
            ranked[i] = scores[member];
            ranks[i] = i > 0 && ranked[i - 1] == ranked[i] ? ranks[i - 1] : i + 1;
        }
        return new Table(ids).with("ranks", ranks).with("scores", ranked);
    }

    /** Groups numbered from 0 by size, the greatest first, equal sizes by their smallest member. */
    private static double[] numbered(double[] components) {
        Map<Double, Integer> sizes = new HashMap<>();
        Map<Double, Integer> smallest = new HashMap<>();
        for (int member = 0; member < components.length; member++) {
            sizes.merge(components[member], 1, Integer::sum);
            smallest.putIfAbsent(components[member], member);
        }
        List<Double> order = smallest.entrySet().stream()
                .sorted(Comparator.comparing(
                                (Map.Entry<Double, Integer> entry) -> -sizes.getOrDefault(entry.getKey(), 0))
                        .thenComparing(Map.Entry::getValue))
                .map(Map.Entry::getKey)
                .toList();
        Map<Double, Integer> numbers = new HashMap<>();
        order.forEach(component -> numbers.put(component, numbers.size()));
        return Arrays.stream(components)
                .map(component -> numbers.getOrDefault(component, 0))
                .toArray();
    }
}

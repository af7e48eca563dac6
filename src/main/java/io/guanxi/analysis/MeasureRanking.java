package io.guanxi.analysis;

import java.util.ArrayList;
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
    static List<Standing> of(Algorithm algorithm, List<TieGraph.Node> members, double[] raw) {
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
        List<Standing> standings = new ArrayList<>(scores.length);
        int rank = 0;
        for (int i = 0; i < scores.length; i++) {
            int member = order.get(i);
            if (i == 0 || scores[order.get(i - 1)] != scores[member]) {
                rank = i + 1;
            }
            String id = members.get(member).id();
            standings.add(new Standing(id, i + 1, rank, scores[member], null, null, null, scores[member]));
        }
        return standings;
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

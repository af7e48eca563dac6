package io.guanxi.analysis;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * The ranking of members by an index: pure arithmetic on what its parts are. Arrays are in the order of the ranking, the best first.
 *
 * @param numbers of the members, as they were given
 * @param scores 0..100
 * @param ranks 1 is best; equal scores share the better one
 * @param percentiles of the scores among those who count
 * @param tiers class of each, from 0, the best
 * @param parts percentile of each part of the index, by the number of the member
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record Ranking(
        int[] numbers, double[] scores, int[] ranks, double[] percentiles, int[] tiers, Map<Part, double[]> parts) {

    /**
     * Who is ranked, by number. Of equal scores and equal figures of the first part the lesser number comes first.
     *
     * @param counts whether percentiles are taken among them: whoever does not count has score 0 and comes last
     * @param trusted how many of them are trusted, active or not, of whom the classes are shares
     * @param raws of each part of the index
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares them
    record Input(List<TieGraph.Node> members, boolean[] counts, int trusted, Map<? extends Part, double[]> raws) {

        double[] raws(Part part) {
            return Objects.requireNonNull(raws.get(part));
        }

        double raw(Part part, int member) {
            return raws(part)[member];
        }

        Percentile among(Part part) {
            return among(raws(part));
        }

        private Percentile among(double[] values) {
            return new Percentile(IntStream.range(0, values.length)
                    .filter(member -> counts[member])
                    .mapToDouble(member -> values[member])
                    .toArray());
        }
    }

    static Ranking of(Input input, Index index) {
        return of(input, parts(input, index), index);
    }

    static Ranking of(Input input, Map<Part, double[]> parts, Index index) {
        return ordered(input, index, scores(input, parts, index), parts);
    }

    private static double[] scores(Input input, Map<Part, double[]> parts, Index index) {
        double[] scores = new double[input.members().size()];
        for (Part part : index.parts()) {
            double[] percentiles = Objects.requireNonNull(parts.get(part));
            for (int member = 0; member < scores.length; member++) {
                scores[member] += 100 * index.weight(part) * percentiles[member];
            }
        }
        return scores;
    }

    /** Percentile of each part, by the number of the member. */
    static Map<Part, double[]> parts(Input input, Index index) {
        Map<Part, double[]> parts = new HashMap<>();
        for (Part part : index.parts()) {
            Percentile among = input.among(part);
            double[] percentiles = new double[input.members().size()];
            for (int member = 0; member < percentiles.length; member++) {
                percentiles[member] = input.counts()[member] ? among.of(input.raw(part, member)) : 0;
            }
            parts.put(part, percentiles);
        }
        return parts;
    }

    /** Where a member stands, from 0. */
    int positionOf(int member) {
        return IntStream.range(0, numbers.length)
                .filter(position -> numbers[position] == member)
                .findFirst()
                .orElseThrow();
    }

    private static Ranking ordered(Input input, Index index, double[] scores, Map<Part, double[]> parts) {
        int n = scores.length;
        double[] first = input.raws(index.parts().get(0));
        int[] numbers = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(member -> -scores[member])
                        .thenComparingDouble(member -> -first[member]))
                .mapToInt(member -> member)
                .toArray();
        Percentile among = input.among(scores);
        int[] ranks = new int[n];
        double[] percentiles = new double[n];
        int[] tiers = new int[n];
        for (int i = 0; i < n; i++) {
            double score = scores[numbers[i]];
            ranks[i] = i > 0 && scores[numbers[i - 1]] == score ? ranks[i - 1] : i + 1;
            percentiles[i] = among.of(score);
            tiers[i] = index.tiers().of(ranks[i], score, input.trusted());
        }
        return new Ranking(numbers, picked(scores, numbers), ranks, percentiles, tiers, parts);
    }

    static double[] picked(double[] values, int[] numbers) {
        return IntStream.of(numbers).mapToDouble(number -> values[number]).toArray();
    }

    /** Something that is known by number, in the order of the ranking. */
    long[] inOrder(long[] values) {
        return IntStream.of(numbers).mapToLong(number -> values[number]).toArray();
    }

    /** Something that is known by number, in the order of the ranking. */
    String[] inOrder(String[] values) {
        return IntStream.of(numbers).mapToObj(number -> values[number]).toArray(String[]::new);
    }

    /** The name of each member's class, by number. */
    String[] classes(Index index) {
        String[] classes = new String[numbers.length];
        for (int position = 0; position < classes.length; position++) {
            classes[numbers[position]] = index.tiers().names().get(tiers[position]);
        }
        return classes;
    }

    /**
     * What is kept of it, in the order of the ranking.
     *
     * @param before ranks in the snapshot before, by internal id
     */
    Table table(Input input, Index index, Map<String, Integer> before) {
        String[] members = IntStream.of(numbers)
                .mapToObj(number -> input.members().get(number).id())
                .toArray(String[]::new);
        Table table = new Table(members)
                .with("ranks", IntStream.of(ranks).asLongStream().toArray())
                .with("scores", scores)
                .with("percentiles", percentiles)
                .with(index.measure().tiers(), inOrder(classes(index)))
                .with(
                        "before",
                        Arrays.stream(members)
                                .mapToLong(member -> before.getOrDefault(member, 0))
                                .toArray())
                .with(
                        "counts",
                        IntStream.of(numbers)
                                .mapToLong(number -> input.counts()[number] ? 1 : 0)
                                .toArray());
        for (Part part : index.parts()) {
            table.with(part.title(), picked(input.raws(part), numbers));
            table.with(part.title() + "Percentile", picked(Objects.requireNonNull(parts.get(part)), numbers));
        }
        return table.withAll("weights", index.allWeights());
    }
}

package io.guanxi.analysis;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * The ranking of members by influence: pure arithmetic on what the components are. Arrays are in the order of the ranking, the best first.
 *
 * @param numbers of the members, as they were given
 * @param scores 0..100
 * @param ranks 1 is best; equal scores share the better one
 * @param percentiles of the scores among those who count
 * @param classes in the pyramid
 * @param parts percentile of each component
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record Ranking(
        int[] numbers,
        double[] scores,
        int[] ranks,
        double[] percentiles,
        Pyramid[] classes,
        Map<Component, double[]> parts) {

    /**
     * Who is ranked, by number. Of equal scores and equal PageRank the lesser number comes first.
     *
     * @param counts whether percentiles are taken among them: whoever does not count has score 0 and comes last
     * @param trusted how many of them are trusted, active or not, of whom the classes are shares
     * @param raws of each component
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares them
    record Input(List<TieGraph.Node> members, boolean[] counts, int trusted, Map<Component, double[]> raws) {

        double[] raws(Component component) {
            return Objects.requireNonNull(raws.get(component));
        }

        double raw(Component component, int member) {
            return raws(component)[member];
        }

        Percentile among(Component component) {
            return among(raws(component));
        }

        private Percentile among(double[] values) {
            return new Percentile(IntStream.range(0, values.length)
                    .filter(member -> counts[member])
                    .mapToDouble(member -> values[member])
                    .toArray());
        }
    }

    static Ranking of(Input input, Configuration settings) {
        return of(input, parts(input), settings);
    }

    static Ranking of(Input input, Map<Component, double[]> parts, Configuration settings) {
        return ordered(input, settings, scores(parts, settings), parts);
    }

    private static double[] scores(Map<Component, double[]> parts, Configuration settings) {
        double[] scores = new double[Objects.requireNonNull(parts.get(Component.PAGE_RANK)).length];
        parts.forEach((component, part) -> {
            for (int member = 0; member < scores.length; member++) {
                scores[member] += 100 * settings.weight(component) * part[member];
            }
        });
        return scores;
    }

    /** Percentile of each component, by the number of the member. */
    static Map<Component, double[]> parts(Input input) {
        Map<Component, double[]> parts = new EnumMap<>(Component.class);
        for (Component component : Component.values()) {
            Percentile percentile = input.among(component);
            double[] part = new double[input.members().size()];
            for (int member = 0; member < part.length; member++) {
                part[member] = input.counts()[member] ? percentile.of(input.raw(component, member)) : 0;
            }
            parts.put(component, part);
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

    private static Ranking ordered(
            Input input, Configuration settings, double[] scores, Map<Component, double[]> parts) {
        int n = scores.length;
        int[] numbers = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(member -> -scores[member])
                        .thenComparingDouble(member -> -input.raw(Component.PAGE_RANK, member)))
                .mapToInt(member -> member)
                .toArray();
        Percentile among = input.among(scores);
        int[] ranks = new int[n];
        double[] percentiles = new double[n];
        Pyramid[] classes = new Pyramid[n];
        for (int i = 0; i < n; i++) {
            double score = scores[numbers[i]];
            ranks[i] = i > 0 && scores[numbers[i - 1]] == score ? ranks[i - 1] : i + 1;
            percentiles[i] = among.of(score);
            classes[i] = Pyramid.of(ranks[i], score, input.trusted(), settings);
        }
        Map<Component, double[]> ordered = new EnumMap<>(Component.class);
        parts.forEach((component, part) -> ordered.put(component, picked(part, numbers)));
        return new Ranking(numbers, picked(scores, numbers), ranks, percentiles, classes, ordered);
    }

    static double[] picked(double[] values, int[] numbers) {
        return IntStream.of(numbers).mapToDouble(number -> values[number]).toArray();
    }

    /** What is kept of it, in the order of the ranking. */
    Table table(Input input, Configuration settings, double[] paid, double[] trust, Map<String, Integer> before) {
        String[] members = IntStream.of(numbers)
                .mapToObj(number -> input.members().get(number).id())
                .toArray(String[]::new);
        Table table = new Table(members)
                .with("ranks", IntStream.of(ranks).asLongStream().toArray())
                .with("scores", scores)
                .with("percentiles", percentiles)
                .with("pyramids", Arrays.stream(classes).map(Enum::name).toArray(String[]::new))
                .with(
                        "before",
                        Arrays.stream(members)
                                .mapToLong(member -> before.getOrDefault(member, 0))
                                .toArray())
                .with("paid", picked(paid, numbers))
                .with(
                        "counts",
                        IntStream.of(numbers)
                                .mapToLong(number -> input.counts()[number] ? 1 : 0)
                                .toArray());
        if (!settings.trustSeeds().isEmpty()) {
            table.with("trust", picked(trust, numbers));
        }
        for (Component component : Component.values()) {
            table.with(component.title(), picked(input.raws(component), numbers));
            table.with(component.title() + "Percentile", Objects.requireNonNull(parts.get(component)));
        }
        return table.withAll(
                "weights",
                Arrays.stream(Component.values()).mapToDouble(settings::weight).toArray());
    }
}

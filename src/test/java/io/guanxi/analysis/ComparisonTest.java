package io.guanxi.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Against a brute force that goes through all pairs of members and knows nothing of positions. */
class ComparisonTest {

    /** Scores by member, from which standings follow: few different ones, so that many are equal. */
    private static Map<String, Double> drawn(Random random, int population, int scores) {
        Map<String, Double> drawn = new HashMap<>();
        for (int member = 0; member < population; member++) {
            if (random.nextInt(5) > 0) {
                drawn.put("m" + member, (double) random.nextInt(scores));
            }
        }
        return drawn;
    }

    private static double score(Map<String, Double> scores, String member) {
        return Objects.requireNonNull(scores.get(member));
    }

    private static int rank(Map<String, Double> scores, String member) {
        double own = score(scores, member);
        return 1 + (int) scores.values().stream().filter(score -> score > own).count();
    }

    private static Pyramid pyramid(Map<String, Double> scores, String member) {
        int rank = rank(scores, member);
        return rank <= 3 ? Pyramid.HEAD : rank <= scores.size() / 2 ? Pyramid.WAIST : Pyramid.BASE;
    }

    private static List<String> order(Map<String, Double> scores) {
        return scores.keySet().stream()
                .sorted((one, other) -> rank(scores, one) != rank(scores, other)
                        ? rank(scores, one) - rank(scores, other)
                        : one.compareTo(other))
                .toList();
    }

    private static Standings standings(Map<String, Double> scores) {
        List<String> order = order(scores);
        return new Standings(
                RankingMeasure.INFLUENCE,
                order.toArray(String[]::new),
                order.stream().mapToLong(member -> rank(scores, member)).toArray(),
                order.stream().mapToDouble(member -> score(scores, member)).toArray(),
                new double[order.size()],
                order.stream().map(member -> pyramid(scores, member)).toArray(Pyramid[]::new),
                order.stream().map(member -> Grade.B).toArray(Grade[]::new));
    }

    /** Spearman's rho by its definition: covariance over deviations, of ranks found by counting who is better and who is equal. */
    private static @Nullable Double rho(Map<String, Double> before, Map<String, Double> after, Set<String> common) {
        double[][] ranks = new double[2][common.size()];
        int i = 0;
        for (String member : common) {
            for (int of = 0; of < 2; of++) {
                Map<String, Double> scores = of == 0 ? before : after;
                double own = score(scores, member);
                long better = common.stream()
                        .filter(other -> score(scores, other) > own)
                        .count();
                long equal = common.stream()
                        .filter(other -> score(scores, other) == own)
                        .count();
                ranks[of][i] = better + (equal + 1) / 2.0;
            }
            i++;
        }
        double n = common.size();
        double x = Arrays.stream(ranks[0]).sum() / n;
        double y = Arrays.stream(ranks[1]).sum() / n;
        double covariance = IntStream.range(0, i)
                        .mapToDouble(at -> (ranks[0][at] - x) * (ranks[1][at] - y))
                        .sum()
                / n;
        double deviations = deviation(ranks[0], x) * deviation(ranks[1], y);
        return deviations > 0 ? (Double) (covariance / deviations) : null;
    }

    private static double deviation(double[] values, double mean) {
        return Math.sqrt(Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElse(0));
    }

    @Test
    void randomRankingsAgreeWithABruteForce() {
        Random random = new Random(3);
        int correlated = 0;
        for (int round = 0; round < 200; round++) {
            int population = 1 + random.nextInt(60);
            int scores = 1 + random.nextInt(12);
            Map<String, Double> before = drawn(random, population, scores);
            Map<String, Double> after = drawn(random, population, scores);
            Set<String> common = new HashSet<>(before.keySet());
            common.retainAll(after.keySet());

            Comparison comparison = new Comparison(standings(before), standings(after));
            Map<String, @Nullable Object> figures = comparison.figures();

            assertThat(figures)
                    .containsEntry("common", common.size())
                    .containsEntry("entered", after.size() - common.size())
                    .containsEntry("left", before.size() - common.size())
                    .containsEntry("risen", count(common, member -> rank(after, member) < rank(before, member)))
                    .containsEntry("fallen", count(common, member -> rank(after, member) > rank(before, member)));
            for (Object move : Column.list(figures, "moves")) {
                Map<?, ?> cell = (Map<?, ?>) move;
                assertThat(cell.get("members"))
                        .isEqualTo(count(
                                common,
                                member -> pyramid(before, member).name().equals(cell.get("before"))
                                        && pyramid(after, member).name().equals(cell.get("after"))));
            }
            for (Object overlap : Column.list(figures, "overlaps")) {
                Map<?, ?> told = (Map<?, ?>) overlap;
                Set<String> first = first(before, Column.count(told, "top"));
                Set<String> either = new HashSet<>(first);
                either.addAll(first(after, Column.count(told, "top")));
                first.retainAll(first(after, Column.count(told, "top")));
                assertThat(told.get("common")).isEqualTo((long) first.size());
                assertThat(told.get("jaccard")).isEqualTo(first.size() / (double) either.size());
            }
            Double expected = rho(before, after, common);
            if (expected == null) {
                assertThat(figures.get("correlation")).isNull();
            } else {
                assertThat((Double) figures.get("correlation")).isCloseTo(expected, within(1e-12));
                correlated++;
            }
            assertThat(comparison.byRank(7).stream().map(order(after)::get))
                    .containsExactlyElementsOf(
                            moved(after, common, member -> rank(before, member) - rank(after, member)));
            assertThat(comparison.byScore(7).stream().map(order(after)::get))
                    .containsExactlyElementsOf(
                            moved(after, common, member -> score(after, member) - score(before, member)));
            assertThat(comparison.entrants(3).stream().map(order(after)::get))
                    .containsExactlyElementsOf(without(after, before));
            assertThat(comparison.leavers(3).stream().map(order(before)::get))
                    .containsExactlyElementsOf(without(before, after));
        }
        assertThat(correlated).isGreaterThan(100);
    }

    private static long count(Set<String> common, Predicate<String> what) {
        return common.stream().filter(what).count();
    }

    private static Set<String> first(Map<String, Double> scores, long top) {
        return order(scores).stream().limit(top).collect(Collectors.toCollection(HashSet::new));
    }

    private static List<String> without(Map<String, Double> scores, Map<String, Double> others) {
        return order(scores).stream()
                .filter(member -> !others.containsKey(member))
                .limit(3)
                .toList();
    }

    /** Takes the greatest one after the other, instead of sorting. */
    private static List<String> moved(Map<String, Double> after, Set<String> common, ToDoubleFunction<String> move) {
        List<String> moved = new ArrayList<>();
        List<String> left = new ArrayList<>(order(after));
        left.removeIf(member -> !common.contains(member) || move.applyAsDouble(member) == 0);
        while (moved.size() < 7 && !left.isEmpty()) {
            String most = left.get(0);
            for (String member : left) {
                if (Math.abs(move.applyAsDouble(member)) > Math.abs(move.applyAsDouble(most))) {
                    most = member;
                }
            }
            moved.add(most);
            left.remove(most);
        }
        return moved;
    }

    /** Intelligence and hours before the television, as Wikipedia works them out. */
    @Test
    void theCorrelationIsTheOneOfTheTextbook() {
        double[] one = {106, 100, 86, 101, 99, 103, 97, 113, 112, 110};
        double[] other = {7, 27, 2, 50, 28, 29, 20, 12, 6, 17};
        Map<String, Double> before = new HashMap<>();
        Map<String, Double> after = new HashMap<>();
        for (int i = 0; i < one.length; i++) {
            before.put("m" + i, one[i]);
            after.put("m" + i, other[i]);
        }

        assertThat((Double) new Comparison(standings(before), standings(after))
                        .figures()
                        .get("correlation"))
                .isCloseTo(-29.0 / 165, within(1e-12));
    }

    @Test
    void emptyRankingsHaveNothingInCommon() {
        Map<String, @Nullable Object> figures = new Comparison(standings(Map.of()), standings(Map.of())).figures();

        assertThat(figures).containsEntry("common", 0).containsEntry("correlation", null);
        assertThat(Column.list(figures, "overlaps")).isEmpty();
    }
}

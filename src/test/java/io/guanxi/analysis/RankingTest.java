package io.guanxi.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RankingTest {

    @Test
    void percentilesAreMidranksAndZeroStaysZero() {
        var percentile = new Percentile(new double[] {3, 1, 0, 1});

        assertThat(percentile.of(0)).isZero();
        assertThat(percentile.of(1)).isEqualTo(0.5); // one below, half of two equal
        assertThat(percentile.of(3)).isEqualTo(0.875); // three below, half of itself
    }

    @Test
    void equalScoresShareTheBetterRankAndClassAndAreOrderedByKey() {
        Ranking ranking = ranked(Map.of("c", 5.0, "b", 5.0, "a", 1.0));

        assertThat(ranking.numbers()).containsExactly(1, 2, 0);
        assertThat(ranking.ranks()).containsExactly(1, 1, 3);
        assertThat(ranking.tiers()).containsExactly(0, 0, 2); // ⌈0.03⌉ + ⌈0.6⌉ = 2
        assertThat(ranking.scores()[0]).isCloseTo(200 / 3.0, within(1e-9)); // one below, half of two equal, of three
    }

    @Test
    void ofAHundredOneIsHeadTwentyAreWaist() {
        Map<String, Double> raws = new HashMap<>();
        for (int i = 1; i <= 100; i++) {
            raws.put("m" + i, (double) i);
        }

        Ranking ranking = ranked(raws);

        assertThat(Arrays.stream(ranking.tiers()).filter(tier -> tier == 0)).hasSize(1);
        assertThat(Arrays.stream(ranking.tiers()).filter(tier -> tier == 1)).hasSize(20);
        assertThat(ranking.scores()[0]).isEqualTo(99.5);
    }

    @Test
    void whoDoesNotCountComesLastInTheOrderOfTheRawValueAndIsBase() {
        Ranking ranking = ranked(Map.of("x", 9.0, "a", 1.0, "y", 10.0, "b", 2.0), "x", "y");

        assertThat(ranking.numbers()).containsExactly(1, 0, 3, 2);
        assertThat(ranking.scores()).containsExactly(75.0, 25.0, 0.0, 0.0);
        assertThat(ranking.ranks()).containsExactly(1, 2, 3, 3);
        assertThat(ranking.tiers()[2]).isEqualTo(2);
    }

    private static final Configuration PAGE_RANK_ALONE = new Configuration(
            0,
            new TieWeights(Map.of(), Map.of(), 1, 2, 4, Duration.ZERO),
            Map.of("pageRank", 1.0),
            Map.of(),
            List.of(0.01, 0.1, 0.4, 0.7),
            Set.of(),
            Set.of(),
            Duration.ZERO,
            Duration.ZERO,
            0.85,
            100,
            1e-10,
            0.01,
            0.20,
            List.of(),
            5_000,
            200,
            10,
            null);

    private static Ranking ranked(Map<String, Double> raws, String... silent) {
        return Ranking.of(input(raws, silent), PAGE_RANK_ALONE.index(RankingMeasure.INFLUENCE));
    }

    /** Members by key, each with a PageRank and nothing else. */
    private static Ranking.Input input(Map<String, Double> raws, String... silent) {
        List<TieGraph.Node> members = new ArrayList<>();
        raws.keySet().stream().sorted().forEach(key -> members.add(new TieGraph.Node(key, key)));
        Map<Component, double[]> all = new EnumMap<>(Component.class);
        for (Component component : Component.values()) {
            all.put(component, new double[raws.size()]);
        }
        boolean[] counts = new boolean[raws.size()];
        double[] pageRank = new double[raws.size()];
        for (int member = 0; member < counts.length; member++) {
            String key = members.get(member).key();
            counts[member] = !List.of(silent).contains(key);
            pageRank[member] = Objects.requireNonNull(raws.get(key));
        }
        all.put(Component.PAGE_RANK, pageRank);
        return new Ranking.Input(members, counts, members.size(), all);
    }
}

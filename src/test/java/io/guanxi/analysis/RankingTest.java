package io.guanxi.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        List<Standing> standings = ranked(List.of(entry("c", true, 5), entry("b", true, 5), entry("a", true, 1)));

        assertThat(standings).extracting(Standing::member).containsExactly("b", "c", "a");
        assertThat(standings).extracting(Standing::position).containsExactly(1, 2, 3);
        assertThat(standings).extracting(Standing::rank).containsExactly(1, 1, 3);
        assertThat(standings)
                .extracting(Standing::pyramid)
                .containsExactly(Pyramid.HEAD, Pyramid.HEAD, Pyramid.BASE); // ⌈0.03⌉ + ⌈0.6⌉ = 2
        assertThat(standings.get(0).score())
                .isCloseTo(200 / 3.0, within(1e-9)); // one below, half of two equal, of three
    }

    @Test
    void ofAHundredOneIsHeadTwentyAreWaist() {
        List<Ranking.Entry> entries = new ArrayList<>();
        for (int i = 1; i <= 100; i++) {
            entries.add(entry("m" + i, true, i));
        }

        List<Standing> standings = ranked(entries);

        assertThat(standings.stream().filter(line -> line.pyramid() == Pyramid.HEAD))
                .hasSize(1);
        assertThat(standings.stream().filter(line -> line.pyramid() == Pyramid.WAIST))
                .hasSize(20);
        assertThat(standings.get(0).score()).isEqualTo(99.5);
    }

    @Test
    void inactiveMembersComeLastInTheOrderOfTheirRawValueAndAreBase() {
        List<Standing> standings =
                ranked(List.of(entry("x", false, 9), entry("a", true, 1), entry("y", false, 10), entry("b", true, 2)));

        assertThat(standings).extracting(Standing::member).containsExactly("b", "a", "y", "x");
        assertThat(standings).extracting(Standing::score).containsExactly(75.0, 25.0, 0.0, 0.0);
        assertThat(standings).extracting(Standing::rank).containsExactly(1, 2, 3, 3);
        assertThat(standings.get(2).pyramid()).isEqualTo(Pyramid.BASE);
    }

    @Test
    void deltaIsPositiveForWhoRose() {
        List<Standing> standings = Ranking.of(
                List.of(entry("a", true, 2), entry("b", true, 1), entry("new", true, 3)),
                Formula.INFLUENCE_1,
                Map.of("a", 4, "b", 1));

        assertThat(standings).extracting(Standing::delta).containsExactly(null, 2, -2);
    }

    private static List<Standing> ranked(List<Ranking.Entry> entries) {
        return Ranking.of(entries, Formula.INFLUENCE_1, Map.of());
    }

    private static Ranking.Entry entry(String key, boolean active, double raw) {
        return new Ranking.Entry(key, key, active, Map.of(Formula.PAGE_RANK, raw));
    }
}

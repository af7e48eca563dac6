package io.guanxi.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.guanxi.testing.TestGraph;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is defined where there is hardly anything: by every algorithm, of stored members. */
class SmallestGraphsTest {

    private static final Instant NOW = Instant.parse("2024-06-01T12:00:00Z");
    private final Measures measures = new Measures(TestGraph.graph(), Duration.ofMinutes(1), Duration.ofMinutes(1));

    @Test
    void nobodyHasNoScores() {
        var community = new Community();
        for (Algorithm algorithm : Algorithm.values()) {
            assertThat(scores(community, algorithm)).as(algorithm.name()).isEmpty();
        }
    }

    @Test
    void oneWhoFollowsThemselfIsAlone() {
        var community = new Community().members("a").follow("a", "a");
        for (Algorithm algorithm : Algorithm.values()) {
            double expected = switch (algorithm) {
                case PAGE_RANK, EIGEN_TRUST -> 1;
                case ARTICLE_RANK -> 0.15;
                case EIGENVECTOR, BETWEENNESS, CLOSENESS, HARMONIC, DEGREE, HITS -> 0;
                case TRIANGLES, CLUSTERING, CORE -> 0;
                case COMPONENTS, STRONG_COMPONENTS, LOUVAIN, LEIDEN, LABELS -> 0;
            };
            assertThat(scores(community, algorithm)).as(algorithm.name()).containsExactly(expected);
        }
    }

    @Test
    void whoHasNoTiesHasAGroupOfTheirOwn() {
        var community = new Community().members("a", "b", "c");
        for (Algorithm algorithm : Algorithm.values()) {
            double[] expected = switch (algorithm) {
                case PAGE_RANK, EIGEN_TRUST -> new double[] {1 / 3.0, 1 / 3.0, 1 / 3.0};
                case ARTICLE_RANK -> new double[] {0.15, 0.15, 0.15};
                case EIGENVECTOR, BETWEENNESS, CLOSENESS, HARMONIC, DEGREE, HITS -> new double[3];
                case TRIANGLES, CLUSTERING, CORE -> new double[3];
                case COMPONENTS, STRONG_COMPONENTS, LOUVAIN, LEIDEN, LABELS -> new double[] {0, 1, 2};
            };
            assertThat(scores(community, algorithm)).as(algorithm.name()).containsExactly(expected, within(1e-9));
        }
    }

    /** The first follows the second twice and themself once; the second follows nobody, and the third has nobody. */
    @Test
    void parallelTiesSinksSelfLoopsAndIsolatedMembersAreDefined() {
        var community = new Community()
                .members("a", "b", "c")
                .follow("a", "b")
                .follow("a", "b")
                .follow("a", "a");
        for (Algorithm algorithm : Algorithm.values()) {
            double[] expected = switch (algorithm) {
                case PAGE_RANK, EIGEN_TRUST -> new double[] {1 / 3.85, 1.85 / 3.85, 1 / 3.85};
                case ARTICLE_RANK -> new double[] {0.15, 0.15 + 0.85 * 0.15 * 2 / (2 + 2 / 3.0), 0.15};
                case EIGENVECTOR, BETWEENNESS -> new double[3];
                case CLOSENESS -> new double[] {0, 0.5, 0};
                case HARMONIC, HITS -> new double[] {0, 1, 0};
                case DEGREE -> new double[] {2, 0, 0};
                case TRIANGLES, CLUSTERING -> new double[3];
                case CORE -> new double[] {1, 1, 0};
                case COMPONENTS, LOUVAIN, LEIDEN, LABELS -> new double[] {0, 0, 1};
                case STRONG_COMPONENTS -> new double[] {0, 1, 2};
            };
            assertThat(scores(community, algorithm)).as(algorithm.name()).containsExactly(expected, within(1e-6));
        }
    }

    @Test
    void distrustCountsLikeNoOpinionAndOneRatingOutweighsAnother() {
        var community = new Community()
                .members("a", "b", "c", "d")
                .tie("a", "TRUSTS", "b", Map.of("weight", 4.0))
                .tie("a", "TRUSTS", "c", Map.of("weight", 3.0))
                .tie("a", "TRUSTS", "c", Map.of("weight", -5.0))
                .tie("b", "TRUSTS", "a", Map.of("weight", 1.0))
                .tie("b", "TRUSTS", "d", Map.of("weight", 3.0))
                .tie("d", "TRUSTS", "a", Map.of("weight", -1.0));
        Map<Option, Object> given =
                Map.of(Option.TOLERANCE, 1e-12, Option.MAX_ITERATIONS, 1000, Option.SEEDS, List.of("a"));
        var input =
                MeasureInput.of(Algorithm.EIGEN_TRUST, List.of(RelationshipType.TRUSTS), Orientation.NATURAL, given);

        Map<String, Double> trust = community.scores(measures.snapshot(community.key, input, NOW));

        double[] expected = MatrixOracle.eigenTrust(
                new double[][] {{0, 4, -2, 0}, {1, 0, 0, 3}, {0, 0, 0, 0}, {-1, 0, 0, 0}},
                0.85,
                new double[] {1, 0, 0, 0});
        assertThat(expected[2]).isZero();
        for (int i = 0; i < 4; i++) {
            assertThat(trust.get("abcd".substring(i, i + 1))).isCloseTo(expected[i], within(1e-9));
        }
        assertThat(trust.values().stream().mapToDouble(x -> x).sum()).isCloseTo(1, within(1e-9));
    }

    @Test
    void whoOnlyTrustEachOtherGetNothingFromThoseWhoDoNot() {
        Drawn sybils = Drawn.of(6, "0-1 1-2 2-0 3-4 4-5 5-3 3-5 4-3");
        double[] trust = sybils.measured(
                Algorithm.EIGEN_TRUST, null, Map.of(Option.SEEDS, List.of("m000"), Option.MAX_ITERATIONS, 1000));

        assertThat(Arrays.copyOfRange(trust, 3, 6)).containsExactly(0, 0, 0);
        assertThat(trust[0]).isGreaterThan(trust[1]);
        assertThat(trust[1]).isGreaterThan(trust[2]);
        double[] unseeded = sybils.measured(Algorithm.EIGEN_TRUST, null, Map.of(Option.MAX_ITERATIONS, 1000));
        assertThat(Arrays.stream(unseeded).sum()).isCloseTo(1, within(1e-9));
        assertThat(unseeded[3]).isGreaterThan(0);
    }

    private double[] scores(Community community, Algorithm algorithm) {
        var input = MeasureInput.of(algorithm, List.of(RelationshipType.FOLLOWS), null, Map.of());
        Map<String, Double> raw = community.scores(measures.snapshot(community.key, input, NOW));
        return raw.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .mapToDouble(Map.Entry::getValue)
                .toArray();
    }
}

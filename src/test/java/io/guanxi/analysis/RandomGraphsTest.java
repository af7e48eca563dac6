package io.guanxi.analysis;

import static io.guanxi.analysis.Orientation.UNDIRECTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Every algorithm against one that somebody would write who has all the time in the world, on random graphs of every density. */
class RandomGraphsTest {

    private static final double EXACT = 1e-9;
    private static final double ITERATED = 1e-7;

    private static final List<Drawn> GRAPHS =
            List.of(Drawn.random(8, 9, 1), Drawn.random(15, 30, 2), Drawn.random(25, 60, 3), Drawn.random(25, 200, 4));

    @Test
    void closenessAndHarmonicFollowFromAllDistances() {
        everyWay(Algorithm.CLOSENESS, Map.of(), EXACT, DistanceOracle::closeness);
        everyWay(Algorithm.HARMONIC, Map.of(), EXACT, DistanceOracle::harmonic);
    }

    @Test
    void betweennessCountsShortestPaths() {
        for (Drawn drawn : GRAPHS) {
            for (Orientation orientation : Orientation.values()) {
                agree(
                        drawn,
                        Algorithm.BETWEENNESS,
                        orientation,
                        Map.of(),
                        EXACT,
                        BetweennessOracle.of(drawn.turned(orientation), orientation == UNDIRECTED));
            }
        }
    }

    @Test
    void aSampleOfAllSourcesIsExactAndOneOfHalfIsOnTheSameScale() {
        Drawn drawn = GRAPHS.get(3);
        double[] exact = drawn.measured(Algorithm.BETWEENNESS, null, Map.of());

        assertThat(drawn.measured(Algorithm.BETWEENNESS, null, Map.of(Option.SAMPLE, 99)))
                .isEqualTo(exact);
        double[] half = drawn.measured(Algorithm.BETWEENNESS, null, Map.of(Option.SAMPLE, 13));
        assertThat(half).isNotEqualTo(exact);
        assertThat(Arrays.stream(half).sum() / Arrays.stream(exact).sum()).isBetween(0.7, 1.4);
    }

    @Test
    void pageRankArticleRankAndEigenTrustSolveTheirEquations() {
        Map<Option, Object> given = Map.of(Option.TOLERANCE, 1e-11, Option.MAX_ITERATIONS, 500);
        everyWay(Algorithm.PAGE_RANK, given, ITERATED, graph -> PageRankOracle.of(graph, 0.85, uniform(graph.length)));
        everyWay(
                Algorithm.ARTICLE_RANK,
                given,
                ITERATED,
                graph -> MatrixOracle.articleRank(graph, 0.85, filled(graph.length, 1)));
        everyWay(
                Algorithm.EIGEN_TRUST,
                given,
                ITERATED,
                graph -> MatrixOracle.eigenTrust(graph, 0.85, uniform(graph.length)));
    }

    @Test
    void seedsAreWhereJumpsEnd() {
        Map<Option, Object> given = Map.of(
                Option.TOLERANCE,
                1e-11,
                Option.MAX_ITERATIONS,
                500,
                Option.DAMPING,
                0.6,
                Option.SEEDS,
                List.of("m004", "m001"));
        Function<double[][], double[]> jump = graph -> {
            double[] seeds = new double[graph.length];
            seeds[1] = 0.5;
            seeds[4] = 0.5;
            return seeds;
        };
        everyWay(Algorithm.PAGE_RANK, given, ITERATED, graph -> PageRankOracle.of(graph, 0.6, jump.apply(graph)));
        everyWay(
                Algorithm.EIGEN_TRUST,
                given,
                ITERATED,
                graph -> MatrixOracle.eigenTrust(graph, 0.6, jump.apply(graph)));
        everyWay(Algorithm.ARTICLE_RANK, given, ITERATED, graph -> {
            double[] seeds = Arrays.stream(jump.apply(graph)).map(Math::ceil).toArray();
            return MatrixOracle.articleRank(graph, 0.6, seeds);
        });
    }

    @Test
    void eigenvectorsAndAuthoritiesAreThoseOfTheMatrix() {
        Map<Option, Object> given = Map.of(Option.TOLERANCE, 1e-12, Option.MAX_ITERATIONS, 1000);
        for (Drawn drawn : GRAPHS.subList(1, 4)) {
            agree(
                    drawn,
                    Algorithm.EIGENVECTOR,
                    UNDIRECTED,
                    given,
                    ITERATED,
                    MatrixOracle.eigenvector(drawn.turned(UNDIRECTED)));
        }
        Drawn dense = GRAPHS.get(3);
        for (Orientation orientation : Orientation.values()) {
            double[][] turned = dense.turned(orientation);
            agree(dense, Algorithm.EIGENVECTOR, orientation, given, ITERATED, MatrixOracle.eigenvector(turned));
            agree(dense, Algorithm.HITS, orientation, given, ITERATED, MatrixOracle.authority(turned));
        }
    }

    @Test
    void trianglesClusteringAndCoresAreCounted() {
        for (Drawn drawn : GRAPHS) {
            double[][] both = drawn.turned(UNDIRECTED);
            agree(drawn, Algorithm.TRIANGLES, null, Map.of(), 0, GroupOracle.triangles(both));
            agree(drawn, Algorithm.CLUSTERING, null, Map.of(), EXACT, GroupOracle.clustering(both));
            agree(drawn, Algorithm.CORE, null, Map.of(), 0, GroupOracle.cores(both));
        }
    }

    @Test
    void componentsAreThoseWhoReachEachOther() {
        everyWay(Algorithm.STRONG_COMPONENTS, Map.of(), 0, GroupOracle::strongComponents);
        for (Drawn drawn : GRAPHS) {
            for (Orientation orientation : Orientation.values()) {
                double[] expected = GroupOracle.strongComponents(drawn.turned(UNDIRECTED));
                agree(drawn, Algorithm.COMPONENTS, orientation, Map.of(), 0, expected);
            }
        }
    }

    @Test
    void communitiesAreAtLeastAsModularAsGreedyOnes() {
        for (Drawn drawn : GRAPHS) {
            double[][] both = drawn.turned(UNDIRECTED);
            double greedy = GroupOracle.greedyModularity(both);
            for (Algorithm algorithm : List.of(Algorithm.LOUVAIN, Algorithm.LEIDEN)) {
                double[] groups = drawn.measured(algorithm, null, Map.of(Option.WEIGHTED, true));
                assertThat(GroupOracle.modularity(both, groups))
                        .as(algorithm.name())
                        .isGreaterThan(greedy - 0.03);
                assertThat(GroupOracle.connected(both, groups))
                        .as(algorithm.name())
                        .isTrue();
                assertThat(drawn.measured(algorithm, UNDIRECTED, Map.of(Option.WEIGHTED, true)))
                        .isEqualTo(groups);
            }
        }
    }

    @Test
    void everybodyHasALabelThatWeighsMostAmongThoseTheyPointAt() {
        for (Drawn drawn : GRAPHS) {
            for (Orientation orientation : Orientation.values()) {
                double[] labels = drawn.measured(Algorithm.LABELS, orientation, Map.of());
                assertThat(GroupOracle.labelled(drawn.turned(orientation), labels))
                        .as("%s %s", orientation, Arrays.toString(labels))
                        .isTrue();
            }
        }
    }

    @Test
    void plantedCliquesAreFound() {
        StringBuilder pairs = new StringBuilder();
        for (int clique = 0; clique < 4; clique++) {
            for (int a = 0; a < 6; a++) {
                for (int b = 0; b < a; b++) {
                    pairs.append(clique * 6 + a)
                            .append('-')
                            .append(clique * 6 + b)
                            .append(' ');
                }
            }
        }
        Drawn cliques = Drawn.of(24, pairs + "0-6 7-12 13-18 19-1");
        double[] expected = new double[24];
        Arrays.setAll(expected, member -> Math.floorDiv(member, 6));
        for (Algorithm algorithm : List.of(Algorithm.LOUVAIN, Algorithm.LEIDEN, Algorithm.LABELS)) {
            assertThat(cliques.measured(algorithm, UNDIRECTED, Map.of()))
                    .as(algorithm.name())
                    .isEqualTo(expected);
        }
    }

    private static void everyWay(
            Algorithm algorithm, Map<Option, Object> given, double precision, Function<double[][], double[]> oracle) {
        for (Drawn drawn : GRAPHS) {
            for (Orientation orientation : Orientation.values()) {
                agree(drawn, algorithm, orientation, given, precision, oracle.apply(drawn.turned(orientation)));
            }
        }
    }

    private static void agree(
            Drawn drawn,
            Algorithm algorithm,
            @org.jspecify.annotations.Nullable Orientation orientation,
            Map<Option, Object> given,
            double precision,
            double[] expected) {
        double[] measured = drawn.measured(algorithm, orientation, given);
        for (int member = 0; member < expected.length; member++) {
            assertThat(measured[member])
                    .as("%s %s of %d in %d", algorithm, orientation, member, expected.length)
                    .isCloseTo(expected[member], within(precision * Math.max(1, expected[member])));
        }
    }

    private static double[] uniform(int members) {
        return filled(members, 1.0 / members);
    }

    private static double[] filled(int members, double value) {
        double[] filled = new double[members];
        Arrays.fill(filled, value);
        return filled;
    }
}

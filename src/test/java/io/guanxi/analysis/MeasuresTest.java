package io.guanxi.analysis;

import static io.guanxi.analysis.Algorithm.BETWEENNESS;
import static io.guanxi.analysis.Algorithm.CLUSTERING;
import static io.guanxi.analysis.Algorithm.COMPONENTS;
import static io.guanxi.analysis.Algorithm.CORE;
import static io.guanxi.analysis.Algorithm.DEGREE;
import static io.guanxi.analysis.Algorithm.EIGEN_TRUST;
import static io.guanxi.analysis.Algorithm.HITS;
import static io.guanxi.analysis.Algorithm.LEIDEN;
import static io.guanxi.analysis.Algorithm.PAGE_RANK;
import static io.guanxi.analysis.Algorithm.TRIANGLES;
import static io.guanxi.analysis.Option.DAMPING;
import static io.guanxi.analysis.Option.MAX_ITERATIONS;
import static io.guanxi.analysis.Option.SAMPLE;
import static io.guanxi.analysis.Option.SEEDS;
import static io.guanxi.analysis.Option.TOLERANCE;
import static io.guanxi.analysis.Option.WEIGHTED;
import static io.guanxi.analysis.Orientation.NATURAL;
import static io.guanxi.analysis.Orientation.REVERSE;
import static io.guanxi.analysis.Orientation.UNDIRECTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.guanxi.fault.Fault;
import io.guanxi.testing.TestGraph;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MeasuresTest {

    private static final Instant NOW = Instant.parse("2024-06-01T12:00:00Z");
    private final Measures measures = new Measures(TestGraph.graph(), Duration.ofMinutes(1), Duration.ofMinutes(1));

    @Test
    void pageRankAgreesWithADenseMatrixInAllOrientationsAndWithWeights() {
        double[][] graph = random(25, 60, 3);
        Community community = stored(graph);

        for (Orientation orientation : Orientation.values()) {
            double[][] turned = turned(graph, orientation);
            check(community, input(PAGE_RANK, orientation, true), PageRankOracle.of(turned, 0.85, uniform(25)));
            check(
                    community,
                    input(PAGE_RANK, orientation, false),
                    PageRankOracle.of(ones(turned, orientation, graph), 0.85, uniform(25)));
        }
        double[] jump = new double[25];
        jump[3] = 0.5;
        jump[4] = 0.5;
        check(
                community,
                MeasureInput.of(
                        PAGE_RANK,
                        List.of(RelationshipType.TRUSTS),
                        NATURAL,
                        Map.of(
                                WEIGHTED,
                                true,
                                DAMPING,
                                0.6,
                                MAX_ITERATIONS,
                                500,
                                TOLERANCE,
                                1e-12,
                                SEEDS,
                                List.of("m04", "m03"))),
                PageRankOracle.of(graph, 0.6, jump));
    }

    @Test
    void degreeCountsOutgoingIncomingOrBoth() {
        double[][] graph = random(12, 40, 5);
        Community community = stored(graph);

        for (Orientation orientation : Orientation.values()) {
            double[][] turned = turned(graph, orientation);
            check(community, input(DEGREE, orientation, true), sums(turned));
            check(community, input(DEGREE, orientation, false), sums(ones(turned, orientation, graph)));
        }
    }

    @Test
    void parallelRelationshipsAddUpAndOthersThanThoseAskedForDoNotCount() {
        var community = new Community()
                .members("a", "b", "c")
                .follow("a", "b")
                .follow("a", "b")
                .follow("a", "a")
                .tie("a", "INTERACTED", "c", Map.of("kind", "message"))
                .tie("b", "TRUSTS", "a", Map.of("weight", -3.0))
                .tie("b", "REFERRED", "c", Map.of())
                .content("c", "post", NOW)
                .reply("a", "answer", "post", NOW)
                .reply("b", "second", "answer", NOW)
                .respond("b", "REACTED", "post", NOW)
                .respond("b", "SHARED", "post", NOW);

        assertThat(degrees(community, false, RelationshipType.FOLLOWS)).containsExactly(2.0, 0.0, 0.0);
        assertThat(degrees(community, false, RelationshipType.INTERACTED)).containsExactly(1.0, 0.0, 0.0);
        assertThat(degrees(community, false, RelationshipType.TRUSTS)).containsExactly(0.0, 1.0, 0.0);
        assertThat(degrees(community, true, RelationshipType.TRUSTS)).containsExactly(0.0, 0.0, 0.0);
        assertThat(degrees(community, false, RelationshipType.REPLIED)).containsExactly(1.0, 1.0, 0.0);
        assertThat(degrees(community, false, RelationshipType.REACTED)).containsExactly(0.0, 1.0, 0.0);
        assertThat(degrees(community, true, RelationshipType.values())).containsExactly(4.0, 4.0, 0.0);
    }

    @Test
    void betweennessAgreesWithCountingAllShortestPaths() {
        for (int seed : new int[] {1, 2}) {
            double[][] graph = random(18, 45, seed);
            Community community = stored(graph);
            for (Orientation orientation : Orientation.values()) {
                double[][] turned = turned(graph, orientation);
                double[] expected = BetweennessOracle.of(turned, orientation == UNDIRECTED);
                check(community, input(BETWEENNESS, orientation, false), expected);
            }
        }
    }

    @Test
    void componentsAreNumberedBySizeThenByTheirSmallestMember() {
        var community = new Community()
                .members("a", "b", "c", "d", "e", "f", "g")
                .follow("b", "f")
                .follow("f", "e")
                .follow("d", "c");

        String id = measures.snapshot(community.key, follows(COMPONENTS, REVERSE), NOW);

        assertThat(community.ranking(id, "scores"))
                .containsExactly(
                        Map.entry("b", 0.0),
                        Map.entry("e", 0.0),
                        Map.entry("f", 0.0),
                        Map.entry("c", 1.0),
                        Map.entry("d", 1.0),
                        Map.entry("a", 2.0),
                        Map.entry("g", 3.0));
        assertThat(community.ranking(id, "ranks").values()).containsExactly(1L, 1L, 1L, 4L, 4L, 6L, 7L);
    }

    @Test
    void aMeasureIsReusedUntilWhatItMeasuresChanges() {
        var community = new Community().members("a", "b", "c").follow("a", "b");
        MeasureInput degree = follows(DEGREE, NATURAL);

        String first = measures.snapshot(community.key, degree, NOW);
        String other = measures.snapshot(community.key, follows(DEGREE, REVERSE), NOW);

        community.tie("a", "INTERACTED", "c", Map.of("kind", "message"));
        assertThat(measures.snapshot(community.key, degree, NOW)).isEqualTo(first);
        community.follow("a", "c");
        String second = measures.snapshot(community.key, degree, NOW);
        assertThat(second).isNotEqualTo(first);
        assertThat(community.ranking(second, "scores")).containsEntry("a", 2.0);
        community.follow("b", "c");
        String third = measures.snapshot(community.key, degree, NOW.plusSeconds(1));
        assertThat(community.rows("MATCH (s:Snapshot {community: $v.c}) RETURN s.id AS id", Map.of()))
                .extracting(row -> row.get("id"))
                .containsExactlyInAnyOrder(second, third, other);
    }

    @Test
    void callersWhoAskForTheSameAtOnceShareOneComputation() {
        var community = new Community().members("a", "b").follow("a", "b");
        Supplier<String> ask = () -> measures.snapshot(community.key, follows(DEGREE, NATURAL), NOW);

        List<CompletableFuture<String>> calls = Stream.generate(() -> CompletableFuture.supplyAsync(ask))
                .limit(4)
                .toList();

        assertThat(calls.stream().map(CompletableFuture::join).distinct()).hasSize(1);
    }

    @Test
    void refusalsSayWhatWasExpected() {
        var community = new Community().members("a");
        refused("relationships", () -> MeasureInput.of(DEGREE, List.of(), null, Map.of()));
        refused("damping", () -> given(PAGE_RANK, Map.of(DAMPING, 1.0)));
        refused("damping", () -> given(PAGE_RANK, Map.of(DAMPING, Double.NaN)));
        refused("maxIterations", () -> given(EIGEN_TRUST, Map.of(MAX_ITERATIONS, 1001)));
        refused("tolerance", () -> given(HITS, Map.of(TOLERANCE, 0.0)));
        refused("sample must be at least 1", () -> given(BETWEENNESS, Map.of(SAMPLE, 0)));
        refused(
                "nobody",
                () -> measures.snapshot(community.key, given(PAGE_RANK, Map.of(SEEDS, List.of("nobody"))), NOW));
        assertThatThrownBy(() -> measures.snapshot("nowhere", follows(DEGREE, NATURAL), NOW))
                .hasMessageContaining("nowhere");
    }

    @Test
    void anAlgorithmRefusesWhatItDoesNotTake() {
        Map<Option, Object> given =
                Map.of(WEIGHTED, true, DAMPING, 0.5, MAX_ITERATIONS, 5, TOLERANCE, 0.1, SEEDS, List.of("a"), SAMPLE, 2);
        for (Algorithm algorithm : Algorithm.values()) {
            given.forEach((option, value) -> {
                if (Method.of(algorithm).options().contains(option)) {
                    assertThat(given(algorithm, Map.of(option, value)).options())
                            .containsEntry(option, value);
                } else {
                    refused(
                            option.title() + " does not apply to " + algorithm,
                            () -> given(algorithm, Map.of(option, value)));
                }
            });
            List<RelationshipType> follows = List.of(RelationshipType.FOLLOWS);
            if (List.of(TRIANGLES, CLUSTERING, CORE, LEIDEN).contains(algorithm)) {
                refused("is always UNDIRECTED", () -> MeasureInput.of(algorithm, follows, NATURAL, Map.of()));
                refused("is always UNDIRECTED", () -> MeasureInput.of(algorithm, follows, REVERSE, Map.of()));
                assertThat(given(algorithm, Map.of()))
                        .isEqualTo(MeasureInput.of(algorithm, follows, UNDIRECTED, Map.of()));
            } else {
                assertThat(given(algorithm, Map.of()))
                        .isEqualTo(MeasureInput.of(algorithm, follows, NATURAL, Map.of()));
            }
        }
        refused("which takes no options", () -> given(CORE, Map.of(DAMPING, 0.5)));
    }

    @Test
    void ratingsThatAreStoredAsWholeNumbersWeighWhatTheySay() {
        Community rated = new Community()
                .members("a", "b", "c")
                .tie("a", "TRUSTS", "b", Map.of("weight", 8L))
                .tie("a", "TRUSTS", "c", Map.of("weight", 2L))
                .tie("c", "TRUSTS", "b", Map.of("weight", -3L));

        assertThat(degrees(rated, true, RelationshipType.TRUSTS)).containsExactly(10.0, 0.0, 0.0);
        // From everybody alike, a = 0.15: a gets back a third of what b and c cannot pass on, b 0.8 and c 0.2 of what a
        // has.
        MeasureInput trust = MeasureInput.of(EIGEN_TRUST, List.of(RelationshipType.TRUSTS), NATURAL, Map.of());
        Map<String, Object> scores = rated.ranking(measures.snapshot(rated.key, trust, NOW), "scores");
        double a = 1 / 3.85;
        assertThat((Double) scores.get("a")).isCloseTo(a, within(1e-6));
        assertThat((Double) scores.get("b")).isCloseTo(a * (1 + 0.85 * 0.8), within(1e-6));
        assertThat((Double) scores.get("c")).isCloseTo(a * (1 + 0.85 * 0.2), within(1e-6));
    }

    private void check(Community community, MeasureInput input, double[] expected) {
        Map<String, Object> raw = community.ranking(measures.snapshot(community.key, input, NOW), "scores");
        for (int i = 0; i < expected.length; i++) {
            assertThat((Double) raw.get(key(i))).as(input + " of " + key(i)).isCloseTo(expected[i], within(1e-6));
        }
    }

    private List<Object> degrees(Community community, boolean weighted, RelationshipType... types) {
        MeasureInput input = MeasureInput.of(DEGREE, List.of(types), NATURAL, Map.of(WEIGHTED, weighted));
        Map<String, Object> scores = community.ranking(measures.snapshot(community.key, input, NOW), "scores");
        return Stream.of("a", "b", "c").map(scores::get).toList();
    }

    private static void refused(String about, Supplier<Object> call) {
        assertThatThrownBy(call::get)
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo("BAD_INPUT"))
                .hasMessageContaining(about);
    }

    private static MeasureInput input(Algorithm algorithm, Orientation orientation, boolean weighted) {
        Map<Option, Object> given = switch (algorithm) {
            case PAGE_RANK -> Map.of(WEIGHTED, weighted, MAX_ITERATIONS, 200, TOLERANCE, 1e-10);
            case DEGREE -> Map.of(WEIGHTED, weighted);
            default -> Map.of();
        };
        return MeasureInput.of(algorithm, List.of(RelationshipType.TRUSTS), orientation, given);
    }

    private static MeasureInput follows(Algorithm algorithm, Orientation orientation) {
        return MeasureInput.of(algorithm, List.of(RelationshipType.FOLLOWS), orientation, Map.of());
    }

    private static MeasureInput given(Algorithm algorithm, Map<Option, Object> given) {
        return MeasureInput.of(algorithm, List.of(RelationshipType.FOLLOWS), null, given);
    }

    private static String key(int member) {
        return String.format("m%02d", member);
    }

    /** A random graph of distinct weighted pairs; the last members have no outgoing relationship. */
    private static double[][] random(int members, int pairs, long seed) {
        Random random = new Random(seed);
        double[][] graph = new double[members][members];
        for (int i = 0; i < pairs; i++) {
            int from = random.nextInt(members - 3);
            int to = random.nextInt(members);
            graph[from][to] = from == to ? 0 : 1 + random.nextInt(9);
        }
        return graph;
    }

    private static Community stored(double[][] graph) {
        List<Map<String, Object>> trusts = new ArrayList<>();
        for (int from = 0; from < graph.length; from++) {
            for (int to = 0; to < graph.length; to++) {
                if (graph[from][to] > 0) {
                    trusts.add(
                            Map.of("from", key(from), "to", key(to), "properties", Map.of("weight", graph[from][to])));
                }
            }
        }
        return new Community()
                .members(IntStream.range(0, graph.length)
                        .mapToObj(MeasuresTest::key)
                        .toArray(String[]::new))
                .ties("TRUSTS", trusts);
    }

    private static double[][] turned(double[][] graph, Orientation orientation) {
        double[][] turned = new double[graph.length][graph.length];
        for (int from = 0; from < graph.length; from++) {
            for (int to = 0; to < graph.length; to++) {
                turned[from][to] = switch (orientation) {
                    case NATURAL -> graph[from][to];
                    case REVERSE -> graph[to][from];
                    case UNDIRECTED -> graph[from][to] + graph[to][from];
                };
            }
        }
        return turned;
    }

    /** The same graph with every relationship counting 1. */
    private static double[][] ones(double[][] turned, Orientation orientation, double[][] graph) {
        double[][] ones = new double[graph.length][graph.length];
        for (int from = 0; from < graph.length; from++) {
            for (int to = 0; to < graph.length; to++) {
                ones[from][to] = orientation == UNDIRECTED
                        ? Math.signum(graph[from][to]) + Math.signum(graph[to][from])
                        : Math.signum(turned[from][to]);
            }
        }
        return ones;
    }

    private static double[] sums(double[][] graph) {
        return java.util.Arrays.stream(graph)
                .mapToDouble(row -> java.util.Arrays.stream(row).sum())
                .toArray();
    }

    private static double[] uniform(int members) {
        return PageRankOracle.uniform(members);
    }
}

package io.guanxi.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.guanxi.graph.Ids;
import io.guanxi.testing.TestGraph;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The twelve metrics and the score against the definitions, and where there is next to nothing. */
class RelationshipValueTest {

    private static final int N = ValueFacts.MEMBERS;

    private final Influence influence = new Influence(TestGraph.graph(), Duration.ofMinutes(1));

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void metricsAndScoresAreWhatTheDefinitionsSay(int seed) {
        ValueFacts facts = new ValueFacts(seed);
        double[] trust = new double[N];
        Arrays.fill(trust, 1);

        expect(
                facts,
                influence
                        .compute(facts.community.key, ValueFacts.NOW, ValueFacts.NOW)
                        .id(),
                trust,
                false);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void withTrustSeedsWhateverOthersDoCountsAsTheyAreTrusted(int seed) {
        ValueFacts facts = new ValueFacts(seed);
        facts.community.run(
                "MATCH (d:IndexConfiguration {community: '', version: 0}) CREATE (c:IndexConfiguration) "
                        + "SET c = d {.*, community: $v.c, id: $v.id, version: 1, trustSeeds: ['m00', 'm05']}",
                Map.of("id", Ids.next()));

        String snapshot = influence
                .compute(facts.community.key, ValueFacts.NOW, ValueFacts.NOW)
                .id();
        double[] trust = numbers(facts.community.value(snapshot, "trust"));

        assertThat(trust).contains(0).contains(1);
        expect(facts, snapshot, trust, true);
    }

    private static double[] numbers(Map<String, Object> column) {
        return IntStream.range(0, N)
                .mapToDouble(i -> ((Number) Objects.requireNonNull(column.get(ValueFacts.key(i)))).doubleValue())
                .toArray();
    }

    private static void expect(ValueFacts facts, String snapshot, double[] trust, boolean seeded) {
        double[] counted = numbers(facts.community.value(snapshot, "counts"));
        boolean[] counts = new boolean[N];
        IntStream.range(0, N).forEach(i -> counts[i] = counted[i] > 0);
        assertThat(counted).contains(0).contains(1);
        var oracle = new ValueOracle(facts, trust, counts, seeded);
        Map<Metric, double[]> raws = new EnumMap<>(Metric.class);
        for (Metric metric : Metric.values()) {
            double[] raw = numbers(facts.community.value(snapshot, metric.title()));
            raws.put(metric, raw);
            assertThat(Arrays.stream(raw).distinct().count())
                    .as(metric + " tells members apart")
                    .isGreaterThan(1);
            for (int member = 0; member < N; member++) {
                double expected = oracle.of(metric, member);
                assertThat(raw[member])
                        .as(metric + " of " + ValueFacts.key(member))
                        .isCloseTo(expected, within(1e-9 * Math.max(1, expected)));
            }
        }
        double[] scores = numbers(facts.community.value(snapshot, "scores"));
        double[] ranks = numbers(facts.community.value(snapshot, "ranks"));
        Map<String, Object> grades = facts.community.value(snapshot, "grades");
        for (int member = 0; member < N; member++) {
            double score = 0;
            for (Metric metric : Metric.values()) {
                double weight = metric.dimension() == Dimension.PROPAGATION ? 10 : 7.5;
                score += weight * percentile(Objects.requireNonNull(raws.get(metric)), member, counts);
            }
            assertThat(scores[member]).isCloseTo(score, within(1e-9));
            double own = scores[member];
            double better = Arrays.stream(scores).filter(other -> other > own).count();
            assertThat(ranks[member]).isEqualTo(better + 1);
            String grade = own == 0 || better >= share(70, trust)
                    ? "D"
                    : better < share(1, trust)
                            ? "S"
                            : better < share(10, trust) ? "A" : better < share(40, trust) ? "B" : "C";
            assertThat(grades.get(ValueFacts.key(member))).isEqualTo(grade);
        }
    }

    /** So many hundredths of those who are trusted, rounded up. */
    private static long share(int hundredths, double[] trust) {
        return (hundredths * Arrays.stream(trust).filter(one -> one > 0).count() + 99) / 100;
    }

    private static double percentile(double[] values, int member, boolean[] counts) {
        double value = values[member];
        double below = 0;
        double equal = 0;
        double all = 0;
        for (int other = 0; other < values.length; other++) {
            if (counts[other]) {
                below += values[other] < value ? 1 : 0;
                equal += values[other] == value ? 1 : 0;
                all++;
            }
        }
        return value == 0 || !counts[member] ? 0 : (below + equal / 2) / all;
    }

    @Test
    void aMemberAloneHasNothingAndAnEmptyCommunityNobody() {
        var alone = new Community().members("a");
        String snapshot = influence.compute(alone.key, null, ValueFacts.NOW).id();

        for (Metric metric : Metric.values()) {
            assertThat(alone.value(snapshot, metric.title())).as(metric.title()).containsExactly(Map.entry("a", 0.0));
        }
        assertThat(alone.value(snapshot, "scores")).containsExactly(Map.entry("a", 0.0));
        assertThat(alone.value(snapshot, "grades")).containsExactly(Map.entry("a", "D"));
        var empty = new Community();
        String nothing = influence.compute(empty.key, null, ValueFacts.NOW).id();
        assertThat(empty.value(nothing, "scores")).isEmpty();
    }

    @Test
    void contentsOfAMemberAloneEarnNothingByThemself() {
        var alone = new Community()
                .members("a")
                .content("a", "c", ValueFacts.NOW)
                .reply("a", "d", "c", ValueFacts.NOW)
                .respond("a", "REACTED", "c", ValueFacts.NOW)
                .respond("a", "SHARED", "c", ValueFacts.NOW);
        String snapshot = influence.compute(alone.key, null, ValueFacts.NOW).id();

        for (Metric metric : Metric.values()) {
            assertThat(alone.value(snapshot, metric.title())).as(metric.title()).containsExactly(Map.entry("a", 0.0));
        }
    }

    @Test
    void whereAllAreEqualAllAreFirstWithTheSameScore() {
        var ring = new Community().members("a", "b", "c", "d");
        for (String tie : List.of("ab", "bc", "cd", "da", "ba", "cb", "dc", "ad")) {
            ring.follow(tie.substring(0, 1), tie.substring(1));
        }
        String snapshot = influence.compute(ring.key, null, ValueFacts.NOW).id();

        assertThat(ring.value(snapshot, "ranks").values()).containsOnly(1L);
        assertThat(ring.value(snapshot, "grades").values()).containsOnly("S");
        // Half of all equal: audience, brokerage, bridging (two of no circle) and reciprocity.
        assertThat(ring.value(snapshot, "scores").values())
                .hasSize(4)
                .allSatisfy(score -> assertThat((Double) score).isCloseTo(16.25, within(1e-12)));
        assertThat(ring.value(snapshot, "bridging").values()).containsOnly(0.5);
        assertThat(ring.value(snapshot, "reciprocity").values()).containsOnly(1.0);
    }
}

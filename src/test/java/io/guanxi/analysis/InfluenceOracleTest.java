package io.guanxi.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.guanxi.graph.Ids;
import io.guanxi.testing.TestGraph;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The five components and the score, against the definitions written down once more: matrices and sets, no arrays of ties. */
class InfluenceOracleTest {

    private static final Instant NOW = Instant.parse("2024-06-01T12:00:00Z");
    private static final double DAY = Duration.ofDays(1).toMillis();
    private static final int N = 24;

    private final Influence influence = new Influence(TestGraph.graph(), Duration.ofMinutes(1));
    private final Community community = new Community();
    private final double[][] strength = new double[N][N];
    /** Whatever the trust in who pays it. */
    private final double[][] paid = new double[N][];

    private final int[] contents = new int[N];
    private final double[][] responses = new double[N][N];
    private final double[] anonymous = new double[N];
    private double[] trust = new double[N];
    private final List<Set<Integer>> sharers = new ArrayList<>();
    private final List<Set<Integer>> brought = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void componentsAndScoresAreWhatTheDefinitionsSay(int seed) {
        make(new Random(seed));
        Arrays.fill(trust, 1);
        System.arraycopy(strength, 0, paid, 0, N);

        expect(influence.compute(community.key, NOW, NOW).id(), anonymous);
    }

    /** Whoever trust does not reach counts nothing, nor does what they do; whoever it reaches counts as much as they are trusted. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void trustFromSeedsWeighsWhateverMembersDo(int seed) {
        make(new Random(seed));
        community.run(
                "MATCH (d:IndexConfiguration {community: '', version: 0}) CREATE (c:IndexConfiguration) "
                        + "SET c = d {.*, community: $v.c, id: $v.id, version: 1, trustSeeds: ['m20', 'm3']}",
                Map.of("id", Ids.next()));
        double[] seeds = new double[N];
        seeds[20] = 0.5;
        seeds[3] = 0.5;
        double[] eigen = MatrixOracle.eigenTrust(strength, 0.85, seeds);
        double most = Arrays.stream(eigen).max().orElseThrow();
        trust = Arrays.stream(eigen).map(one -> one / most).toArray();
        assertThat(trust).contains(0).contains(1);
        for (int member = 0; member < N; member++) {
            paid[member] = strength[member].clone();
            for (int other = 0; other < N; other++) {
                strength[member][other] *= trust[member];
                responses[member][other] *= trust[member];
            }
        }

        expect(influence.compute(community.key, NOW, NOW).id(), new double[N]);
    }

    private void expect(String snapshot, double[] nobodys) {
        double[] pageRank = PageRankOracle.of(paid, 0.85, anyTrusted(), trust);
        expect(snapshot, Component.PAGE_RANK, pageRank, 1e-7);
        expect(snapshot, Component.REACH, of(this::reach), 1e-7);
        expect(snapshot, Component.ENGAGEMENT, of(member -> engagement(member, nobodys)), 1e-8);
        expect(snapshot, Component.PROPAGATION, of(this::downstream), 1e-7);
        expect(snapshot, Component.BROKERAGE, BetweennessOracle.of(strength, false, trust), 1e-6);
        Map<String, Object> scores = community.ranking(snapshot, "scores");
        for (int member = 0; member < N; member++) {
            double score = 40 * percentile(stored(snapshot, Component.PAGE_RANK), member)
                    + 15 * percentile(stored(snapshot, Component.REACH), member)
                    + 20 * percentile(stored(snapshot, Component.ENGAGEMENT), member)
                    + 15 * percentile(stored(snapshot, Component.PROPAGATION), member)
                    + 10 * percentile(stored(snapshot, Component.BROKERAGE), member);
            assertThat((Double) scores.get("m" + member)).isCloseTo(score, within(1e-9));
        }
    }

    private double[] anyTrusted() {
        double trusted = Arrays.stream(trust).filter(one -> one > 0).count();
        return Arrays.stream(trust).map(one -> one > 0 ? 1 / trusted : 0).toArray();
    }

    private static double[] of(IntToDoubleFunction figure) {
        return IntStream.range(0, N).mapToDouble(figure).toArray();
    }

    private double engagement(int member, double[] nobodys) {
        double sum = nobodys[member];
        for (int other = 0; other < N; other++) {
            sum += responses[other][member];
        }
        return contents[member] == 0 ? 0 : sum / contents[member];
    }

    private void make(Random random) {
        community.members(IntStream.range(0, N).mapToObj(i -> "m" + i).toArray(String[]::new));
        for (int i = 0; i < N; i++) {
            sharers.add(new HashSet<>());
            brought.add(new HashSet<>());
        }
        for (int i = 0; i < 2 * N; i++) {
            // Everybody has an undated follow, so that everybody is active.
            int from = i < N ? i : random.nextInt(N);
            int to = i < N ? (i + 1) % 7 : random.nextInt(N);
            community.follow("m" + from, "m" + to);
            strength[from][to] += from == to ? 0 : 2;
        }
        List<Integer> authors = new ArrayList<>();
        for (int content = 0; content < 20; content++) {
            int author = random.nextInt(N / 2);
            Instant at = before(random, 200);
            if (content > 5 && random.nextBoolean()) {
                int to = random.nextInt(content);
                community.reply("m" + author, "c" + content, "c" + to, at);
                respond(author, authors.get(to), 4, at);
            } else {
                community.content("m" + author, "c" + content, at);
            }
            authors.add(author);
            contents[author] += at.isAfter(NOW) ? 0 : 1;
        }
        for (int i = 0; i < 60; i++) {
            int content = random.nextInt(20);
            int member = random.nextInt(N);
            boolean share = random.nextInt(3) == 0;
            Instant at = before(random, 100);
            community.respond("m" + member, share ? "SHARED" : "REACTED", "c" + content, at);
            respond(member, authors.get(content), share ? 5 : 1, at);
            if (share && member != authors.get(content) && !at.isAfter(NOW)) {
                sharers.get(authors.get(content)).add(member);
            }
        }
        community.run(
                "MATCH (c:Content {community: $v.c, key: 'c3'}) CREATE (c)-[:COUNTED]->(:ReactionCount {community: $v.c, kind: 'up', "
                        + "day: date('2024-05-02'), count: 7})",
                Map.of("id", Ids.next()));
        anonymous[authors.get(3)] += 7 * Math.pow(2, -30.5 / 30);
        for (int member = 1; member < N; member++) {
            int referrer = random.nextInt(N);
            if (referrer < member && random.nextBoolean()) {
                boolean voided = random.nextInt(5) == 0;
                community.tie("m" + referrer, "REFERRED", "m" + member, Map.of("state", voided ? "VOIDED" : "PENDING"));
                if (!voided) {
                    brought.get(referrer).add(member);
                }
            }
        }
    }

    private static Instant before(Random random, int days) {
        return NOW.minus(Duration.ofHours(random.nextInt(24 * days) - 24));
    }

    private void respond(int from, int author, double weight, Instant at) {
        if (from != author && !at.isAfter(NOW)) {
            double decayed = Math.pow(2, -(NOW.toEpochMilli() - at.toEpochMilli()) / (30 * DAY));
            strength[from][author] += weight * decayed;
            responses[from][author] += decayed;
        }
    }

    private double reach(int member) {
        Set<Integer> found = new HashSet<>();
        for (int near = 0; near < N; near++) {
            if (strength[near][member] > 0) {
                found.add(near);
                for (int far = 0; far < N; far++) {
                    if (strength[far][near] > 0) {
                        found.add(far);
                    }
                }
            }
        }
        found.remove(member);
        return counted(found);
    }

    private double counted(Set<Integer> members) {
        return members.stream().mapToDouble(member -> trust[member]).sum();
    }

    private double downstream(int member) {
        Set<Integer> found = new HashSet<>(sharers.get(member));
        List<Integer> next = new ArrayList<>(brought.get(member));
        while (!next.isEmpty()) {
            int one = next.remove(0);
            found.add(one);
            next.addAll(brought.get(one));
        }
        return counted(found);
    }

    private void expect(String snapshot, Component component, double[] expected, double precision) {
        double[] stored = stored(snapshot, component);
        for (int member = 0; member < N; member++) {
            assertThat(stored[member]).as(component + " of m" + member).isCloseTo(expected[member], within(precision));
        }
    }

    private double[] stored(String snapshot, Component component) {
        Map<String, Double> raw = new HashMap<>(community.raw(snapshot, component));
        return IntStream.range(0, N)
                .mapToDouble(member -> raw.get("m" + member))
                .toArray();
    }

    private double percentile(double[] values, int member) {
        double value = values[member];
        double below = 0;
        double equal = 0;
        double all = 0;
        for (int other = 0; other < N; other++) {
            if (trust[other] > 0) {
                below += values[other] < value ? 1 : 0;
                equal += values[other] == value ? 1 : 0;
                all++;
            }
        }
        return value == 0 || trust[member] == 0 ? 0 : (below + equal / 2) / all;
    }
}

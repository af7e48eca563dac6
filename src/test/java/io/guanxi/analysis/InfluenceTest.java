package io.guanxi.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.guanxi.fault.Fault;
import io.guanxi.graph.Ids;
import io.guanxi.testing.TestGraph;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InfluenceTest {

    private static final Instant NOW = Instant.parse("2024-06-01T12:00:00Z");
    private final Influence influence = new Influence(TestGraph.graph(), Duration.ofMinutes(1));

    @Test
    void oneFollowGivesTheFollowedTheRankWorkedByHand() {
        var pair = new Community().members("a", "b").follow("a", "b");

        Snapshot snapshot = influence.compute(pair.key, null, NOW);

        // r(a) = 0.075 + 0.425 r(b), r(b) = r(a) + 0.85 r(a), r(a) + r(b) = 1
        assertThat(pair.raw(snapshot.id()).get("a")).isCloseTo(1 / 2.85, within(1e-9));
        assertThat(pair.raw(snapshot.id()).get("b")).isCloseTo(1.85 / 2.85, within(1e-9));
        assertThat(snapshot.members()).isEqualTo(2);
        assertThat(snapshot.relationships()).isEqualTo(1);
        assertThat(snapshot.converged()).isTrue();
        assertThat(snapshot.iterations()).isPositive();
    }

    @Test
    void oneSinkAndOneIsolatedMemberShareTheDanglingMassWithAll() {
        var three = new Community().members("a", "b", "c").follow("a", "b");

        Snapshot snapshot = influence.compute(three.key, null, NOW);

        // a and c receive the same, b that and 0.85 of a's
        assertThat(three.raw(snapshot.id()).get("a")).isCloseTo(1 / 3.85, within(1e-9));
        assertThat(three.raw(snapshot.id()).get("c")).isCloseTo(1 / 3.85, within(1e-9));
        assertThat(three.raw(snapshot.id()).get("b")).isCloseTo(1.85 / 3.85, within(1e-9));
    }

    @Test
    void parallelTiesAddUpAndSelfTiesCountNothing() {
        var community = new Community()
                .members("a", "b", "c")
                .follow("a", "b")
                .follow("a", "b")
                .follow("a", "c")
                .follow("a", "a");

        Snapshot snapshot = influence.compute(community.key, null, NOW);

        double[] expected =
                PageRankOracle.of(new double[][] {{0, 2, 1}, {0, 0, 0}, {0, 0, 0}}, 0.85, PageRankOracle.uniform(3));
        assertThat(community.raw(snapshot.id()).get("a")).isCloseTo(expected[0], within(1e-9));
        assertThat(community.raw(snapshot.id()).get("b")).isCloseTo(expected[1], within(1e-9));
        assertThat(community.raw(snapshot.id()).get("c")).isCloseTo(expected[2], within(1e-9));
    }

    @Test
    void weightedRandomGraphsAgreeWithADenseMatrix() {
        Random random = new Random(7);
        for (int n : new int[] {9, 40}) {
            double[][] matrix = new double[n][n];
            List<Map<String, Object>> trusts = new ArrayList<>();
            for (int i = 0; i < 3 * n; i++) {
                int from = random.nextInt(n * 3 / 4);
                int to = random.nextInt(n);
                int rating = 1 + random.nextInt(10);
                trusts.add(Map.of("from", "m" + from, "to", "m" + to, "properties", Map.of("weight", (double) rating)));
                matrix[from][to] += from == to ? 0 : rating;
            }
            String[] keys = IntStream.range(0, n).mapToObj(i -> "m" + i).toArray(String[]::new);
            var community = new Community().members(keys).ties("TRUSTS", trusts);

            Map<String, Double> raw =
                    community.raw(influence.compute(community.key, null, NOW).id());

            double[] expected = PageRankOracle.of(matrix, 0.85, PageRankOracle.uniform(n));
            for (int i = 0; i < n; i++) {
                assertThat(raw.get("m" + i)).isCloseTo(expected[i], within(1e-7));
            }
            assertThat(raw.values().stream().mapToDouble(v -> v).sum()).isCloseTo(1, within(1e-9));
        }
    }

    @Test
    void tieStrengthIsTheDecayedSumOfWhatHappened() {
        Instant month = NOW.minus(Duration.ofDays(30));
        var community = new Community()
                .members("author", "replier", "reactor", "sharer", "talker", "viewer", "rater", "hater", "fan")
                .content("author", "post", NOW.minus(Duration.ofDays(60)))
                .reply("replier", "answer", "post", month)
                .respond("reactor", "REACTED", "post", NOW)
                .respond("reactor", "REACTED", "post", month)
                .respond("sharer", "SHARED", "post", month)
                .tie("talker", "INTERACTED", "author", interaction("mention", month))
                .tie("talker", "INTERACTED", "author", interaction("message", NOW))
                .tie("talker", "INTERACTED", "author", interaction("reply", NOW.minus(Duration.ofDays(60))))
                .tie("talker", "INTERACTED", "author", interaction("wave", NOW))
                .tie("viewer", "INTERACTED", "author", Map.of("kind", "view"))
                .tie("rater", "TRUSTS", "author", Map.of("weight", 5.0, "at", Steps.time(month)))
                .tie("hater", "TRUSTS", "author", Map.of("weight", -8.0))
                .tie("hater", "FOLLOWS", "author", Map.of())
                .tie("fan", "FOLLOWS", "author", Map.of("at", Steps.time(month)))
                .tie("fan", "FOLLOWS", "rater", Map.of("at", Steps.time(NOW.plusSeconds(1))));

        assertThat(strengths(community))
                .containsOnly(
                        Map.entry("fan", 2.0),
                        Map.entry("rater", 2.0), // 4 * 5 / 10
                        Map.entry("reactor", 1.5), // 1 + 1 / 2
                        Map.entry("replier", 2.0), // 4 / 2
                        Map.entry("sharer", 2.5), // 5 / 2
                        Map.entry("talker", 5.5), // 3 / 2 + 2 + 4 / 4 + 1
                        Map.entry("viewer", 0.1)); // the hater: 2 - 3.2
    }

    @Test
    void asOfIsTheLatestDatedInteractionButNeverAfterNow() {
        Instant first = Instant.parse("2016-03-01T08:00:00Z");
        Instant last = Instant.parse("2016-05-01T08:00:00Z");
        var community = new Community()
                .members("a", "b")
                .tie("a", "FOLLOWS", "b", Map.of("at", Steps.time(first)))
                .content("b", "post", last)
                .tie("b", "FOLLOWS", "a", Map.of("at", Steps.time(NOW.plusSeconds(60))));

        Snapshot snapshot = influence.compute(community.key, null, NOW);

        assertThat(snapshot.asOf()).isEqualTo(last);
        assertThat(snapshot.computedAt()).isEqualTo(NOW);
        assertThat(snapshot.relationships()).isEqualTo(1);
        assertThat(influence.compute(community.key, first, NOW).asOf()).isEqualTo(first);
        assertThat(influence.compute(community.key, NOW.plusSeconds(90), NOW).asOf())
                .isEqualTo(NOW);
        var undated = new Community().members("a");
        assertThat(influence.compute(undated.key, null, NOW).asOf()).isEqualTo(NOW);
        assertThat(influence.compute(undated.key, null, NOW).active()).isEqualTo(1);
    }

    @Test
    void membersWhoJoinedLaterAreNotRanked() {
        var community = new Community()
                .members("a", "b", "late")
                .follow("a", "b")
                .follow("a", "late")
                .run(
                        "MATCH (m:Member {community: $v.c, key: 'late'}) SET m.joinedAt = $v.at",
                        Map.of("at", Steps.time(NOW)));

        Snapshot snapshot = influence.compute(community.key, NOW.minusSeconds(1), NOW);

        assertThat(community.raw(snapshot.id())).containsOnlyKeys("a", "b");
        assertThat(snapshot.relationships()).isEqualTo(1);
    }

    @Test
    void silentMembersComeLastWithScoreZero() {
        Instant longAgo = NOW.minus(Duration.ofDays(91));
        var community = new Community()
                .members("a", "b", "quiet", "celebrity")
                .tie("a", "FOLLOWS", "b", Map.of("at", Steps.time(NOW)))
                .tie("quiet", "FOLLOWS", "celebrity", Map.of("at", Steps.time(longAgo)))
                .tie("quiet", "INTERACTED", "celebrity", interaction("share", longAgo));

        Snapshot snapshot = influence.compute(community.key, null, NOW);

        assertThat(snapshot.active()).isEqualTo(2);
        assertThat(community.ranking(snapshot.id(), "scores"))
                .containsExactly(
                        Map.entry("b", 41.25), // 40 * 0.75 for PageRank, 15 * 0.75 for reach
                        Map.entry("a", 10.0),
                        Map.entry("celebrity", 0.0),
                        Map.entry("quiet", 0.0));
        assertThat(community.ranking(snapshot.id(), "ranks").values()).containsExactly(1L, 2L, 3L, 3L);
        assertThat(community.ranking(snapshot.id(), "pyramids").values())
                .containsExactly("HEAD", "WAIST", "BASE", "BASE");
    }

    @Test
    void theSecondRankingTellsWhatChangedAndReplacesTheFirst() {
        var community = new Community().members("a", "b", "c").follow("a", "b").follow("c", "b");
        Snapshot first = influence.compute(community.key, null, NOW);
        assertThat(community.ranking(first.id(), "before").values()).containsOnly(0L);
        community.members("d").follow("b", "a").follow("c", "a").follow("d", "a");

        Snapshot second = influence.compute(community.key, null, NOW.plusSeconds(1));

        assertThat(community.ranking(second.id(), "ranks"))
                .containsEntry("a", 1L)
                .containsEntry("b", 2L);
        assertThat(community.ranking(second.id(), "before"))
                .containsEntry("a", 2L)
                .containsEntry("b", 1L)
                .containsEntry("d", 0L);
        assertThat(second.inputHash()).hasSize(64).isNotEqualTo(first.inputHash());
        assertThat(current(community)).isEqualTo(second.id());
        Snapshot third = influence.compute(community.key, NOW.plusSeconds(1), NOW.plusSeconds(2));
        assertThat(influence
                        .compute(community.key, NOW.plusSeconds(1), NOW.plusSeconds(3))
                        .inputHash())
                .isEqualTo(third.inputHash());
    }

    @Test
    void whatAKilledRunLeftIsDeletedAndTheNewestTenStay() {
        var community = new Community().members("a", "b").follow("a", "b");
        String killed = Ids.next();
        community.run(
                "MATCH (m:Member {community: $v.c}) WITH collect(m) AS all CREATE (s:Snapshot {id: $v.id, community: $v.c, "
                        + "kind: 'INFLUENCE', status: 'WRITING', inputHash: 'x'}) "
                        + "CREATE (:RankBlock {snapshot: $v.id, first: 1, last: 1}) CREATE (slot:RankingSlot {community: $v.c, number: 0, snapshot: $v.id}) "
                        + "FOREACH (m IN all | CREATE (slot)-[:RANKED {snapshot: $v.id, position: 1}]->(m))",
                Map.of("id", killed));

        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            ids.add(influence.compute(community.key, null, NOW.plusSeconds(i)).id());
        }

        assertThat(community.rows("MATCH (s:Snapshot {community: $v.c}) RETURN s.id AS id ORDER BY id", Map.of()))
                .extracting(row -> row.get("id"))
                .containsExactlyElementsOf(ids.subList(2, 12));
        assertThat(community.rows(
                        "MATCH (b:RankBlock|ValueBlock|PlaceBlock) WHERE b.snapshot IN $v.gone RETURN b",
                        gone(killed, ids)))
                .isEmpty();
        assertThat(community.rows("MATCH ()-[r:RANKED]->(:Member {community: $v.c}) RETURN r", Map.of()))
                .hasSize(4); // two members, two slots
        assertThat(community.rows("MATCH ()-[r:VALUED]->(:Member {community: $v.c}) RETURN r", Map.of()))
                .hasSize(4);
        assertThat(current(community)).isEqualTo(ids.get(11));
    }

    /** Ends a computation as a process ends that is killed: nothing is put in order. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    private String killedWhileWriting(Community community) {
        assertThatThrownBy(() -> influence.compute(community.key, null, NOW, (step, done) -> {
                    if (step.equals("writing")) {
                        throw new Killed();
                    }
                }))
                .isInstanceOf(Killed.class);
        assertThat(current(community)).isNull();
        community.run("MATCH (j:Job {community: $v.c}) SET j.leasedUntil = 0", Map.of());
        return (String) community
                .rows("MATCH (s:Snapshot {community: $v.c, status: 'WRITING'}) RETURN s.id AS id", Map.of())
                .get(0)
                .get("id");
    }

    @Test
    void whoTakesUpWhatWasStoredGoesOnFromThere() {
        var community = new Community().members("a", "b", "c").follow("a", "b").follow("c", "b");
        String killed = killedWhileWriting(community);
        List<String> steps = new ArrayList<>();

        Snapshot taken = influence.compute(community.key, null, NOW.plusSeconds(200), (step, done) -> steps.add(step));

        assertThat(taken.id()).isEqualTo(killed);
        assertThat(taken.computedAt()).isEqualTo(NOW);
        assertThat(steps).containsOnly("writing");
        assertThat(current(community)).isEqualTo(killed);
        List<Map<String, Object>> resumed = ranked(community);
        influence.compute(community.key, null, NOW.plusSeconds(300));
        assertThat(current(community)).isNotEqualTo(killed);
        assertThat(ranked(community)).hasSize(6).isEqualTo(resumed);
    }

    private static List<Map<String, Object>> ranked(Community community) {
        return community.rows(
                "MATCH (c:Community {key: $v.c}) MATCH (:RankingSlot {snapshot: c.influence})-[r:RANKED|VALUED]->(m) "
                        + "RETURN m.key AS key, type(r) AS by, r.rank AS rank, r.score AS score, r.position AS position ORDER BY key, by",
                Map.of());
    }

    @Test
    void whatWasStoredLongAgoOrUnderOtherSettingsIsComputedAnew() {
        var community = new Community().members("a", "b").follow("a", "b");
        String killed = killedWhileWriting(community);

        Snapshot late = influence.compute(community.key, null, NOW.plusSeconds(3601));

        assertThat(late.id()).isNotEqualTo(killed);
        assertThat(community.rows("MATCH (s:Snapshot {community: $v.c}) RETURN s.id AS id", Map.of()))
                .containsExactly(Map.of("id", late.id()));
    }

    @Test
    void anEmptyCommunityHasAnEmptyRankingAndAnUnknownOneNone() {
        var empty = new Community();

        assertThat(influence.compute(empty.key, null, NOW).members()).isZero();
        assertThat(current(empty)).isNotNull();
        assertThatThrownBy(() -> influence.compute("nowhere", null, NOW))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("nowhere");
    }

    @Test
    void noProjectedGraphIsLeftBehind() {
        var community = new Community().members("a", "b").follow("a", "b");
        influence.compute(community.key, null, NOW);

        assertThat(TestGraph.run("CALL gds.graph.list() YIELD graphName RETURN graphName", Map.of()))
                .isEmpty();
    }

    private static Map<String, Object> gone(String killed, List<String> ids) {
        return Map.of("gone", List.of(killed, ids.get(0), ids.get(1)));
    }

    /** Tie strengths towards the author by the member who pays attention, as the statement lists them. */
    private static Map<String, Double> strengths(Community community) {
        TieWeights weights = Configuration.of(new Steps(TestGraph.graph(), Duration.ofMinutes(1)), community.key)
                .ties();
        var reading = new TieReading(weights, 10, NOW.toEpochMilli());
        List<String> members = ids(community, "m.key <> 'author'").stream()
                .map(String.class::cast)
                .toList();
        Object author = ids(community, "m.key = 'author'").get(0);
        Map<String, Double> strengths = new HashMap<>();
        for (var row : TestGraph.run(Steps.text("_ties/outgoing"), TieReading.input(members))) {
            Acts acts = reading.of(row, id -> id.equals(author) ? 0 : -1);
            Bundle bundle = Bundle.of(acts, NOW.toEpochMilli(), weights.halfLifeMillis());
            if (bundle.size() > 0 && bundle.strength(0) > 0) {
                strengths.put(key(community, row.get("id")), bundle.strength(0));
            }
        }
        return strengths;
    }

    private static List<Object> ids(Community community, String condition) {
        return community
                .rows("MATCH (m:Member {community: $v.c}) WHERE " + condition + " RETURN m.id AS id", Map.of())
                .stream()
                .map(row -> row.get("id"))
                .toList();
    }

    private static String key(Community community, Object id) {
        return (String) community
                .rows("MATCH (m:Member {id: $v.id}) RETURN m.key AS key", Map.of("id", id))
                .get(0)
                .get("key");
    }

    private static Map<String, Object> interaction(String kind, Instant at) {
        return Map.of("kind", kind, "at", Steps.time(at));
    }

    private static @Nullable Object current(Community community) {
        return community
                .rows("MATCH (c:Community {key: $v.c}) RETURN c.influence AS id", Map.of())
                .get(0)
                .get("id");
    }
}

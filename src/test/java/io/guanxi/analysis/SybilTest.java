package io.guanxi.analysis;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A ring of 1,000 fake accounts that endorse each other and two real members: one of the many, and one who has done nothing for a long time.
 * With trust seeds it changes nothing; without them it does.
 */
class SybilTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final int HONEST = 300;
    private static final int FAKES = 1_000;
    private static final double DAMPING = 0.85;
    private static final String VICTIM = "h150";
    /** Whatever these did or were given is older than the window of who is active. */
    private static final int SLEEPERS_FROM = 290;

    private static final String SLEEPER = "h295";

    private final Influence influence = new Influence(TestGraph.graph(), Duration.ofMinutes(2));
    private final Community community = new Community();
    private final Random random = new Random(11);

    @Test
    void withSeedsTheRingChangesNobody() {
        honest();
        seed("h000", "h001", "h002", "h003", "h004");
        String before = compute();
        ring();
        String after = compute();

        Map<String, Double> scores = community.scores(before);
        Map<String, Double> now = community.scores(after);
        assertThat(Math.abs(now.get(VICTIM) - scores.get(VICTIM))).isLessThan(1);
        assertThat(now.get(VICTIM)).isEqualTo(scores.get(VICTIM));
        assertThat(scores.get(VICTIM)).as("a member who counts").isPositive();
        assertThat(scores.get(SLEEPER)).isZero();
        assertThat(now.get(SLEEPER)).as("nor does it wake anybody").isZero();
        assertThat((Double) column(before, "trust").get(SLEEPER))
                .as("who is trusted")
                .isPositive();
        List<String> columns =
                new ArrayList<>(List.of("scores", "ranks", "percentiles", "pyramids", "counts", "trust", "paid"));
        for (Component component : Component.values()) {
            columns.addAll(List.of(component.title(), component.title() + "Percentile"));
        }
        for (String column : columns) {
            assertThat(ofHonest(after, column)).as(column).isEqualTo(ofHonest(before, column));
        }
        Map<String, Object> ranks = community.ranking(after, "ranks");
        long last = ranks.values().stream().mapToLong(rank -> (Long) rank).max().orElseThrow();
        fakes().forEach(fake -> {
            assertThat(now.get(fake)).isZero();
            assertThat(ranks.get(fake)).isEqualTo(last);
        });
    }

    @Test
    void withoutSeedsTheRingDecides() {
        honest();
        String before = compute();
        ring();
        String after = compute();

        double risen =
                community.scores(after).get(VICTIM) - community.scores(before).get(VICTIM);
        double woken =
                community.scores(after).get(SLEEPER) - community.scores(before).get(SLEEPER);
        assertThat(risen).isGreaterThan(20);
        assertThat(woken).isGreaterThan(40);
        assertThat((Long) community.ranking(after, "ranks").get(VICTIM)).isLessThanOrEqualTo(2);
    }

    /**
     * Somebody honest follows one fake. All trust that gets in there is at most d / (1 - d) of what comes by that edge, the follower's trust times its
     * share of what they pay; and whatever the fakes do counts that much. But each of them who is trusted at all is a head among percentiles.
     */
    @Test
    void oneHonestEdgeLetsInAsMuchTrustAsItCarries() {
        honest();
        seed("h000", "h001", "h002", "h003", "h004");
        ring();
        String before = compute();
        community.tie("h010", "FOLLOWS", "f0000", Map.of("at", Steps.time(NOW)));
        String after = compute();

        Map<String, Object> trust = column(after, "trust");
        double share = 2 / (Double) column(after, "paid").get("h010");
        double edge = (Double) trust.get("h010") * share;
        double inside = fakes().mapToDouble(fake -> (Double) trust.get(fake)).sum();
        double bound = DAMPING / (1 - DAMPING) * edge;
        assertThat(inside).isPositive().isLessThanOrEqualTo(bound * (1 + 1e-6));
        double lost = 0;
        for (Map.Entry<String, Object> one : ofHonest(before, "trust").entrySet()) {
            lost += Math.abs((Double) one.getValue() - (Double) trust.get(one.getKey()));
        }
        for (String key : List.of(VICTIM, SLEEPER)) {
            double more = (Double) column(after, "reach").get(key)
                    - (Double) column(before, "reach").get(key);
            // The follower may be somebody new, two steps away.
            assertThat(more).isLessThanOrEqualTo(inside + lost + (Double) trust.get("h010"));
            double gained = (Double) column(after, "pageRank").get(key)
                    - (Double) column(before, "pageRank").get(key);
            double richest = fakes().mapToDouble(
                            fake -> (Double) column(after, "pageRank").get(fake))
                    .max()
                    .orElseThrow();
            assertThat(gained).isLessThanOrEqualTo(DAMPING * richest * inside);
        }
        // Where most have nothing, as of engagement and propagation, a little is a lot.
        assertThat(community.scores(after).get(VICTIM)
                        - community.scores(before).get(VICTIM))
                .isGreaterThan(10);
        assertThat(fakes().filter(fake -> column(after, "counts").get(fake).equals(1L)))
                .hasSizeBetween(1, FAKES / 5);
    }

    private final Map<String, Map<String, Object>> columns = new HashMap<>();

    private Map<String, Object> column(String snapshot, String column) {
        return columns.computeIfAbsent(snapshot + column, none -> community.ranking(snapshot, column));
    }

    private Map<String, Object> ofHonest(String snapshot, String column) {
        Map<String, Object> values = new HashMap<>(column(snapshot, column));
        values.keySet().removeIf(key -> key.startsWith("f"));
        assertThat(values).hasSize(HONEST);
        return values;
    }

    private String compute() {
        return influence.compute(community.key, NOW, NOW).id();
    }

    private void seed(String... seeds) {
        community.run(
                "MATCH (d:IndexConfiguration {community: '', version: 0}) CREATE (c:IndexConfiguration) "
                        + "SET c = d {.*, community: $v.c, id: $v.id, version: 1, trustSeeds: $v.seeds}",
                Map.of("id", Ids.next(), "seeds", List.of(seeds)));
    }

    private static Stream<String> fakes() {
        return IntStream.range(0, FAKES).mapToObj("f%04d"::formatted);
    }

    /** Some earn more attention than others; the last ten did all of it long ago. */
    private void honest() {
        String[] keys = IntStream.range(0, HONEST).mapToObj("h%03d"::formatted).toArray(String[]::new);
        community.members(keys);
        List<Map<String, Object>> follows = new ArrayList<>();
        List<Map<String, Object>> trusts = new ArrayList<>();
        for (int from = 0; from < HONEST; from++) {
            for (int to : random.ints(6, 0, HONEST)
                    .map(any -> any * any / HONEST)
                    .distinct()
                    .toArray()) {
                if (to != from) {
                    follows.add(tie(keys[from], keys[to], at(from, to), Map.of()));
                }
            }
            int rated = random.nextInt(HONEST);
            if (rated != from) {
                trusts.add(tie(keys[from], keys[rated], at(from, rated), Map.of("weight", random.nextDouble())));
            }
        }
        for (int sleeper = SLEEPERS_FROM; sleeper < HONEST; sleeper++) {
            follows.add(tie(keys[sleeper - SLEEPERS_FROM], keys[sleeper], at(sleeper, sleeper), Map.of()));
        }
        community.ties("FOLLOWS", follows).ties("TRUSTS", trusts);
        List<Map<String, Object>> responses = new ArrayList<>();
        for (int content = 0; content < 200; content++) {
            int author = random.nextInt(SLEEPERS_FROM);
            community.content(keys[author], "c" + content, at(author, author));
            for (int i = random.nextInt(6); i > 0; i--) {
                int who = random.nextInt(SLEEPERS_FROM);
                responses.add(Map.of("from", keys[who], "to", "c" + content, "at", Steps.time(at(who, who))));
            }
        }
        community.content(VICTIM, "post", at(150, 150)).content(SLEEPER, "old post", at(295, 295));
        respond("REACTED", responses.subList(0, responses.size() / 2));
        respond("SHARED", responses.subList(responses.size() / 2, responses.size()));
        List<Map<String, Object>> referrals = new ArrayList<>();
        for (int member = 100; member < 200; member++) {
            referrals.add(
                    tie(keys[random.nextInt(member)], keys[member], at(member, member), Map.of("state", "PENDING")));
        }
        community.ties("REFERRED", referrals);
    }

    private Instant at(int one, int other) {
        boolean longAgo = one >= SLEEPERS_FROM || other >= SLEEPERS_FROM;
        return NOW.minus(Duration.ofHours(random.nextInt(1_000) + (longAgo ? 24 * 200 : 0)));
    }

    private static Map<String, Object> tie(String from, String to, Instant at, Map<String, Object> more) {
        Map<String, Object> properties = new HashMap<>(more);
        properties.put("at", Steps.time(at));
        return Map.of("from", from, "to", to, "properties", properties);
    }

    private void respond(String type, List<Map<String, Object>> responses) {
        community.run(
                "UNWIND $v.rows AS row MATCH (m:Member {community: $v.c, key: row.from}) MATCH (c:Content {community: $v.c, key: row.to}) "
                        + "CREATE (m)-[:" + type + " {kind: 'like', at: row.at}]->(c)",
                Map.of("rows", responses));
    }

    /** Each endorses the next few in every way there is, and all endorse the two. */
    private void ring() {
        String[] keys = fakes().toArray(String[]::new);
        community.members(keys);
        List<Map<String, Object>> follows = new ArrayList<>();
        List<Map<String, Object>> trusts = new ArrayList<>();
        List<Map<String, Object>> messages = new ArrayList<>();
        List<Map<String, Object>> responses = new ArrayList<>();
        community.run(
                "UNWIND $v.keys AS key MATCH (m:Member {community: $v.c, key: key}) "
                        + "CREATE (m)-[:AUTHORED]->(:Content {id: 'post of ' + m.id, community: $v.c, key: 'post of ' + key, createdAt: $v.at})",
                Map.of("keys", List.of(keys), "at", Steps.time(NOW)));
        for (int fake = 0; fake < FAKES; fake++) {
            List<String> endorsed = new ArrayList<>(List.of(VICTIM, SLEEPER));
            for (int next = 1; next <= 3; next++) {
                endorsed.add(keys[(fake + next) % FAKES]);
            }
            for (String other : endorsed) {
                follows.add(tie(keys[fake], other, NOW, Map.of()));
                trusts.add(tie(keys[fake], other, NOW, Map.of("weight", 1.0)));
                messages.add(tie(keys[fake], other, NOW, Map.of("kind", "message")));
                String post = other.equals(VICTIM) ? "post" : other.equals(SLEEPER) ? "old post" : "post of " + other;
                responses.add(Map.of("from", keys[fake], "to", post, "at", Steps.time(NOW)));
            }
        }
        community.ties("FOLLOWS", follows).ties("TRUSTS", trusts).ties("INTERACTED", messages);
        respond("REACTED", responses);
        respond("SHARED", responses);
        // An undated endorsement never gets old.
        community.follow("f0007", SLEEPER);
    }
}

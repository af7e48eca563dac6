package io.guanxi.fraud;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.guanxi.testing.Scenario;
import io.guanxi.testing.TestGraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Fraud planted in an honest forest, found over HTTP. The honest do what looks like it: some bring hundreds within days after a post, households share devices
 * and addresses and bring each other, some invite whoever brought them or is there already, and a third never does anything.
 */
class FraudRandomTest {

    private static final int HONEST = 2_400;
    private static final long DAY = 24 * 60;
    /** Minutes of the year in which all of it happens; it is over 40 days before now. */
    private static final long YEAR = 325 * DAY;

    private final Random random = new Random(20261123);
    private final List<Map<String, Object>> members = new ArrayList<>();
    private final List<Map<String, Object>> touches = new ArrayList<>();
    private final List<Map<String, Object>> prints = new ArrayList<>();
    private final Map<String, List<Set<String>>> planted = new HashMap<>();
    private final Map<String, String> above = new HashMap<>();
    private int devices;

    private String join(String referrer, long minute, boolean active) {
        String key = "m" + members.size();
        Map<String, Object> member = new HashMap<>();
        member.put("key", key);
        member.put("referrer", referrer);
        // Never at midnight, which would be a day.
        member.put("millis", minute * 60_000 + 1 + random.nextInt(59_000));
        member.put("minute", minute);
        member.put("active", active);
        members.add(member);
        if (referrer != null) {
            above.put(key, referrer);
        }
        return key;
    }

    private long minute(String key) {
        return (Long) members.get(Integer.parseInt(key.substring(1))).get("minute");
    }

    private String anybody() {
        return "m" + random.nextInt(HONEST);
    }

    private void touch(String from, String to) {
        touches.add(Map.of("from", from, "to", to));
    }

    private void print(String kind, String hash, String member) {
        prints.add(Map.of("kind", kind, "key", kind + "/" + hash, "member", member));
    }

    private static boolean chance(Random random, double of) {
        return random.nextDouble() < of;
    }

    private void honest() {
        for (int i = 0; i < 80; i++) {
            join(null, random.nextInt((int) YEAR / 2), true);
        }
        List<String> stars = new ArrayList<>();
        while (members.size() < HONEST) {
            if (stars.size() < 6 && members.size() > 300 * (stars.size() + 1)) {
                // After a post: half of them within eight hours, then ever fewer.
                String star = "m" + random.nextInt(80);
                stars.add(star);
                long post = minute(star) + random.nextInt((int) (60 * DAY));
                for (int i = 0; i < 150; i++) {
                    join(star, post + (long) (-Math.log(1 - random.nextDouble()) * 700), chance(random, 0.65));
                }
            }
            // Whoever brought somebody brings more.
            String one = "m" + random.nextInt(members.size());
            String referrer = random.nextBoolean() ? one : above.getOrDefault(one, one);
            join(referrer, minute(referrer) + 1 + random.nextInt((int) (40 * DAY)), chance(random, 0.65));
        }
        for (int i = 0; i < HONEST; i++) {
            String key = "m" + i;
            if (chance(random, 0.02)) {
                touch(key, anybody());
            }
            String first = above.get(key);
            if (first != null && chance(random, 0.005)) {
                touch(key, first);
            } else if (first != null && above.get(first) != null && chance(random, 0.001)) {
                touch(key, above.get(first));
            }
            if (first != null && chance(random, 0.05)) {
                String hash = "h" + devices++;
                for (String other : chance(random, 0.04)
                        ? List.of(key, first, anybody(), above.getOrDefault(first, first))
                        : List.of(key, first)) {
                    print(random.nextBoolean() ? "DEVICE" : "ADDRESS", hash, other);
                }
            }
        }
    }

    private void plant() {
        for (int i = 0; i < 12; i++) {
            List<String> ring = new ArrayList<>(List.of(join(anybody(), YEAR / 2 + random.nextInt(1000), true)));
            int size = 3 + random.nextInt(6);
            while (ring.size() < size) {
                ring.add(join(ring.get(ring.size() - 1), YEAR / 2 + 2000L * ring.size(), chance(random, 0.5)));
            }
            touch(ring.get(size - 1), ring.get(0));
            for (int more = random.nextInt(size); more > 0; more--) {
                int one = random.nextInt(size);
                touch(ring.get(one), ring.get((one + 1 + random.nextInt(size - 1)) % size));
            }
            planted.computeIfAbsent("RING", first -> new ArrayList<>()).add(new HashSet<>(ring));
        }
        for (int i = 0; i < 12; i++) {
            String inviter = anybody();
            long begin = YEAR / 2 + random.nextInt(50_000);
            Set<String> burst = new HashSet<>();
            for (int j = 8 + random.nextInt(32); j > 0; j--) {
                burst.add(join(inviter, begin + random.nextInt(8), chance(random, 0.4)));
            }
            planted.computeIfAbsent("STAR_BURST", first -> new ArrayList<>()).add(burst);
        }
        for (int i = 0; i < 12; i++) {
            String inviter = anybody();
            String hash = "f" + devices++;
            Set<String> farm = new HashSet<>();
            for (int j = 2 + random.nextInt(9); j > 0; j--) {
                String account = join(inviter, YEAR / 2 + random.nextInt(20_000), chance(random, 0.6));
                farm.add(account);
                print(i % 2 == 0 ? "DEVICE" : "PAYMENT", hash, account);
            }
            planted.computeIfAbsent("SHARED_FINGERPRINT", first -> new ArrayList<>())
                    .add(farm);
        }
        for (int i = 0; i < 12; i++) {
            List<String> dead = new ArrayList<>(List.of(join(anybody(), YEAR / 2, false)));
            for (int j = 9 + random.nextInt(30); j > 0; j--) {
                String referrer = dead.get(random.nextInt(dead.size()));
                dead.add(join(referrer, minute(referrer) + 60 + random.nextInt(5_000), false));
            }
            planted.computeIfAbsent("DEAD_SUBTREE", first -> new ArrayList<>()).add(new HashSet<>(dead));
        }
    }

    private Scenario stored() {
        Scenario scenario = Scenario.given();
        Map<String, Object> input =
                Map.of("community", scenario.community(), "members", members, "touches", touches, "prints", prints);
        TestGraph.run(
                "UNWIND $v.members AS one CREATE (m:Member {id: $v.community + one.key, community: $v.community, key: one.key,"
                        + " joinedAt: datetime('2025-06-01T00:00:00Z') + duration({milliseconds: one.millis})})"
                        + " FOREACH (_ IN CASE WHEN one.active THEN [1] ELSE [] END | CREATE (m)-[:AUTHORED]->(:Content {id: $v.community + 'c' + one.key, community: $v.community, key: one.key}))",
                input);
        TestGraph.run(
                "UNWIND $v.members AS one MATCH (m:Member {community: $v.community, key: one.key}) MATCH (a:Member {community: $v.community, key: one.referrer})"
                        + " CREATE (a)-[:REFERRED {at: m.joinedAt, state: 'PENDING'}]->(m)",
                input);
        TestGraph.run(
                "UNWIND $v.touches AS one MATCH (a:Member {community: $v.community, key: one.from}) MATCH (b:Member {community: $v.community, key: one.to})"
                        + " CREATE (a)-[:MADE]->(:Touch {id: randomUUID(), community: $v.community, key: randomUUID(), effective: false, reason: 'AFTER_JOINING'})-[:REACHED]->(b)",
                input);
        TestGraph.run(
                "UNWIND $v.prints AS one MATCH (m:Member {community: $v.community, key: one.member}) MERGE (f:Fingerprint {community: $v.community, key: one.key})"
                        + " SET f.kind = one.kind MERGE (m)-[:SEEN_WITH]->(f)",
                input);
        return scenario;
    }

    private void merge(Scenario scenario) {
        for (int i = 0; i < 8; i++) {
            String second = join(anybody(), YEAR / 2, true);
            String key = "self" + i;
            scenario.and("CREATE (:Member {key: '" + key + "', joinedAt: datetime('2026-01-01T00:00:00Z')})");
            done(
                    scenario,
                    "refer(input: {referrer: \"%s\", member: \"%s\", community: $community})"
                            .formatted(above.get(second), key));
            done(
                    scenario,
                    "mergeMembers(input: {survivor: \"%s\", absorbed: \"%s\", reason: \"one\", community: $community})"
                            .formatted(above.get(second), key));
            planted.computeIfAbsent("SELF_REFERRAL", first -> new ArrayList<>()).add(Set.of(above.get(second)));
        }
    }

    private static void done(Scenario scenario, String mutation) {
        assertThat(scenario.when("mutation { " + mutation + " { errors { code } } }")
                        .findValue("errors"))
                .isEmpty();
    }

    @Test
    void plantedFraudIsFoundAndTheHonestAreNot() {
        honest();
        plant();
        Scenario scenario = stored();
        merge(scenario);
        long begun = System.nanoTime();
        JsonNode scan = scenario.when(
                        "mutation { scanReferrals(input: {community: $community}) { scan { found } errors { code } } }")
                .at("/scanReferrals/scan");
        System.out.printf(
                "%d members, %d findings, %d ms%n",
                members.size(), scan.get("found").asInt(), (System.nanoTime() - begun) / 1_000_000);
        List<String> rules = List.of("RING", "STAR_BURST", "SHARED_FINGERPRINT", "DEAD_SUBTREE", "SELF_REFERRAL");
        int right = 0;
        int all = 0;
        int recalled = 0;
        int groups = 0;
        for (String rule : rules) {
            List<Set<String>> found = new ArrayList<>();
            JsonNode listed = scenario.when(
                            "{ referralFindings(rule: %s, first: 50, community: $community) { totalCount nodes { score members(first: 100) { nodes { key } } } } }"
                                    .formatted(rule))
                    .get("referralFindings");
            assertThat(listed.get("totalCount").asInt()).isLessThanOrEqualTo(50);
            for (JsonNode finding : listed.get("nodes")) {
                Set<String> keys = new HashSet<>();
                finding.at("/members/nodes")
                        .forEach(one -> keys.add(one.get("key").asText()));
                found.add(keys);
            }
            long correct = found.stream().filter(this::isPlanted).count();
            List<Set<String>> own = planted.get(rule);
            long got = own.stream()
                    .filter(group -> found.stream().anyMatch(one -> shared(one, group) * 2 >= group.size()))
                    .count();
            System.out.printf(
                    "%-18s found %2d precision %.2f planted %2d recall %.2f%n",
                    rule, found.size(), (double) correct / found.size(), own.size(), (double) got / own.size());
            right += (int) correct;
            all += found.size();
            recalled += (int) got;
            groups += own.size();
            assertThat(correct).as("precision of " + rule).isGreaterThanOrEqualTo((long)
                    Math.ceil(0.75 * found.size()));
            assertThat(got).as("recall of " + rule).isGreaterThanOrEqualTo((long) Math.ceil(0.75 * own.size()));
        }
        System.out.printf(
                "all                found %2d precision %.2f planted %2d recall %.2f%n",
                all, (double) right / all, groups, (double) recalled / groups);
        assertThat((double) right / all).isGreaterThan(0.85);
        assertThat((double) recalled / groups).isGreaterThan(0.85);
    }

    private static long shared(Set<String> one, Set<String> other) {
        return one.stream().filter(other::contains).count();
    }

    /** Whether it is about one group of the planted: half of its members are. */
    private boolean isPlanted(Set<String> finding) {
        return planted.values().stream()
                .flatMap(List::stream)
                .anyMatch(group -> shared(finding, group) * 2 >= finding.size());
    }
}

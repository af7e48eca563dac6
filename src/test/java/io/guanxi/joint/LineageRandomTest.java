package io.guanxi.joint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.guanxi.testing.Scenario;
import io.guanxi.testing.TestGraph;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A random forest beside figures that are found by going up from every member, again and again. */
class LineageRandomTest {

    private static final int MEMBERS = 90;
    private static final double DAY = 86_400_000.0;
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final List<String> STATES = List.of("PENDING", "CONVERTED", "APPROVED", "FLAGGED", "VOIDED");

    private static final Scenario SCENARIO = Scenario.given();
    private static final List<Person> PEOPLE = new ArrayList<>();
    private static final Map<String, Person> BY_KEY = new TreeMap<>();

    private record Person(
            String key,
            @Nullable String referrer,
            @Nullable Long at,
            @Nullable Long joinedAt,
            String state,
            @Nullable Long convertedAt,
            @Nullable String campaign,
            List<Long> paid) {

        boolean counts() {
            return referrer != null && !state.equals("VOIDED");
        }

        boolean converted() {
            return counts() && (convertedAt != null || state.equals("CONVERTED") || state.equals("APPROVED"));
        }

        @Nullable
        Long arrived() {
            return referrer != null && at != null ? at : joinedAt;
        }
    }

    @BeforeAll
    static void make() {
        Random random = new Random(11);
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < MEMBERS; i++) {
            keys.add((i % 7 == 0 ? "\uD83D\uDE00" : i % 5 == 0 ? "z" : i % 3 == 0 ? "a " : "a") + i);
        }
        Collections.shuffle(keys, random);
        for (int i = 0; i < MEMBERS; i++) {
            String referrer = i == 0 || random.nextInt(12) == 0
                    ? null
                    : keys.get(random.nextInt(4) == 0 ? Math.max(0, i - 1) : random.nextInt(Math.min(i, 20)));
            List<Long> paid = new ArrayList<>();
            for (int j = random.nextInt(3); j > 0; j--) {
                paid.add(1L + random.nextInt(1_000_000));
            }
            Long at = random.nextInt(6) == 0 ? null : time(random);
            PEOPLE.add(new Person(
                    keys.get(i),
                    referrer,
                    at,
                    random.nextInt(3) == 0 ? null : time(random),
                    STATES.get(random.nextInt(STATES.size())),
                    random.nextInt(3) == 0 ? time(random) : null,
                    random.nextBoolean() ? "spring" : null,
                    paid));
        }
        PEOPLE.forEach(person -> BY_KEY.put(person.key(), person));
        store();
    }

    private static long time(Random random) {
        return BEGIN.toEpochMilli() + random.nextInt(90 * 24) * 3_600_000L;
    }

    private static @Nullable String text(@Nullable Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis).toString();
    }

    private static void store() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Person person : PEOPLE) {
            Map<String, Object> row = new HashMap<>();
            row.put("key", person.key());
            row.put("referrer", person.referrer());
            row.put("at", text(person.at()));
            row.put("joinedAt", text(person.joinedAt()));
            row.put("state", person.state());
            row.put("convertedAt", text(person.convertedAt()));
            row.put("campaign", person.campaign());
            row.put("paid", person.paid());
            rows.add(row);
        }
        TestGraph.run(
                "UNWIND $v.rows AS row CREATE (m:Member {community: $v.community, id: randomUUID(), key: row.key, joinedAt: datetime(row.joinedAt)})"
                        + " FOREACH (amount IN row.paid | CREATE (m)-[:PLACED]->(:Order {community: $v.community, id: randomUUID(), key: randomUUID(),"
                        + " amountE4: amount, currency: 'EUR', at: datetime({epochMillis: 1767225600000 + amount}), status: 'paid'}))",
                Map.of("rows", rows, "community", SCENARIO.community()));
        TestGraph.run(
                "UNWIND $v.rows AS row MATCH (m:Member {community: $v.community, key: row.key}) MATCH (a:Member {community: $v.community, key: row.referrer})"
                        + " CREATE (a)-[:REFERRED {at: datetime(row.at), state: row.state, campaign: row.campaign,"
                        + " convertedAt: datetime(row.convertedAt)}]->(m)",
                Map.of("rows", rows, "community", SCENARIO.community()));
        SCENARIO.and("CREATE (:Campaign {key: 'spring'})");
    }

    /** From a member up to the root. */
    private static List<String> line(String key) {
        List<String> line = new ArrayList<>();
        for (String next = key; next != null; next = BY_KEY.get(next).referrer()) {
            line.add(next);
        }
        return line;
    }

    /** How many referrals lie between; -1 if there is no way. */
    private static int below(Person person, String top) {
        return line(person.key()).indexOf(top);
    }

    private static List<Person> found(Predicate<Person> test) {
        return PEOPLE.stream().filter(test).toList();
    }

    private static double sum(List<Person> people) {
        return people.stream()
                        .flatMap(one -> one.paid().stream())
                        .mapToLong(paid -> paid)
                        .sum()
                / 10_000.0;
    }

    private static @Nullable Double median(List<Double> values) {
        if (values.isEmpty()) {
            return null;
        }
        List<Double> left = new ArrayList<>(values);
        while (left.size() > 2) {
            left.remove(Collections.max(left));
            left.remove(Collections.min(left));
        }
        return left.stream().mapToDouble(one -> one).average().orElseThrow();
    }

    private static void expect(JsonNode figure, @Nullable Double expected) {
        assertThat(figure.isNull()).isEqualTo(expected == null);
        if (expected != null) {
            assertThat(figure.asDouble()).isCloseTo(expected, within(1e-9));
        }
    }

    private static List<Double> cycles(List<Person> of) {
        return of.stream()
                .filter(one ->
                        one.arrived() != null && BY_KEY.get(one.referrer()).arrived() != null)
                .map(one ->
                        Math.max(0, one.arrived() - BY_KEY.get(one.referrer()).arrived()) / DAY)
                .toList();
    }

    @Test
    void figuresOfEachMemberAreThoseOfBruteForce() {
        for (String campaign : List.of("", "spring")) {
            JsonNode nodes = SCENARIO.when("""
                    { members(first: 100, community: $community) { nodes { key referralStats%s { direct total maxDepth converted k cycleDays
                        revenue { amount } generations { members converted cycleDays medianDaysToConvert revenue { amount } }
                        deepest { member { key } members maxDepth width converted } widest { member { key } } mostValuable { member { key } revenue { amount } } } } } }
                    """.formatted(campaign.isEmpty() ? "" : "(campaign: \"spring\")"))
                    .at("/members/nodes");
            assertThat(nodes).hasSize(MEMBERS);
            for (JsonNode node : nodes) {
                String top = node.get("key").asText();
                expectStats(
                        node.get("referralStats"),
                        top,
                        found(one -> below(one, top) > 0
                                && one.counts()
                                && (campaign.isEmpty() || campaign.equals(one.campaign()))));
            }
        }
    }

    private static void expectStats(JsonNode stats, String top, List<Person> counted) {
        List<Double> all =
                cycles(counted.stream().filter(one -> below(one, top) > 1).toList());
        int depth = counted.stream().mapToInt(one -> below(one, top)).max().orElse(0);
        assertThat(stats.get("total").asInt()).isEqualTo(counted.size());
        assertThat(stats.get("maxDepth").asInt()).isEqualTo(depth);
        assertThat(stats.get("converted").asLong())
                .isEqualTo(counted.stream().filter(Person::converted).count());
        expect(stats.get("cycleDays"), median(all));
        assertThat(stats.at("/revenue/0/amount").asDouble()).isCloseTo(sum(counted), within(1e-9));
        long first = counted.stream().filter(one -> below(one, top) == 1).count();
        assertThat(stats.get("direct").asLong()).isEqualTo(first);
        expect(stats.get("k"), counted.isEmpty() ? null : (counted.size() - first) / (double) counted.size());
        assertThat(stats.get("generations")).hasSize(depth);
        for (int g = 1; g <= depth; g++) {
            int generation = g;
            JsonNode told = stats.at("/generations/" + (g - 1));
            List<Person> members = counted.stream()
                    .filter(one -> below(one, top) == generation)
                    .toList();
            assertThat(told.get("members").asInt()).isEqualTo(members.size());
            assertThat(told.get("converted").asLong())
                    .isEqualTo(members.stream().filter(Person::converted).count());
            assertThat(told.at("/revenue/0/amount").asDouble()).isCloseTo(sum(members), within(1e-9));
            expect(
                    told.get("cycleDays"),
                    median(cycles(counted.stream()
                            .filter(one -> below(one, top) == generation + 1)
                            .toList())));
            expect(
                    told.get("medianDaysToConvert"),
                    median(members.stream()
                            .filter(one -> one.converted() && one.at() != null && one.convertedAt() != null)
                            .map(one -> Math.max(0, one.convertedAt() - one.at()) / DAY)
                            .toList()));
        }
        Map<String, List<Person>> branches = counted.stream()
                .collect(Collectors.groupingBy(one -> line(one.key()).get(below(one, top) - 1)));
        expectBranch(
                stats.get("deepest"),
                branches,
                of -> of.stream().mapToInt(one -> below(one, top)).max().orElse(0));
        expectBranch(
                stats.get("widest"),
                branches,
                of -> of.stream()
                        .collect(Collectors.groupingBy(one -> below(one, top), Collectors.counting()))
                        .values()
                        .stream()
                        .mapToLong(width -> width)
                        .max()
                        .orElse(0));
        expectBranch(stats.get("mostValuable"), branches, LineageRandomTest::sum);
    }

    private static void expectBranch(
            JsonNode told, Map<String, List<Person>> branches, ToDoubleFunction<List<Person>> figure) {
        String best = branches.entrySet().stream()
                .filter(one -> figure.applyAsDouble(one.getValue()) > 0)
                .min(Comparator.<Map.Entry<String, List<Person>>>comparingDouble(
                                one -> -figure.applyAsDouble(one.getValue()))
                        .thenComparingInt(one -> -one.getValue().size())
                        .thenComparing(Map.Entry::getKey, LineageRandomTest::compare))
                .map(Map.Entry::getKey)
                .orElse(null);
        assertThat(
                        best == null
                                ? told.isNull()
                                : best.equals(told.at("/member/key").asText()))
                .isTrue();
    }

    private static int compare(String one, String other) {
        return java.util.Arrays.compare(
                one.codePoints().toArray(), other.codePoints().toArray());
    }

    @Test
    void leaderboardsAreThoseOfBruteForce() {
        expectBoard("REFERRED", key -> brought(key).size());
        expectBoard(
                "CONVERTED",
                key -> brought(key).stream().filter(Person::converted).count());
        expectBoard("REVENUE", key -> sum(brought(key)));
        expectBoard(
                "K",
                key -> brought(key).isEmpty()
                        ? 0
                        : brought(key).stream()
                                        .mapToInt(one -> brought(one.key()).size())
                                        .sum()
                                / (double) brought(key).size());
        expectBoard("QUALITY", key -> {
            double good = 0;
            double all = 0;
            for (Person one : found(one -> below(one, key) > 0)) {
                double weight = Math.pow(0.5, below(one, key) - 1);
                all += weight;
                good += one.converted() && !one.state().equals("FLAGGED") ? weight : 0;
            }
            return all == 0 ? 0 : good / all;
        });
    }

    private static List<Person> brought(String key) {
        return found(one -> key.equals(one.referrer()) && one.counts());
    }

    private static void expectBoard(String by, ToDoubleFunction<String> figure) {
        JsonNode edges = SCENARIO.when(
                        "{ referralLeaderboard(by: %s, first: 100, community: $community) { edges { rank value node { key } } totalCount } }"
                                .formatted(by))
                .at("/referralLeaderboard/edges");
        List<String> order = PEOPLE.stream()
                .map(Person::key)
                .filter(key -> figure.applyAsDouble(key) > 0)
                .sorted(Comparator.<String>comparingDouble(key -> -Math.round(figure.applyAsDouble(key) * 1e9))
                        .thenComparing(LineageRandomTest::compare))
                .toList();
        assertThat(edges).hasSize(order.size());
        for (int i = 0; i < order.size(); i++) {
            String key = order.get(i);
            double value = figure.applyAsDouble(key);
            assertThat(edges.get(i).at("/node/key").asText()).isEqualTo(key);
            assertThat(edges.get(i).get("value").asDouble()).isCloseTo(value, within(1e-9));
            assertThat(edges.get(i).get("rank").asLong())
                    .isEqualTo(1
                            + order.stream()
                                    .filter(other -> figure.applyAsDouble(other) > value + 1e-9)
                                    .count());
        }
    }

    @Test
    void pathsAndTreesAreThoseOfBruteForce() {
        Random random = new Random(5);
        for (int i = 0; i < 40; i++) {
            String from = PEOPLE.get(random.nextInt(MEMBERS)).key();
            String to = PEOPLE.get(random.nextInt(MEMBERS)).key();
            List<String> up = line(from);
            List<String> down = line(to);
            List<String> way = new ArrayList<>(up);
            way.removeAll(down);
            String ancestor = up.stream().filter(down::contains).findFirst().orElse(null);
            JsonNode told = SCENARIO.ask(
                            "query($community: String, $from: String!, $to: String!) { referralPath(from: $from, to: $to, community: $community)"
                                    + " { ancestor { key } length members { key } } }",
                            Map.of("from", from, "to", to))
                    .body()
                    .at("/data/referralPath");
            if (ancestor == null) {
                assertThat(told.isNull()).isTrue();
                continue;
            }
            way.add(ancestor);
            List<String> rest = new ArrayList<>(down.subList(0, down.indexOf(ancestor)));
            Collections.reverse(rest);
            way.addAll(rest);
            assertThat(told.at("/ancestor/key").asText()).isEqualTo(ancestor);
            assertThat(told.get("length").asInt()).isEqualTo(way.size() - 1);
            assertThat(told.get("members").findValuesAsText("key")).isEqualTo(way);
        }
        String root = line(PEOPLE.get(MEMBERS - 1).key())
                .get(line(PEOPLE.get(MEMBERS - 1).key()).size() - 1);
        JsonNode tree = SCENARIO.ask(
                        "query($community: String, $root: String!) { referralTree(root: $root, depth: 2, children: 3, community: $community)"
                                + " { key total more children { key total more children { key total more } } } }",
                        Map.of("root", root))
                .body()
                .at("/data/referralTree");
        expectTree(tree, root, 2);
    }

    private static long total(String key) {
        return found(one -> below(one, key) > 0 && one.counts()).size();
    }

    private static void expectTree(JsonNode node, String key, int generations) {
        List<String> children = PEOPLE.stream()
                .filter(one -> key.equals(one.referrer()))
                .map(Person::key)
                .sorted(Comparator.<String>comparingLong(child -> -total(child))
                        .thenComparing(LineageRandomTest::compare))
                .toList();
        int shown = generations == 0 ? 0 : Math.min(3, children.size());
        assertThat(node.get("key").asText()).isEqualTo(key);
        assertThat(node.get("total").asLong()).isEqualTo(total(key));
        assertThat(node.get("more").asInt()).isEqualTo(children.size() - shown);
        for (int i = 0; i < shown; i++) {
            expectTree(node.at("/children/" + i), children.get(i), generations - 1);
        }
    }
}

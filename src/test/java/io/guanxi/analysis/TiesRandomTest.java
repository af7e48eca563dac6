package io.guanxi.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.guanxi.testing.Scenario;
import io.guanxi.testing.TestGraph;
import io.guanxi.testing.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ties of random communities are those that are added up one fact after the other, computed whole or brought up to date. */
class TiesRandomTest {

    private static final int MEMBERS = 9;
    private static final double EXACT = 1e-9;

    private final Ties ties = new Ties(TestGraph.graph(), Duration.ofMinutes(1));
    private final Steps steps = new Steps(TestGraph.graph(), Duration.ofMinutes(1));

    private static final String PICTURE = """
            UNWIND range(0, 8) AS i CREATE (:Member {key: 'm' + i})
            WITH collect(i) AS ignored
            MATCH (m:Member) WHERE m.community IS NULL
            WITH m ORDER BY m.key WITH collect(m) AS ms
            UNWIND range(0, 11) AS c
            WITH ms, c, ms[toInteger(rand() * 9)] AS author
            CREATE (author)-[:AUTHORED]->(:Content {key: 'c' + c, kind: ['post', 'Comment', null][c % 3],
              createdAt: CASE WHEN c % 5 = 0 THEN null ELSE datetime('2026-01-01T00:00:00Z') + duration({days: c * 9}) END})
            WITH DISTINCT ms
            MATCH (c:Content) WHERE c.community IS NULL
            WITH ms, collect(c) AS cs
            UNWIND range(0, 59) AS i
            WITH ms, cs, i, ms[toInteger(rand() * 9)] AS a, ms[toInteger(rand() * 9)] AS b, cs[toInteger(rand() * 12)] AS c, cs[toInteger(rand() * 12)] AS d,
              CASE WHEN rand() < 0.15 THEN null ELSE datetime('2026-06-20T00:00:00Z') - duration({hours: toInteger(rand() * 5000)}) END AS at
            FOREACH (x IN CASE WHEN i % 5 = 0 AND a <> b THEN [1] ELSE [] END | MERGE (a)-[f:FOLLOWS]->(b) ON CREATE SET f.at = at)
            FOREACH (x IN CASE WHEN i % 5 = 1 AND a <> b THEN [1] ELSE [] END | CREATE (a)-[:TRUSTS {weight: toInteger(rand() * 21) - 10, at: at, key: 't' + i}]->(b))
            FOREACH (x IN CASE WHEN i % 5 = 2 THEN [1] ELSE [] END |
              CREATE (a)-[:INTERACTED {kind: ['message', 'Mention', 'wave'][i % 3], at: at, key: 'i' + i, content: c.key}]->(b))
            FOREACH (x IN CASE WHEN i % 5 = 3 THEN [1] ELSE [] END | MERGE (a)-[r:REACTED {kind: 'like'}]->(c) ON CREATE SET r.at = at, r.key = 'r' + i)
            FOREACH (x IN CASE WHEN i % 5 = 4 THEN [1] ELSE [] END | CREATE (a)-[:SHARED {at: at, key: 's' + i}]->(c))
            FOREACH (x IN CASE WHEN i % 6 = 0 AND c <> d AND NOT EXISTS { (c)-[:REPLY_TO]->() } THEN [1] ELSE [] END | MERGE (c)-[:REPLY_TO]->(d))""";

    private static void configure(Scenario scenario, int seed) {
        if (seed % 2 == 1) {
            scenario.when(
                    "mutation { configureIndices(input: {community: $community, kinds: [{kind: \"reply\", weight: 4}, {kind: \"reply\", of: \"post\","
                            + " weight: 1.5}, {kind: \"share\", of: \"comment\", weight: 0.5}, {kind: \"mention\", weight: 7}, {kind: \"reaction\", weight: 2}],"
                            + " otherKinds: 0.25, halfLifeDays: " + (seed % 4 == 1 ? 0 : 11)
                            + ", trust: 3}) { errors { message } } }");
        }
    }

    private TieOracle oracle(Scenario scenario) {
        return new TieOracle(
                scenario.community(),
                Configuration.of(steps, scenario.community()).ties(),
                10,
                TestServer.NOW);
    }

    private static JsonNode all(Scenario scenario) {
        return scenario.when(
                        "{ members(community: $community, first: 50) { nodes { key ties { edges { node { key } strength value reciprocity overlap"
                                + " firstContactAt lastContactAt } } } } }")
                .at("/members/nodes");
    }

    /** @param values whether values are those of a whole computation */
    private static void expect(Scenario scenario, TieOracle oracle, Instant asOf, boolean values) {
        Map<String, TieOracle.Sum> sums = oracle.sums(asOf);
        Map<String, Double> expected = new TreeMap<>();
        sums.forEach((pair, sum) -> {
            if (sum.strength() > 0) {
                expected.put(pair, sum.strength());
            }
        });
        List<String> found = new ArrayList<>();
        for (JsonNode member : all(scenario)) {
            double before = Double.POSITIVE_INFINITY;
            for (JsonNode edge : member.at("/ties/edges")) {
                String a = member.get("key").asText();
                String b = edge.at("/node/key").asText();
                String pair = a + ">" + b;
                found.add(pair);
                assertThat(edge.get("strength").asDouble())
                        .as(pair)
                        .isCloseTo(expected.getOrDefault(pair, -1.0), within(EXACT))
                        .isLessThanOrEqualTo(before);
                before = edge.get("strength").asDouble();
                assertThat(edge.get("reciprocity").asDouble())
                        .as(pair)
                        .isCloseTo(TieOracle.reciprocity(sums, a, b), within(EXACT));
                assertThat(edge.get("overlap").asDouble())
                        .as(pair)
                        .isCloseTo(TieOracle.overlap(sums, a, b), within(EXACT));
                assertThat(time(edge.get("firstContactAt")))
                        .as(pair)
                        .isEqualTo(sums.get(pair).first());
                assertThat(time(edge.get("lastContactAt")))
                        .as(pair)
                        .isEqualTo(sums.get(pair).last());
                if (values) {
                    assertThat(edge.get("value").asDouble())
                            .as(pair)
                            .isCloseTo(TieOracle.value(sums, a, b), within(1e-7));
                }
            }
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(expected.keySet());
    }

    private static Instant time(JsonNode at) {
        return at.isNull() ? null : Instant.parse(at.asText());
    }

    private static Instant asOf(Scenario scenario) {
        return ((ZonedDateTime) TestGraph.run(
                                "MATCH (s:TieState {community: $v.community}) RETURN s.asOf AS at",
                                Map.of("community", scenario.community()))
                        .get(0)
                        .get("at"))
                .toInstant();
    }

    /**
     * Without distrust: what decays beside it becomes less than it some day, and a tie of members who have not changed is then looked at by the
     * next whole computation only.
     */
    private static final String TRUSTING = PICTURE.replace("toInteger(rand() * 21) - 10", "toInteger(rand() * 11)");

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void tiesAreTheSumOfTheirFacts(int seed) {
        Scenario scenario = Scenario.given(PICTURE);
        configure(scenario, seed);
        TieOracle oracle = oracle(scenario);

        assertThat(ties.compute(scenario.community(), TestServer.NOW).asOf()).isEqualTo(oracle.latest());

        expect(scenario, oracle, oracle.latest(), true);
        Map<String, TieOracle.Sum> sums = oracle.sums(oracle.latest());
        for (int i = 0; i < MEMBERS; i++) {
            for (int j = 0; j < MEMBERS; j++) {
                String pair = "m" + i + ">m" + j;
                JsonNode tie = scenario.when(
                                "{ tie(from: \"m%s\", to: \"m%s\", community: $community) { strength distrust reciprocity overlap value } }"
                                        .formatted(i, j))
                        .get("tie");
                assertThat(tie.isNull())
                        .as(pair)
                        .isEqualTo(!sums.containsKey(pair) && !sums.containsKey("m" + j + ">m" + i));
                if (!tie.isNull()) {
                    assertThat(tie.get("strength").asDouble())
                            .as(pair)
                            .isCloseTo(TieOracle.positive(sums, pair), within(EXACT));
                    assertThat(tie.get("distrust").asDouble())
                            .as(pair)
                            .isCloseTo(
                                    sums.containsKey(pair)
                                            ? Math.max(0, -sums.get(pair).strength())
                                            : 0,
                                    within(EXACT));
                    assertThat(tie.get("reciprocity").asDouble())
                            .as(pair)
                            .isCloseTo(TieOracle.reciprocity(sums, "m" + i, "m" + j), within(EXACT));
                    assertThat(tie.get("overlap").asDouble())
                            .as(pair)
                            .isCloseTo(TieOracle.overlap(sums, "m" + i, "m" + j), within(EXACT));
                    assertThat(tie.get("value").asDouble())
                            .as(pair)
                            .isCloseTo(TieOracle.value(sums, "m" + i, "m" + j), within(1e-7));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5, 6, 7})
    void broughtUpToDateTiesAreThoseOfAWholeComputation(int seed) {
        Random random = new Random(seed);
        Scenario scenario = Scenario.given(TRUSTING);
        configure(scenario, seed);
        ties.compute(scenario.community(), TestServer.NOW);
        List<String> merged = new ArrayList<>();
        for (int round = 0; round < 6; round++) {
            for (int i = 0; i < 5; i++) {
                write(scenario, random, merged, round * 10 + i);
            }
            ties.refreshChanged(scenario.community(), TestServer.NOW);

            assertThat(ties.changed()).doesNotContain(scenario.community());
            expect(scenario, oracle(scenario), asOf(scenario), false);
        }
        ties.compute(scenario.community(), TestServer.NOW);
        expect(scenario, oracle(scenario), oracle(scenario).latest(), true);
    }

    private static void write(Scenario scenario, Random random, List<String> merged, int number) {
        String a = "m" + random.nextInt(MEMBERS);
        String b = "m" + random.nextInt(MEMBERS);
        String c = "c" + random.nextInt(12);
        String at = ", at: \"" + TestServer.NOW.minus(random.nextInt(2000), ChronoUnit.HOURS) + "\"";
        String mutation = switch (random.nextInt(14)) {
            case 0, 1 -> "follow(input: {from: \"" + a + "\", to: \"" + b + "\"" + at;
            case 2 -> "unfollow(input: {from: \"" + a + "\", to: \"" + b + "\"";
            case 3, 4 -> "trust(input: {from: \"" + a + "\", to: \"" + b + "\", weight: " + random.nextInt(11) + at;
            case 5 -> "untrust(input: {from: \"" + a + "\", to: \"" + b + "\"";
            case 6 -> "block(input: {from: \"" + a + "\", to: \"" + b + "\"";
            case 7 -> "react(input: {member: \"" + a + "\", content: \"" + c + "\", kind: \"k" + number + "\"" + at;
            case 8 -> "unreact(input: {member: \"" + a + "\", content: \"" + c + "\"";
            case 9 -> "share(input: {member: \"" + a + "\", content: \"" + c + "\"" + at;
            case 10 ->
                "publish(input: {author: \"" + a + "\", replyTo: \"" + c + "\", kind: \"comment\""
                        + at.replace("at:", "createdAt:");
            case 11 ->
                number % 2 == 0
                        ? "unpublish(input: {content: \"" + c + "\""
                        : "unshare(input: {member: \"" + a + "\", content: \"" + c + "\"";
            case 12 ->
                "updateContent(input: {content: \"" + c + "\", kind: \"" + (number % 2 == 0 ? "post" : "comment")
                        + "\"";
            default -> {
                if (merged.isEmpty() && !a.equals(b)) {
                    merged.add(a);
                    yield "mergeMembers(input: {absorbed: \"" + a + "\", survivor: \"" + b + "\", reason: \"x\"";
                }
                yield merged.isEmpty()
                        ? "leave(input: {member: \"" + a + "\""
                        : "unmergeMembers(input: {absorbed: \"" + merged.remove(0) + "\"";
            }
        };
        scenario.when("mutation { " + mutation + ", community: $community}) { errors { code } } }");
    }

    @Test
    void ofTwoWhoBringTiesUpToDateAtOnceOneDoes() throws Exception {
        Scenario scenario = Scenario.given(TRUSTING);
        ties.compute(scenario.community(), TestServer.NOW);
        List<Ties> servers = List.of(
                ties,
                new Ties(TestGraph.graph(), Duration.ofMinutes(1)),
                new Ties(TestGraph.graph(), Duration.ofMinutes(1)));
        var threads = Executors.newFixedThreadPool(servers.size() + 1);
        List<Callable<Integer>> racing = new ArrayList<>();
        servers.forEach(server -> racing.add(() -> {
            int refreshed = 0;
            for (int i = 0; i < 15; i++) {
                refreshed += server.refreshChanged(scenario.community(), TestServer.NOW);
            }
            return refreshed;
        }));
        racing.add(() -> {
            Random random = new Random(1);
            for (int i = 0; i < 40; i++) {
                write(scenario, random, new ArrayList<>(), i * 2);
            }
            return 0;
        });
        for (var done : threads.invokeAll(racing)) {
            done.get();
        }
        threads.shutdown();
        ties.refreshChanged(scenario.community(), TestServer.NOW);

        expect(scenario, oracle(scenario), asOf(scenario), false);
    }
}

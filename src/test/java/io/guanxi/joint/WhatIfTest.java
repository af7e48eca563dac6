package io.guanxi.joint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.guanxi.analysis.Influence;
import io.guanxi.testing.Racing;
import io.guanxi.testing.Scenario;
import io.guanxi.testing.TestGraph;
import io.guanxi.testing.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rankings under other weights, by hand, and held against what is computed anew with these weights configured. */
class WhatIfTest {

    private static final String WHAT_IF = """
            query($community: String, $weights: WeightsInput, $value: ValueWeightsInput, $by: RankingMeasure! = INFLUENCE, $snapshot: ID, $first: Int,
                $after: String) {
              whatIf(weights: $weights, valueWeights: $value, by: $by, snapshot: $snapshot, first: $first, after: $after, community: $community) {
                snapshot { id kind base { id } formula configuration asOf weights { pageRank reach engagement propagation brokerage }
                  valueWeights { audience warmth } }
                totalCount pageInfo { endCursor hasNextPage }
                edges { rank score percentile pyramid grade delta node { key } } } }
            """;

    /** ben and cat follow ada; ben's post has a reaction of cat. */
    private static final String PICTURE = """
            CREATE (ada:Member {key: 'ada'}), (ben:Member {key: 'ben'}), (cat:Member {key: 'cat'})
            CREATE (ben)-[:FOLLOWS]->(ada), (cat)-[:FOLLOWS]->(ada),
              (ben)-[:AUTHORED]->(post:Content {key: 'post', createdAt: datetime('2026-05-01T00:00:00Z')}),
              (cat)-[:REACTED {kind: 'like', key: 'r', at: datetime('2026-05-01T00:00:00Z')}]->(post)
            """;

    private static final Map<String, Object> ENGAGEMENT = weights(0, 0, 1, 0, 0);

    private static Map<String, Object> weights(
            double pageRank, double reach, double engagement, double propagation, double brokerage) {
        return Map.of(
                "pageRank",
                pageRank,
                "reach",
                reach,
                "engagement",
                engagement,
                "propagation",
                propagation,
                "brokerage",
                brokerage);
    }

    private static String compute(Scenario scenario, Instant now) {
        new Influence(TestGraph.graph(), Duration.ofMinutes(1)).compute(scenario.community(), null, now);
        return scenario.when(
                        "{ snapshots(first: 1, filter: {kind: {eq: INFLUENCE}}, community: $community) { nodes { id } } }")
                .at("/snapshots/nodes/0/id")
                .asText();
    }

    private static JsonNode whatIf(Scenario scenario, Map<String, ?> variables) {
        Scenario.Response response = scenario.ask(WHAT_IF, variables);
        assertThat(response.body().has("errors")).as(response.text()).isFalse();
        return response.body().at("/data/whatIf");
    }

    private static List<String> kinds(Scenario scenario) {
        return scenario.when("{ snapshots(first: 100, community: $community) { nodes { kind } } }")
                .findValuesAsText("kind");
    }

    @Test
    void membersAreRankedByWhatOtherWeightsSayAndNothingElseChanges() {
        Scenario scenario = Scenario.given(PICTURE);
        String base = compute(scenario, TestServer.NOW);
        JsonNode before = scenario.when(
                "{ ranking(community: $community) { snapshot { id } edges { rank score node { key } } } configuration(community: $community) { version } }");

        JsonNode told = whatIf(scenario, Map.of("weights", ENGAGEMENT));

        // Of three who are active only ben has engagement: two below him, and half of himself.
        assertThat(told.findValuesAsText("key")).containsExactly("ben", "ada", "cat");
        assertThat(told.at("/edges/0/score").asDouble()).isCloseTo(250 / 3.0, within(1e-12));
        assertThat(told.at("/edges/0/percentile").asDouble()).isCloseTo(2.5 / 3, within(1e-12));
        assertThat(told.at("/edges/0/pyramid").asText()).isEqualTo("HEAD");
        assertThat(told.at("/edges/0/delta").asInt()).isEqualTo(1); // ben was second, behind ada
        assertThat(told.at("/edges/1/rank").asInt()).isEqualTo(2);
        assertThat(told.at("/edges/1/delta").asInt()).isEqualTo(-1);
        assertThat(told.at("/edges/2/rank").asInt()).isEqualTo(2);
        assertThat(told.at("/edges/2/delta").asInt()).isEqualTo(1); // from the third rank to one shared with ada
        assertThat(told.at("/totalCount").asInt()).isEqualTo(3);
        assertThat(told.at("/snapshot/kind").asText()).isEqualTo("WHAT_IF");
        assertThat(told.at("/snapshot/base/id").asText()).isEqualTo(base);
        assertThat(told.at("/snapshot/weights/engagement").asDouble()).isEqualTo(1);

        assertThat(
                        scenario.when(
                                "{ ranking(community: $community) { snapshot { id } edges { rank score node { key } } } configuration(community: $community) { version } }"))
                .isEqualTo(before);
        assertThat(before.at("/ranking/snapshot/id").asText()).isEqualTo(base);
        assertThat(scenario.when(
                                "{ snapshots(community: $community) { nodes { kind base { id } weights { pageRank } } } }")
                        .at("/snapshots/nodes"))
                .isEqualTo(Scenario.json(
                        "[{\"kind\": \"WHAT_IF\", \"base\": {\"id\": \"%s\"}, \"weights\": {\"pageRank\": 0.0}}, "
                                        .formatted(base)
                                + "{\"kind\": \"INFLUENCE\", \"base\": null, \"weights\": {\"pageRank\": 0.4}}]"));
        assertThat(TestGraph.run(
                        "MATCH (e:Entry {community: $v.c, kind: 'RankingChanged'}) RETURN e",
                        Map.of("c", scenario.community())))
                .as("only the ranking itself was told of")
                .hasSize(1);
    }

    @Test
    void whoMovesAndWhyIsWhatComparingSays() {
        Scenario scenario = Scenario.given(PICTURE);
        String base = compute(scenario, TestServer.NOW);
        String after = whatIf(scenario, Map.of("weights", ENGAGEMENT))
                .at("/snapshot/id")
                .asText();

        JsonNode told =
                scenario.ask("""
                        query($community: String, $before: ID!, $after: ID!) {
                          compareSnapshots(before: $before, after: $after, community: $community) {
                            sameInput differences { name before after } common entered left risen fallen
                            movers { edges { delta gain node { key } after { score } components { name change
                              before { raw percentile weight contribution } after { raw percentile weight contribution } } } } } }
                        """, Map.of("before", base, "after", after)).body().at("/data/compareSnapshots");

        assertThat(told.get("sameInput").asBoolean()).isFalse();
        assertThat(told.get("differences").findValuesAsText("name"))
                .containsExactly(
                        "weights.brokerage",
                        "weights.engagement",
                        "weights.pageRank",
                        "weights.propagation",
                        "weights.reach");
        assertThat(told.at("/differences/1/before").asText()).isEqualTo("0.2");
        assertThat(told.at("/differences/1/after").asText()).isEqualTo("1.0");
        assertThat(told.get("common").asInt()).isEqualTo(3);
        assertThat(told.get("entered").asInt()).isZero();
        assertThat(told.at("/movers/edges")).hasSize(3);
        for (JsonNode mover : told.at("/movers/edges")) {
            double change = 0;
            for (JsonNode component : mover.get("components")) {
                assertThat(component.at("/after/raw")).isEqualTo(component.at("/before/raw"));
                assertThat(component.at("/after/percentile")).isEqualTo(component.at("/before/percentile"));
                double more = component.at("/after/weight").asDouble()
                        - component.at("/before/weight").asDouble();
                assertThat(component.get("change").asDouble())
                        .isCloseTo(
                                100 * more * component.at("/before/percentile").asDouble(), within(1e-12));
                change += component.get("change").asDouble();
            }
            assertThat(mover.get("gain").asDouble()).isCloseTo(change, within(1e-9));
        }
    }

    @Test
    void aWhatIfIsReadLikeAnyRankingButIsNoHistory() {
        Scenario scenario = Scenario.given(PICTURE);
        String base = compute(scenario, TestServer.NOW);
        String id = whatIf(scenario, Map.of("weights", ENGAGEMENT))
                .at("/snapshot/id")
                .asText();

        JsonNode read = scenario.ask("""
                        query($community: String, $id: ID!) {
                          ranking(snapshot: $id, community: $community) { snapshot { id } edges { rank score delta node { key } } }
                          past: ranking(asOf: "2027-01-01T00:00:00Z", community: $community) { snapshot { id } }
                          member(key: "ben", community: $community) { influence { rank } as: influence(snapshot: $id) { rank score delta
                            components { engagement { weight contribution } pageRank { weight contribution } }
                            history { snapshot { id } } snapshot { id } } }
                          why(member: "ben", snapshot: $id, community: $community) { score rank components { name weight contribution } } }
                        """, Map.of("id", id)).body().get("data");

        assertThat(read.at("/ranking/snapshot/id").asText()).isEqualTo(id);
        assertThat(read.at("/ranking/edges/0/node/key").asText()).isEqualTo("ben");
        assertThat(read.at("/ranking/edges/0/delta").asInt()).isEqualTo(1);
        assertThat(read.at("/past/snapshot/id").asText()).isEqualTo(base);
        assertThat(read.at("/member/influence/rank").asInt()).isEqualTo(2);
        assertThat(read.at("/member/as/rank").asInt()).isEqualTo(1);
        assertThat(read.at("/member/as/snapshot/id").asText()).isEqualTo(id);
        assertThat(read.at("/member/as/components/engagement/weight").asDouble())
                .isEqualTo(1);
        assertThat(read.at("/member/as/components/pageRank/contribution").asDouble())
                .isZero();
        assertThat(read.at("/member/as/history").findValuesAsText("id")).containsExactly(base);
        assertThat(read.at("/why/rank").asInt()).isEqualTo(1);
        double sum = 0;
        for (JsonNode component : read.at("/why/components")) {
            sum += component.get("contribution").asDouble();
        }
        assertThat(read.at("/why/score").asDouble()).isEqualTo(sum).isCloseTo(250 / 3.0, within(1e-12));
        assertThat(read.at("/why/components/2/weight").asDouble()).isEqualTo(1);
    }

    @Test
    void pagesGoOnInTheSameOne() {
        Scenario scenario = Scenario.given(PICTURE);
        compute(scenario, TestServer.NOW);
        JsonNode first = whatIf(scenario, Map.of("weights", ENGAGEMENT, "first", 2));
        compute(scenario, TestServer.NOW.plusSeconds(60));

        JsonNode second = whatIf(
                scenario,
                Map.of(
                        "weights",
                        ENGAGEMENT,
                        "first",
                        2,
                        "after",
                        first.at("/pageInfo/endCursor").asText()));

        assertThat(first.findValuesAsText("key")).containsExactly("ben", "ada");
        assertThat(second.findValuesAsText("key")).containsExactly("cat");
        assertThat(second.at("/snapshot/id")).isEqualTo(first.at("/snapshot/id"));
        assertThat(scenario.ask(
                                WHAT_IF,
                                Map.of(
                                        "weights",
                                        weights(1, 0, 0, 0, 0),
                                        "first",
                                        2,
                                        "after",
                                        first.at("/pageInfo/endCursor").asText()))
                        .code())
                .isEqualTo("BAD_CURSOR");
    }

    @Test
    void whatWasAskedBeforeIsFoundAndEightAtOnceMakeOne() throws Exception {
        Scenario scenario = Scenario.given(PICTURE);
        String base = compute(scenario, TestServer.NOW);
        List<Callable<JsonNode>> asking = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            asking.add(() -> whatIf(scenario, Map.of("weights", ENGAGEMENT)));
            asking.add(() -> whatIf(scenario, Map.of("weights", ENGAGEMENT, "snapshot", base)));
        }
        List<String> ids = Racing.together(asking, 1).stream()
                .map(told -> told.at("/snapshot/id").asText())
                .toList();

        assertThat(ids).hasSize(8).containsOnly(ids.get(0));
        // The weights that are left out stay: these are the same.
        assertThat(whatIf(
                                scenario,
                                Map.of(
                                        "weights",
                                        Map.of(
                                                "pageRank",
                                                0,
                                                "reach",
                                                0,
                                                "engagement",
                                                1,
                                                "propagation",
                                                0,
                                                "brokerage",
                                                0)))
                        .at("/snapshot/id")
                        .asText())
                .isEqualTo(ids.get(0));
        assertThat(kinds(scenario)).containsExactly("WHAT_IF", "INFLUENCE");
        assertThat(whatIf(scenario, Map.of("weights", Map.of("reach", 0.25, "brokerage", 0)))
                        .at("/snapshot/weights"))
                .isEqualTo(
                        Scenario.json(
                                "{\"pageRank\": 0.4, \"reach\": 0.25, \"engagement\": 0.2, \"propagation\": 0.15, \"brokerage\": 0.0}"));
    }

    @Test
    void weightsAreRefusedInTheWordsOfTheConfiguration() {
        Scenario scenario = Scenario.given(PICTURE);
        String base = compute(scenario, TestServer.NOW);
        for (Map<String, ?> weights :
                List.of(Map.of("reach", 0.2), Map.of("reach", -0.15, "pageRank", 0.7), Map.of("reach", 1.5))) {
            JsonNode configured = scenario.ask(
                            "mutation($community: String, $weights: InfluenceWeightsInput!) { configureIndices(input: {community: $community, weights: $weights}) "
                                    + "{ errors { code field message } } }",
                            Map.of("weights", weights))
                    .body()
                    .at("/data/configureIndices/errors/0");
            JsonNode refused =
                    scenario.ask(WHAT_IF, Map.of("weights", weights)).body().at("/errors/0");

            assertThat(configured.get("field").asText()).isEqualTo("weights");
            assertThat(refused.at("/extensions/code").asText()).isEqualTo("BAD_INPUT");
            assertThat(refused.at("/extensions/argument").asText()).isEqualTo("weights");
            assertThat(refused.get("message").asText().replaceAll("the ranking of \\S+", "the version before"))
                    .isEqualTo(configured.get("message").asText());
        }
        // Within the rounding of sums, as there.
        assertThat(whatIf(scenario, Map.of("weights", weights(0.1, 0.2, 0.3, 0.4, 1e-10), "snapshot", base))
                        .at("/totalCount")
                        .asInt())
                .isEqualTo(3);
        assertThat(kinds(scenario)).containsExactly("WHAT_IF", "INFLUENCE");
    }

    @Test
    void whereNothingWasComputedNothingIsWeighed() {
        Scenario scenario = Scenario.given(PICTURE);

        assertThat(scenario.ask(WHAT_IF, Map.of("weights", ENGAGEMENT)).code()).isEqualTo("NO_SNAPSHOT");
        assertThat(scenario.ask(REPLAY, Map.of("weights", ENGAGEMENT)).code()).isEqualTo("NO_SNAPSHOT");
    }

    @Test
    void onlyARankingThatIsThereIsWeighedAnew() {
        Scenario scenario = Scenario.given(PICTURE);
        compute(scenario, TestServer.NOW);
        String what = whatIf(scenario, Map.of("weights", ENGAGEMENT))
                .at("/snapshot/id")
                .asText();
        String measure = scenario.when(
                        "{ measure(input: {algorithm: DEGREE, relationships: [FOLLOWS]}, community: $community) { snapshot { id } } }")
                .at("/measure/snapshot/id")
                .asText();
        Scenario elsewhere = Scenario.given(PICTURE);
        String there = compute(elsewhere, TestServer.NOW);

        assertThat(scenario.ask(WHAT_IF, Map.of("weights", ENGAGEMENT, "snapshot", what))
                        .code())
                .isEqualTo("NOT_FOUND");
        assertThat(scenario.ask(WHAT_IF, Map.of("weights", ENGAGEMENT, "snapshot", measure))
                        .code())
                .isEqualTo("NOT_FOUND");
        assertThat(scenario.ask(WHAT_IF, Map.of("weights", ENGAGEMENT, "snapshot", there))
                        .code())
                .isEqualTo("BAD_ID");
    }

    /** Random communities and weights: what would be is what is, once it is configured. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void whatWouldBeIsWhatComputingAnewWithTheseWeightsGives(int seed) {
        Random random = new Random(seed);
        Scenario scenario = drawn(random);
        if (seed == 3) {
            scenario.when(
                    "mutation { configureIndices(input: {community: $community, trustSeeds: [\"m00\", \"m01\"]}) { errors { code } } }");
        }
        String base = compute(scenario, TestServer.NOW);
        double[] shares = random.doubles(5).toArray();
        double sum = shares[0] + shares[1] + shares[2] + shares[3];
        Map<String, Object> weights = weights(shares[0] / sum, shares[1] / sum, shares[2] / sum, shares[3] / sum, 0);
        JsonNode would = whatIf(scenario, Map.of("weights", weights, "first", 100, "snapshot", base));

        assertThat(scenario.ask(
                                "mutation($community: String, $weights: InfluenceWeightsInput!) { configureIndices(input: {community: $community, weights: $weights}) { errors { code } } }",
                                Map.of("weights", weights))
                        .body()
                        .at("/data/configureIndices/errors"))
                .isEmpty();
        JsonNode is = scenario.ask(
                        "query($community: String, $id: ID) { ranking(first: 100, snapshot: $id, community: $community) { edges { rank score percentile pyramid node { key } } } }",
                        Map.of("id", compute(scenario, TestServer.NOW)))
                .body()
                .at("/data/ranking");

        assertThat(would.get("edges")).hasSize(40);
        Map<String, JsonNode> anew = new HashMap<>();
        is.get("edges").forEach(edge -> anew.put(edge.at("/node/key").asText(), edge));
        for (JsonNode edge : would.get("edges")) {
            JsonNode same = anew.get(edge.at("/node/key").asText());
            assertThat(edge.get("rank")).isEqualTo(same.get("rank"));
            assertThat(edge.get("score").asDouble()).isCloseTo(same.get("score").asDouble(), within(1e-12));
            assertThat(edge.get("percentile")).isEqualTo(same.get("percentile"));
            assertThat(edge.get("pyramid")).isEqualTo(same.get("pyramid"));
        }
    }

    /** The same by relationship value, whose classes are told by influence too. */
    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void whatMetricsWouldWeighIsWhatComputingAnewGives(int seed) {
        Random random = new Random(seed);
        Scenario scenario = drawn(random);
        String base = compute(scenario, TestServer.NOW);
        double[] shares = random.doubles(4).toArray();
        double sum = shares[0] + shares[1] + shares[2] + shares[3];
        Map<String, Object> value = new HashMap<>();
        for (String none : List.of(
                "cascadeDepth",
                "velocity",
                "bridging",
                "referrals",
                "topicAuthority",
                "recognition",
                "warmth",
                "contentQuality")) {
            value.put(none, 0);
        }
        value.put("audience", shares[0] / sum);
        value.put("amplification", shares[1] / sum);
        value.put("brokerage", shares[2] / sum);
        value.put("reciprocity", shares[3] / sum);
        JsonNode would = whatIf(scenario, Map.of("value", value, "by", "RVI", "first", 100, "snapshot", base));
        JsonNode byInfluence = whatIf(scenario, Map.of("value", value, "first", 100, "snapshot", base));
        JsonNode compared = scenario.ask(
                        """
                        query($community: String, $before: ID!, $after: ID!) {
                          compareSnapshots(before: $before, after: $after, ranking: RVI, first: 100, community: $community) {
                            risen fallen differences { name } moves { members } gradeMoves { before after members }
                            movers(first: 100) { edges { delta gain node { key } before { rank score grade } after { rank score grade pyramid }
                              components { name change before { contribution } after { contribution weight } } } } } }
                        """,
                        Map.of("before", base, "after", would.at("/snapshot/id").asText()))
                .body()
                .at("/data/compareSnapshots");

        assertThat(scenario.ask(
                                "mutation($community: String, $value: ValueWeightsInput!) { configureIndices(input: {community: $community, valueWeights: $value}) { errors { code } } }",
                                Map.of("value", value))
                        .body()
                        .at("/data/configureIndices/errors"))
                .isEmpty();
        String then = compute(scenario, TestServer.NOW);
        Map<String, JsonNode> anew = edges(scenario, "RVI", then);
        Map<String, JsonNode> was = edges(scenario, "RVI", base);

        assertThat(would.get("edges")).hasSize(40);
        for (JsonNode edge : would.get("edges")) {
            JsonNode same = anew.get(edge.at("/node/key").asText());
            assertThat(edge.get("rank")).isEqualTo(same.get("rank"));
            assertThat(edge.get("score").asDouble()).isCloseTo(same.get("score").asDouble(), within(1e-12));
            assertThat(edge.get("grade")).isEqualTo(same.get("grade"));
            assertThat(edge.get("pyramid")).isEqualTo(same.get("pyramid"));
        }
        for (JsonNode edge : byInfluence.get("edges")) {
            assertThat(edge.get("grade"))
                    .isEqualTo(anew.get(edge.at("/node/key").asText()).get("grade"));
        }
        assertThat(compared.get("differences").findValuesAsText("name"))
                .contains("valueWeights.audience", "valueWeights.warmth");
        int moved = 0;
        for (JsonNode mover : compared.at("/movers/edges")) {
            String key = mover.at("/node/key").asText();
            int delta =
                    was.get(key).get("rank").asInt() - anew.get(key).get("rank").asInt();
            assertThat(mover.get("delta").asInt()).isEqualTo(delta).isNotZero();
            assertThat(mover.at("/before/grade")).isEqualTo(was.get(key).get("grade"));
            assertThat(mover.at("/after/grade")).isEqualTo(anew.get(key).get("grade"));
            assertThat(mover.at("/after/pyramid")).isEqualTo(anew.get(key).get("pyramid"));
            assertThat(mover.get("components")).hasSize(12);
            double gain = 0;
            for (JsonNode component : mover.get("components")) {
                gain += component.get("change").asDouble();
            }
            assertThat(mover.get("gain").asDouble()).isCloseTo(gain, within(1e-9));
            moved++;
        }
        assertThat(moved)
                .isEqualTo(
                        compared.get("risen").asInt() + compared.get("fallen").asInt())
                .isPositive();
        assertThat(compared.get("moves")).hasSize(9);
        assertThat(compared.get("gradeMoves")).hasSize(25);
        for (JsonNode move : compared.get("gradeMoves")) {
            long members = anew.keySet().stream()
                    .filter(key -> was.get(key).get("grade").equals(move.get("before"))
                            && anew.get(key).get("grade").equals(move.get("after")))
                    .count();
            assertThat(move.get("members").asLong()).isEqualTo(members);
        }
    }

    private static Map<String, JsonNode> edges(Scenario scenario, String by, String snapshot) {
        Map<String, JsonNode> edges = new HashMap<>();
        scenario.ask(
                        "query($community: String, $id: ID, $by: RankingMeasure!) { ranking(first: 100, by: $by, snapshot: $id, community: $community) { edges { rank score percentile pyramid grade node { key } } } }",
                        Map.of("id", snapshot, "by", by))
                .body()
                .at("/data/ranking/edges")
                .forEach(edge -> edges.put(edge.at("/node/key").asText(), edge));
        return edges;
    }

    @Test
    void weightsOfMetricsAreRefusedUnderTheirName() {
        Scenario scenario = Scenario.given(PICTURE);
        compute(scenario, TestServer.NOW);

        JsonNode refused = scenario.ask(WHAT_IF, Map.of("value", Map.of("audience", 0.9)))
                .body()
                .at("/errors/0");

        assertThat(refused.at("/extensions/code").asText()).isEqualTo("BAD_INPUT");
        assertThat(refused.at("/extensions/argument").asText()).isEqualTo("valueWeights");
    }

    private static Scenario drawn(Random random) {
        StringBuilder picture =
                new StringBuilder("UNWIND range(0, 39) AS i CREATE (m:Member {key: 'm' + right('0' + i, 2)}) ");
        picture.append("WITH collect(m) AS ms UNWIND [");
        List<String> ties = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            ties.add("[%d, %d, %d]".formatted(random.nextInt(40), random.nextInt(40), random.nextInt(4)));
        }
        picture.append(String.join(", ", ties))
                .append("] AS tie WITH ms[tie[0]] AS a, ms[tie[1]] AS b, tie[2] AS kind ");
        picture.append(
                "FOREACH (x IN CASE WHEN kind < 2 AND a <> b THEN [1] ELSE [] END | MERGE (a)-[:FOLLOWS]->(b)) ");
        picture.append(
                "FOREACH (x IN CASE kind WHEN 2 THEN [1] ELSE [] END | CREATE (b)-[:AUTHORED]->(c:Content {key: randomUUID()}), "
                        + "(a)-[:SHARED {key: 's'}]->(c)) ");
        picture.append(
                "FOREACH (x IN CASE kind WHEN 3 THEN [1] ELSE [] END | CREATE (b)-[:AUTHORED]->(c:Content {key: randomUUID()}), "
                        + "(a)-[:REACTED {key: 'r', kind: 'like'}]->(c))");
        return Scenario.given(picture.toString());
    }

    private static final String REPLAY = """
            query($community: String, $weights: WeightsInput!, $last: Int! = 10) {
              replay(weights: $weights, last: $last, community: $community) { comparisons { before { id kind } after { id kind base { id } }
                correlation overlaps { top jaccard } risen fallen movers(first: 2) { totalCount edges { delta gain node { key } components { name change } } } } } }
            """;

    @Test
    void aReplayIsTheWhatIfOfEachRankingTheLastFirst() {
        Scenario scenario = Scenario.given(PICTURE);
        String first = compute(scenario, TestServer.NOW);
        scenario.and(
                "MATCH (ada:Member {community: $v.community, key: 'ada'}), (cat:Member {community: $v.community, key: 'cat'}) CREATE (ada)-[:FOLLOWS]->(cat)");
        scenario.when(
                "mutation { configureIndices(input: {community: $community, weights: {pageRank: 0.3, brokerage: 0.2}}) { errors { code } } }");
        String second = compute(scenario, TestServer.NOW.plusSeconds(1));

        JsonNode told =
                scenario.ask(REPLAY, Map.of("weights", ENGAGEMENT)).body().at("/data/replay/comparisons");

        assertThat(told).hasSize(2);
        assertThat(told.findValuesAsText("kind")).containsExactly("INFLUENCE", "WHAT_IF", "INFLUENCE", "WHAT_IF");
        assertThat(told.at("/0/before/id").asText()).isEqualTo(second);
        assertThat(told.at("/1/before/id").asText()).isEqualTo(first);
        for (JsonNode comparison : told) {
            String base = comparison.at("/before/id").asText();
            String what = whatIf(scenario, Map.of("weights", ENGAGEMENT, "snapshot", base))
                    .at("/snapshot/id")
                    .asText();
            assertThat(comparison.at("/after/id").asText()).isEqualTo(what);
            assertThat(comparison.at("/after/base/id").asText()).isEqualTo(base);
            JsonNode compared = scenario.ask("""
                            query($community: String, $before: ID!, $after: ID!) { compareSnapshots(before: $before, after: $after, community: $community) {
                              correlation overlaps { top jaccard } risen fallen
                              movers(first: 2) { totalCount edges { delta gain node { key } components { name change } } } } }
                            """, Map.of("before", base, "after", what))
                    .body()
                    .at("/data/compareSnapshots");
            for (String field : List.of("correlation", "overlaps", "risen", "fallen", "movers")) {
                assertThat(comparison.get(field)).isEqualTo(compared.get(field));
            }
            assertThat(comparison.at("/movers/edges")).isNotEmpty();
        }
        assertThat(scenario.ask(REPLAY, Map.of("weights", ENGAGEMENT, "last", 1))
                        .body()
                        .at("/data/replay/comparisons"))
                .hasSize(1);
        assertThat(kinds(scenario)).hasSize(4);
        // That is what the first one had, and 0.1 too much beside what the second one has.
        assertThat(scenario.ask(REPLAY, Map.of("weights", Map.of("pageRank", 0.4)))
                        .code())
                .isEqualTo("BAD_INPUT");
        assertThat(scenario.ask(REPLAY, Map.of("weights", ENGAGEMENT, "last", 0))
                        .code())
                .isEqualTo("BAD_INPUT");
        assertThat(scenario.ask(REPLAY, Map.of("weights", ENGAGEMENT, "last", 1001))
                        .code())
                .isEqualTo("QUERY_TOO_EXPENSIVE");
    }

    @Test
    void whatIfsGoWithTheirBaseAndTheNewestTwentyStay() {
        Scenario scenario = Scenario.given(PICTURE);
        compute(scenario, TestServer.NOW);
        scenario.when(
                "mutation { configureIndices(input: {community: $community, keepSnapshots: 1}) { errors { code } } }");
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 22; i++) {
            ids.add(whatIf(scenario, Map.of("weights", weights(i / 100.0, 0, 1 - i / 100.0, 0, 0)))
                    .at("/snapshot/id")
                    .asText());
        }
        assertThat(kinds(scenario)).hasSize(21).containsOnlyOnce("INFLUENCE");
        assertThat(scenario.when("{ snapshots(first: 100, community: $community) { nodes { id } } }")
                        .findValuesAsText("id"))
                .containsAll(ids.subList(2, 22));

        compute(scenario, TestServer.NOW.plusSeconds(60));

        assertThat(kinds(scenario)).containsExactly("INFLUENCE");
        assertThat(TestGraph.run(
                        "MATCH (b:RankBlock {community: $v.c}) RETURN collect(DISTINCT b.snapshot) AS snapshots",
                        Map.of("c", scenario.community())))
                .satisfiesExactly(
                        row -> assertThat((List<?>) row.get("snapshots")).hasSize(1));
    }
}

package io.guanxi.cohorts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.guanxi.cohorts.Histories.Person;
import io.guanxi.http.Server;
import io.guanxi.testing.Scenario;
import io.guanxi.testing.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Segments of a random community now and in the past, and the way between, compared with an evaluator that knows no Cypher. */
class RandomSegmentsTest {

    private static final Histories HISTORIES = new Histories(7, 99);
    private static final Server GATHERING = TestServer.gathering();
    private static final Scenario IMAGE = HISTORIES.scenario().on(GATHERING);
    private static final Instant NOW = TestServer.NOW;
    private static final Instant THEN = NOW.minus(Duration.ofDays(30));
    private static final Instant BEFORE = NOW.minus(Duration.ofDays(50)).plus(Duration.ofHours(5));

    @AfterAll
    static void closeServer() {
        GATHERING.close();
    }

    private static Map<String, List<String>> expected(String kind, Instant moment) {
        SegmentOracle oracle = new SegmentOracle(HISTORIES.people(), moment);
        Map<String, List<String>> segments = new TreeMap<>();
        for (Person person : HISTORIES.people()) {
            String segment = oracle.segment(kind, person);
            if (segment != null) {
                segments.computeIfAbsent(segment, name -> new ArrayList<>()).add(person.key());
            }
        }
        return segments;
    }

    private static JsonNode segmentation(String kind, String asOf, String fields) {
        return segmentation(HISTORIES.scenario(), kind, asOf, fields);
    }

    private static JsonNode segmentation(Scenario scenario, String kind, String asOf, String fields) {
        return scenario.when("{ segmentation(kind: " + kind + asOf + ", community: $community) { " + fields + " } }")
                .get("segmentation");
    }

    private static String at(Instant time) {
        return ", asOf: \"" + time + "\"";
    }

    private static Map<String, List<String>> found(JsonNode segmentation) {
        Map<String, List<String>> segments = new TreeMap<>();
        for (JsonNode segment : segmentation.get("segments")) {
            List<String> keys = new ArrayList<>();
            segment.at("/cohort/members/nodes")
                    .forEach(member -> keys.add(member.get("key").asText()));
            assertThat(segment.at("/cohort/size").asInt()).isEqualTo(keys.size());
            if (!keys.isEmpty()) {
                segments.put(segment.get("name").asText(), keys);
            }
        }
        return segments;
    }

    @ParameterizedTest
    @ValueSource(strings = {"ACTIVITY", "LIFECYCLE", "RFM", "ARCHETYPE"})
    void everybodyIsInTheSegmentThatTheFactsSay(String kind) {
        String members = "segments { name cohort { size members(first: 100) { nodes { key } } } }";
        Set<String> met = new HashSet<>();
        for (Instant moment : List.of(
                THEN,
                BEFORE,
                NOW.minus(Duration.ofDays(10)),
                NOW.minus(Duration.ofDays(20)),
                NOW.minus(Duration.ofDays(40)),
                NOW.minus(Duration.ofDays(70)))) {
            Map<String, List<String>> expected = expected(kind, moment);
            met.addAll(expected.keySet());
            assertThat(found(segmentation(kind, at(moment), members))).isEqualTo(expected);
            assertThat(found(segmentation(IMAGE, kind, at(moment), members))).isEqualTo(expected);
        }
        Map<String, List<String>> now = expected(kind, NOW);
        assertThat(found(segmentation(kind, "", members))).isEqualTo(now);
        assertThat(found(segmentation(IMAGE, kind, "", members))).isEqualTo(now);
        assertThat(found(segmentation(kind, at(NOW), members))).isEqualTo(now);
        met.addAll(now.keySet());
        // A segment that nobody is ever in would prove nothing; chance leaves out one of the eleven.
        int all = segmentation(kind, "", "segments { name }").get("segments").size();
        assertThat(met).hasSizeGreaterThanOrEqualTo(all - 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ACTIVITY", "LIFECYCLE", "RFM", "ARCHETYPE"})
    void flowsAddUpToTheSegmentsOfBothMoments(String kind) {
        for (Instant to : List.of(THEN, NOW)) {
            SegmentOracle early = new SegmentOracle(HISTORIES.people(), BEFORE);
            SegmentOracle late = new SegmentOracle(HISTORIES.people(), to);
            Map<String, Integer> expected = new HashMap<>();
            for (Person person : HISTORIES.people()) {
                String after = late.segment(kind, person);
                if (after != null) {
                    boolean left = person.leftAt() != null
                            && person.leftAt().isAfter(BEFORE)
                            && !person.leftAt().isAfter(to);
                    expected.merge(early.segment(kind, person) + " " + after + " " + left, 1, Integer::sum);
                }
            }
            Map<String, Integer> found = moves(HISTORIES.scenario(), kind, to);

            assertThat(found).isEqualTo(expected);
            assertThat(moves(IMAGE, kind, to)).isEqualTo(expected);
            assertThat(found.keySet())
                    .anyMatch(move -> move.startsWith("null "))
                    .anyMatch(move -> move.endsWith("true"));
        }
    }

    private static Map<String, Integer> moves(Scenario scenario, String kind, Instant to) {
        Map<String, Integer> found = new HashMap<>();
        segmentation(
                        scenario,
                        kind,
                        to.equals(NOW) ? "" : at(to),
                        "flow(from: \"" + BEFORE + "\") { from moves { before after left members } }")
                .at("/flow/moves")
                .forEach(move -> found.put(
                        move.get("before").asText() + " " + move.get("after").asText() + " "
                                + move.get("left").asBoolean(),
                        move.get("members").asInt()));
        return found;
    }

    @Test
    void scoresAreThoseOfTheQuintiles() {
        SegmentOracle oracle = new SegmentOracle(HISTORIES.people(), NOW);
        for (String rule : List.of(
                "recency: {gte: 4}",
                "recency: {lte: 2}, frequency: {gte: 2, lte: 4}",
                "monetary: {gte: 3, lte: 3}",
                "frequency: {lte: 1}, monetary: {gte: 2}")) {
            List<String> expected = HISTORIES.people().stream()
                    .filter(person -> meets(oracle.scores(person), rule))
                    .map(Person::key)
                    .toList();
            List<String> found = new ArrayList<>();
            HISTORIES
                    .scenario()
                    .when("{ cohort(rule: {rfm: {" + rule
                            + "}}, community: $community) { members(first: 100) { nodes { key } } } }")
                    .at("/cohort/members/nodes")
                    .forEach(member -> found.add(member.get("key").asText()));

            assertThat(found).as(rule).isNotEmpty().isEqualTo(expected);
        }
    }

    private static boolean meets(int[] scores, String rule) {
        boolean all = scores.length > 0;
        List<String> figures = List.of("recency", "frequency", "monetary");
        for (String part : rule.split("(?<=}), ")) {
            for (String limit :
                    part.substring(part.indexOf('{') + 1, part.indexOf('}')).split(", ")) {
                int than = Integer.parseInt(limit.substring(limit.indexOf(' ') + 1));
                int score = all ? scores[figures.indexOf(part.substring(0, part.indexOf(':')))] : 0;
                all &= limit.startsWith("gte") ? score >= than : score <= than;
            }
        }
        return all;
    }
}

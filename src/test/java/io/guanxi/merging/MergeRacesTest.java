package io.guanxi.merging;

import static io.guanxi.testing.Racing.together;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.guanxi.testing.Activities;
import io.guanxi.testing.Scenario;
import io.guanxi.testing.TestGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Members are merged while others write to them: nothing is lost, and nothing hangs on somebody who is gone. */
class MergeRacesTest {

    private static final String PEOPLE = "UNWIND ['a', 'b', 'c', 'd', 'e', 'f'] AS key CREATE (:Member {key: key})"
            + " WITH DISTINCT 1 AS x MATCH (a:Member {key: 'a'}) WHERE a.community IS NULL UNWIND range(1, 4) AS i"
            + " CREATE (:Member {key: 'u' + i})-[:FOLLOWS {at: datetime('2026-01-01T00:00:00Z')}]->(a)";

    /** Enough that the node is dense, where relationships are made without its lock. */
    private static final String CROWD =
            " WITH DISTINCT 1 AS x MATCH (a:Member {key: 'a'}) WHERE a.community IS NULL UNWIND range(1, 80) AS i"
                    + " CREATE (:Member {key: 'm' + i})-[:FOLLOWS {at: datetime('2026-01-01T00:00:00Z')}]->(a)";

    private static Callable<JsonNode> asking(Scenario scenario, String mutation) {
        return () -> {
            var answer = scenario.ask(
                    "mutation { it: " + mutation + ", community: $community}) { errors { code } } }", Map.of());
            assertThat(answer.body().has("errors")).as(mutation + answer.text()).isFalse();
            return answer.body().at("/data/it/errors");
        };
    }

    private static long count(Scenario scenario, String pattern) {
        return (Long)
                TestGraph.run("MATCH " + pattern + " RETURN count(*) AS n", Map.of("community", scenario.community()))
                        .get(0)
                        .get("n");
    }

    private static List<Callable<JsonNode>> writes(Scenario scenario) {
        List<Callable<JsonNode>> writes = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            writes.add(asking(scenario, "publish(input: {author: \"a\", key: \"p%d\"".formatted(i)));
            writes.add(asking(scenario, "track(input: {member: \"a\", key: \"e%d\", type: \"visit\"".formatted(i)));
            writes.add(asking(scenario, "order(input: {member: \"a\", key: \"o%d\", amount: \"1\"".formatted(i)));
        }
        for (String other : List.of("c", "d", "e", "f")) {
            writes.add(asking(scenario, "follow(input: {from: \"%s\", to: \"a\"".formatted(other)));
            writes.add(asking(scenario, "follow(input: {from: \"a\", to: \"%s\"".formatted(other)));
            writes.add(asking(scenario, "refer(input: {referrer: \"a\", member: \"%s\"".formatted(other)));
        }
        return writes;
    }

    private static void expectAllThere(Scenario scenario) {
        assertThat(Activities.areRight(TestGraph.graph(), scenario.community())).isEqualTo(5);
        String of = "(:Member {community: $v.community})-[:";
        assertThat(count(scenario, of + "AUTHORED]->(:Content)")).isEqualTo(5);
        assertThat(count(scenario, of + "DID]->(:Event)")).isEqualTo(5);
        assertThat(count(scenario, of + "PLACED]->(:Order)")).isEqualTo(5);
        assertThat(count(scenario, of + "REFERRED]->(:Member)")).isEqualTo(4);
        assertThat(
                        count(
                                scenario,
                                "(m:Member {community: $v.community})-[:FOLLOWS]-(:Member) WHERE m.key IN ['c', 'd', 'e', 'f']"))
                .isEqualTo(8);
        assertThat(
                        count(
                                scenario,
                                "(:Merged {community: $v.community})-[r]-() WHERE NOT type(r) IN ['INTO', 'MERGED_INTO', 'ABSORBED', 'KEPT']"))
                .isZero();
        assertThat(
                        count(
                                scenario,
                                "(a:Member {community: $v.community})-[r]->(b) WHERE r.place IS NOT NULL AND (r.fromId <> a.id OR r.toId <> b.id)"))
                .isZero();
    }

    @RepeatedTest(6)
    void whatIsWrittenInTheMomentOfAMergeIsTheSurvivors(RepetitionInfo round) throws Exception {
        Scenario scenario = Scenario.given(PEOPLE + (round.getCurrentRepetition() % 2 == 0 ? CROWD : ""));
        List<Callable<JsonNode>> racing = writes(scenario);
        racing.add(asking(scenario, "mergeMembers(input: {absorbed: \"a\", survivor: \"b\", reason: \"\""));
        for (int i = 1; i <= 4; i++) {
            racing.add(asking(scenario, "unfollow(input: {from: \"u%d\", to: \"a\"".formatted(i)));
        }

        assertThat(together(racing, round.getCurrentRepetition()))
                .allSatisfy(errors -> assertThat(errors).isEmpty());

        expectAllThere(scenario);
        assertThat(count(
                        scenario,
                        "(m:Member {community: $v.community})-[:FOLLOWS]->(:Member) WHERE m.key STARTS WITH 'u'"))
                .isZero();
        assertThat(count(scenario, "(:Member {community: $v.community, key: 'b'})-[:AUTHORED]->()"))
                .isEqualTo(5);
        assertThat(count(scenario, "(:Member {community: $v.community, key: 'a'})"))
                .isZero();
    }

    @RepeatedTest(6)
    void whatIsWrittenWhileAMergeIsTakenBackIsOneOfTheTwos(RepetitionInfo round) throws Exception {
        Scenario scenario = Scenario.given(PEOPLE + (round.getCurrentRepetition() % 2 == 0 ? CROWD : ""));
        asking(scenario, "mergeMembers(input: {absorbed: \"a\", survivor: \"b\", reason: \"\"")
                .call();
        List<Callable<JsonNode>> racing = writes(scenario);
        racing.add(asking(scenario, "unmergeMembers(input: {absorbed: \"a\""));

        assertThat(together(racing, round.getCurrentRepetition()))
                .allSatisfy(errors -> assertThat(errors).isEmpty());

        expectAllThere(scenario);
        assertThat(count(scenario, "(:Member {community: $v.community, key: 'a'})"))
                .isEqualTo(1);
        assertThat(count(scenario, "(:Merged {community: $v.community})")).isZero();
    }

    @RepeatedTest(3)
    void ofTwoMergesAtOnceOneIsFirst(RepetitionInfo round) throws Exception {
        Scenario scenario = Scenario.given(PEOPLE);
        List<Callable<JsonNode>> racing = new ArrayList<>();
        for (String pair : List.of("ab", "ba", "ab", "bc", "cd", "dc", "ea")) {
            racing.add(asking(
                    scenario,
                    "mergeMembers(input: {absorbed: \"%s\", survivor: \"%s\", reason: \"\""
                            .formatted(pair.charAt(0), pair.charAt(1))));
        }
        racing.add(asking(scenario, "join(input: {key: \"a\""));

        assertThat(together(racing, round.getCurrentRepetition()))
                .allSatisfy(errors -> assertThat(
                                errors.isEmpty() ? "" : errors.at("/0/code").asText())
                        .isIn("", "SELF_REFERENCE", "KEY_TAKEN"));
        assertThat(count(scenario, "(:Member {community: $v.community})")).isEqualTo(6);
        assertThat(count(scenario, "(:Merged {community: $v.community})")).isEqualTo(4);
    }
}

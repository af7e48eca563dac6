package io.guanxi.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.guanxi.fault.Fault;
import io.guanxi.jobs.RunningJob;
import io.guanxi.testing.Scenario;
import io.guanxi.testing.TestGraph;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** Rankings that are cancelled through one server while another is at them, before anybody is, and after. */
class CancellingTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    private final Scenario scenario =
            Scenario.given("CREATE (:Member {key: 'ada'})-[:FOLLOWS]->(:Member {key: 'ben'})");
    private final Influence influence = new Influence(TestGraph.graph(), Duration.ofMinutes(1));

    private JsonNode ask() {
        return scenario.when(
                        "mutation { computeSnapshot(input: {community: $community}) { job { id state } errors { code } } }")
                .get("computeSnapshot");
    }

    private JsonNode cancel(String id) {
        return scenario.ask(
                        "mutation($community: String, $id: ID!) { cancelJob(input: {community: $community, id: $id}) "
                                + "{ job { id state finishedAt snapshot { id } } errors { code field } } }",
                        Map.of("id", id))
                .body()
                .at("/data/cancelJob");
    }

    private void round() {
        new Agenda(TestGraph.graph(), Duration.ofMinutes(1)).round(NOW, scenario.community()::equals);
    }

    private List<String> found(String query, Map<String, Object> values) {
        return TestGraph.run(query, values).stream()
                .map(row -> String.valueOf(row.get("found")))
                .toList();
    }

    private List<String> half() {
        return found(
                "MATCH (s:Snapshot {community: $v.c, status: 'WRITING'}) RETURN s.id AS found",
                Map.of("c", scenario.community()));
    }

    private JsonNode ranking() {
        return scenario.when(
                "{ ranking(community: $community) { edges { rank score node { key } } } snapshots(community: $community) { totalCount } }");
    }

    private String current() {
        return found("MATCH (c:Community {key: $v.c}) RETURN c.influence AS found", Map.of("c", scenario.community()))
                .get(0);
    }

    /** Computes, and cancels as soon as a step begins. */
    private List<String> cancelledAt(String step, String id) {
        List<String> written = new ArrayList<>();
        BiConsumer<String, Double> progress = (name, done) -> {
            if (name.equals(step) && written.isEmpty()) {
                written.addAll(half());
                written.add("");
                assertThat(cancel(id).at("/job/state").asText()).isEqualTo("CANCELLED");
            }
        };
        assertThatThrownBy(() -> influence.compute(scenario.community(), null, NOW, progress))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo("CANCELLED"));
        return written;
    }

    @Test
    void whoComputesStopsAndNothingIsLeftOfIt() {
        influence.compute(scenario.community(), null, NOW);
        JsonNode before = ranking();
        String current = current();
        scenario.and(
                "MATCH (m:Member {community: $v.community, key: 'ada'}) CREATE (m)<-[:FOLLOWS]-(:Member {key: 'cat'})");
        String id = ask().at("/job/id").asText();

        List<String> written = cancelledAt("writing", id);

        assertThat(written).as("a snapshot of which half was written").hasSize(2);
        String snapshot = written.get(0);
        assertThat(half()).isEmpty();
        assertThat(found(
                        "MATCH (b:RankBlock|ValueBlock|PlaceBlock) WHERE b.snapshot = $v.id RETURN labels(b)[0] AS found",
                        Map.of("id", snapshot)))
                .isEmpty();
        assertThat(current()).isEqualTo(current);
        assertThat(ranking()).isEqualTo(before);
        assertThat(found("MATCH (j:Job {community: $v.c}) RETURN j.state AS found", Map.of("c", scenario.community())))
                .containsExactly("CANCELLED");

        round();
        assertThat(current()).as("what was cancelled is not taken up").isEqualTo(current);
        assertThat(ask().at("/job/id").asText()).isEqualTo(id);
        round();
        assertThat(current()).isNotEqualTo(current);
        assertThat(found("MATCH (s:Snapshot {id: $v.id}) RETURN s.members AS found", Map.of("id", current())))
                .containsExactly("3");
    }

    @Test
    void betweenTwoStepsItStopsAtTheNext() {
        cancelledAt("betweenness", ask().at("/job/id").asText());

        assertThat(half()).isEmpty();
        assertThat(scenario.when("{ snapshots(community: $community) { totalCount } }")
                        .at("/snapshots/totalCount")
                        .asInt())
                .isZero();
    }

    /** The last step is over, and what was written is about to be published. */
    @Test
    void whatIsCancelledBeforeItIsPublishedIsNotPublished() {
        String id = ask().at("/job/id").asText();
        Snapshot snapshot = influence.compute(Scenario.given().community(), null, NOW);

        assertThatThrownBy(() -> RunningJob.perform(
                        TestGraph.graph(),
                        scenario.community(),
                        new RunningJob.Terms(RunningJob.Kind.INFLUENCE, null, null, null, true, NOW),
                        (step, done) -> {},
                        job -> {
                            job.step("writing", 1);
                            cancel(id);
                            TestGraph.graph().write("test", inside -> {
                                inside.run(
                                        "MATCH (c:Community {key: $v.c}) SET c.influence = 'published'",
                                        Map.of("c", scenario.community()));
                                job.done(inside, "published");
                                return id;
                            });
                            return snapshot;
                        }))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo("CANCELLED"));

        assertThat(current()).isEqualTo("null");
    }

    @Test
    void whatWaitsIsNotBegunEvenByWhoSawItWaiting() {
        String id = ask().at("/job/id").asText();

        JsonNode cancelled = cancel(id);
        assertThat(cancelled.at("/job/id").asText()).isEqualTo(id);
        assertThat(cancelled.at("/job/finishedAt").isTextual()).isTrue();
        assertThat(cancelled.get("errors")).isEmpty();

        round();
        assertThatThrownBy(() -> influence.computeAsked(scenario.community(), null, NOW))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo("COMPUTING"));
        assertThat(half()).isEmpty();
    }

    @Test
    void whatSomebodyLeftWhoIsGoneIsNotTakenUp() {
        String id = ask().at("/job/id").asText();
        scenario.and("MATCH (job:Job {community: $v.community}) SET job.state = 'RUNNING', job.holder = 'other', "
                + "job.leasedUntil = timestamp() - 1");

        assertThat(cancel(id).at("/job/state").asText()).isEqualTo("CANCELLED");
        round();

        assertThat(scenario.when("{ snapshots(community: $community) { totalCount } }")
                        .at("/snapshots/totalCount")
                        .asInt())
                .isZero();
    }

    @Test
    void whatHasEndedOrIsNotThereCannotBeCancelled() {
        String id = ask().at("/job/id").asText();
        round();

        JsonNode refused = cancel(id);
        assertThat(refused.at("/errors/0/code").asText()).isEqualTo("NOT_UNDER_WAY");
        assertThat(refused.get("job").isNull()).isTrue();
        assertThat(found("MATCH (j:Job {community: $v.c}) RETURN j.state AS found", Map.of("c", scenario.community())))
                .containsExactly("DONE");
        ask();
        cancel(id);
        assertThat(cancel(id).at("/errors/0/code").asText()).as("twice").isEqualTo("NOT_UNDER_WAY");

        Scenario elsewhere = Scenario.given("CREATE (:Member {key: 'ada'})");
        String other = elsewhere
                .when("mutation { computeSnapshot(input: {community: $community}) { job { id } } }")
                .at("/computeSnapshot/job/id")
                .asText();
        assertThat(cancel(other).at("/errors/0/code").asText()).isEqualTo("NOT_FOUND");
        String member = scenario.when("{ member(key: \"ada\", community: $community) { id } }")
                .at("/member/id")
                .asText();
        assertThat(cancel(member).at("/errors/0/code").asText()).isEqualTo("NOT_FOUND");
    }
}

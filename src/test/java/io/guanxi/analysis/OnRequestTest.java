package io.guanxi.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.guanxi.fault.Fault;
import io.guanxi.graph.Statement;
import io.guanxi.jobs.RunningJob;
import io.guanxi.testing.Scenario;
import io.guanxi.testing.TestGraph;
import io.guanxi.testing.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** What is computed because somebody asks for it, and takes longer than they wait. */
class OnRequestTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final String MEASURE = """
            query($community: String) { measure(input: {algorithm: DEGREE, relationships: [FOLLOWS], orientation: REVERSE}, community: $community) {
              nodes { key } edges { score } } }
            """;
    private static final String SEEDS =
            "query($community: String) { seeds(k: 1, community: $community) { members { nodes { key } } } }";

    private final Scenario scenario =
            Scenario.given("CREATE (:Member {key: 'ada'})-[:FOLLOWS]->(:Member {key: 'ben'})");

    private Scenario.Response ask(String query) {
        return scenario.on(TestServer.hasty()).ask(query, Map.of());
    }

    /** Asks until it is there; what is under way is told by the error. */
    private Scenario.Response answer(String query) {
        Scenario.Response response = ask(query);
        for (int i = 0; i < 1_000 && !response.body().has("data"); i++) {
            assertThat(response.code()).isEqualTo("COMPUTING");
            assertThat(response.status()).isEqualTo(409);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            response = ask(query);
        }
        return response;
    }

    private JsonNode job(String id) {
        return scenario.job(id, "kind formula state done error snapshot { kind formula }");
    }

    @Test
    void whatTakesLongerGoesOnAndIsThereWhenItIsAskedForAgain() {
        assertThat(ask(MEASURE).code()).isEqualTo("COMPUTING");

        assertThat(answer(MEASURE).body().at("/data/measure/nodes/0/key").asText())
                .isEqualTo("ben");
        assertThat(answer(SEEDS).body().findValuesAsText("key")).containsExactly("ben");

        assertThat(TestGraph.run(
                        "MATCH (j:Job {community: $v.c}) RETURN j.kind AS kind, j.state AS state, j.formula IS NOT NULL AS formula ORDER BY kind",
                        Map.of("c", scenario.community())))
                .containsExactly(
                        Map.of("kind", "MEASURE", "state", "DONE", "formula", true),
                        Map.of("kind", "SEEDS", "state", "DONE", "formula", true));
    }

    @Test
    void whatTookLongIsGoodForAMinute() {
        answer(MEASURE);
        scenario.and(
                "MATCH (m:Member {community: $v.community, key: 'ben'}) CREATE (:Member {key: 'cat'})-[:FOLLOWS]->(m)");

        assertThat(ask(MEASURE).body().at("/data/measure/edges/0/score").asDouble())
                .isEqualTo(1);

        scenario.and("MATCH (s:Snapshot {community: $v.community}) SET s.confirmedAt = s.confirmedAt - 61000");
        assertThat(ask(MEASURE).code()).isEqualTo("COMPUTING");
        assertThat(answer(MEASURE).body().at("/data/measure/edges/0/score").asDouble())
                .isEqualTo(2);
    }

    @Test
    void whatIsUnchangedIsFoundAgain() {
        answer(MEASURE);
        scenario.and("MATCH (s:Snapshot {community: $v.community}) SET s.confirmedAt = s.confirmedAt - 61000");

        answer(MEASURE);

        assertThat(scenario.when("{ snapshots(community: $community) { totalCount } }")
                        .at("/snapshots/totalCount")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void whileAnotherServerIsAtItTheJobIsTold() {
        answer(MEASURE);
        scenario.and("""
                MATCH (job:Job {community: $v.community}) SET job.state = 'RUNNING', job.holder = 'other', job.leasedUntil = timestamp() + 60000
                """);
        String other = MEASURE.replace("DEGREE", "HITS");

        Scenario.Response refused = ask(other);
        assertThat(refused.code()).isEqualTo("COMPUTING");
        JsonNode job = job(refused.body().at("/errors/0/extensions/job").asText());
        assertThat(job.get("kind").asText()).isEqualTo("MEASURE");
        assertThat(job.get("state").asText()).isEqualTo("RUNNING");
        LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        assertThat(ask(other).code()).isEqualTo("COMPUTING");

        scenario.and("MATCH (job:Job {community: $v.community}) SET job.leasedUntil = timestamp() - 1");
        // With REVERSE these are hubs.
        assertThat(answer(other).body().at("/data/measure/nodes/0/key").asText())
                .isEqualTo("ada");
    }

    @Test
    void whatSomebodyLeftWhoIsGoneHasFailed() {
        answer(MEASURE);
        scenario.and("""
                MATCH (job:Job {community: $v.community}) SET job.state = 'RUNNING', job.holder = 'other', job.leasedUntil = timestamp() - 1
                """);

        new Agenda(TestGraph.graph(), Duration.ofMinutes(1)).round(NOW, scenario.community()::equals);

        assertThat(TestGraph.run(
                        "MATCH (j:Job {community: $v.c}) RETURN j.state AS state, j.error AS error",
                        Map.of("c", scenario.community())))
                .containsExactly(Map.of("state", "FAILED", "error", "ABANDONED"));
    }

    /** A statement that would take hours ends soon after the job was cancelled. */
    @Test
    void whoIsCancelledInTheMiddleOfAStepStops() {
        answer(MEASURE);
        var terms = new RunningJob.Terms(RunningJob.Kind.MEASURE, "long", null, null, false, NOW);
        CompletableFuture<String> begun = new CompletableFuture<>();
        var cancelling = begun.thenAcceptAsync(id -> scenario.ask(
                "mutation($community: String, $id: ID!) { cancelJob(input: {community: $community, id: $id}) { job { state } } }",
                Map.of("id", id)));

        assertThatThrownBy(() ->
                        RunningJob.perform(TestGraph.graph(), scenario.community(), terms, (step, done) -> {}, job -> {
                            begun.complete(ask(MEASURE.replace("DEGREE", "HITS"))
                                    .body()
                                    .at("/errors/0/extensions/job")
                                    .asText());
                            return TestGraph.graph()
                                    .readNow(new Statement(
                                                    "test",
                                                    "UNWIND range(1, 1000000000000) AS i RETURN count(i) AS counted",
                                                    Map.of(),
                                                    Duration.ofMinutes(5))
                                            .as(job.run()));
                        }))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo("CANCELLED"));

        cancelling.join();
        assertThat(TestGraph.run(
                        "MATCH (j:Job {community: $v.c}) RETURN j.state AS state", Map.of("c", scenario.community())))
                .isEqualTo(List.of(Map.of("state", "CANCELLED")));
    }
}

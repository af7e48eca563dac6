package io.guanxi.joint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.guanxi.http.Server;
import io.guanxi.testing.Scenario;
import io.guanxi.testing.TestGraph;
import io.guanxi.testing.TestServer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What members did is read for longer than anybody waits: reading is held up here, so that it takes as long as a test wants. */
class LongReadingsTest {

    private static final Server HASTY = TestServer.waiting(Duration.ofMillis(300));
    private static final String RETENTION =
            "query($community: String) { cohort(rule: {}, community: $community) { retention(return: {event: \"track\"}) { size cohorts { periods { members } } } } }";
    private static final String COLUMNS = "_behaviour/packed";

    private final Scenario scenario = Scenario.given("""
            CREATE (ada:Member {key: 'ada', joinedAt: datetime('2026-05-18T12:00:00Z')})
            CREATE (ada)-[:DID]->(:Event {key: 'e1', type: 'visit', at: datetime('2026-05-26T12:00:00Z')})
            """);
    private final CountDownLatch released = new CountDownLatch(1);
    private final AtomicInteger read = new AtomicInteger();
    private final TestGraph.Closing holding = TestGraph.listening(name -> {
        if (name.equals(COLUMNS)) {
            read.incrementAndGet();
            hold();
        }
    });

    @AfterAll
    static void close() {
        HASTY.close();
    }

    @AfterEach
    void letGo() {
        released.countDown();
        holding.close();
    }

    private void hold() {
        try {
            assertThat(released.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private Scenario.Response ask(String query) {
        return scenario.on(HASTY).ask(query, Map.of());
    }

    private JsonNode job(String id) {
        return scenario.job(id, "kind state step done error snapshot { id }");
    }

    private JsonNode await(String id, Predicate<JsonNode> as) {
        JsonNode job = job(id);
        for (int i = 0; i < 500 && !as.test(job); i++) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            job = job(id);
        }
        assertThat(as.test(job)).as(job.toString()).isTrue();
        return job;
    }

    private static String told(Scenario.Response response) {
        assertThat(response.code()).isEqualTo("COMPUTING");
        assertThat(response.status()).isEqualTo(409);
        return response.body().at("/errors/0/extensions/job").asText();
    }

    private static Predicate<JsonNode> state(String state) {
        return job -> job.path("state").asText().equals(state);
    }

    @Test
    void whatTakesLongerGoesOnAsAJobThatTellsHowFarItIsAndIsThereThen() {
        String id = told(ask(RETENTION));
        JsonNode job = await(id, one -> one.path("step").asText().equals("events"));
        assertThat(job.get("kind").asText()).isEqualTo("EVENTS");
        assertThat(job.get("state").asText()).isEqualTo("RUNNING");
        assertThat(job.get("done").asDouble()).isBetween(0.2, 0.9);
        assertThat(told(ask("{ cohort(rule: {}, community: \"" + scenario.community()
                        + "\") { funnelMembers(steps: [{event: \"join\"}, {event: \"track\"}]) { totalCount } } }")))
                .isEqualTo(id);

        released.countDown();
        await(id, state("DONE"));
        assertThat(ask(RETENTION).body().at("/data/cohort/retention").toString())
                .startsWith("{\"size\":1,\"cohorts\":[{\"periods\":[{\"members\":0},{\"members\":1},");
        assertThat(read).hasValue(1);
    }

    @Test
    void whoIsCancelledStopsAndIsBegunAnewByWhoeverAsks() {
        String id = told(ask(RETENTION));

        assertThat(scenario.ask(
                                "mutation($community: String, $id: ID!) { cancelJob(input: {community: $community, id: $id}) { job { state } } }",
                                Map.of("id", id))
                        .body()
                        .at("/data/cancelJob/job/state")
                        .asText())
                .isEqualTo("CANCELLED");
        LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
        released.countDown();
        LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        assertThat(job(id).get("state").asText()).isEqualTo("CANCELLED");

        JsonNode answer = ask(RETENTION).body();
        for (int i = 0; i < 100 && !answer.has("data"); i++) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            answer = ask(RETENTION).body();
        }
        assertThat(answer.at("/data/cohort/retention/size").asInt()).isOne();
        assertThat(read.get()).isGreaterThan(1);
    }

    @Test
    void aSizeIsAJobWhereItTakesTheImageAndNoneWhereTheDatabaseTellsIt() {
        String size =
                "query($community: String) { cohort(rule: {did: {event: \"visit\"}}, community: $community) { size } }";
        try (Server first = TestServer.gathering(Duration.ofMillis(300), 0);
                Server gathering = TestServer.gathering(Duration.ofMillis(300), -1)) {
            // Planned once, it is told at once.
            scenario.ask(size, Map.of());
            assertThat(scenario.on(first)
                            .ask(size, Map.of())
                            .body()
                            .at("/data/cohort/size")
                            .asInt())
                    .isOne();
            assertThat(read).hasValue(0);

            String id = told(scenario.on(gathering).ask(size, Map.of()));
            assertThat(await(id, state("RUNNING")).get("kind").asText()).isEqualTo("EVENTS");
            released.countDown();
            await(id, state("DONE"));
            assertThat(scenario.on(gathering)
                            .ask(size, Map.of())
                            .body()
                            .at("/data/cohort/size")
                            .asInt())
                    .isOne();
        }
    }

    @Test
    void whatIsWrittenFromItIsRefusedWithTheJobToo() {
        told(ask("mutation { saveFunnelMembers(input: {community: \"" + scenario.community()
                + "\", key: \"gone\", steps: [{event: \"join\"}, {event: \"track\"}]}) { cohort { key } } }"));
    }
}

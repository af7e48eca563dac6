package io.guanxi.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.guanxi.fault.Fault;
import io.guanxi.testing.Racing;
import io.guanxi.testing.Scenario;
import io.guanxi.testing.TestGraph;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Rankings that are asked for, that are due, and that somebody began who is gone. */
class AgendaTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final String ASK =
            "mutation { computeSnapshot(input: {community: $community}) { job { id state done snapshot { id } } errors { code } } }";

    private final Scenario scenario =
            Scenario.given("CREATE (:Member {key: 'ada'})-[:FOLLOWS]->(:Member {key: 'ben'})");
    private final Agenda agenda = new Agenda(TestGraph.graph(), Duration.ofMinutes(1));

    private JsonNode ask() {
        return scenario.when(ASK).get("computeSnapshot");
    }

    private void round(Instant now) {
        agenda.round(now, scenario.community()::equals);
    }

    private JsonNode job(String id) {
        return scenario.job(id, "state step done startedAt finishedAt error snapshot { members }");
    }

    private long snapshots() {
        return scenario.when("{ snapshots(community: $community) { totalCount } }")
                .at("/snapshots/totalCount")
                .asLong();
    }

    @Test
    void whatIsAskedForIsComputedOnce() {
        JsonNode asked = ask();
        assertThat(asked.at("/job/state").asText()).isEqualTo("WAITING");
        assertThat(ask().at("/job/id")).isEqualTo(asked.at("/job/id"));

        round(NOW);
        round(NOW);

        JsonNode job = job(asked.at("/job/id").asText());
        assertThat(job.get("state").asText()).isEqualTo("DONE");
        assertThat(job.get("done").asDouble()).isEqualTo(1);
        assertThat(job.at("/snapshot/members").asInt()).isEqualTo(2);
        assertThat(job.get("error").isNull()).isTrue();
        assertThat(snapshots()).isEqualTo(1);
    }

    @Test
    void whileItIsComputedNobodyElseComputesAndWhoDiesLosesIt() {
        String id = ask().at("/job/id").asText();
        lease("timestamp() + 60000");

        assertThat(ask().at("/errors/0/code").asText()).isEqualTo("COMPUTING");
        round(NOW);
        assertThat(snapshots()).isZero();
        assertThatThrownBy(() -> new Influence(TestGraph.graph(), Duration.ofMinutes(1))
                        .compute(scenario.community(), null, NOW))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo("COMPUTING"));

        lease("timestamp() - 1");
        round(NOW);
        assertThat(job(id).get("state").asText()).isEqualTo("DONE");
        assertThat(snapshots()).isEqualTo(1);
    }

    private void lease(String until) {
        scenario.and(
                "MATCH (job:Job {community: $v.community}) SET job.state = 'RUNNING', job.holder = 'other', job.leasedUntil = "
                        + until);
    }

    @Test
    void aScheduleIsKeptByOneOfMany() throws Exception {
        scenario.when(
                "mutation { configureIndices(input: {community: $community, schedule: \"0 3 * * *\"}) { errors { code } } }");
        Instant begun = Instant.parse("2030-01-01T12:00:00Z");
        new Influence(TestGraph.graph(), Duration.ofMinutes(1)).compute(scenario.community(), null, begun);
        long before = snapshots();

        round(Instant.parse("2030-01-02T02:59:00Z"));
        assertThat(snapshots()).isEqualTo(before);
        Instant due = Instant.parse("2030-01-02T03:00:05Z");
        Callable<JsonNode> server = () -> {
            new Agenda(TestGraph.graph(), Duration.ofMinutes(1)).round(due, scenario.community()::equals);
            return NullNode.instance;
        };
        Racing.together(List.of(server, server, server), 1);
        round(due.plusSeconds(60));

        assertThat(snapshots()).isEqualTo(before + 1);
    }
}

package io.guanxi.joint;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import io.guanxi.access.Audit;
import io.guanxi.access.Role;
import io.guanxi.testing.Guarded;
import io.guanxi.testing.Scenario;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Whoever writes leaves a line: who, what, to whom, with what outcome; and nothing of what was said. */
class AuditTest {

    private final Scenario scenario = Scenario.given("CREATE (:Member {key: 'ada'}), (:Member {key: 'ben'})");
    private final Logger logger = (Logger) LoggerFactory.getLogger(Audit.LOGGER);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        lines.start();
        logger.addAppender(lines);
    }

    @AfterEach
    void leave() {
        logger.detachAppender(lines);
    }

    private List<JsonNode> noted() {
        return lines.list.stream()
                .map(ILoggingEvent::getFormattedMessage)
                .map(Scenario::json)
                .filter(line -> line.at("/on/community").asText().equals(scenario.community()))
                .toList();
    }

    private void write(String mutation) {
        Guarded.ask(
                Guarded.token(Set.of(Role.OPERATOR), Set.of(), null),
                "mutation($c: String) { " + mutation + " }",
                Map.of("c", scenario.community()));
    }

    @Test
    void aWriteIsNotedWithWhomItConcernsAndNotWithWhatItSays() {
        write("join(input: {key: \"cyd\", displayName: \"Cyd Charisse\", community: $c}) { member { id } }");

        JsonNode line = noted().get(0);
        assertThat(line.at("/caller").asText()).isEqualTo("token:test");
        assertThat(line.at("/verb").asText()).isEqualTo("join");
        assertThat(line.at("/on/key").asText()).isEqualTo("cyd");
        assertThat(line.at("/on/memberId").asText()).hasSize(26);
        assertThat(line.at("/outcome").asText()).isEqualTo("done");
        assertThat(java.time.Instant.parse(line.at("/time").asText())).isNotNull();
        assertThat(line.toString()).doesNotContain("Charisse");
    }

    @Test
    void aRefusedWriteIsNotedWithItsReason() {
        write("join(input: {key: \"ada\", community: $c}) { member { id } errors { code } }");
        write("follow(input: {from: \"ada\", to: \"nobody\", community: $c}) { errors { code } }");

        assertThat(noted().stream().map(line -> line.at("/outcome").asText()))
                .containsExactly("KEY_TAKEN", "NOT_FOUND");
        assertThat(noted().get(1).at("/on/to").asText()).isEqualTo("nobody");
    }

    @Test
    void manyRowsAreOneLineThatCountsThem() {
        write(
                "followMany(input: {rows: [{from: \"ada\", to: \"ben\"}, {from: \"ada\", to: \"nobody\"}], mode: ROW_BY_ROW, idempotencyKey: \"1\", community: $c}) { done }");
        write(
                "followMany(input: {rows: [{from: \"ada\", to: \"ben\"}, {from: \"ada\", to: \"nobody\"}], mode: ROW_BY_ROW, idempotencyKey: \"1\", community: $c}) { done }");
        write(
                "followMany(input: {rows: [{from: \"ada\", to: \"ben\"}, {from: \"ada\", to: \"nobody\"}], community: $c}) { done }");

        assertThat(noted().stream().map(line -> line.at("/outcome").asText()))
                .containsExactly("done", "repeated", "NOT_FOUND");
        assertThat(noted()).allSatisfy(line -> {
            assertThat(line.at("/verb").asText()).isEqualTo("followMany");
            assertThat(line.at("/on/rows").asInt()).isEqualTo(2);
            assertThat(line.at("/on/refused").asInt()).isEqualTo(1);
            assertThat(line.toString()).doesNotContain("nobody");
        });
    }

    @Test
    void aReadIsNotNoted() {
        write("__typename");
        Guarded.ask(Guarded.token(Role.READER), "{ members { totalCount } }", Map.of());

        assertThat(noted()).isEmpty();
    }
}

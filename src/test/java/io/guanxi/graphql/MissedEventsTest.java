package io.guanxi.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.access.Caller;
import io.guanxi.testing.Scenario;
import io.guanxi.testing.TestGraph;
import io.guanxi.testing.TestServer;
import java.util.EnumSet;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Subscribers who ask for less than happens. */
class MissedEventsTest {

    private final Engine engine = TestServer.engine(TestGraph.graph());
    private final Scenario scenario = Scenario.given();

    private Engine.Answer execute(String operation) {
        return engine.execute(
                        new Engine.Request(operation, null, null, null, Map.of()),
                        Caller.ANYBODY,
                        Runnable::run,
                        new java.util.concurrent.CompletableFuture<>(),
                        EnumSet.allOf(OperationKind.class))
                .toCompletableFuture()
                .join();
    }

    private void join(int from, int to) {
        int most = Limits.DEFAULT.document().rootFields();
        if (to - from > most) {
            join(from, from + most);
            join(from + most, to);
            return;
        }
        Engine.Answer answer = execute(IntStream.range(from, to)
                .mapToObj(i -> "m%d: join(input: {key: \"m%d\", community: \"%s\"}) { errors { code } }"
                        .formatted(i, i, scenario.community()))
                .collect(Collectors.joining(" ", "mutation { ", " }")));
        assertThat(answer.body()).doesNotContainKey("errors");
    }

    private static Map<String, Object> next(Engine.Stream stream) {
        return stream.next().toCompletableFuture().join().body();
    }

    private static Map<String, Object> joined(String key) {
        return Map.of("memberJoined", Map.of("key", key));
    }

    @Test
    void theOldestGiveWayUnreadAndTheNextAnswerSaysHowMany() {
        Engine.Stream stream =
                execute("subscription { memberJoined(community: \"%s\") { key } }".formatted(scenario.community()))
                        .stream();
        int before = TestGraph.statements();

        join(0, Backlog.MOST + 6);

        assertThat(next(stream)).isEqualTo(Map.of("data", joined("m6"), "extensions", Map.of("dropped", 6)));
        assertThat(next(stream)).isEqualTo(Map.of("data", joined("m7")));
        assertThat(TestGraph.statements() - before).isEqualTo(2);
        stream.cancel();
    }

    @Test
    void whoHasCancelledIsToldNothingAndCostsNothing() {
        Engine.Stream stream =
                execute("subscription { memberJoined(community: \"%s\") { key } }".formatted(scenario.community()))
                        .stream();
        var asked = stream.next().toCompletableFuture();
        int before = TestGraph.statements();

        stream.cancel();
        stream.cancel();
        join(0, 1);

        assertThat(asked).isNotDone();
        assertThat(TestGraph.statements()).isEqualTo(before);
    }
}

package io.guanxi.bench.reads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class FiguresTest {

    private static final Contender GUANXI = new Contender("Guanxi", Dialect.GUANXI, 1, null);
    private static final Contender LIBRARY = new Contender("@neo4j/graphql", Dialect.LIBRARY, 2, null);
    private static final Contender BY_HAND = new Contender("hand-written", Dialect.BY_HAND, 3, null);

    @Test
    void timeOfAProcessIsThatOfUserAndKernelWhateverItsNameIs() {
        String stat = "77 (a b) c) S 1 2 3 4 5 6 7 8 9 10 150 25 13 14 15 16 17 18";

        assertThat(ProcessTime.millis(stat)).isEqualTo(1_750);
        assertThat(ProcessTime.millis(ProcessHandle.current().pid())).isPositive();
    }

    @Test
    void roundsAreAddedUpAndTimeIsSharedByAllRequests() {
        Measurement measurement = measurement(1_000, 2, 500, 250);
        measurement.add(result(3_000, 2, 1), 500, 250);

        assertThat(measurement.rate()).isEqualTo(1_000);
        assertThat(measurement.failed()).isOne();
        assertThat(measurement.server()).isEqualTo(1_000.0 / 4_001);
        assertThat(measurement.database()).isEqualTo(500.0 / 4_001);
        assertThat(measurement.latency(50)).isCloseTo(2, within(0.01));
    }

    @Test
    void theTableComparesEachServerWithGuanxiAndLeavesOutWhatWasNotAsked() {
        var measured = Map.of(
                new Contest.Cell(GUANXI, Shape.A), Map.of(16, measurement(2_000, 2, 500, 1_000)),
                new Contest.Cell(LIBRARY, Shape.A), Map.of(16, measurement(500, 2, 1_500, 500)));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        new ReadsReport(List.of(GUANXI, LIBRARY, BY_HAND), measured)
                .print(new PrintStream(bytes, true, StandardCharsets.UTF_8), List.of(Shape.A), List.of(16));

        assertThat(bytes.toString(StandardCharsets.UTF_8).lines().skip(2))
                .containsExactly(
                        "| A: a member | 16 | Guanxi | 1,000 | 2.00 | 2.00 | 0.250 | 0.500 | 0 | – | – |",
                        "| A: a member | 16 | @neo4j/graphql | 250 | 2.00 | 2.00 | 3.000 | 1.000 | 0 | x 4.00 | x 0.08 |",
                        "| A: a member | 16 | hand-written | – | – | – | – | – | – | – | – |");
    }

    @Test
    void whatGuanxiCannotBeAskedForIsComparedWithNothing() {
        var measured = Map.of(new Contest.Cell(BY_HAND, Shape.D), Map.of(1, measurement(2_000, 2, 500, 1_000)));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        new ReadsReport(List.of(GUANXI, BY_HAND), measured)
                .print(new PrintStream(bytes, true, StandardCharsets.UTF_8), List.of(Shape.D), List.of(1));

        assertThat(bytes.toString(StandardCharsets.UTF_8)).contains("| hand-written | 1,000 |", "| 0 | – | – |");
    }

    @Test
    void anAnswerIsRightIfItSaysSoAndHoldsWhatWasAskedFor() {
        Call call = new Call(HttpMethod.GET, "/a?key=m1", null, "\"m1\"");

        assertThat(Load.wrong(200, Buffer.buffer("{\"key\":\"m1\"}"), call)).isNull();
        assertThat(Load.wrong(500, Buffer.buffer("{\"key\":\"m1\"}"), call)).startsWith("500");
        assertThat(Load.wrong(200, Buffer.buffer("{\"key\":\"m2\"}"), call)).startsWith("200");
        assertThat(Load.wrong(200, Buffer.buffer("{\"data\":{\"key\":\"m1\"},\"errors\":[{}]}"), call))
                .startsWith("200");
    }

    private static Measurement measurement(int requests, double seconds, long server, long database) {
        Measurement measurement = new Measurement();
        measurement.add(result(requests, seconds, 0), server, database);
        return measurement;
    }

    /** Requests that took 2 ms each. */
    private static Load.Result result(int requests, double seconds, long failed) {
        Histogram latencies = new Histogram(3);
        latencies.recordValueWithCount(2_000_000, requests);
        return new Load.Result(latencies, failed, null, seconds);
    }
}

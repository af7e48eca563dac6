package io.guanxi.analysis;

import io.guanxi.fault.Fault;
import io.guanxi.graph.Graph;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Rankings that are kept, by the time that they look from. */
public final class PastRankings {

    private final Steps steps;

    /** @param timeout of each statement */
    public PastRankings(Graph graph, Duration timeout) {
        this.steps = new Steps(graph, timeout);
    }

    /**
     * The ranking that looks from the latest time which is not later.
     *
     * @return its internal id
     * @throws Fault NOT_FOUND if none that is kept looks from so early
     */
    public String asOf(String community, Instant time) {
        return latest(steps, community, time)
                .orElseThrow(() -> Fault.of(
                        Fault.Kind.NOT_FOUND,
                        "NO_SNAPSHOT",
                        "no ranking of " + community + " that is kept looks from " + time + " or earlier"));
    }

    static Optional<String> latest(Steps steps, String community, Instant time) {
        return steps.read("_snapshot/as_of", Map.of("community", community, "asOf", Steps.time(time))).stream()
                .findFirst()
                .map(row -> Column.text(row, "id"));
    }
}

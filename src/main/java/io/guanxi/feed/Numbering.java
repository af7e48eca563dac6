package io.guanxi.feed;

import io.guanxi.graph.Graph;
import io.guanxi.graph.Ids;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Gives numbers, under a lease that one server of a graph has at a time. The lease only keeps servers out of each other's way: each
 * transaction locks its node and looks whose it is before it does anything, so that a server which was held up cannot number beside the
 * one that has replaced it.
 */
final class Numbering {

    /** Entries of a transaction. */
    static final int MOST = 1_000;

    /** More than a database needs that sees the statements first and is busy; a server that stops in between holds up others for as long. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final String TAKE = Statements.text("take");
    private static final String NUMBER = Statements.text("number");
    private static final String SWEEP = Statements.text("sweep");

    private final Graph graph;
    private final Pace pace;
    private final String holder = Ids.next();

    Numbering(Graph graph, Pace pace) {
        this.graph = graph;
        this.pace = pace;
    }

    /** Who it is that holds the lease. */
    String holder() {
        return holder;
    }

    /**
     * Numbers what waits, at most {@value #MOST} entries.
     *
     * @param lasting whether the lease is kept, to go on soon
     * @return what was numbered; nothing if nothing waits or another server has the lease
     */
    List<Entry> number(boolean lasting) {
        return graph.write(
                "_feed/number",
                pace.lease(),
                inside -> take(inside, lasting ? pace.lease() : Duration.ZERO)
                        ? inside.run(NUMBER, Map.of("most", MOST)).stream()
                                .map(Entry::of)
                                .toList()
                        : List.of());
    }

    /**
     * Takes away the oldest entries, at most {@value #MOST}.
     *
     * @return whether there may be more
     */
    boolean sweep() {
        return graph.write("_feed/sweep", PATIENCE, inside -> {
            List<Map<String, Object>> swept = take(inside, Duration.ZERO)
                    ? inside.run(SWEEP, Map.of("kept", pace.kept().toMillis(), "most", MOST))
                    : List.of();
            return !swept.isEmpty()
                    && ((Number) Objects.requireNonNull(swept.get(0).get("swept"))).intValue() == MOST;
        });
    }

    /** Lets another server number at once. */
    void release() {
        graph.write("_feed/release", PATIENCE, inside -> take(inside, Duration.ZERO));
    }

    private boolean take(Graph.Transaction inside, Duration lasting) {
        return !inside.run(TAKE, Map.of("holder", holder, "millis", lasting.toMillis()))
                .isEmpty();
    }
}

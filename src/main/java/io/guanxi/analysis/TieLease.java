package io.guanxi.analysis;

import io.guanxi.fault.Fault;
import io.guanxi.graph.Graph;
import io.guanxi.graph.Ids;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * The right to write the ties of a community, for a while from when it was last used. It lies in the graph, so that two servers never
 * have it at once, and one that dies loses it by itself.
 */
final class TieLease implements AutoCloseable {

    /** Members of a statement that reads. */
    static final int PAGE = 1_000;

    private static final int ROWS = 2_000;
    private static final Duration LASTING = Duration.ofMinutes(1);

    private final Steps steps;
    private final String community;
    private final String holder = Ids.next();
    private Map<?, ?> state = Map.of();

    private TieLease(Steps steps, String community) {
        this.steps = steps;
        this.community = community;
    }

    /** The lease of a community; absent if another has it. */
    static Optional<TieLease> of(Steps steps, String community) {
        TieLease lease = new TieLease(steps, community);
        boolean taken = steps.graph().write("_ties/take", inside -> lease.take(inside, LASTING));
        return taken ? Optional.of(lease) : Optional.empty();
    }

    /** What held of the ties when the lease was taken. */
    Map<?, ?> state() {
        return state;
    }

    /** Reads of members page by page, and keeps the lease meanwhile. */
    void inBatches(List<String> members, Consumer<List<String>> read) {
        for (int from = 0; from < members.size(); from += PAGE) {
            read.accept(members.subList(from, Math.min(from + PAGE, members.size())));
            steps.graph().write("_ties/take", inside -> expectTaken(inside));
        }
    }

    /** Writes the rows of members, as many in a transaction as suit one. */
    void store(String file, List<Integer> members, IntFunction<List<Map<String, Object>>> rowsOf) {
        List<Map<String, Object>> rows = new ArrayList<>();
        int weight = 0;
        for (int member : members) {
            List<Map<String, Object>> some = rowsOf.apply(member);
            rows.addAll(some);
            weight += some.stream()
                    .mapToInt(row -> row.get("ties") instanceof List<?> ties ? ties.size() + 1 : 1)
                    .sum();
            if (weight >= ROWS) {
                write(file, Map.of("rows", rows));
                rows = new ArrayList<>();
                weight = 0;
            }
        }
        write(file, Map.of("rows", rows));
    }

    /** Says what holds now, and that changes were taken in. */
    void finish(Map<String, Object> settings, List<String> changes) {
        steps.graph().write("_ties/finish", steps.timeout(), inside -> {
            expectTaken(inside);
            inside.run(Steps.text("_ties/consumed"), Map.of("changes", changes));
            return inside.run(Steps.text("_ties/finish"), Map.of("community", community, "settings", settings));
        });
    }

    @Override
    public void close() {
        steps.graph().write("_ties/take", inside -> take(inside, Duration.ZERO));
    }

    private void write(String file, Map<String, Object> input) {
        Map<String, Object> all = new HashMap<>(input);
        all.put("community", community);
        steps.graph().write(file, steps.timeout(), inside -> {
            expectTaken(inside);
            return inside.run(Steps.text(file), all);
        });
    }

    private boolean expectTaken(Graph.Transaction inside) {
        if (!take(inside, LASTING)) {
            throw Fault.of(
                    Fault.Kind.CONFLICT,
                    "COMPUTATION_OVERTAKEN",
                    "another server computes the ties of " + community + " since this one was held up");
        }
        return true;
    }

    private boolean take(Graph.Transaction inside, Duration lasting) {
        List<Map<String, Object>> rows = inside.run(
                Steps.text("_ties/take"),
                Map.of("community", community, "holder", holder, "millis", lasting.toMillis()));
        rows.forEach(row -> state = (Map<?, ?>) Objects.requireNonNull(row.get("state")));
        return !rows.isEmpty();
    }
}

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
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * The right to write the ties of a community, for a while from when it was last used. It lies in the graph, so that two servers never
 * have it at once, and one that dies loses it by itself.
 */
final class TieLease implements AutoCloseable {

    /** Members of a statement that reads. */
    static final int PAGE = 1_000;

    /** Kilobytes of a statement that writes, about. */
    private static final int MOST = 2_000;

    private static final Duration LASTING = Duration.ofMinutes(1);
    /** After which it is made longer. */
    private static final Duration REST = Duration.ofSeconds(10);

    private final Steps steps;
    private final String community;
    private final String holder = Ids.next();
    private Map<?, ?> state = Map.of();
    private long used;

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

    /** Reads page by page, and keeps the lease meanwhile. */
    <T> void inBatches(List<T> members, Consumer<List<T>> read) {
        for (int from = 0; from < members.size(); from += PAGE) {
            read.accept(members.subList(from, Math.min(from + PAGE, members.size())));
            if (System.nanoTime() - used > REST.toNanos()) {
                steps.graph().write("_ties/take", this::expectTaken);
            }
        }
    }

    /**
     * Says that everything must be computed, until {@link #finish} consumes it: whoever dies before has written some.
     *
     * @return the change
     */
    String unfinished() {
        return Column.text(write("_ties/unfinished", Map.of()).get(0), "change");
    }

    /**
     * Writes rows, as many in a transaction as suit one.
     *
     * @param weight of a row: about how many kilobytes it is
     */
    void store(String file, Stream<Map<String, Object>> rows, ToIntFunction<Map<String, Object>> weight) {
        List<Map<String, Object>> some = new ArrayList<>();
        int weighs = 0;
        for (Map<String, Object> row : (Iterable<Map<String, Object>>) rows::iterator) {
            some.add(row);
            weighs += 1 + weight.applyAsInt(row);
            if (weighs >= MOST) {
                write(file, Map.of("rows", some));
                some.clear();
                weighs = 0;
            }
        }
        if (!some.isEmpty()) {
            write(file, Map.of("rows", some));
        }
    }

    /** Forgets what is stored of members who are gone. */
    void forget(List<String> members) {
        inBatches(members, some -> write("_ties/gone", Map.of("members", some)));
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

    private List<Map<String, Object>> write(String file, Map<String, Object> input) {
        Map<String, Object> all = new HashMap<>(input);
        all.put("community", community);
        return steps.graph().write(file, steps.timeout(), inside -> {
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
        used = System.nanoTime();
        rows.forEach(row -> state = (Map<?, ?>) Objects.requireNonNull(row.get("state")));
        return !rows.isEmpty();
    }
}

package io.guanxi.feed;

import io.guanxi.fault.Fault;
import io.guanxi.graph.Graph;
import io.guanxi.graph.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * What has happened, as one server reads it: the newest entries from memory, older ones from the graph by their numbers. Readers keep
 * nothing but the number they are at, so that a slow one costs nothing and misses nothing.
 */
public final class Feed implements AutoCloseable {

    /** Entries that one page looks at. */
    private static final int PAGE = 500;

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String PAGES = Statements.text("page");

    private final Graph graph;
    private final Executor workers;
    private final Pace pace;
    private final Window window = new Window();
    private final Watch watch;

    /** @param workers threads that may wait */
    public Feed(Graph graph, Executor workers, Pace pace) {
        this.graph = graph;
        this.workers = workers;
        this.pace = pace;
        this.watch = new Watch(graph, pace, window);
    }

    /**
     * A part of what has happened.
     *
     * @param last the number that it ends with
     * @param numbers of what was sought in it
     */
    public record Page(long last, List<Long> numbers) {}

    /** To be called after something was {@linkplain Outbox#put put} by this server and committed. */
    public void happened() {
        watch.urge();
    }

    /**
     * The number that a reader begins behind.
     *
     * @param after where they were before; absent if they want what happens from now on
     * @param asked when they asked, by {@link System#nanoTime}
     * @return fails with RESUME_EXPIRED if what follows is not kept any more, with BAD_EVENT_ID if there is no such number
     */
    public CompletionStage<Long> start(@Nullable Long after, long asked) {
        return CompletableFuture.supplyAsync(() -> begin(after, asked), workers);
    }

    private long begin(@Nullable Long after, long asked) {
        Map<String, Object> state = watch.start(after, asked);
        long last = number(state, "last");
        if (after == null) {
            List<?> since = (List<?>) Objects.requireNonNull(state.get("since"));
            return since.isEmpty() ? last : ((Number) since.get(0)).longValue() - 1;
        }
        if (after > last) {
            throw unknown();
        }
        if (after < number(state, "swept") || Boolean.TRUE.equals(state.get("expired"))) {
            throw expired();
        }
        return after;
    }

    /**
     * Has somebody told whenever there is more, until they {@linkplain #leave leave}.
     *
     * @param from the number that they begin behind
     * @param listener must neither wait nor throw
     */
    public void listen(long from, Runnable listener) {
        watch.listen(from, listener);
    }

    public void leave(Runnable listener) {
        watch.leave(listener);
    }

    /** The greatest number up to which this server knows everything. */
    public long seen() {
        return window.seen();
    }

    /** The entry of a number; absent if it is not among the newest. */
    public @Nullable Entry recent(long number) {
        return window.at(number);
    }

    /** What of a kind has happened behind a number that this server has gone beyond; fails with RESUME_EXPIRED. */
    public CompletionStage<Page> page(long after, String community, String kind) {
        Map<String, @Nullable Object> input =
                Map.of("after", after, "upTo", seen(), "scanned", PAGE, "community", community, "kind", kind);
        return graph.read(new Statement("_feed/page", PAGES, input, PATIENCE)).thenApply(rows -> {
            Map<String, Object> page = rows.get(0);
            if (page.get("first") == null || number(page, "first") != after + 1) {
                throw expired();
            }
            return new Page(
                    number(page, "last"),
                    ((List<?>) Objects.requireNonNull(page.get("numbers")))
                            .stream()
                                    .map(number -> ((Number) number).longValue())
                                    .toList());
        });
    }

    /** Stops to look, and lets other servers number at once. */
    @Override
    public void close() {
        watch.close();
    }

    /** The fault of an id that no event of these has. */
    public static Fault unknown() {
        return Fault.invalid("BAD_EVENT_ID", "`after` is no event of this community; pass an event's id as it came")
                .with("argument", "after");
    }

    private Fault expired() {
        return Fault.of(
                        Fault.Kind.CONFLICT,
                        "RESUME_EXPIRED",
                        "what happened behind this event is not kept any more: read the present state, and subscribe without `after`")
                .with("keptHours", pace.kept().toHours());
    }

    private static long number(Map<String, Object> row, String name) {
        return ((Number) Objects.requireNonNull(row.get(name), name)).longValue();
    }
}

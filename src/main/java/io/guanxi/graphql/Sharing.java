package io.guanxi.graphql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.guanxi.fault.Fault;
import io.guanxi.graph.Graph;
import io.guanxi.graph.Ids;
import io.guanxi.graph.Statement;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Lets requests that differ only in their values share a statement: while one of their shape is under way, others stand in line, and go
 * together next. Nothing waits where nothing is under way.
 *
 * <p>What goes together agrees on the text and on the sizes of pages; who asks, and of which community, is part of each row. Answers are
 * given out when the whole statement has succeeded; if it has not, each row runs once more on its own, so that nobody fails for another's
 * sake. Who leaves, or has waited too long, is forgotten at once, and a statement that nobody waits for any more is ended.
 */
final class Sharing implements Reader.Source {

    /** Rows of a statement at most. */
    private static final int ROWS = 64;
    /** How long rows may take together: where one takes long, fewer go with it. */
    private static final long TOGETHER = TimeUnit.MILLISECONDS.toNanos(30);
    /** Statements at a time that the database has to plan first, which takes it 70 ms a list. */
    private static final int PLANNINGS = 2;
    /** In milliseconds. */
    private static final int LONGEST_PLANNING = 1_000;
    /** Statements known to be planned, about as many as the database keeps. */
    private static final int PLANNED = 1_000;

    private final Graph graph;
    private final Duration timeout;
    private final int lanes;
    private final Turns turns;
    private final Turns plannings = new Turns(PLANNINGS);
    private final ConcurrentMap<Kind, Line> lines = new ConcurrentHashMap<>();
    private final Cache<String, Boolean> planned =
            Caffeine.newBuilder().maximumSize(PLANNED).build();

    /**
     * @param timeout after which a request is given up
     * @param lanes statements of one shape at a time
     * @param statements of all shapes at a time
     */
    Sharing(Graph graph, Duration timeout, int lanes, int statements) {
        this.graph = graph;
        this.timeout = timeout;
        this.lanes = lanes;
        this.turns = new Turns(statements);
    }

    /** What requests must agree on to share a statement. */
    private record Kind(Plan plan, List<Integer> sizes) {}

    /** A request that waits for its answer. */
    private record Waiting(String name, Map<String, @Nullable Object> row, CompletableFuture<@Nullable Object> answer) {
        boolean gone() {
            return answer.isDone();
        }
    }

    /** Requests of one kind; whoever has the kind in {@link #lines} has it to themself. */
    private static final class Line {
        private final Queue<Waiting> waiting = new ArrayDeque<>();
        private int underWay;
        private long nanosPerRow;

        void took(long nanos, int rows) {
            nanosPerRow = nanosPerRow == 0 ? nanos / rows : (3 * nanosPerRow + nanos / rows) / 4;
        }

        List<Waiting> next() {
            long most = nanosPerRow == 0 ? ROWS : Math.max(1, Math.min(ROWS, TOGETHER / nanosPerRow));
            List<Waiting> batch = new ArrayList<>();
            while (batch.size() < most && !waiting.isEmpty()) {
                Waiting first = waiting.remove();
                if (!first.gone()) {
                    batch.add(first);
                }
            }
            return batch;
        }
    }

    @Override
    public CompletableFuture<@Nullable Object> data(
            String name, Plan plan, Map<String, @Nullable Object> row, List<Integer> sizes) {
        CompletableFuture<@Nullable Object> answer = new CompletableFuture<>();
        answer.orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
        Kind kind = new Kind(plan, sizes);
        Waiting waiting = new Waiting(name, row, answer);
        boolean[] free = new boolean[1];
        lines.compute(kind, (same, known) -> {
            Line line = known == null ? new Line() : known;
            if (line.underWay < lanes) {
                line.underWay++;
                free[0] = true;
            } else {
                line.waiting.add(waiting);
            }
            return line;
        });
        if (free[0]) {
            run(kind, List.of(waiting));
        }
        return answer;
    }

    private void run(Kind kind, List<Waiting> batch) {
        Attempt attempt = new Attempt(kind, batch);
        attempt.rows().whenComplete((rows, failed) -> {
            if (failed == null) {
                // What planning took says nothing of the next statement.
                if (attempt.known) {
                    long took = attempt.nanos();
                    lines.computeIfPresent(kind, (same, line) -> {
                        line.took(took, batch.size());
                        return line;
                    });
                }
                deliver(batch, rows);
                goOn(kind);
            } else if (batch.size() > 1 || isWorthAnotherTry(failed)) {
                CompletionStage<Void> each = CompletableFuture.allOf(batch.stream()
                        .filter(one -> !one.gone())
                        .map(one -> alone(kind, one))
                        .toArray(CompletableFuture[]::new));
                each.whenComplete((done, never) -> goOn(kind));
            } else {
                batch.get(0).answer().completeExceptionally(failed);
                goOn(kind);
            }
        });
    }

    private CompletableFuture<Void> alone(Kind kind, Waiting one) {
        return new Attempt(kind, List.of(one))
                .rows()
                .handle((rows, failed) -> {
                    if (failed == null) {
                        deliver(List.of(one), rows);
                    } else {
                        one.answer().completeExceptionally(failed);
                    }
                    return (Void) null;
                })
                .toCompletableFuture();
    }

    private static boolean isWorthAnotherTry(Throwable failed) {
        return Errors.cause(failed) instanceof Fault fault && fault.kind() == Fault.Kind.UNAVAILABLE;
    }

    private void goOn(Kind kind) {
        List<Waiting> next = new ArrayList<>();
        lines.computeIfPresent(kind, (same, line) -> {
            next.addAll(line.next());
            if (next.isEmpty()) {
                line.underWay--;
            }
            return line.underWay == 0 ? null : line;
        });
        if (!next.isEmpty()) {
            run(kind, next);
        }
    }

    /** One statement for all: not even begun if nobody waits when its turn comes, and ended when nobody waits any more. */
    private final class Attempt {
        private final String run = Ids.next();
        private final Kind kind;
        private final List<Waiting> batch;
        private final boolean known;
        private volatile long begun;

        Attempt(Kind kind, List<Waiting> batch) {
            this.kind = kind;
            this.batch = batch;
            this.known = planned.getIfPresent(kind.plan().text()) != null;
        }

        CompletionStage<List<Map<String, Object>>> rows() {
            CompletionStage<List<Map<String, Object>>> rows = known ? turns.run(this::read) : planning();
            AtomicInteger left = new AtomicInteger(batch.size());
            for (Waiting one : batch) {
                CompletionStage<?> answer = one.answer();
                answer.whenComplete((given, failed) -> {
                    if (left.decrementAndGet() == 0
                            && begun != 0
                            && !rows.toCompletableFuture().isDone()) {
                        graph.end(run);
                    }
                });
            }
            return rows.thenApply(found -> {
                planned.put(kind.plan().text(), true);
                return found;
            });
        }

        /** A place for planning is taken no longer than planning may take: what the statement does then is nobody else's wait. */
        private CompletionStage<List<Map<String, Object>>> planning() {
            CompletableFuture<List<Map<String, Object>>> rows = new CompletableFuture<>();
            plannings.run(() -> {
                turns.run(this::read).whenComplete((found, failed) -> {
                    if (failed == null) {
                        rows.complete(found);
                    } else {
                        rows.completeExceptionally(failed);
                    }
                });
                return rows.handle((found, failed) -> (Void) null)
                        .completeOnTimeout(null, LONGEST_PLANNING, TimeUnit.MILLISECONDS);
            });
            return rows;
        }

        private CompletionStage<List<Map<String, Object>>> read() {
            begun = System.nanoTime();
            return batch.stream().allMatch(Waiting::gone)
                    ? CompletableFuture.failedStage(new CancellationException("nobody waits for it any more"))
                    : graph.read(statement(kind, batch, run));
        }

        long nanos() {
            return System.nanoTime() - begun;
        }
    }

    private Statement statement(Kind kind, List<Waiting> batch, String run) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>(batch.size());
        for (int i = 0; i < batch.size(); i++) {
            Map<String, @Nullable Object> row = new HashMap<>();
            Map<String, @Nullable Object> all = batch.get(i).row();
            kind.plan().names().forEach(name -> row.put(name, all.get(name)));
            row.put("i", i);
            rows.add(row);
        }
        String name = batch.size() == 1 ? batch.get(0).name() : batch.get(0).name() + " +" + (batch.size() - 1);
        return Reader.statement(name, kind.plan(), rows, kind.sizes(), timeout).as(run);
    }

    /** Each row has exactly one answer; anything else is a fault of the statement's, and nobody's answer. */
    private static void deliver(List<Waiting> batch, List<Map<String, Object>> rows) {
        boolean[] answered = new boolean[batch.size()];
        for (Map<String, Object> row : rows) {
            int i = ((Number) Objects.requireNonNull(row.get("i"))).intValue();
            answered[i] = true;
            batch.get(i).answer().complete(row.get("data"));
        }
        for (int i = 0; i < answered.length; i++) {
            if (!answered[i]) {
                batch.get(i)
                        .answer()
                        .completeExceptionally(new IllegalStateException("a statement gave no row for a request"));
            }
        }
    }
}

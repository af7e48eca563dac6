package io.guanxi.bench.reads;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Asks all servers the same, in turns, because the machine is not equally fast all the time. */
final class Contest {

    private static final int SAMPLES = 5;
    private static final int WARMING_CONNECTIONS = 16;
    private static final int LONGEST_WARMING = 60;
    /** Warm is what has not become faster by a twentieth for three seconds. */
    private static final double RISE = 1.05;

    private static final int STEADY = 3;

    private final Vertx vertx = Vertx.vertx();
    private final List<Contender> contenders;
    private final Graph graph;
    private final long database;
    private final Set<Cell> skipped = new HashSet<>();
    private final Map<Cell, Map<Integer, Measurement>> measured = new HashMap<>();

    /** A server and what it is asked for. */
    record Cell(Contender contender, Shape shape) {}

    /**
     * @param database the id of its process
     */
    Contest(List<Contender> contenders, Graph graph, long database) {
        this.contenders = contenders;
        this.graph = graph;
        this.database = database;
    }

    /** Asks each server once for some members, and stops if they do not tell the same. */
    void compare(List<Shape> shapes) throws IOException, InterruptedException {
        Answers answers = new Answers();
        for (Shape shape : shapes) {
            Map<Dialect, Supplier<Call>> calls = new EnumMap<>(Dialect.class);
            contenders.forEach(contender -> calls.put(contender.dialect(), contender.calls(shape, graph)));
            for (int i = 0; i < (shape.writes() ? 1 : SAMPLES); i++) {
                compare(answers, shape, calls);
            }
        }
        graph.forget();
    }

    private void compare(Answers answers, Shape shape, Map<Dialect, Supplier<Call>> calls)
            throws IOException, InterruptedException {
        Contender before = null;
        List<String> expected = List.of();
        for (Contender contender : contenders) {
            Call call = calls.get(contender.dialect()).get();
            Cell cell = new Cell(contender, shape);
            if (skipped.contains(cell)) {
                continue;
            }
            try {
                List<String> told = answers.ask(contender, call);
                if (before == null || shape.writes()) {
                    before = contender;
                    expected = told;
                } else {
                    Answers.expectSame(shape + " " + call.proof(), before, expected, contender, told);
                }
            } catch (Answers.Refused refused) {
                System.err.printf("%s is not asked for %s: %.300s%n", contender.name(), shape, refused.getMessage());
                skipped.add(cell);
            }
        }
    }

    /**
     * Asks each server for each shape until it gets no faster.
     *
     * @param seconds at least
     * @param requests at least, because Java compiles by them and not by the clock, unless it takes a minute
     */
    void warm(List<Shape> shapes, int seconds, int requests) {
        for (Shape shape : shapes) {
            for (Contender contender : contenders) {
                if (!skipped.contains(new Cell(contender, shape))) {
                    System.err.printf(
                            "warming %s: %s, %,.0f/s%n",
                            shape, contender.name(), warm(contender, shape, seconds, requests));
                }
            }
        }
    }

    private double warm(Contender contender, Shape shape, int seconds, int requests) {
        Supplier<Call> calls = contender.calls(shape, graph);
        double best = 0;
        int steady = 0;
        long answered = 0;
        for (int second = 0;
                second < LONGEST_WARMING && (second < seconds || answered < requests || steady < STEADY);
                second++) {
            Load.Result result = Load.run(vertx, contender.port(), calls, WARMING_CONNECTIONS, 1);
            answered += result.latencies().getTotalCount();
            double rate = result.latencies().getTotalCount() / result.seconds();
            steady = rate > best * RISE ? 0 : steady + 1;
            best = StrictMath.max(best, rate);
        }
        forget(shape);
        return best;
    }

    /** Measures everything once more. */
    void round(List<Shape> shapes, List<Integer> connections, double seconds, int round) {
        for (Shape shape : shapes) {
            for (int count : connections) {
                for (int i = 0; i < contenders.size(); i++) {
                    Cell cell = new Cell(contenders.get((i + round) % contenders.size()), shape);
                    if (!skipped.contains(cell)) {
                        measure(cell, count, seconds);
                    }
                }
            }
        }
    }

    private void measure(Cell cell, int connections, double seconds) {
        long pid = cell.contender().process().pid();
        Supplier<Call> calls = cell.contender().calls(cell.shape(), graph);
        long server = ProcessTime.millis(pid);
        long base = ProcessTime.millis(database);
        Load.Result result = Load.run(vertx, cell.contender().port(), calls, connections, seconds);
        measured.computeIfAbsent(cell, any -> new HashMap<>())
                .computeIfAbsent(connections, any -> new Measurement())
                .add(result, ProcessTime.millis(pid) - server, ProcessTime.millis(database) - base);
        if (result.failure() != null) {
            System.err.printf("%s %s: %.300s%n", cell.contender().name(), cell.shape(), result.failure());
        }
        forget(cell.shape());
    }

    private void forget(Shape shape) {
        if (shape.writes()) {
            graph.forget();
        }
    }

    Map<Cell, Map<Integer, Measurement>> measured() {
        return measured;
    }

    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}

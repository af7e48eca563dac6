package io.guanxi.feed;

import io.guanxi.graph.Graph;
import io.guanxi.graph.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the graph for all readers of a server, and numbers what waits if no other server does. It has a thread of its own, which
 * sleeps while nobody listens and nothing that this server has written waits for its number.
 */
final class Watch implements Runnable, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Watch.class);
    /** Entries of a look. */
    private static final int MOST = 1_000;

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration FOREVER = Duration.ofDays(1);
    /** How far back what has happened since a subscriber asked can lie. */
    private static final int NEAR = 1_000;

    private static final String START = Statements.text("start");
    private static final String LOOK = Statements.text("look");

    private final Graph graph;
    private final Pace pace;
    private final Window window;
    private final Numbering numbering;
    private final Set<Runnable> listeners = ConcurrentHashMap.newKeySet();
    private @Nullable Thread thread;
    private boolean closed;
    private boolean urged;
    private long begun = System.nanoTime();
    private long swept = begun;
    private volatile boolean holding;
    private volatile boolean foreign;
    private volatile boolean failing;

    Watch(Graph graph, Pace pace, Window window) {
        this.graph = graph;
        this.pace = pace;
        this.window = window;
        this.numbering = new Numbering(graph, pace);
    }

    /** Something that this server has written waits for its number. */
    synchronized void urge() {
        urged = true;
        wake();
    }

    /** @param from the number that the listener begins behind */
    synchronized void listen(long from, Runnable listener) {
        if (listeners.isEmpty()) {
            window.skipTo(from);
        }
        listeners.add(listener);
        wake();
    }

    synchronized void leave(Runnable listener) {
        listeners.remove(listener);
    }

    /**
     * Where a subscriber begins, once everything has its number that happened before they asked: that is not told as if it were new.
     * It is this server that numbers, or the one that does; if that was killed, it takes as long as its lease.
     */
    Map<String, Object> start(@Nullable Long after, long asked) {
        while (true) {
            long since = System.nanoTime() - asked;
            Map<String, @Nullable Object> input = new HashMap<>();
            input.put("after", after);
            input.put("since", TimeUnit.NANOSECONDS.toMillis(since) + 1);
            input.put("near", NEAR);
            input.put("kept", pace.kept().toMillis());
            input.put("holder", numbering.holder());
            // On the server that takes writes: another one may not know yet of what was told elsewhere.
            Map<String, Object> state = graph.run(new Statement("_feed/start", START, input, PATIENCE))
                    .get(0);
            boolean late = since > 2 * pace.lease().toNanos();
            if (after != null || late || !Boolean.TRUE.equals(state.get("waiting"))) {
                return state;
            }
            if (((Number) Objects.requireNonNull(state.get("held"))).longValue() <= 0) {
                numbering.number(false);
            } else {
                LockSupport.parkNanos(pace.gap().toNanos());
            }
        }
    }

    @Override
    public void close() {
        Thread running;
        synchronized (this) {
            closed = true;
            running = thread;
            notifyAll();
        }
        if (running != null) {
            try {
                running.join(pace.lease().toMillis());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void run() {
        while (awaitTurn()) {
            safely(this::round);
        }
        if (holding) {
            safely(numbering::release);
        }
    }

    private void wake() {
        if (thread == null && !closed) {
            thread = new Thread(this, "guanxi-feed");
            thread.setDaemon(true);
            thread.start();
        }
        notifyAll();
    }

    /** Waits until there is something to do; whether there will be. */
    private synchronized boolean awaitTurn() {
        try {
            while (!closed) {
                long rest = pause().toNanos() - (System.nanoTime() - begun);
                if (rest <= 0) {
                    begun = System.nanoTime();
                    return true;
                }
                wait(TimeUnit.NANOSECONDS.toMillis(rest) + 1);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    /** From the beginning of one round to that of the next. */
    private Duration pause() {
        if (failing) {
            return pace.rest();
        }
        if (!listeners.isEmpty()) {
            return urged && !foreign ? pace.gap() : pace.poll();
        }
        return urged || holding ? pace.rest() : FOREVER;
    }

    private void safely(Runnable work) {
        try {
            work.run();
            failing = false;
        } catch (RuntimeException failed) {
            if (!failing) {
                log.warn("what happens cannot be read or numbered: {}", failed.toString());
            }
            failing = true;
            urge();
        }
    }

    private void round() {
        boolean hurry;
        synchronized (this) {
            hurry = urged;
            urged = false;
        }
        boolean listening = !listeners.isEmpty();
        boolean numbered = hurry && holding && listening && number(true);
        if (!numbered) {
            lookAround(listening);
        }
        if (System.nanoTime() - swept > pace.sweep().toNanos() && !numbering.sweep()) {
            swept = System.nanoTime();
        }
        if (holding && listeners.isEmpty()) {
            numbering.release();
            holding = false;
        }
    }

    private void lookAround(boolean listening) {
        Sight sight = look(listening ? window.seen() : Long.MAX_VALUE);
        foreign = sight.held > 0;
        window.skipTo(listening ? sight.swept : 0);
        tell(sight.entries);
        if (sight.waiting && !foreign) {
            number(listening);
        }
        if (sight.entries.size() == MOST || (sight.waiting && foreign)) {
            urge();
        }
    }

    /** Whether there was anything to number, and this server could. */
    private boolean number(boolean lasting) {
        List<Entry> numbered = numbering.number(lasting);
        holding = lasting && !numbered.isEmpty();
        tell(numbered);
        if (numbered.size() == Numbering.MOST) {
            urge();
        }
        return holding;
    }

    private void tell(List<Entry> entries) {
        if (window.add(entries)) {
            listeners.forEach(Runnable::run);
        }
    }

    /**
     * What was found in the graph.
     *
     * @param swept the number up to which nothing is kept
     * @param waiting whether anything waits for its number
     * @param held how many milliseconds only another server may number
     */
    private record Sight(long swept, boolean waiting, long held, List<Entry> entries) {}

    private Sight look(long after) {
        Map<String, Object> row = graph.readNow(new Statement(
                        "_feed/look",
                        LOOK,
                        Map.of("after", after, "most", MOST, "holder", numbering.holder()),
                        PATIENCE))
                .get(0);
        return new Sight(
                ((Number) Objects.requireNonNull(row.get("swept"))).longValue(),
                Boolean.TRUE.equals(row.get("waiting")),
                ((Number) Objects.requireNonNull(row.get("held"))).longValue(),
                ((List<?>) Objects.requireNonNull(row.get("entries")))
                        .stream().map(entry -> Entry.of((Map<?, ?>) entry)).toList());
    }
}

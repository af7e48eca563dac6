package io.guanxi.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lets threads take, a batch at a time, what one producer hands out in a thread of its own. Few batches wait, so that memory does not
 * grow with what there is.
 */
final class Handover<T> implements AutoCloseable {

    private static final int BATCH = 2_000;
    private static final int WAITING = 16;

    private final BlockingQueue<List<T>> batches = new ArrayBlockingQueue<>(WAITING);
    private final Thread thread;
    private volatile @Nullable Throwable failure;
    private volatile boolean left;

    /** Starts {@code producer}, which hands everything to its sink and returns. */
    Handover(String name, Consumer<Consumer<T>> producer) {
        this.thread = new Thread(() -> produce(producer), name);
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * The next batch, or null if there is nothing more.
     *
     * @throws RuntimeException what the producer threw
     */
    @Nullable
    List<T> next() {
        List<T> batch = untilLeft(batches::take);
        if (!batch.isEmpty()) {
            return batch;
        }
        // The end is there for every thread that asks.
        untilLeft(() -> {
            batches.put(batch);
            return batch;
        });
        if (failure instanceof Error fatal) {
            throw fatal;
        }
        if (failure instanceof RuntimeException failed) {
            throw failed;
        }
        return null;
    }

    /** Ends the producer if it is not done. */
    @Override
    public void close() {
        left = true;
        thread.interrupt();
    }

    private void produce(Consumer<Consumer<T>> producer) {
        Open<T> open = new Open<>(this::put);
        try {
            producer.accept(open);
            open.flush();
        } catch (RuntimeException | Error failed) {
            // Whatever ended it, what came before is not all there is.
            failure = failed;
        } finally {
            if (!left) {
                put(List.of());
            }
        }
    }

    private void put(List<T> batch) {
        untilLeft(() -> {
            batches.put(batch);
            return batch;
        });
    }

    private static <V> V untilLeft(Waiting<V> waiting) {
        try {
            return Objects.requireNonNull(waiting.get());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("nobody takes what is handed over");
        }
    }

    private interface Waiting<V> {
        V get() throws InterruptedException;
    }

    /** The batch that is being filled. */
    private static final class Open<T> implements Consumer<T> {
        private final Consumer<List<T>> full;
        private List<T> batch = new ArrayList<>(BATCH);

        Open(Consumer<List<T>> full) {
            this.full = full;
        }

        @Override
        public void accept(T one) {
            batch.add(one);
            if (batch.size() == BATCH) {
                flush();
            }
        }

        void flush() {
            if (!batch.isEmpty()) {
                full.accept(batch);
                batch = new ArrayList<>(BATCH);
            }
        }
    }
}

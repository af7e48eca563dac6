package io.guanxi.ingest;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Work on threads of its own, begun in the order in which it was given; what fails there fails where it is waited for. */
final class Background implements AutoCloseable {

    private static final long PATIENCE_MINUTES = 10;

    private final ExecutorService threads;

    /** @param most pieces of work at a time */
    Background(int most) {
        threads = Executors.newFixedThreadPool(most, work -> {
            Thread worker = new Thread(work, "import");
            worker.setDaemon(true);
            return worker;
        });
    }

    <T> CompletableFuture<T> start(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, threads);
    }

    /** Waits for a piece of work, and throws what it threw. */
    static <T> T await(CompletableFuture<T> work) {
        try {
            return work.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (failed.getCause() instanceof Error failure) {
                throw failure;
            }
            throw failed;
        }
    }

    /** Waits for what was begun, so that nobody takes the graph away from it. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            threads.awaitTermination(PATIENCE_MINUTES, TimeUnit.MINUTES);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}

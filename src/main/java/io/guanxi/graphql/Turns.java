package io.guanxi.graphql;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets a bounded number of works be under way; the others stand in line. What subscribers see is read this way, so that one change that
 * thousands wait for leaves the database to queries, too. A subscriber stands in line at most once.
 */
final class Turns {

    private final Queue<Runnable> line = new ArrayDeque<>();
    private int free;

    Turns(int atATime) {
        this.free = atATime;
    }

    <T> CompletionStage<T> run(Supplier<CompletionStage<T>> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Runnable turn = () -> begun(work).whenComplete((value, thrown) -> {
            if (thrown == null) {
                result.complete(value);
            } else {
                result.completeExceptionally(thrown);
            }
            next();
        });
        synchronized (this) {
            if (free == 0) {
                line.add(turn);
                return result;
            }
            free--;
        }
        turn.run();
        return result;
    }

    private static <T> CompletionStage<T> begun(Supplier<CompletionStage<T>> work) {
        try {
            return work.get();
        } catch (RuntimeException failed) {
            return CompletableFuture.failedStage(failed);
        }
    }

    private void next() {
        Runnable turn = waiting();
        if (turn != null) {
            turn.run();
        }
    }

    private synchronized @Nullable Runnable waiting() {
        Runnable turn = line.poll();
        if (turn == null) {
            free++;
        }
        return turn;
    }
}

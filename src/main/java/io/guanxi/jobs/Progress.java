package io.guanxi.jobs;

import io.guanxi.fault.Fault;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** How far that is which somebody in a community waits for, and whether it is wanted still. */
public final class Progress {

    /** Of what nobody waits for: nobody looks at it. */
    public static final Progress UNSEEN = new Progress(null);

    private final AtomicInteger waiting = new AtomicInteger();
    private final CompletableFuture<Progress> over = new CompletableFuture<>();
    private final CompletableFuture<Void> shown = new CompletableFuture<>();
    private volatile Step at = new Step("", 0);
    private volatile @Nullable Fault ended;
    private final @Nullable RunningJob job;

    /** @param job that is done by this work alone; absent if there is none, or it is shown to those who wait together */
    Progress(@Nullable RunningJob job) {
        this.job = job;
    }

    /**
     * What is done now.
     *
     * @param done how much is, 0..1: a guess
     */
    public record Step(String name, double done) {}

    /**
     * To be called often.
     *
     * @throws Fault if it is not wanted any more
     */
    public void tell(String step, double done) {
        Fault why = ended;
        if (why != null) {
            throw why;
        }
        at = new Step(step, done);
        if (job != null) {
            job.progress(step, done);
        }
    }

    /** The name by which its statements can be ended; absent if nobody will. */
    public @Nullable String run() {
        return job == null ? null : job.run();
    }

    public Step at() {
        return at;
    }

    /** From now on, whoever tells how far they are is told to stop. */
    void end(Fault why) {
        ended = why;
    }

    boolean isEnded() {
        return ended != null;
    }

    void enter() {
        waiting.incrementAndGet();
    }

    /**
     * Somebody waits no more; with the last of them it is over.
     *
     * @return whether they were the last
     */
    boolean leave(@Nullable Throwable failed) {
        if (waiting.decrementAndGet() > 0) {
            return false;
        }
        if (failed == null) {
            over.complete(this);
        } else {
            over.completeExceptionally(failed);
        }
        return true;
    }

    /** Ends when there is a job to look at, or there will be none. */
    CompletableFuture<Void> shown() {
        return shown;
    }

    boolean isOver() {
        return over.isDone();
    }

    /**
     * Waits for the end, and throws what it ended with.
     *
     * @return whether it has come
     */
    boolean isOver(Duration within) {
        return Patience.within(within, over).isPresent();
    }
}

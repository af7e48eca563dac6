package io.guanxi;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work that a server looks for every few seconds, in a thread of its own. Of several servers one does it, whichever comes first. */
final class Rounds implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Rounds.class);
    private static final Duration REST = Duration.ofSeconds(5);

    private final String work;
    private final Runnable round;
    private final ScheduledExecutorService thread;
    private boolean failing;

    private Rounds(String work, Runnable round) {
        this.work = work;
        this.round = round;
        this.thread = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread made = new Thread(task, "guanxi-" + work);
            made.setDaemon(true);
            return made;
        });
    }

    /** @param work in a word, for the log */
    static Rounds start(String work, Runnable round) {
        Rounds rounds = new Rounds(work, round);
        var unused = rounds.thread.scheduleWithFixedDelay(
                rounds::perform, REST.toMillis(), REST.toMillis(), TimeUnit.MILLISECONDS);
        return rounds;
    }

    private void perform() {
        try {
            round.run();
            failing = false;
        } catch (RuntimeException failed) {
            if (!failing) {
                log.warn("{} failed, tried again every {} s: {}", work, REST.toSeconds(), failed.toString());
            }
            failing = true;
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}

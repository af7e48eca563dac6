package io.guanxi;

import io.guanxi.analysis.Ties;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings ties up to date that have changed, every few seconds, in a thread of its own. Of several servers one does, whichever comes first. */
final class TieRefresh implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(TieRefresh.class);
    private static final Duration REST = Duration.ofSeconds(5);

    private final Ties ties;
    private final Clock clock;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread made = new Thread(task, "guanxi-ties");
        made.setDaemon(true);
        return made;
    });
    private boolean failing;

    private TieRefresh(Ties ties, Clock clock) {
        this.ties = ties;
        this.clock = clock;
    }

    static TieRefresh start(Ties ties, Clock clock) {
        TieRefresh refresh = new TieRefresh(ties, clock);
        var unused = refresh.thread.scheduleWithFixedDelay(
                refresh::round, REST.toMillis(), REST.toMillis(), TimeUnit.MILLISECONDS);
        return refresh;
    }

    private void round() {
        try {
            ties.changed().forEach(community -> ties.refreshChanged(community, clock.instant()));
            failing = false;
        } catch (RuntimeException failed) {
            if (!failing) {
                log.warn(
                        "ties cannot be brought up to date, tried again every {} s: {}",
                        REST.toSeconds(),
                        failed.toString());
            }
            failing = true;
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}

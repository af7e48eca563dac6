package io.guanxi.analysis;

import io.guanxi.fault.Fault;
import io.guanxi.graph.Graph;
import io.guanxi.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rankings that were asked for, that somebody left who is gone, or that are due by schedule: whichever server looks first computes them. */
public final class Agenda {

    private static final Logger log = LoggerFactory.getLogger(Agenda.class);

    private final Steps steps;
    private final Influence influence;

    /** @param timeout of each statement of a computation */
    public Agenda(Graph graph, Duration timeout) {
        this.steps = new Steps(graph, timeout);
        this.influence = new Influence(graph, timeout);
    }

    /** Computes what is to be computed now; what fails is told by its job and the log. */
    public void round(Instant now) {
        round(now, community -> true);
    }

    void round(Instant now, Predicate<String> communities) {
        steps.run("_jobs/abandoned", Map.of());
        for (Map<String, Object> job : steps.read("_jobs/due", Map.of())) {
            String community = Column.text(job, "community");
            if (communities.test(community)) {
                compute(community, () -> influence.computeAsked(community, Column.time(job, "asOf"), now));
            }
        }
        for (Map<String, Object> row : steps.read("_jobs/scheduled", Map.of())) {
            String community = Column.text(row, "community");
            Instant since = Objects.requireNonNull(Column.time(row, "since"));
            Schedule.of(Column.text(row, "schedule"))
                    .flatMap(schedule -> schedule.next(since, ZoneId.of(Column.text(row, "timeZone"))))
                    .filter(due -> !due.isAfter(now) && communities.test(community))
                    .ifPresent(due -> compute(community, () -> influence.computeDue(community, due, now)));
        }
    }

    private static void compute(String community, Runnable work) {
        try {
            work.run();
        } catch (Fault fault) {
            switch (fault.code()) {
                case "COMPUTING" -> log.debug("another server computes the ranking of {}", community);
                case "CANCELLED" -> log.info("computing the ranking of {} was cancelled", community);
                default -> log.warn("the ranking of {} was not computed: {}", community, fault.getMessage());
            }
        }
    }
}

package io.guanxi.schedule;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Times that a cron expression of five fields names: minute, hour, day of the month, month, day of the week. */
public final class Schedule {

    private static final CronParser PARSER = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));

    private final ExecutionTime times;

    private Schedule(ExecutionTime times) {
        this.times = times;
    }

    /** The schedule that an expression means; absent if it is none. */
    public static Optional<Schedule> of(@Nullable String expression) {
        try {
            return Optional.of(new Schedule(ExecutionTime.forCron(PARSER.parse(expression))));
        } catch (IllegalArgumentException | NullPointerException meaningless) {
            return Optional.empty();
        }
    }

    /** The first time after another, without those that the zone's clock skips; absent if there is none, such as on 30 February. */
    public Optional<Instant> next(Instant after, ZoneId zone) {
        return times.nextExecution(after.atZone(zone)).map(java.time.ZonedDateTime::toInstant);
    }
}

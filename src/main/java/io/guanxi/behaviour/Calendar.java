package io.guanxi.behaviour;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/**
 * Days, weeks or months of a time zone, numbered from 0 on. A period begins when its first day does there, so that one in which clocks are changed is an hour shorter or
 * longer.
 */
final class Calendar {

    /** What lies further back is no time of a member. */
    private static final int YEARS = 150;

    private final Unit unit;
    private final ZoneId zone;
    private final LocalDate first;
    /** Of the periods up to the last one, and of the one behind it. */
    private final long[] starts;

    private Calendar(Unit unit, ZoneId zone, LocalDate first, long[] starts) {
        this.unit = unit;
        this.zone = zone;
        this.first = first;
        this.starts = starts;
    }

    /**
     * The periods from one time to another.
     *
     * @param from a time in period 0; if it is too long ago or after the end, the one that is nearest counts
     * @param to a time in the last period
     */
    static Calendar of(Unit unit, DayOfWeek weekStart, ZoneId zone, long from, long to) {
        LocalDate last = day(to, zone);
        LocalDate day = day(Math.min(from, to), zone);
        LocalDate earliest = last.minusYears(YEARS);
        LocalDate first = begin(unit, weekStart, day.isBefore(earliest) ? earliest : day);
        int count = 1;
        while (!plus(unit, first, count).isAfter(last)) {
            count++;
        }
        long[] starts = new long[count + 1];
        for (int i = 0; i <= count; i++) {
            starts[i] = start(plus(unit, first, i), zone);
        }
        return new Calendar(unit, zone, first, starts);
    }

    private static LocalDate day(long time, ZoneId zone) {
        // Instants beyond what dates can say are beyond all calendars, too.
        long near = Math.max(time, Instant.parse("0001-01-01T00:00:00Z").toEpochMilli());
        return LocalDate.ofInstant(Instant.ofEpochMilli(near), zone);
    }

    private static LocalDate begin(Unit unit, DayOfWeek weekStart, LocalDate day) {
        return switch (unit) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(weekStart));
            case MONTH -> day.withDayOfMonth(1);
        };
    }

    private static LocalDate plus(Unit unit, LocalDate first, long count) {
        return switch (unit) {
            case DAY -> first.plusDays(count);
            case WEEK -> first.plusWeeks(count);
            case MONTH -> first.plusMonths(count);
        };
    }

    private static long start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant().toEpochMilli();
    }

    /** How many periods there are. */
    int size() {
        return starts.length - 1;
    }

    /** The period that a time lies in; negative before the first, {@link #size()} or more after the last. */
    int number(long time) {
        if (time < starts[0]) {
            return -1;
        }
        if (time >= starts[size()]) {
            return size();
        }
        // Periods are about equally long.
        double mean = (double) (starts[size()] - starts[0]) / size();
        int at = (int) Math.min(size() - 1, (time - starts[0]) / mean);
        while (starts[at] > time) {
            at--;
        }
        while (starts[at + 1] <= time) {
            at++;
        }
        return at;
    }

    /** The first day of a period, also of one beyond the last. */
    LocalDate date(int number) {
        return plus(unit, first, number);
    }

    /** When a period begins, also one beyond the last. */
    long start(int number) {
        return number < starts.length ? starts[number] : start(date(number), zone);
    }
}

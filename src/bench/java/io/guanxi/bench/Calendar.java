package io.guanxi.bench;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Three years of days, each with what is done on it compared with others: more at weekends, in winter and in the evening. Times are
 * seconds since the first day.
 */
final class Calendar {

    static final int DAY = 86_400;
    static final int DAYS = 3 * 365;
    static final int SPAN = DAYS * DAY;

    private static final double[] WEEK = {0.93, 0.9, 0.92, 0.96, 1.02, 1.24, 1.2};
    private static final double[] HOURS = {
        0.5, 0.3, 0.2, 0.15, 0.15, 0.2, 0.4, 0.7, 0.9, 1, 1, 1.05, 1.2, 1.1, 1, 1, 1.1, 1.3, 1.6, 1.9, 2.1, 2, 1.5, 0.9
    };
    private static final double MOST = 1.24 * 1.35;

    private final String[] dates = new String[DAYS + 1];
    private final double[] seasons = new double[DAYS + 1];

    /**
     * @param end the day after the last
     */
    Calendar(LocalDate end) {
        LocalDate first = end.minusDays(DAYS);
        for (int day = 0; day <= DAYS; day++) {
            LocalDate date = first.plusDays(day);
            dates[day] = date.toString();
            DayOfWeek weekday = date.getDayOfWeek();
            double year = 1 + 0.35 * StrictMath.cos(2 * StrictMath.PI * (date.getDayOfYear() - 15) / 365.25);
            seasons[day] = WEEK[weekday.getValue() - 1] * year;
        }
    }

    /** How much is done on a day, around 1. */
    double season(int day) {
        return seasons[day];
    }

    /** How much is done in an hour of a day, around 1. */
    static double hour(int hour) {
        return HOURS[hour];
    }

    /** The time of an instant, at the borders of what there is where it is beyond. */
    int time(Instant at) {
        Instant first = LocalDate.parse(dates[0]).atStartOfDay(ZoneOffset.UTC).toInstant();
        long seconds = at.getEpochSecond() - first.getEpochSecond();
        return (int) StrictMath.max(0, StrictMath.min(SPAN, seconds));
    }

    /**
     * A time from {@code from} to {@code to}, in the rhythm of the seasons, and the sooner the more often.
     *
     * @param fading 1 for no difference, more for much at the beginning and little at the end
     */
    int between(Dice dice, int from, int to, double fading) {
        int time = from;
        for (int attempt = 0; attempt < 5; attempt++) {
            double part = dice.fraction();
            time = from + (int) ((to - from) * (fading == 1 ? part : StrictMath.pow(part, fading)));
            if (dice.fraction() * MOST * 2.1 < seasons[time / DAY] * HOURS[time % DAY / 3600]) {
                return time;
            }
        }
        return time;
    }

    /** As the import format writes it. */
    String text(int time) {
        StringBuilder text = new StringBuilder(20).append(dates[time / DAY]).append('T');
        int second = time % DAY;
        two(text, second / 3600).append(':');
        two(text, second / 60 % 60).append(':');
        return two(text, second % 60).append('Z').toString();
    }

    private static StringBuilder two(StringBuilder text, int number) {
        return text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }
}

package io.guanxi.ingest;

import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/** Times in the form that most files have, {@code 2026-01-31T12:00:00Z}: what Java's own parser takes ten times as long for. */
final class InstantText {

    private static final String FORM = "0000-00-00T00:00:00Z";
    private static final int HOURS = 24;
    private static final int SIXTY = 60;

    private InstantText() {}

    /** The time, or null where a text is of another form or none that there is. */
    static @Nullable ZonedDateTime time(String text) {
        if (text.length() != FORM.length()) {
            return null;
        }
        for (int i = 0; i < FORM.length(); i++) {
            char one = text.charAt(i);
            if (FORM.charAt(i) == '0' ? one < '0' || one > '9' : one != FORM.charAt(i)) {
                return null;
            }
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        boolean real = month >= 1
                && month <= 12
                && day >= 1
                && day <= YearMonth.of(year, month).lengthOfMonth()
                && hour < HOURS
                && minute < SIXTY
                && second < SIXTY;
        return real ? ZonedDateTime.of(year, month, day, hour, minute, second, 0, ZoneOffset.UTC) : null;
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = 10 * number + text.charAt(i) - '0';
        }
        return number;
    }
}

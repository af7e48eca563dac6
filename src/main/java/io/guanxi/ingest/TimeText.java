package io.guanxi.ingest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Foreign dates and times in the words of the import format; a date stays a date. */
final class TimeText {

    private static final String SECONDS = "epochSeconds";
    private static final String MILLIS = "epochMillis";
    private static final Set<String> EPOCH = Set.of(SECONDS, MILLIS);
    private static final ZonedDateTime SAMPLE = ZonedDateTime.of(2026, 1, 31, 22, 10, 30, 0, ZoneOffset.UTC);

    private final List<String> patterns;
    private final List<DateTimeFormatter> formats;
    private final @Nullable ZoneId zone;

    /** Tries patterns in turn, ISO-8601 if there are none; a time without a zone is one of {@code zone}. */
    TimeText(List<String> patterns, @Nullable ZoneId zone) {
        this.patterns = patterns;
        this.zone = zone;
        this.formats = patterns.stream()
                .filter(pattern -> !EPOCH.contains(pattern))
                .map(pattern -> DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH))
                .toList();
    }

    /**
     * Tries the patterns out.
     *
     * @throws IllegalArgumentException if one is none, or tells no date
     */
    static void check(List<String> patterns) {
        for (String pattern : patterns) {
            if (EPOCH.contains(pattern)) {
                continue;
            }
            String sample;
            try {
                sample = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(SAMPLE);
            } catch (IllegalArgumentException none) {
                throw new IllegalArgumentException(
                        "'" + pattern + "' is no pattern, "
                                + Nearest.guess(pattern, EPOCH)
                                        .map(meant -> "did you mean '" + meant + "'?")
                                        .orElse(none.getMessage()),
                        none);
            }
            if (new TimeText(List.of(pattern), null).iso(sample) == null) {
                throw new IllegalArgumentException(
                        "'" + pattern
                                + "' tells no date: a year is yyyy, a month MM, a day dd, an hour HH (with a: hh), a minute mm");
            }
        }
    }

    /** The time in ISO-8601, or null if no pattern fits. */
    @Nullable
    String iso(String text) {
        if (patterns.isEmpty()) {
            return iso(DateTimeFormatter.ISO_DATE_TIME, text.replace(' ', 'T'), text);
        }
        String epoch = text.matches("-?\\d{1,18}") ? epoch(Long.parseLong(text)) : null;
        if (epoch != null) {
            return epoch;
        }
        for (DateTimeFormatter format : formats) {
            String iso = iso(format, text, null);
            if (iso != null) {
                return iso;
            }
        }
        return null;
    }

    private @Nullable String epoch(long number) {
        try {
            if (patterns.contains(SECONDS)) {
                return Instant.ofEpochSecond(number).toString();
            }
            return patterns.contains(MILLIS) ? Instant.ofEpochMilli(number).toString() : null;
        } catch (DateTimeException beyond) {
            return null;
        }
    }

    private @Nullable String iso(DateTimeFormatter format, String text, @Nullable String otherwise) {
        try {
            TemporalAccessor time = format.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            return time instanceof LocalDateTime local && zone != null
                    ? local.atZone(zone).toInstant().toString()
                    : time.toString();
        } catch (DateTimeException unlike) {
            return otherwise;
        }
    }
}

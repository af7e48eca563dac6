package io.guanxi.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When something is due, by cron. */
class ScheduleTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 3 * * *     | 2026-01-01T02:59:59Z | UTC           | 2026-01-01T03:00:00Z",
                "0 3 * * *     | 2026-01-01T03:00:00Z | UTC           | 2026-01-02T03:00:00Z",
                "0 3 * * *     | 2026-01-01T00:00:00Z | Europe/Berlin | 2026-01-01T02:00:00Z",
                "*/15 * * * *  | 2026-01-01T00:01:00Z | UTC           | 2026-01-01T00:15:00Z",
                "30 6 * * 1    | 2026-01-01T00:00:00Z | UTC           | 2026-01-05T06:30:00Z",
                "0 0 1 */3 *   | 2026-01-02T00:00:00Z | UTC           | 2026-04-01T00:00:00Z",
            })
    void theNextTimeIsTheFirstOneAfter(String cron, Instant after, String zone, Instant next) {
        assertThat(Schedule.of(cron).orElseThrow().next(after, ZoneId.of(zone))).contains(next);
    }

    @Test
    void aTimeThatTheClockSkipsIsSkipped() {
        // 02:30 does not exist in Berlin on 29 March 2026.
        assertThat(Schedule.of("30 2 * * *")
                        .orElseThrow()
                        .next(Instant.parse("2026-03-28T12:00:00Z"), ZoneId.of("Europe/Berlin")))
                .contains(Instant.parse("2026-03-30T00:30:00Z"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"", " ", "at noon", "0 3 * *", "0 0 3 * * ?", "61 * * * *", "0 24 * * *", "0 3 * * 8", "@never"})
    void whatNamesNoTimesIsNoSchedule(String text) {
        assertThat(Schedule.of(text)).isEmpty();
    }
}

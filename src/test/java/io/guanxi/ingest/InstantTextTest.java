package io.guanxi.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Times are read as Java's own parser reads them, or left to it. */
class InstantTextTest {

    @Test
    void timesAreThoseOfJavasParser() {
        for (String text : new String[] {"2024-02-29T23:59:59Z", "0000-01-01T00:00:00Z", "9999-12-31T12:30:00Z"}) {
            assertThat(InstantText.time(text)).isEqualTo(parsed(text)).isNotNull();
        }
    }

    @Test
    void whatIsNoTimeOfThisFormIsLeftToTheParser() {
        for (String text : new String[] {
            "2023-02-29T00:00:00Z",
            "2023-01-01T24:00:00Z",
            "2023-01-01T00:60:00Z",
            "2023-01-01T00:00:60Z",
            "2023-13-01T00:00:00Z",
            "2023-00-01T00:00:00Z",
            "2023-01-01 00:00:00Z",
            "2023-01-01T00:00:00z",
            "2023-01-01T00:00+01Z",
            "2023-01-01T0٣:00:00Z",
            "2023-01-01"
        }) {
            assertThat(InstantText.time(text)).as(text).isNull();
        }
    }

    @Test
    void anyDigitsAreReadAlikeOrNotAtAll() {
        Random random = new Random(5);
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            String text = "%04d-%02d-%02dT%02d:%02d:%02dZ"
                    .formatted(
                            random.nextInt(10_000),
                            random.nextInt(14),
                            random.nextInt(33),
                            random.nextInt(26),
                            random.nextInt(62),
                            random.nextInt(62));
            ZonedDateTime time = InstantText.time(text);
            if (time != null) {
                assertThat(time).as(text).isEqualTo(parsed(text));
                read++;
            }
        }
        assertThat(read).isGreaterThan(10_000);
    }

    private static @Nullable ZonedDateTime parsed(String text) {
        try {
            return OffsetDateTime.parse(text).atZoneSameInstant(ZoneOffset.UTC);
        } catch (DateTimeException none) {
            return null;
        }
    }
}

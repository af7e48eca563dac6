package io.guanxi.ingest;

import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reactions of nobody in particular. They are the first, second, ... of their content, kind and day, whatever file they stand in, and a
 * row that stands for several goes by the number of the last of them.
 */
final class AnonymousReactions {

    /** So many rows of so many would still be counted exactly. */
    private static final long MOST = 1_000_000_000_000L;

    private final Values values;
    private final Fingerprint fingerprint = new Fingerprint();
    private final Tally counts = new Tally();

    AnonymousReactions(Values values) {
        this.values = values;
    }

    /** Gives a row its kind, day and number, and answers a hash of what it describes. */
    long identify(Map<String, String> texts, Map<String, Object> input, @Nullable ZonedDateTime at) throws Unreadable {
        Map<String, String> group = new HashMap<>(Map.of(
                "content", Objects.requireNonNull(texts.get("content")),
                "kind", Objects.requireNonNull(texts.get("kind"))));
        if (at != null) {
            Object day = values.day(at);
            input.put("day", day);
            group.put("day", day.toString());
        }
        long hash = fingerprint.of(List.of("content", "kind", "day"), group);
        long number = counts.count(hash, howMany(input));
        input.put("kind", Objects.requireNonNull(group.get("kind")));
        input.put("number", number);
        group.put("number", Long.toString(number));
        return fingerprint.of(List.of("content", "kind", "day", "number"), group);
    }

    private static long howMany(Map<String, Object> input) throws Unreadable {
        long count = (Long) input.getOrDefault("count", 1L);
        if (count < 1 || count > MOST) {
            throw new Unreadable("count: expected a whole number from 1 to " + MOST + ", found '" + count + "'");
        }
        return count;
    }
}

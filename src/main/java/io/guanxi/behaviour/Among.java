package io.guanxi.behaviour;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Some members of a community, by what holds of them. What they did is counted in columns of an image; the rest is looked for in the graph, part by part, so that parts which many have in common are looked for once. */
public sealed interface Among {

    /** Those of whom everything holds; everybody, if there is nothing. */
    record All(List<Among> parts) implements Among {}

    /** Those of whom something holds. */
    record Any(List<Among> parts) implements Among {}

    /** Those of whom it does not hold. */
    record Not(Among part) implements Among {}

    /**
     * Those who did something, so many times.
     *
     * @param event as {@code EventInput} names it
     */
    record Did(String event, Span span, int least, int most) implements Among {}

    /**
     * Those in some parts of all members.
     *
     * @param names of the parts
     */
    record In(Division division, Set<String> names) implements Among {}

    /**
     * Those whom only the graph can tell.
     *
     * @param rule what all of them have in common, and nobody else: it tells them from others
     * @param search looks for them as of a moment
     */
    record Found(String rule, Function<Instant, CompletionStage<Search>> search) implements Among {}

    /**
     * When something counts. Every limit that is given holds.
     *
     * @param since then or later
     * @param until before then
     * @param days in the last so many times 24 hours
     * @param past whether what is dated later than now does not count
     */
    record Span(
            @Nullable Instant since,
            @Nullable Instant until,
            @Nullable Integer days,
            boolean past) {

        private static final long DAY = 86_400_000L;

        /** The last millisecond before those that count. */
        long after(long now) {
            long after = since == null ? Long.MIN_VALUE : since.toEpochMilli() - 1;
            return days == null ? after : Math.max(after, now - DAY * days);
        }

        /** The last millisecond that counts. */
        long upTo(long now) {
            long upTo = until == null ? Long.MAX_VALUE : until.toEpochMilli() - 1;
            return past ? Math.min(upTo, now) : upTo;
        }
    }

    /** Looks for members. */
    interface Search {
        /** Whether it begins with something that is named, and need not look at everybody. */
        boolean isNamed();

        /** The internal ids of all of them, in any order; for those that begin with something named. */
        CompletionStage<List<String>> all();

        /** The internal ids of those whose keys lie behind one key and not behind the other. */
        CompletionStage<List<String>> between(String after, String upTo);
    }
}

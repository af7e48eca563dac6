package io.guanxi.fields;

import io.guanxi.behaviour.Among;
import io.guanxi.behaviour.Behaviours;
import io.guanxi.behaviour.Division;
import io.guanxi.graphql.CohortMembers;
import io.guanxi.graphql.CohortMembers.Asked;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Who meets a rule, as behaviour takes it: what members did is counted in columns, segments are parts of a division, and of anything else those who meet it are looked for. */
record RuleMembers(CohortMembers members) {

    private static final int ANY_NUMBER = Integer.MAX_VALUE;

    CompletionStage<Behaviours.Asked> asked(Asked asked, String rule) {
        return members.fold(asked, rule, new OfRule(asked))
                .thenApply(among -> new Behaviours.Asked(asked.community(), asked.snapshot(), asked.now(), among));
    }

    /**
     * The segments of a moment.
     *
     * @param asOf absent: now
     */
    Division segments(Asked asked, String kind, @Nullable Instant asOf) {
        return new Division(
                "%s %s %s".formatted(kind, asOf, asked.snapshot()),
                now -> members.segments(asked.at(now), kind, asOf).thenApply(pages -> pages::between));
    }

    private final class OfRule implements CohortMembers.Fold<Among> {

        private final Asked asked;

        OfRule(Asked asked) {
            this.asked = asked;
        }

        @Override
        public Among all(List<Among> parts) {
            return new Among.All(parts);
        }

        @Override
        public Among any(List<Among> parts) {
            return new Among.Any(parts);
        }

        @Override
        public Among not(Among part) {
            return new Among.Not(part);
        }

        @Override
        public Among alone(String name, Map<?, ?> given, String rule) {
            return switch (name) {
                case "did" -> tracked(given, rule, whole(given, "times", 1), ANY_NUMBER);
                case "neverDid" -> tracked(given, rule, 0, 0);
                case "active" -> new Among.Did("track", span(given, false), whole(given, "times", 1), ANY_NUMBER);
                case "ordered" -> ordered(given);
                case "joined" ->
                    isWhole(given) ? new Among.Did("join", span(given, given.get("days") != null), 1, 1) : found(rule);
                case "segment" ->
                    new Among.In(
                            segments(asked, String.valueOf(given.get("kind")), time(given, "asOf")),
                            names((List<?>) Objects.requireNonNull(given.get("names"))));
                default -> found(rule);
            };
        }

        private Among tracked(Map<?, ?> given, String rule, int least, int most) {
            String event = String.valueOf(given.get("event"));
            return event.isEmpty() ? found(rule) : new Among.Did("track:" + event, span(given, false), least, most);
        }

        private Among found(String rule) {
            return new Among.Found(
                    rule, now -> members.lookup(asked.at(now), rule).thenApply(Looking::new));
        }
    }

    private record Looking(CohortMembers.Lookup lookup) implements Among.Search {
        @Override
        public boolean isNamed() {
            return lookup.isNamed();
        }

        @Override
        public CompletionStage<List<String>> all() {
            return lookup.all();
        }

        @Override
        public CompletionStage<List<String>> between(String after, String upTo) {
            return lookup.between(after, upTo);
        }
    }

    private static Among ordered(Map<?, ?> given) {
        Among.Span ever = new Among.Span(null, null, null, true);
        Among orders = new Among.Did("order", ever, whole(given, "atLeast", 1), whole(given, "atMost", ANY_NUMBER));
        return given.get("quietDays") instanceof Integer days
                ? new Among.All(List.of(orders, new Among.Did("order", new Among.Span(null, null, days, true), 0, 0)))
                : orders;
    }

    private static Among.Span span(Map<?, ?> given, boolean past) {
        return new Among.Span(time(given, "since"), time(given, "until"), (Integer) given.get("days"), past);
    }

    /** Whether what it says can be told in milliseconds. */
    private static boolean isWhole(Map<?, ?> given) {
        return isWhole(time(given, "since")) && isWhole(time(given, "until"));
    }

    private static boolean isWhole(@Nullable Instant time) {
        return time == null || time.equals(time.truncatedTo(ChronoUnit.MILLIS));
    }

    private static @Nullable Instant time(Map<?, ?> given, String name) {
        return given.get(name) instanceof OffsetDateTime time ? time.toInstant() : null;
    }

    private static int whole(Map<?, ?> given, String name, int otherwise) {
        return given.get(name) instanceof Integer number ? number : otherwise;
    }

    private static Set<String> names(List<?> given) {
        Set<String> names = new HashSet<>();
        given.forEach(name -> names.add(String.valueOf(name)));
        return names;
    }
}

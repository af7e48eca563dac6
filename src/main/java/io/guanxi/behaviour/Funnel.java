package io.guanxi.behaviour;

import io.guanxi.behaviour.Given.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Steps that members take one after the other.
 *
 * @param strict whether nothing that is a step of this funnel may lie between two steps
 * @param window milliseconds from the first step to the last
 * @param exclusions what may not lie between two steps
 * @param span when the first step is taken
 */
record Funnel(List<EventPattern> steps, boolean strict, long window, List<Exclusion> exclusions, Span span) {

    private static final int MOST = 20;

    /**
     * What ends an attempt that has come as far as one step and not as far as another.
     *
     * @param after how many steps must have been taken for it to matter, 1 or more
     * @param before how many must not
     */
    record Exclusion(EventPattern pattern, int after, int before) {}

    static Funnel of(Given given) {
        List<EventPattern> steps = steps(given);
        List<Exclusion> exclusions = new ArrayList<>();
        if (given.get("exclude") instanceof List<?> all) {
            for (Object one : all) {
                exclusions.add(exclusion((Map<?, ?>) one, "exclude[" + exclusions.size() + "]", steps.size()));
            }
        }
        if (exclusions.size() > MOST) {
            throw Given.bad("exclude", "has at most " + MOST + " elements");
        }
        return new Funnel(
                steps,
                "STRICT".equals(given.get("order")),
                given.days("withinDays"),
                List.copyOf(exclusions),
                given.span());
    }

    private static List<EventPattern> steps(Given given) {
        return given.get("steps") == null
                ? given.choice("standard", StandardFunnel.class).steps()
                : given.events("steps", 1, MOST);
    }

    private static Exclusion exclusion(Map<?, ?> input, String argument, int steps) {
        EventPattern pattern =
                EventPattern.of((Map<?, ?>) Objects.requireNonNull(input.get("event")), argument + ".event");
        int after = input.get("after") instanceof Integer step ? step : 1;
        int before = input.get("before") instanceof Integer step ? step : steps;
        if (after < 1 || before > steps || after >= before) {
            throw Given.bad(
                    argument,
                    String.format(Locale.ROOT, "lies after a step and before a later one, of 1 to %d", steps));
        }
        return new Exclusion(pattern, after, before);
    }

    /** What has to be known of members. */
    Set<EventPattern> patterns() {
        Set<EventPattern> patterns = new HashSet<>(steps);
        exclusions.forEach(exclusion -> patterns.add(exclusion.pattern()));
        return patterns;
    }
}

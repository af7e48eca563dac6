package io.guanxi.graphql;

import io.guanxi.graphql.Pattern.SortKey;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Pages by the values of the last element seen. Elements without a value come last, whatever the direction; backward, everything is turned
 * round.
 *
 * <p>{@code fixed} names properties that are the same for all elements: named before the keys of the order, which changes nothing of it, they
 * let a composite index give it. The form {@code x <= a AND coalesce(x < a OR ..., false)} lets an index on x find the page: an OR
 * that the planner can see, {@code NOT (x = a AND ...)} too, may be read as the union of two lists, each of them whole.
 */
record Keyset(List<String> fixed, List<SortKey> order, Predicate<String> nullable) {

    /** Where to go on; a place has one value for each key of the order, or none. */
    interface Place {
        boolean absent(int key);

        String value(int key);
    }

    /**
     * A part of a list that one index can give: of a list whose first key may be absent, those that have it, and those that do not.
     *
     * @param first whether its elements have the first key of the order
     * @param predicates beside those of the list
     */
    record Segment(boolean first, List<String> predicates, String orderBy) {}

    /** The whole list as one. */
    Segment whole(boolean backward, @Nullable Place after, @Nullable Place before) {
        List<String> predicates = new ArrayList<>();
        if (after != null) {
            predicates.add(beyond(0, after, false));
        }
        if (before != null) {
            predicates.add(beyond(0, before, true));
        }
        return new Segment(true, predicates, orderBy(backward));
    }

    boolean isDivided() {
        return nullable.test(order.get(0).expression());
    }

    /** The list as two, in the order in which they are walked; one that holds nothing between the places is left out. */
    List<Segment> divided(boolean backward, @Nullable Place after, @Nullable Place before) {
        List<Segment> segments = new ArrayList<>();
        String first = order.get(0).expression();
        if (after == null || !after.absent(0)) {
            Keyset present = new Keyset(fixed, order, key -> !key.equals(first) && nullable.test(key));
            Segment all = present.whole(backward, after, before == null || before.absent(0) ? null : before);
            // A range says more, and an index takes only one of them.
            segments.add(all.predicates().isEmpty() ? with(true, first + " IS NOT NULL", all) : all);
        }
        if (before == null || before.absent(0)) {
            Keyset absent = new Keyset(fixed, order.subList(1, order.size()), nullable);
            Segment all = absent.whole(
                    backward,
                    after == null || !after.absent(0) ? null : rest(after),
                    before == null ? null : rest(before));
            segments.add(backward ? 0 : segments.size(), with(false, first + " IS NULL", all));
        }
        return segments;
    }

    private static Segment with(boolean first, String predicate, Segment segment) {
        List<String> predicates = new ArrayList<>(List.of(predicate));
        predicates.addAll(segment.predicates());
        return new Segment(first, predicates, segment.orderBy());
    }

    private static Place rest(Place place) {
        return new Place() {
            @Override
            public boolean absent(int key) {
                return place.absent(key + 1);
            }

            @Override
            public String value(int key) {
                return place.value(key + 1);
            }
        };
    }

    /** The order as clauses want it. */
    String orderBy(boolean backward) {
        StringBuilder text = new StringBuilder("ORDER BY ");
        String direction = order.get(0).descending() != backward ? " DESC" : "";
        fixed.forEach(property -> text.append(property).append(direction).append(", "));
        String separator = "";
        for (SortKey key : order) {
            text.append(separator);
            if (nullable.test(key.expression())) {
                text.append(key.expression()).append(backward ? " IS NULL DESC, " : " IS NULL, ");
            }
            text.append(key.expression()).append(key.descending() != backward ? " DESC" : "");
            separator = ", ";
        }
        return text.toString();
    }

    /** What holds for the elements beyond a place. */
    private String beyond(int i, Place place, boolean backward) {
        SortKey key = order.get(i);
        String x = key.expression();
        boolean last = i == order.size() - 1;
        if (place.absent(i)) {
            String rest = last ? "false" : x + " IS NULL AND " + beyond(i + 1, place, backward);
            return backward ? "(" + x + " IS NOT NULL OR " + rest + ")" : rest;
        }
        String a = place.value(i);
        boolean downward = key.descending() != backward;
        String beyond = last
                ? x + (downward ? " < " : " > ") + a
                : "%1$s %2$s= %3$s AND coalesce(%1$s %2$s %3$s OR %4$s, false)"
                        .formatted(x, downward ? "<" : ">", a, beyond(i + 1, place, backward));
        return nullable.test(x) && !backward ? "(" + x + " IS NULL OR " + beyond + ")" : beyond;
    }
}

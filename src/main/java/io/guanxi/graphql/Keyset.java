package io.guanxi.graphql;

import io.guanxi.graphql.Pattern.SortKey;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/**
 * Pages by the values of the last element seen. Elements without a value come last, whatever the direction.
 *
 * <p>{@code fixed} names properties that are the same for all elements. The form {@code x <= a AND NOT (x = a AND ...)} lets an index on x find the page; {@code x < a OR (x = a AND ...)} reads them all.
 */
record Keyset(List<String> fixed, List<SortKey> order, Predicate<String> nullable) {

    /** The order as clauses want it. */
    String orderBy() {
        StringBuilder text = new StringBuilder("ORDER BY ");
        String direction = order.get(0).descending() ? " DESC" : "";
        fixed.forEach(property -> text.append(property).append(direction).append(", "));
        String separator = "";
        for (SortKey key : order) {
            text.append(separator);
            if (nullable.test(key.expression())) {
                text.append(key.expression()).append(" IS NULL, ");
            }
            text.append(key.expression()).append(key.descending() ? " DESC" : "");
            separator = ", ";
        }
        return text.toString();
    }

    /**
     * What holds for the elements after a place.
     *
     * @param absent whether the place has no value at an index of the order
     * @param parameter the value at an index of the order
     */
    String after(Predicate<Integer> absent, IntFunction<String> parameter) {
        return after(0, absent, parameter);
    }

    private String after(int i, Predicate<Integer> absent, IntFunction<String> parameter) {
        SortKey key = order.get(i);
        String x = key.expression();
        boolean last = i == order.size() - 1;
        if (absent.test(i)) {
            return last ? "false" : x + " IS NULL AND " + after(i + 1, absent, parameter);
        }
        String a = parameter.apply(i);
        String beyond = last
                ? x + (key.descending() ? " < " : " > ") + a
                : "%s %s %s AND NOT (%s = %s AND NOT (%s))"
                        .formatted(x, key.descending() ? "<=" : ">=", a, x, a, after(i + 1, absent, parameter));
        return nullable.test(x) ? "(" + x + " IS NULL OR " + beyond + ")" : beyond;
    }
}

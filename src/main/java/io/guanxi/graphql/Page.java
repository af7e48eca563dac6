package io.guanxi.graphql;

import io.guanxi.graphql.Pattern.SortKey;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param list what its cursors belong to: the field, the order and the community
 * @param order complete: the order of one element
 * @param backward whether it is read from its end
 * @param size how many elements it has at most
 * @param slot where that lies
 */
record Page(
        String list,
        List<SortKey> order,
        boolean backward,
        int size,
        int slot,
        @Nullable Anchor after,
        @Nullable Anchor before) {

    /**
     * A place that a cursor names.
     *
     * @param slot where the first of its values lies; the others follow
     * @param absent keys of the order that it has no value of
     */
    record Anchor(int slot, Set<Integer> absent) implements Keyset.Place {
        @Override
        public boolean absent(int key) {
            return absent.contains(key);
        }

        @Override
        public String value(int key) {
            return Plan.value(slot + key);
        }
    }

    static String list(String coordinate, List<SortKey> order, String community) {
        return order.stream()
                .map(key -> key.expression() + (key.descending() ? "-" : "+"))
                .collect(Collectors.joining(",", coordinate + " ", " " + community));
    }
}

package io.guanxi.graphql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which elements of a list were asked for, for Java that finds them.
 *
 * @param size how many at most; one more tells whether the list goes on
 * @param backward whether they are the last ones
 * @param after the values of the order of the element that they follow
 * @param before those of the element that they precede
 * @param own whether nothing but the list's own order is asked of its elements: with a filter or another order nobody knows where a page ends
 * @param counted whether the whole list is counted or summed up
 */
public record Section(
        int size,
        boolean backward,
        @Nullable List<@Nullable Object> after,
        @Nullable List<@Nullable Object> before,
        boolean own,
        boolean counted) {

    /** That of a field; absent if it is no list. */
    static @Nullable Section of(
            Selection field, Coordinates coordinates, Map<String, @Nullable Object> row, List<Integer> sizes) {
        Page page = field.page();
        if (page == null) {
            return null;
        }
        Pattern pattern = Objects.requireNonNull(coordinates.pattern(field.type(), field.name()));
        return new Section(
                sizes.get(page.slot()),
                page.backward(),
                place(page.after(), page, row),
                place(page.before(), page, row),
                field.filter() == null && page.order().equals(pattern.order()),
                field.has("totalCount") || field.has("aggregate"));
    }

    private static @Nullable List<@Nullable Object> place(
            Page.@Nullable Anchor anchor, Page page, Map<String, @Nullable Object> row) {
        if (anchor == null) {
            return null;
        }
        List<@Nullable Object> place = new ArrayList<>();
        for (int key = 0; key < page.order().size(); key++) {
            place.add(row.get(Plan.valueName(anchor.slot() + key)));
        }
        return place;
    }
}

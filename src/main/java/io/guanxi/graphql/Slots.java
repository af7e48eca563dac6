package io.guanxi.graphql;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is different from request to request, kept apart from what is not: a statement is compiled for the shape, and runs with the values.
 * Sizes of pages are told apart, because Cypher wants them to be the same for all rows.
 */
final class Slots {

    private final StringBuilder shape = new StringBuilder();
    private final List<@Nullable Object> values = new ArrayList<>();
    private final List<Integer> sizes = new ArrayList<>();

    void shape(String text) {
        shape.append(text);
    }

    void shape(char separator) {
        shape.append(separator);
    }

    /** Where a value lies from now on. */
    int value(@Nullable Object value) {
        values.add(value);
        return values.size() - 1;
    }

    /** Where the size of a page lies from now on. */
    int size(int size) {
        sizes.add(size);
        return sizes.size() - 1;
    }

    String shape() {
        return shape.toString();
    }

    List<@Nullable Object> values() {
        return values;
    }

    List<Integer> sizes() {
        return sizes;
    }
}

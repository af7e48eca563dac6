package io.guanxi.graphql;

import io.guanxi.fault.Fault;

/**
 * What one operation may ask for.
 *
 * @param depth levels of nested fields
 * @param pageSize the most elements of one page
 */
public record Limits(int depth, int pageSize) {

    /** Checks the size of a page that somebody asks for. */
    int page(int first) {
        if (first < 0 || first > pageSize) {
            throw Fault.invalid("BAD_INPUT", "`first` must be from 0 to " + pageSize + ", not " + first)
                    .with("argument", "first")
                    .with("limit", pageSize);
        }
        return first;
    }
}

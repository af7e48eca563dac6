package io.guanxi.graphql;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a field costs, in hits, with all below it.
 *
 * @param key its name in the answer
 * @param hits of its body, for each object that has it
 * @param perElement of a connection, for each element that is read
 * @param page elements of a connection's page, or of the one that the field belongs to
 * @param elements how many objects a list gives if it is full; 1 of what is no list
 */
record Price(String key, int hits, int perElement, int page, int elements, List<Price> children) {

    /**
     * An operation.
     *
     * @param counting hits of counting and searching lists that belong to no object
     */
    record Of(List<Price> roots, double counting) {

        /** Points if all pages are full; at least 1. */
        long requested() {
            return points(roots.stream().mapToDouble(root -> root.full(1)).sum());
        }

        /** Points of what was found; at least 1. */
        long actual(Map<?, ?> data) {
            double sum = 0;
            for (Price root : roots) {
                sum += root.hits() + root.found(data.get(root.key()));
            }
            return points(sum);
        }

        private long points(double hits) {
            return Math.max(1, (long) Math.ceil((hits + counting) / Costs.HITS_PER_POINT));
        }
    }

    /** For so many objects, as if all pages were full. */
    private double full(double objects) {
        double sum = objects * (hits + (double) page * perElement);
        for (Price child : children) {
            sum += child.full(objects * elements);
        }
        return sum;
    }

    /** Below the field, by what its answer holds. */
    private double found(@Nullable Object answer) {
        double sum = 0;
        if (answer instanceof List<?> list) {
            for (Object element : list) {
                sum += found(element);
            }
        } else if (answer instanceof Map<?, ?> object) {
            sum += perElement == 0 ? 0 : (double) shown(object) * perElement;
            for (Price child : children) {
                Object value = object.get(child.key());
                if (value != null || object.containsKey(child.key())) {
                    sum += child.hits() + (child.children().isEmpty() ? 0 : child.found(value));
                }
            }
        }
        return sum;
    }

    /** As many as the answer shows; a page of which nothing but its place was asked for counts as full. */
    private int shown(Map<?, ?> connection) {
        int most = -1;
        for (Price child : children) {
            if (connection.get(child.key()) instanceof List<?> list) {
                most = Math.max(most, list.size());
            }
        }
        return most < 0 ? page : most;
    }
}

package io.guanxi.fields;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The id that a cohort which is not saved has in an answer: the text of its rule, and what it was made from, each on a line of its own.
 *
 * @param from of a part of a comparison both rules; of a segment the kind, the moment (empty: now) and its name; empty of any other rule
 */
record UnsavedCohort(String rule, List<String> from) {

    /** Between two texts of JSON that have no breaks of lines. */
    static final String BETWEEN = "\n";

    private static final int OF_SEGMENT = 3;

    /** Absent if it is the id of a saved cohort. */
    static @Nullable UnsavedCohort of(String id) {
        if (!id.startsWith("{")) {
            return null;
        }
        List<String> lines = List.of(id.split(BETWEEN, -1));
        return new UnsavedCohort(lines.get(0), lines.subList(1, lines.size()));
    }

    static UnsavedCohort part(String rule, String a, String b) {
        return new UnsavedCohort(rule, List.of(a, b));
    }

    static UnsavedCohort segment(String rule, String kind, String asOf, String name) {
        return new UnsavedCohort(rule, List.of(kind, asOf, name));
    }

    boolean isPart() {
        return from.size() == OF_SEGMENT - 1;
    }

    boolean isSegment() {
        return from.size() == OF_SEGMENT;
    }

    String id() {
        return from.isEmpty() ? rule : rule + BETWEEN + String.join(BETWEEN, from);
    }
}

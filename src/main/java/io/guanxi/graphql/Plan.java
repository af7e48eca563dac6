package io.guanxi.graphql;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What answers a root field: one statement, and further ones for what was cut off because one statement would be too wide.
 *
 * <p>A statement answers several requests of the same shape at once. It takes {@code $v.rows}, a map of values for each request with its
 * number {@code i}, and {@code $v.s0}, {@code $v.s1}, ..., the sizes of pages, which all of them share. It gives one row for each: {@code i}
 * and {@code data}.
 *
 * @param path from the objects of the part before to those that this part is about; names in the answer, and types
 * @param text Cypher. Of a part that is about objects, {@code data} is a list of {@code {.id, data}}, for those of the row's {@code parents} that
 *     exist
 * @param names of the values of a row that are used
 * @param supplied the field that it answers, if Java adds something to it
 */
record Plan(
        List<String> path,
        String text,
        List<Plan> next,
        Set<String> names,
        @Nullable Supplied supplied) {

    private static final Pattern NAME = Pattern.compile("\\brow\\.(\\w+)");

    Plan(List<String> path, String text, List<Plan> next) {
        this(path, text, next, null);
    }

    Plan(List<String> path, String text, List<Plan> next, @Nullable Supplied supplied) {
        this(path, text, List.copyOf(next), names(text, supplied), supplied);
    }

    private static Set<String> names(String text, @Nullable Supplied supplied) {
        Set<String> names = new HashSet<>(supplied == null ? Set.of() : supplied.names());
        NAME.matcher(text).results().map((MatchResult name) -> name.group(1)).forEach(names::add);
        return Set.copyOf(names);
    }

    /** Entries of answers that no client sees have names that GraphQL does not allow. */
    static final String ID = ".id";

    static final String TYPE = ".type";
    /** In a path: only objects of the type that follows. */
    static final String OF_TYPE = ":";

    static final String PLACE = ".place";
    static final String ROWS = ".rows";
    static final String TOTAL = ".total";

    /** The expression of a value that was put into a slot. */
    static String value(int slot) {
        return "row." + valueName(slot);
    }

    static String valueName(int slot) {
        return "a" + slot;
    }

    /** The expression of what every request has: {@code community}, {@code now}, ... */
    static String shared(String name) {
        return "row." + name;
    }

    /** The expression of the size of a page. */
    static String size(int slot) {
        return "$v." + sizeName(slot);
    }

    static String sizeName(int slot) {
        return "s" + slot;
    }
}

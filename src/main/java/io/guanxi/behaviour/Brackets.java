package io.guanxi.behaviour;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The spans in which a return is looked for, in periods from the start: from the first of each to before its end, one behind the other.
 *
 * @param ends the last may be open, {@link Integer#MAX_VALUE}
 * @param rolling whether a return counts in all spans up to its own
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record Brackets(int[] begins, int[] ends, boolean rolling) {

    private static final int MOST = 400;

    static Brackets of(Given given) {
        @Nullable Object bounds = given.get("brackets");
        boolean rolling = "UNBOUNDED".equals(given.get("counting"));
        if (bounds == null) {
            int last = given.whole("periods", 0, MOST);
            int[] begins = new int[last + 1];
            Arrays.setAll(begins, i -> i);
            int[] ends = new int[last + 1];
            Arrays.setAll(ends, i -> i + 1);
            return new Brackets(begins, ends, rolling);
        }
        if (rolling) {
            throw Given.bad("brackets", "are for `counting: WITHIN`");
        }
        List<?> given_ = (List<?>) bounds;
        int[] all = given_.stream()
                .mapToInt(one -> (Integer) Objects.requireNonNull(one))
                .toArray();
        if (all.length < 2 || all.length > MOST || all[0] < 0) {
            throw Given.bad("brackets", "are 2 to " + MOST + " bounds, 0 or more");
        }
        for (int i = 1; i < all.length; i++) {
            if (all[i] <= all[i - 1]) {
                throw Given.bad("brackets", "ascend");
            }
        }
        return new Brackets(Arrays.copyOf(all, all.length - 1), Arrays.copyOfRange(all, 1, all.length), false);
    }

    int size() {
        return begins.length;
    }

    /** Behind the last period that counts. */
    int end() {
        return rolling ? Integer.MAX_VALUE : ends[size() - 1];
    }

    /** The last bracket that does not begin after a period; negative if there is none. */
    int last(int period) {
        int at = Arrays.binarySearch(begins, period);
        return at >= 0 ? at : -at - 2;
    }

    boolean has(int bracket, int period) {
        return bracket >= 0 && period < ends[bracket];
    }
}

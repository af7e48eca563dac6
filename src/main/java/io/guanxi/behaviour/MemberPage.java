package io.guanxi.behaviour;

import io.guanxi.fault.Fault;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Which of a list of members are asked for, by key.
 *
 * @param size how many at most; all if it is negative
 * @param backward whether they are the last ones
 * @param after the key that they follow
 * @param before the key that they precede
 */
public record MemberPage(
        int size,
        boolean backward,
        @Nullable String after,
        @Nullable String before) {

    /** Members that are found at a time. */
    private static final int MOST = 100_000;

    /** @param each what is told of a row; absent of those that are not in the list */
    <T> List<T> of(Roster roster, BitSet only, IntFunction<@Nullable T> each) {
        int from = after == null ? 0 : behind(roster.row(after));
        int to = before == null ? roster.size() : place(roster.row(before));
        List<T> found = new ArrayList<>();
        int row = backward ? only.previousSetBit(to - 1) : only.nextSetBit(from);
        while (row >= from && row < to && (size < 0 || found.size() < size)) {
            T one = each.apply(row);
            if (one != null) {
                found.add(one);
            }
            row = backward ? (row == 0 ? -1 : only.previousSetBit(row - 1)) : only.nextSetBit(row + 1);
        }
        if (found.size() > MOST) {
            throw Fault.of(
                            Fault.Kind.LIMITED,
                            "TOO_MANY_MEMBERS",
                            "a filter, another order and totalCount are for at most " + MOST
                                    + " members; the funnel itself counts them")
                    .with("limit", MOST);
        }
        if (backward) {
            Collections.reverse(found);
        }
        return found;
    }

    private static int behind(int row) {
        return row < 0 ? -row - 1 : row + 1;
    }

    private static int place(int row) {
        return row < 0 ? -row - 1 : row;
    }
}

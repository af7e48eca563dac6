package io.guanxi.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Who came through whom, as it was at one time. Members stand at places 0, 1, 2, ... of a walk: whoever came through a member follows them without a gap, line by
 * line, those brought by the same member by key. Whoever is in a circle of referrals was brought by nobody.
 */
final class Lineage {

    /** By row: in the order of keys. */
    private final String[] keys;

    private final int[] places;
    /** By place. */
    private final int[] rows;

    private final int[] referrers;
    private final int[] depths;
    private final int[] ends;
    private final Referred[] referred;

    /**
     * What is known of a member; times in milliseconds since 1970, {@link Undated#MILLIS} where they are absent.
     *
     * @param state of the referral; empty where there is none
     * @param campaign of the referral; empty where there is none
     * @param arrivedAt when they were brought, or else when they joined
     * @param active in the ranking by influence
     * @param paid the orders that count
     */
    record Referred(
            String state,
            String campaign,
            long at,
            long arrivedAt,
            long convertedAt,
            boolean active,
            List<ReferralRows.Paid> paid) {

        boolean isBrought() {
            return !state.isEmpty();
        }

        boolean isVoided() {
            return state.equals("VOIDED");
        }

        boolean counts() {
            return isBrought() && !isVoided();
        }

        boolean hasConverted() {
            return counts() && (convertedAt != Undated.MILLIS || state.equals("CONVERTED") || state.equals("APPROVED"));
        }
    }

    private Lineage(int n) {
        keys = new String[n];
        places = new int[n];
        rows = new int[n];
        referrers = new int[n];
        depths = new int[n];
        ends = new int[n];
        referred = new Referred[n];
    }

    static Lineage of(ReferralRows given) {
        int[] order = given.order();
        Lineage lineage = new Lineage(order.length);
        ReferralRows.Times times = given.times();
        for (int row = 0; row < order.length; row++) {
            lineage.keys[row] = given.keys.get(order[row]);
        }
        int[] through = new int[order.length];
        for (int row = 0; row < order.length; row++) {
            String referrer = given.referrers.get(order[row]);
            through[row] = referrer.isEmpty() ? -1 : Math.max(-1, lineage.row(referrer));
        }
        lineage.walk(through);
        for (int row = 0; row < order.length; row++) {
            int i = order[row];
            long at = times.at()[i];
            String state = given.states.get(i);
            lineage.referred[lineage.places[row]] = new Referred(
                    given.referrers.get(i).isEmpty() ? "" : state.isEmpty() ? "PENDING" : state,
                    given.campaigns.get(i),
                    at,
                    at == Undated.MILLIS ? times.joinedAt()[i] : at,
                    times.convertedAt()[i],
                    given.active.get(i),
                    given.orders.get(i));
        }
        return lineage;
    }

    int size() {
        return keys.length;
    }

    String key(int place) {
        return keys[rows[place]];
    }

    /** Where a member stands among all by key. */
    int row(int place) {
        return rows[place];
    }

    Referred at(int place) {
        return referred[place];
    }

    /** The place of who brought a member; negative: nobody. */
    int referrer(int place) {
        return referrers[place];
    }

    /** How many referrals from the root. */
    int depth(int place) {
        return depths[place];
    }

    /** Behind the last who came through a member. */
    int end(int place) {
        return ends[place];
    }

    /** The place of a member; negative if it is not there. */
    int place(String key) {
        int row = row(key);
        return row < 0 ? -1 : places[row];
    }

    /** The row of a key; if there is none, the bitwise complement of where it would be. */
    int row(String key) {
        return Arrays.binarySearch(keys, key, Keys::compare);
    }

    /** Those whom a member brought, by key. */
    IntStream children(int place) {
        return IntStream.iterate(place + 1, child -> child < ends[place], child -> ends[child]);
    }

    IntStream roots() {
        return IntStream.iterate(0, root -> root < rows.length, root -> ends[root]);
    }

    /** Walks from those whom nobody brought; who is in a circle, which no root leads to, comes last and stands alone. */
    private void walk(int[] through) {
        int n = through.length;
        int[] first = new int[n + 1];
        IntStream.of(through).filter(referrer -> referrer >= 0).forEach(referrer -> first[referrer + 1]++);
        Arrays.parallelPrefix(first, Integer::sum);
        int[] brought = new int[n];
        int[] next = Arrays.copyOf(first, n);
        for (int row = 0; row < n; row++) {
            if (through[row] >= 0) {
                brought[next[through[row]]++] = row;
            }
        }
        Arrays.fill(places, -1);
        System.arraycopy(first, 0, next, 0, n);
        int[] line = new int[n];
        int count = 0;
        for (int root = 0; root < n; root++) {
            if (through[root] >= 0) {
                continue;
            }
            int length = 0;
            enter(root, -1, count++);
            line[length++] = root;
            while (length > 0) {
                int row = line[length - 1];
                if (next[row] == first[row + 1]) {
                    ends[places[row]] = count;
                    length--;
                } else {
                    int child = brought[next[row]++];
                    enter(child, places[row], count++);
                    line[length++] = child;
                }
            }
        }
        for (int row = 0; row < n; row++) {
            if (places[row] < 0) {
                enter(row, -1, count++);
                ends[places[row]] = count;
            }
        }
    }

    private void enter(int row, int referrer, int place) {
        places[row] = place;
        rows[place] = row;
        referrers[place] = referrer;
        depths[place] = referrer < 0 ? 0 : depths[referrer] + 1;
    }
}

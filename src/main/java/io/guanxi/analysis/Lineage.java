package io.guanxi.analysis;

import io.guanxi.graph.Keys;
import java.util.Arrays;
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
    private final LineageFacts facts;

    private Lineage(int n, LineageFacts facts) {
        keys = new String[n];
        places = new int[n];
        rows = new int[n];
        referrers = new int[n];
        depths = new int[n];
        ends = new int[n];
        this.facts = facts;
    }

    static Lineage of(ReferralRows given) {
        int[] order = given.order();
        int n = order.length;
        LineageFacts facts = new LineageFacts(n, given.texts());
        Lineage lineage = new Lineage(n, facts);
        Arrays.setAll(lineage.keys, row -> given.key(order[row]));
        int[] through = new int[n];
        // Looked for in their order: a table of a million objects would stop everybody each time its memory is looked
        // through.
        Arrays.setAll(through, row -> Math.max(-1, lineage.row(given.referrer(order[row]))));
        lineage.walk(through);
        for (int place = 0; place < n; place++) {
            facts.put(place, given, order[lineage.rows[place]]);
        }
        facts.putOrders(given, order, lineage.places);
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

    /** What is known of the members, by place. */
    LineageFacts facts() {
        return facts;
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

    /** The same text as the key that equals it, if there is one: what stays the same from image to image takes no new memory. */
    String known(String key) {
        int row = row(key);
        return row < 0 ? key : keys[row];
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

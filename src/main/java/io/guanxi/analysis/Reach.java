package io.guanxi.analysis;

import java.util.BitSet;
import java.util.function.IntPredicate;

/**
 * At most how many members each one reaches along some of the links. Who reach each other reach the same (Tarjan's components, which
 * come out last first), and whatever else they lead to is added up, so that what is reached in several ways counts for each.
 */
final class Reach {

    private final Links links;
    private final IntPredicate open;
    private final int members;
    private final long[] bounds;
    /** What lies beyond the component of a member, as far as it has been seen. */
    private final long[] beyond;

    private final int[] next;
    private final int[] order;
    private final int[] low;
    private final int[] path;
    private final int[] waiting;
    private final BitSet closed;
    private int depth;
    private int seen;
    private int waits;

    /** @param open which links there are */
    Reach(Links links, IntPredicate open) {
        this.links = links;
        this.open = open;
        this.members = links.members();
        this.bounds = new long[members];
        this.beyond = new long[members];
        this.next = new int[members];
        this.order = new int[members];
        this.low = new int[members];
        this.path = new int[members];
        this.waiting = new int[members];
        this.closed = new BitSet(members);
    }

    /** By member, itself included; never less than the truth, and the truth where there is one way to everybody. */
    long[] bounds() {
        for (int member = 0; member < members; member++) {
            if (order[member] == 0) {
                enter(member);
                while (depth > 0) {
                    int at = path[depth - 1];
                    if (next[at] < links.start(at + 1)) {
                        follow(at, next[at]++);
                    } else {
                        leave(at);
                    }
                }
            }
        }
        return bounds;
    }

    private void enter(int member) {
        order[member] = ++seen;
        low[member] = seen;
        next[member] = links.start(member);
        path[depth++] = member;
        waiting[waits++] = member;
    }

    private void follow(int from, int link) {
        if (open.test(link)) {
            int to = links.target(link);
            if (order[to] == 0) {
                enter(to);
            } else {
                learn(from, to, order[to]);
            }
        }
    }

    private void leave(int member) {
        depth--;
        if (low[member] == order[member]) {
            close(member);
        }
        if (depth > 0) {
            learn(path[depth - 1], member, low[member]);
        }
    }

    private void learn(int from, int to, int earliest) {
        if (closed.get(to)) {
            beyond[from] = Math.min(members, beyond[from] + bounds[to]);
        } else {
            low[from] = Math.min(low[from], earliest);
        }
    }

    /** Those who wait since the first of a component are its members. */
    private void close(int first) {
        int from = waits;
        long bound = 0;
        do {
            from--;
            bound = Math.min(members, bound + 1 + beyond[waiting[from]]);
        } while (waiting[from] != first);
        for (int i = from; i < waits; i++) {
            bounds[waiting[i]] = bound;
            closed.set(waiting[i]);
        }
        waits = from;
    }
}

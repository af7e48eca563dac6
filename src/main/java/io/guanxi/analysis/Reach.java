package io.guanxi.analysis;

import java.util.BitSet;
import java.util.function.IntPredicate;

/**
 * At most how many members each one reaches along some of the links. Who reach each other reach the same (Tarjan's components, which
 * come out last first), and whatever else they lead to is added up, so that what is reached in several ways counts for each. Whom a hub
 * reaches is counted once for all who reach the hub: without that, bounds say nothing where most reach most.
 */
final class Reach {

    private final Links links;
    private final IntPredicate open;
    private final BitSet taken;
    private final int members;
    private final BitSet ofHub = new BitSet();
    private final long hubReaches;
    private final long[] bounds;
    /** As {@code bounds}, without those whom the hub reaches. */
    private final long[] besides;
    /** Who reaches the hub. */
    private final BitSet toHub = new BitSet();

    private final int[] next;
    private final int[] order;
    private final int[] low;
    private final int[] path;
    private final int[] waiting;
    private final BitSet closed = new BitSet();
    private int depth;
    private int seen;
    private int waits;

    /**
     * @param open which links there are
     * @param taken members who do not count, and from whom nothing goes on
     * @param hub somebody who is likely to reach many and to be reached by many
     */
    Reach(Links links, IntPredicate open, BitSet taken, int hub) {
        this.links = links;
        this.open = open;
        this.taken = taken;
        this.members = links.members();
        this.bounds = new long[members];
        this.besides = new long[members];
        this.next = new int[members];
        this.order = new int[members];
        this.low = new int[members];
        this.path = new int[members];
        this.waiting = new int[members];
        this.hubReaches = members == 0 ? 0 : reachedBy(hub);
    }

    /** By member, itself included; never less than the truth, and the truth where there is one way to everybody. */
    long[] bounds() {
        for (int member = 0; member < members; member++) {
            if (order[member] == 0 && !taken.get(member)) {
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

    private long reachedBy(int hub) {
        if (taken.get(hub)) {
            return 0;
        }
        ofHub.set(hub);
        toHub.set(hub);
        path[0] = hub;
        int found = 1;
        for (int done = 0; done < found; done++) {
            for (int link = links.start(path[done]); link < links.start(path[done] + 1); link++) {
                int to = links.target(link);
                if (!ofHub.get(to) && !taken.get(to) && open.test(link)) {
                    ofHub.set(to);
                    path[found++] = to;
                }
            }
        }
        return found;
    }

    private void enter(int member) {
        order[member] = ++seen;
        low[member] = seen;
        next[member] = links.start(member);
        path[depth++] = member;
        waiting[waits++] = member;
        bounds[member] = 1;
        besides[member] = ofHub.get(member) ? 0 : 1;
    }

    private void follow(int from, int link) {
        int to = links.target(link);
        if (!taken.get(to) && open.test(link)) {
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
            bounds[from] = Math.min(members, bounds[from] + bounds[to]);
            besides[from] = Math.min(members, besides[from] + besides[to]);
            if (toHub.get(to)) {
                toHub.set(from);
            }
        } else {
            low[from] = Math.min(low[from], earliest);
        }
    }

    /** Those who wait since the first of a component are its members. */
    private void close(int first) {
        int from = waits;
        long all = 0;
        long others = 0;
        boolean hub = false;
        do {
            from--;
            all += bounds[waiting[from]];
            others += besides[waiting[from]];
            hub |= toHub.get(waiting[from]);
        } while (waiting[from] != first);
        for (int i = from; i < waits; i++) {
            bounds[waiting[i]] = Math.min(members, hub ? Math.min(all, hubReaches + others) : all);
            besides[waiting[i]] = Math.min(members, others);
            toHub.set(waiting[i], hub);
            closed.set(waiting[i]);
        }
        waits = from;
    }
}

package io.guanxi.behaviour;

import io.guanxi.behaviour.Funnel.Exclusion;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How far a member goes in a funnel: the longest beginning of its steps for which there are times, each later than the one before, in the window, with nothing between
 * two of them that is excluded.
 *
 * <p>What a member did is gone through once, in the order of time. For each number of steps the attempt that began last is kept, of those equal the one that got there
 * first: no other can get further within the window. What is excluded deletes those that it ends. What happened at one time is taken together: it all lies behind what is
 * earlier, and nothing of it behind the rest.
 */
final class FunnelWalk {

    private static final long NONE = Long.MIN_VALUE;

    private final Funnel funnel;
    private final EventColumn[] columns;
    private final int[] places;
    /** By step: when the attempts began that have come so far, and when they took each step. */
    private final long[] begun;

    private final long[][] taken;
    private final long[] next;
    private final long[][] nextTaken;
    /** How many steps the member has taken, and when. */
    private int reached;

    private final long[] times;
    private long lastStart;

    FunnelWalk(Funnel funnel, Map<EventPattern, EventColumn> known) {
        this.funnel = funnel;
        int steps = funnel.steps().size();
        List<Exclusion> exclusions = funnel.exclusions();
        columns = new EventColumn[steps + exclusions.size()];
        for (int i = 0; i < columns.length; i++) {
            EventPattern pattern = i < steps
                    ? funnel.steps().get(i)
                    : exclusions.get(i - steps).pattern();
            columns[i] = Objects.requireNonNull(known.get(pattern));
        }
        places = new int[columns.length];
        begun = new long[steps];
        taken = new long[steps][steps];
        next = new long[steps];
        nextTaken = new long[steps][steps];
        times = new long[steps];
    }

    /** Goes through what a member did. */
    void walk(int row) {
        reached = 0;
        lastStart = NONE;
        Arrays.fill(begun, NONE);
        for (int i = 0; i < columns.length; i++) {
            places[i] = columns[i].from(row);
        }
        if (columns[0].isEmpty(row)) {
            return;
        }
        long time = time(row);
        while (time != Long.MAX_VALUE) {
            step(row, time);
            time = time(row);
        }
    }

    /** Of 0 steps, who never took the first. */
    int reached() {
        return reached;
    }

    /** When the member took a step, on the way that is told. */
    long at(int step) {
        return times[step];
    }

    /** Whether the member may still go on, for all that is known at a time. */
    boolean isOpen(long now) {
        return reached > 0 && reached < times.length && lastStart > now - funnel.window();
    }

    /** The earliest time that has not been looked at. */
    private long time(int row) {
        long earliest = Long.MAX_VALUE;
        for (int i = 0; i < columns.length; i++) {
            if (places[i] < columns[i].to(row)) {
                earliest = Math.min(earliest, columns[i].times()[places[i]]);
            }
        }
        return earliest;
    }

    private void step(int row, long time) {
        int steps = begun.length;
        boolean any = false;
        for (int step = 0; step < steps; step++) {
            next[step] = NONE;
            if (isAt(step, row, time)) {
                any = true;
                next[step] = step == 0 ? (funnel.span().has(time) ? time : NONE) : begun[step - 1];
                if (next[step] != NONE && time - next[step] > funnel.window()) {
                    next[step] = NONE;
                }
                if (next[step] != NONE) {
                    if (step > 0) {
                        System.arraycopy(taken[step - 1], 0, nextTaken[step], 0, step);
                    }
                    nextTaken[step][step] = time;
                }
            }
        }
        for (int i = steps; i < columns.length; i++) {
            if (isAt(i, row, time)) {
                Exclusion exclusion = funnel.exclusions().get(i - steps);
                Arrays.fill(begun, exclusion.after() - 1, exclusion.before() - 1, NONE);
            }
        }
        if (any && funnel.strict()) {
            Arrays.fill(begun, NONE);
        }
        for (int step = 0; step < steps; step++) {
            if (next[step] != NONE && next[step] > begun[step]) {
                begun[step] = next[step];
                System.arraycopy(nextTaken[step], 0, taken[step], 0, step + 1);
            }
            if (next[step] != NONE && step >= reached) {
                reached = step + 1;
                System.arraycopy(nextTaken[step], 0, times, 0, reached);
            }
        }
        lastStart = Math.max(lastStart, next[0]);
        for (int i = 0; i < columns.length; i++) {
            while (places[i] < columns[i].to(row) && columns[i].times()[places[i]] == time) {
                places[i]++;
            }
        }
    }

    private boolean isAt(int column, int row, long time) {
        return places[column] < columns[column].to(row) && columns[column].times()[places[column]] == time;
    }
}

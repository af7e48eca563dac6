package io.guanxi.behaviour;

import java.util.Arrays;
import java.util.List;

/**
 * When each member of a roster did one thing.
 *
 * @param offsets where the times of each row begin, and where those of the last end
 * @param times milliseconds since 1970, ascending within a row
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record EventColumn(int[] offsets, long[] times) {

    int from(int row) {
        return offsets[row];
    }

    int to(int row) {
        return offsets[row + 1];
    }

    int rows() {
        return offsets.length - 1;
    }

    boolean isEmpty(int row) {
        return offsets[row] == offsets[row + 1];
    }

    long bytes() {
        return 4L * offsets.length + 8L * times.length;
    }

    /** The earliest of all; {@link Long#MAX_VALUE} if there is none. */
    long earliest() {
        long earliest = Long.MAX_VALUE;
        for (int row = 0; row < rows(); row++) {
            if (!isEmpty(row)) {
                earliest = Math.min(earliest, times[offsets[row]]);
            }
        }
        return earliest;
    }

    /** What is not later than a time. */
    EventColumn until(long time) {
        Builder some = new Builder(rows(), time);
        for (int row = 0; row < rows(); row++) {
            for (int i = from(row); i < to(row); i++) {
                some.add(times[i]);
            }
            some.endOfRow();
        }
        return some.column();
    }

    /** All that is in any of several columns of one roster. */
    static EventColumn merged(List<EventColumn> columns) {
        int rows = columns.get(0).rows();
        Builder all = new Builder(rows, Long.MAX_VALUE);
        for (int row = 0; row < rows; row++) {
            for (EventColumn column : columns) {
                for (int i = column.from(row); i < column.to(row); i++) {
                    all.add(column.times[i]);
                }
            }
            all.endOfRow();
        }
        return all.column();
    }

    /** Takes the times of one row after the other, in any order within a row. */
    static final class Builder {

        private final int[] offsets;
        private final long until;
        private long[] times = new long[16];
        private int count;
        private int row;

        /** @param until what is later is left out, and so is what has no time */
        Builder(int rows, long until) {
            offsets = new int[rows + 1];
            this.until = until;
        }

        void add(long time) {
            if (time > until || time == Times.UNDATED) {
                return;
            }
            if (count == times.length) {
                times = Arrays.copyOf(times, Math.addExact(count, count / 2));
            }
            times[count++] = time;
        }

        void endOfRow() {
            int from = offsets[row];
            for (int i = from + 1; i < count; i++) {
                if (times[i] < times[i - 1]) {
                    Arrays.sort(times, from, count);
                    break;
                }
            }
            offsets[++row] = count;
        }

        long bytes() {
            return 4L * offsets.length + 8L * count;
        }

        EventColumn column() {
            return new EventColumn(offsets, Arrays.copyOf(times, count));
        }
    }
}

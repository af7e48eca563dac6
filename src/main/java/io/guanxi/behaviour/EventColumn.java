package io.guanxi.behaviour;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * When each member of a roster did one thing.
 *
 * @param offsets where the times of each row begin, and where those of the last end
 * @param times milliseconds since 1970, ascending within a row
 * @param later what lies behind the time that the column is of: nothing counts it but rules that name no end
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record EventColumn(int[] offsets, long[] times, Later later) {

    /** @param rows ascending, one for each of the times */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares them
    record Later(int[] rows, long[] times) {
        static final Later NONE = new Later(new int[0], new long[0]);
    }

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
        return 4L * offsets.length + 8L * times.length + 12L * later.times.length;
    }

    /**
     * The rows in which something happened so many times.
     *
     * @param after counts what is later than that
     * @param upTo and not later than that
     */
    BitSet counted(long after, long upTo, int least, int most) {
        BitSet found = new BitSet(rows());
        int next = 0;
        for (int row = 0; row < rows(); row++) {
            int first = Times.later(times, from(row), to(row), after);
            int count = Times.later(times, first, to(row), upTo) - first;
            while (next < later.rows.length && later.rows[next] == row) {
                long time = later.times[next++];
                count += time > after && time <= upTo ? 1 : 0;
            }
            found.set(row, count >= least && count <= most);
        }
        return found;
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
        some.forgetLater();
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
        private int[] laterRows = new int[0];
        private long[] laterTimes = new long[0];
        private int laterCount;
        private boolean forgetful;

        /** @param until what is later stands aside; what has no time is left out */
        Builder(int rows, long until) {
            offsets = new int[rows + 1];
            this.until = until;
        }

        /** What is later is left out as well. */
        void forgetLater() {
            forgetful = true;
        }

        void add(long time) {
            if (time == Times.UNDATED) {
                return;
            }
            if (time > until) {
                addLater(time);
                return;
            }
            if (count == times.length) {
                times = Arrays.copyOf(times, Math.addExact(count, count / 2));
            }
            times[count++] = time;
        }

        private void addLater(long time) {
            if (forgetful) {
                return;
            }
            if (laterCount == laterTimes.length) {
                int more = Math.addExact(laterCount, 4 + laterCount / 2);
                laterTimes = Arrays.copyOf(laterTimes, more);
                laterRows = Arrays.copyOf(laterRows, more);
            }
            laterRows[laterCount] = row;
            laterTimes[laterCount++] = time;
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
            return 4L * offsets.length + 8L * count + 12L * laterCount;
        }

        EventColumn column() {
            Later later = laterCount == 0
                    ? Later.NONE
                    : new Later(Arrays.copyOf(laterRows, laterCount), Arrays.copyOf(laterTimes, laterCount));
            return new EventColumn(offsets, Arrays.copyOf(times, count), later);
        }
    }
}

package io.guanxi.analysis;

import java.util.Arrays;

/** Responses of one sort to contents: parallel arrays, because there are millions. */
final class Responses {

    private static final int FEW = 1024;

    private int[] contents = new int[FEW];
    private int[] ends = new int[FEW];
    private long[] times = new long[FEW];
    private int[] manners = new int[FEW];
    private int size;

    /** What a response is told to. */
    interface Each {
        void response(int who, long at, int how);
    }

    /**
     * @param who a number, whatever it counts
     * @param how a number, whatever it stands for
     */
    void add(int content, int who, long at, int how) {
        if (size == contents.length) {
            contents = Arrays.copyOf(contents, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
            times = Arrays.copyOf(times, size * 2);
            manners = Arrays.copyOf(manners, size * 2);
        }
        contents[size] = content;
        ends[size] = who;
        times[size] = at;
        manners[size++] = how;
    }

    /** @param count of all contents */
    ByContent byContent(int count) {
        int[] start = new int[count + 1];
        for (int i = 0; i < size; i++) {
            start[contents[i] + 1]++;
        }
        for (int content = 0; content < count; content++) {
            start[content + 1] += start[content];
        }
        int[] next = Arrays.copyOf(start, count);
        int[] places = new int[size];
        for (int i = 0; i < size; i++) {
            places[next[contents[i]]++] = i;
        }
        return new ByContent(start, places);
    }

    /** The same, to be looked up by the numbers of contents. */
    final class ByContent {
        private final int[] start;
        private final int[] places;

        private ByContent(int[] start, int[] places) {
            this.start = start;
            this.places = places;
        }

        void each(int content, Each each) {
            for (int i = start[content]; i < start[content + 1]; i++) {
                each.response(ends[places[i]], times[places[i]], manners[places[i]]);
            }
        }
    }
}

package io.guanxi.behaviour;

import java.util.Arrays;

/** Times in milliseconds since 1970, in ascending arrays. */
final class Times {

    /** Of what has no time; before everything. */
    static final long UNDATED = -999_999_999_999_999L;

    private Times() {}

    /** The first place from {@code from} on of a time that is later than {@code time}; {@code to} if there is none. */
    static int later(long[] times, int from, int to, long time) {
        int at = Arrays.binarySearch(times, from, to, time);
        if (at < 0) {
            return -at - 1;
        }
        while (at < to && times[at] == time) {
            at++;
        }
        return at;
    }
}

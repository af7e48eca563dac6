package io.guanxi.behaviour;

/**
 * The counts of some members' retention, cohort by cohort.
 */
final class Cells {

    final long[] sizes;
    final long[] left;
    final long[] early;
    final long[] first;
    final long[] last;
    final long[][] returned;

    Cells(int cohorts, int brackets) {
        sizes = new long[cohorts];
        left = new long[cohorts];
        early = new long[cohorts];
        first = new long[cohorts];
        last = new long[cohorts];
        returned = new long[cohorts][brackets];
    }

    /**
     * Somebody who started.
     *
     * @param hasLeft whether they left by now
     * @param isEarly whether they started before they joined
     */
    void add(int cohort, long start, boolean hasLeft, boolean isEarly) {
        first[cohort] = sizes[cohort] == 0 ? start : Math.min(first[cohort], start);
        last[cohort] = sizes[cohort] == 0 ? start : Math.max(last[cohort], start);
        sizes[cohort]++;
        left[cohort] += hasLeft ? 1 : 0;
        early[cohort] += isEarly ? 1 : 0;
    }

    long size() {
        long size = 0;
        for (long one : sizes) {
            size += one;
        }
        return size;
    }
}

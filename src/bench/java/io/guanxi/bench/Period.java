package io.guanxi.bench;

/** What is written of a community's history: everything that happened from {@code since} to before {@code until}. */
record Period(int since, int until) {

    static final Period ALL = new Period(0, Calendar.SPAN);

    boolean contains(int time) {
        return time >= since && time < until;
    }

    /** Whether it is the history from its first day. */
    boolean begins() {
        return since == 0;
    }
}

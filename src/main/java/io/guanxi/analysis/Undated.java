package io.guanxi.analysis;

/** What stands for the time of something that has none. */
final class Undated {

    /** Before everything that is dated. */
    static final long MILLIS = -999999999999999L;

    private Undated() {}
}

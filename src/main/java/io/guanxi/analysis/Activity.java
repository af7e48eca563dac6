package io.guanxi.analysis;

import java.util.Arrays;

/** When members last did something, or had a tie or response that they gave or got, up to a time; what has no date stands at all times. */
final class Activity {

    private final long until;
    private final long[] latest;
    private final long[] latestOwn;
    private final boolean[] standing;
    private final boolean[] standingOwn;

    /** @param until milliseconds since 1970 */
    Activity(int members, long until) {
        this.until = until;
        this.latest = new long[members];
        this.latestOwn = new long[members];
        this.standing = new boolean[members];
        this.standingOwn = new boolean[members];
        Arrays.fill(latest, Undated.MILLIS);
        Arrays.fill(latestOwn, Undated.MILLIS);
    }

    /** Something that a member did. */
    void did(int member, long at) {
        had(member, at);
        if (at == Undated.MILLIS) {
            standingOwn[member] = true;
        } else if (at <= until) {
            latestOwn[member] = Math.max(latestOwn[member], at);
        }
    }

    /** Something that a member did or got from another; nothing if the number is negative. */
    void had(int member, long at) {
        if (member < 0) {
            return;
        }
        if (at == Undated.MILLIS) {
            standing[member] = true;
        } else if (at <= until) {
            latest[member] = Math.max(latest[member], at);
        }
    }

    /** Of anybody; {@link Undated#MILLIS} if nothing is dated. */
    long latest() {
        return Arrays.stream(latest).max().orElse(Undated.MILLIS);
    }

    /** Whether there was something since then. */
    boolean isActive(int member, long since) {
        return standing[member] || latest[member] >= since;
    }

    /** Whether that follows from what they did themselves. */
    boolean isActiveThemselves(int member, long since) {
        return standingOwn[member] || latestOwn[member] >= since;
    }
}

package io.guanxi.bench;

/** Who has been taken already, for one after the other without clearing anything in between. */
final class Marks {

    private final int[] rounds;
    private int round;

    Marks(int members) {
        this.rounds = new int[members];
    }

    /** Forgets everybody. */
    void clear() {
        round++;
    }

    /** Takes a member, unless they have been taken. */
    boolean take(int member) {
        boolean free = rounds[member] != round;
        rounds[member] = round;
        return free;
    }
}

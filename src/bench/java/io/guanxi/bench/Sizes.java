package io.guanxi.bench;

/**
 * How much of everything a community has.
 */
record Sizes(int members, long follows, int contents, long referrals, long reactions, long events) {

    Sizes {
        if (members < 1 || contents < 0 || follows < 0 || referrals < 0 || reactions < 0 || events < 0) {
            throw new IllegalArgumentException("a community needs at least 1 member, and not less than nothing");
        }
    }

    /** What so many members usually have. */
    static Sizes of(int members) {
        return new Sizes(members, 10L * members, 3 * members, members, 3L * members, 10L * members);
    }

    /** A community that has grown to this many percent. */
    Sizes percent(int percent) {
        return new Sizes(
                (int) (members * (long) percent / 100),
                follows * percent / 100,
                (int) (contents * (long) percent / 100),
                referrals * percent / 100,
                reactions * percent / 100,
                events * percent / 100);
    }

    /** So many for every thousand members. */
    long perMille(int count) {
        return (long) members * count / 1000;
    }
}

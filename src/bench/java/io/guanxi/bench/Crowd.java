package io.guanxi.bench;

import java.util.Arrays;

/**
 * The members, numbered as they joined, in a few numbers each: when they joined and when they were active last, who does much and who
 * is looked up to.
 */
final class Crowd {

    private static final double GROWTH = 2.2;

    final long seed;
    final Calendar calendar;
    final Campaigns campaigns;
    private final int[] joined;
    private final int[] last;
    private final int[] active;
    private final int[] popular;
    private final Pace pace;

    Crowd(long seed, int members, Calendar calendar) {
        this.seed = seed;
        this.calendar = calendar;
        this.campaigns = new Campaigns(seed);
        this.joined = new int[members];
        this.last = new int[members];
        Pace joins = new Pace(joins());
        for (int i = 0; i < members; i++) {
            Dice dice = Dice.of(seed, "life", i);
            joined[i] = joins.time((i + dice.fraction()) / members);
            last[i] = last(dice, joined[i]);
        }
        this.popular = order("popular", 0.75);
        this.active = order("active", 0.2);
        this.pace = new Pace(doings());
    }

    /** More and more join, and many more while a campaign runs. */
    private double[] joins() {
        double[] joins = new double[Calendar.DAYS];
        Arrays.setAll(
                joins,
                day -> StrictMath.exp(GROWTH * day / Calendar.DAYS) * calendar.season(day) * (1 + campaigns.rush(day)));
        return joins;
    }

    /** A third looks in and is gone, a third stays for some months, the others for years. */
    private static int last(Dice dice, int joined) {
        double kind = dice.fraction();
        double days = kind < 0.33 ? dice.exponential(4) : kind < 0.66 ? dice.exponential(70) : dice.exponential(1100);
        double silent = joined + 600 + days * Calendar.DAY;
        double now = Calendar.SPAN - 1 - dice.exponential(3 * Calendar.DAY);
        return (int) StrictMath.max(joined, StrictMath.min(silent, now));
    }

    /** What happens on a day: those who are around do it, newcomers most. */
    private double[] doings() {
        double[] around = new double[Calendar.DAYS + 1];
        double[] newcomers = new double[Calendar.DAYS + 1];
        for (int i = 0; i < joined.length; i++) {
            around[joined[i] / Calendar.DAY]++;
            around[last[i] / Calendar.DAY + 1]--;
            newcomers[joined[i] / Calendar.DAY]++;
        }
        double[] days = new double[Calendar.DAYS];
        double members = 0;
        for (int day = 0; day < Calendar.DAYS; day++) {
            members += around[day];
            days[day] = (members + 2 * newcomers[day]) * calendar.season(day);
        }
        return days;
    }

    /**
     * Members from first to last in something that those have more of who came early and stayed.
     *
     * @param age how much coming early is worth
     */
    private int[] order(String subject, double age) {
        long[] keys = new long[joined.length];
        for (int i = 0; i < keys.length; i++) {
            double late = 1 - age + age * i / keys.length;
            double stay = 0.1 + StrictMath.min(1, (last[i] - joined[i]) / (180.0 * Calendar.DAY));
            double key = Dice.of(seed, subject, i).fraction() * late / stay;
            keys[i] = (long) (key * (1 << 24)) << 32 | i;
        }
        Arrays.sort(keys);
        return Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
    }

    int size() {
        return joined.length;
    }

    int joined(int member) {
        return joined[member];
    }

    /** When they did something for the last time. */
    int last(int member) {
        return last[member];
    }

    /** Are they around then? */
    boolean around(int member, int time) {
        return joined[member] <= time && time <= last[member];
    }

    /** The member who is the first, second, ... in popularity. */
    int popular(int rank) {
        return popular[rank];
    }

    /** When one of many things is done, where {@code part} of all have been done before. */
    int doing(double part) {
        return pace.time(part);
    }

    /** How many have joined by then. */
    int by(int time) {
        int low = 0;
        int high = joined.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (joined[middle] <= time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Somebody who is around then: one of those who do much, or who came lately. */
    int someone(Dice dice, int time) {
        return someone(dice, time, 0.55);
    }

    /**
     * Somebody who is around then.
     *
     * @param few how much of all is done by few: from 0 for nothing to below 1
     */
    int someone(Dice dice, int time, double few) {
        int there = StrictMath.max(1, by(time));
        for (int attempt = 0; attempt < 60; attempt++) {
            int member = dice.chance(0.35 + few / 2)
                    ? active[dice.rank(active.length, few)]
                    : there - 1 - dice.rank(there, 0.6);
            if (around(member, time) && dice.chance(vigour(time - joined[member]))) {
                return member;
            }
        }
        int member = there - 1;
        while (member > 0 && !around(member, time)) {
            member--;
        }
        return member;
    }

    /** What is left of the first days' zeal after some time. */
    private static double vigour(int age) {
        return 1 / StrictMath.sqrt(1 + age / (20.0 * Calendar.DAY));
    }
}

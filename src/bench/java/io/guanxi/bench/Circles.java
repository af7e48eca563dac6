package io.guanxi.bench;

/** Close-knit groups, few of them large. Everybody belongs to one, and knows best those who joined it about the same time. */
final class Circles {

    private static final int MEAN = 60;
    private static final double STEEPNESS = 0.45;
    private static final int CHANNELS = 12;

    private final Crowd crowd;
    private final int[] circle;
    private final int[] place;
    private final int[] begins;
    private final int[] joining;
    private final int[] popular;

    Circles(Crowd crowd) {
        this.crowd = crowd;
        int members = crowd.size();
        int circles = StrictMath.max(1, members / MEAN);
        this.circle = new int[members];
        this.place = new int[members];
        this.begins = new int[circles + 1];
        for (int i = 0; i < members; i++) {
            circle[i] = Dice.of(crowd.seed, "circle", i).rank(circles, STEEPNESS);
            begins[circle[i] + 1]++;
        }
        for (int i = 0; i < circles; i++) {
            begins[i + 1] += begins[i];
        }
        this.joining = new int[members];
        this.popular = new int[members];
        int[] filled = new int[circles];
        for (int i = 0; i < members; i++) {
            place[i] = filled[circle[i]]++;
            joining[begins[circle[i]] + place[i]] = i;
        }
        filled = new int[circles];
        for (int rank = 0; rank < members; rank++) {
            int member = crowd.popular(rank);
            popular[begins[circle[member]] + filled[circle[member]]++] = member;
        }
    }

    /** The circle of a member. */
    int of(int member) {
        return circle[member];
    }

    int size(int number) {
        return begins[number + 1] - begins[number];
    }

    static String key(int number) {
        return "circle-" + (number + 1);
    }

    static String channel(int number) {
        return "channel-" + (number % CHANNELS + 1);
    }

    /** The member who joined the same circle so many after (or before) this one; -1 where nobody did. */
    int neighbour(int member, int distance) {
        int number = circle[member];
        int at = place[member] + distance;
        return at < 0 || at >= size(number) ? -1 : joining[begins[number] + at];
    }

    /** One of a circle, popular ones most often. */
    int popular(Dice dice, int number, double steepness) {
        return popular[begins[number] + dice.rank(size(number), steepness)];
    }

    /** One of a circle who is around then, or anybody who is. */
    int someone(Dice dice, int number, int time) {
        for (int attempt = 0; attempt < 12 && size(number) > 0; attempt++) {
            int member = popular(dice, number, 0.5);
            if (crowd.around(member, time)) {
                return member;
            }
        }
        return crowd.someone(dice, time);
    }
}

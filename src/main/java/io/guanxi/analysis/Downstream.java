package io.guanxi.analysis;

/**
 * How many distinct members are downstream of a member: they shared the member's contents, from whomever they had them, or came through the
 * member, by however many referrals.
 */
final class Downstream {

    private Downstream() {}

    /**
     * @param sharers of each member's contents, each once
     * @param trust what each of them counts
     */
    static double[] of(Forest forest, int[][] sharers, double[] trust) {
        int n = trust.length;
        double[] before = new double[n + 1];
        for (int i = 0; i < n; i++) {
            before[i + 1] = before[i] + trust[forest.at(i)];
        }
        double[] downstream = new double[n];
        for (int member = 0; member < n; member++) {
            downstream[member] = before[forest.end(member)] - before[forest.begin(member) + 1];
            for (int sharer : sharers[member]) {
                if (sharer != member && !forest.cameThrough(sharer, member)) {
                    downstream[member] += trust[sharer];
                }
            }
        }
        return downstream;
    }
}

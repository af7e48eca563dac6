package io.guanxi.analysis;

/** How many distinct members are within two steps against attention: those who would see a post, and those who would see it from them. */
final class Audience {

    private Audience() {}

    /** @param trust what each of them counts */
    static double[] of(Attention attention, double[] trust) {
        Attention.Side in = attention.in();
        double[] reach = new double[attention.size()];
        int[] seenBy = new int[attention.size()];
        for (int member = 0; member < reach.length; member++) {
            int mark = member + 1;
            seenBy[member] = mark;
            double sum = 0;
            for (int first = in.start()[member]; first < in.start()[member + 1]; first++) {
                int near = in.other()[first];
                if (seenBy[near] != mark) {
                    seenBy[near] = mark;
                    sum += trust[near];
                }
                for (int second = in.start()[near]; second < in.start()[near + 1]; second++) {
                    int far = in.other()[second];
                    if (seenBy[far] != mark) {
                        seenBy[far] = mark;
                        sum += trust[far];
                    }
                }
            }
            reach[member] = sum;
        }
        return reach;
    }
}

package io.guanxi.analysis;

/**
 * What the members who came through a member and converted are worth: each half of one who is a level nearer, times the quality of the member's
 * subtree. A referral counts as much as who came by it is trusted.
 */
final class ConvertedReferrals {

    /** What a level further away counts. */
    static final double LEVEL = 0.5;

    /** The quality of a subtree that nothing is known against. */
    static final double QUALITY = 1;

    private ConvertedReferrals() {}

    /** @param trust what each of them counts */
    static double[] of(Forest forest, double[] trust) {
        double[] values = new double[trust.length];
        // From the end of the walk, so that who came through a member is complete before the member.
        for (int place = trust.length - 1; place >= 0; place--) {
            int member = forest.at(place);
            int referrer = forest.referrer(member);
            if (referrer >= 0) {
                values[referrer] += (forest.converted(member) ? trust[member] : 0) + LEVEL * values[member];
            }
        }
        for (int member = 0; member < values.length; member++) {
            values[member] *= QUALITY;
        }
        return values;
    }
}

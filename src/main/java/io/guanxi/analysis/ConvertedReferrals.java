package io.guanxi.analysis;

/**
 * What the members who came through a member and converted are worth: each half of one who is a level nearer, times the quality of the member's
 * subtree. A referral counts as much as who came by it is trusted.
 */
final class ConvertedReferrals {

    /** What a level further away counts. */
    static final double LEVEL = 0.5;

    /** The quality of a subtree that nothing is known against, because nobody is in it. */
    static final double QUALITY = 1;

    private ConvertedReferrals() {}

    /**
     * @param qualities of the subtree of each
     * @param trust what each of them counts
     */
    static double[] of(Forest forest, double[] qualities, double[] trust) {
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
            values[member] *= qualities[member];
        }
        return values;
    }

    /** Whether a member speaks for who brought them. */
    static boolean isGood(boolean active, boolean converted, boolean flagged) {
        return !flagged && (active || converted);
    }

    /**
     * The share of the good ones among all below each: a level further away counts half, and everybody as much as they are trusted.
     *
     * @param whole the forest with voided referrals
     * @param active whether each is
     */
    static double[] qualities(Forest whole, double[] trust, boolean[] active) {
        double[] all = new double[trust.length];
        double[] good = new double[trust.length];
        double[] qualities = new double[trust.length];
        for (int place = trust.length - 1; place >= 0; place--) {
            int member = whole.at(place);
            qualities[member] = all[member] == 0 ? QUALITY : good[member] / all[member];
            int referrer = whole.referrer(member);
            if (referrer >= 0) {
                boolean speaks = isGood(active[member], whole.converted(member), whole.flagged(member));
                all[referrer] += trust[member] + LEVEL * all[member];
                good[referrer] += (speaks ? trust[member] : 0) + LEVEL * good[member];
            }
        }
        return qualities;
    }
}

package io.guanxi.analysis;

/** How good something is at least, by those who judged it: few judges say little. */
final class Wilson {

    /** Of the standard normal distribution: 95 % lie within. */
    private static final double Z = 1.959963984540054;

    private Wilson() {}

    /**
     * The lower bound of Wilson's score interval (1927) of a share, at 95 %.
     *
     * @param positive how many, 0 or more, fractions too
     * @param all of how many
     * @return 0..1; 0 of nobody
     */
    static double lowerBound(double positive, double all) {
        if (positive <= 0) {
            return 0;
        }
        double share = positive / all;
        double square = Z * Z / all;
        double margin = Z * Math.sqrt((share * (1 - share) + square / 4) / all);
        return (share + square / 2 - margin) / (1 + square);
    }
}

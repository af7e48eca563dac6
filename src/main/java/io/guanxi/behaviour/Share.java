package io.guanxi.behaviour;

/**
 * A share of members, and what it may be at the most and the least (Wilson's score interval, 1927, at 95 %), each 0 to 1.
 */
record Share(double rate, double lower, double upper) {

    /** Of the standard normal distribution: 95 % lie within. */
    private static final double Z = 1.959963984540054;

    /** @param all above 0 */
    static Share of(long part, long all) {
        double rate = (double) part / all;
        double square = Z * Z / all;
        double middle = (rate + square / 2) / (1 + square);
        double margin = Z * Math.sqrt((rate * (1 - rate) + square / 4) / all) / (1 + square);
        return new Share(rate, part == 0 ? 0 : middle - margin, part == all ? 1 : middle + margin);
    }
}

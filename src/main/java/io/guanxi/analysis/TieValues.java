package io.guanxi.analysis;

import java.util.stream.IntStream;

/** What ties are worth, by how strong ties of the community are. Everything is as of one base time. */
final class TieValues {

    /** Strengths that are kept of a community: percentiles are off by at most one in as many, and exact where there are no more. */
    static final int SAMPLE = 4_096;

    /** What is left of a strength keeps 10 digits: 33 of the 52 bits behind the point. */
    private static final int FORGOTTEN = 19;

    private final Percentile strengths;

    /** @param sample strengths of positive ties of the community */
    TieValues(double[] sample) {
        this.strengths = new Percentile(sample);
    }

    /** Strengths of all positive ties, or as many of them at equal distances. */
    static double[] sample(TieWeb web) {
        double[] all = web.numbers()
                .mapToObj(web::outgoing)
                .flatMapToDouble(bundle -> IntStream.range(0, bundle.size())
                        .mapToDouble(bundle::strength)
                        .filter(strength -> strength > 0)
                        .map(TieValues::rounded))
                .sorted()
                .toArray();
        return all.length <= SAMPLE
                ? all
                : IntStream.range(0, SAMPLE)
                        .mapToDouble(i -> all[(int) ((i + 0.5) * all.length / SAMPLE)])
                        .toArray();
    }

    /** Equal sums may differ in their last digits by the order of adding up. */
    private static double rounded(double strength) {
        long half = 1L << (FORGOTTEN - 1);
        return Double.longBitsToDouble((Double.doubleToLongBits(strength) + half) >> FORGOTTEN << FORGOTTEN);
    }

    /** The share of those near either of two, themselves apart, who are near both; 0 where nobody is. */
    static double overlap(int common, int degree, int otherDegree, boolean near) {
        int either = degree + otherDegree - common - (near ? 2 : 0);
        return either == 0 ? 0 : (double) common / either;
    }

    /**
     * A tie of a web.
     *
     * @param place where the member has it
     * @param overlap of both
     * @param common how many are near both
     */
    StoredTie tie(TieWeb web, int member, int place, int common, double overlap) {
        Bundle leaves = web.outgoing(member);
        int other = leaves.other(place);
        Bundle returns = web.outgoing(other);
        int back = returns.place(member);
        return new StoredTie(
                web.hash(other),
                leaves.decaying(place),
                leaves.standing(place),
                returns.decaying(back),
                returns.standing(back),
                common,
                value(
                        leaves.strength(place),
                        Math.max(0, returns.decaying(back) + returns.standing(back)),
                        overlap,
                        web.standing(other)),
                leaves.first(place),
                leaves.last(place));
    }

    private double value(double strength, double back, double overlap, double standing) {
        double reciprocity = Math.min(strength, back) / Math.max(strength, back);
        return 100 * (0.5 * strengths.of(rounded(strength)) + 0.25 * reciprocity + 0.25 * (1 - overlap) * standing);
    }
}

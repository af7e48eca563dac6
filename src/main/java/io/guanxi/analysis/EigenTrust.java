package io.guanxi.analysis;

import java.util.Arrays;
import java.util.List;

/**
 * EigenTrust (Kamvar, Schlosser, Garcia-Molina 2003): how far everybody is trusted by those whom everybody trusts. Local trust is
 * c(i,j) = max(s(i,j), 0) / sum over k of max(s(i,k), 0), where s(i,j) is what i's ratings of j add up to, so that distrust counts like
 * no opinion. Trust is what t = (1 - a) C't + a p settles at, where p is the trust that seeds have from the start, the same for each;
 * without seeds, for everybody. Whoever trusts nobody trusts as p does. Trust sums to 1.
 */
final class EigenTrust {

    private EigenTrust() {}

    /**
     * @param ties ratings, negative ones included
     * @param seeds numbers of the members who are trusted from the start; none: everybody
     * @param damping 1 - a, in [0, 1); the paper leaves a open, measures take 0.15
     * @param tolerance stops when the changes of all add up to less
     */
    static Outcome of(TieGraph ties, List<Integer> seeds, double damping, int maxIterations, double tolerance) {
        Links links = Links.of(ties);
        double[] given = links.sums();
        double[] trusted = new double[given.length];
        Arrays.fill(trusted, seeds.isEmpty() ? 1.0 / trusted.length : 0);
        seeds.forEach(seed -> trusted[seed] = 1.0 / seeds.size());
        // PageRank of trust, whose jumps end at the seeds.
        return new Repeated(maxIterations, tolerance, Repeated::sum)
                .from(trusted, values -> PageRank.step(values, given, given, trusted, damping, links::arriving));
    }

    static Outcome of(TieGraph ties, MeasureInput input) {
        return of(
                ties,
                input.seedsAmong(ties),
                input.number(Option.DAMPING),
                input.whole(Option.MAX_ITERATIONS),
                input.number(Option.TOLERANCE));
    }
}

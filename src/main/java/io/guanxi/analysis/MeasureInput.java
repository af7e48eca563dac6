package io.guanxi.analysis;

import io.guanxi.fault.Fault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be measured. Inputs that ask for the same are equal, whatever the order of their lists.
 *
 * @param weighted whether relationships count their weight; {@code PAGE_RANK} and {@code DEGREE} only
 * @param damping of {@code PAGE_RANK}, in [0, 1): how often a reader follows a relationship instead of jumping
 * @param maxIterations of {@code PAGE_RANK}, 1..1000
 * @param tolerance of {@code PAGE_RANK}, positive: a change of a member's unscaled score (about 1 on average) below it is dropped
 * @param seeds keys of the members at whom random jumps end; empty: at all; {@code PAGE_RANK} only
 * @param sample how many members the estimate starts from, at least 1; absent: all, which is exact; {@code BETWEENNESS} only
 */
public record MeasureInput(
        Algorithm algorithm,
        List<RelationshipType> relationships,
        Orientation orientation,
        boolean weighted,
        double damping,
        int maxIterations,
        double tolerance,
        List<String> seeds,
        @Nullable Integer sample) {

    private static final String CODE = "BAD_INPUT";
    private static final int MOST_ITERATIONS = 1000;

    /** @throws Fault BAD_INPUT where an option is out of its range or does not apply to the algorithm */
    public MeasureInput {
        relationships = relationships.stream().distinct().sorted().toList();
        seeds = seeds.stream().distinct().sorted().toList();
        boolean pageRank = algorithm == Algorithm.PAGE_RANK;
        demand(!relationships.isEmpty(), "relationships must name at least one type");
        demand(damping >= 0 && damping < 1, "damping must be at least 0 and below 1, not " + damping);
        demand(
                maxIterations >= 1 && maxIterations <= MOST_ITERATIONS,
                "maxIterations must be between 1 and " + MOST_ITERATIONS + ", not " + maxIterations);
        demand(tolerance > 0 && Double.isFinite(tolerance), "tolerance must be above 0, not " + tolerance);
        demand(seeds.isEmpty() || pageRank, "seeds apply to PAGE_RANK only, not to " + algorithm);
        demand(
                sample == null || algorithm == Algorithm.BETWEENNESS,
                "sample applies to BETWEENNESS only, not to " + algorithm);
        demand(sample == null || sample >= 1, "sample must be at least 1, not " + sample);
        demand(
                !weighted || pageRank || algorithm == Algorithm.DEGREE,
                "weighted applies to PAGE_RANK and DEGREE only, not to " + algorithm);
    }

    /** The options that make a difference, as text that is the same for equal measures; seeds are told by a hash of their keys. */
    String canonical() {
        String measured = algorithm + " " + relationships + ' ' + orientation + (weighted ? " weighted" : "");
        return switch (algorithm) {
            case PAGE_RANK -> measured + ' ' + damping + ' ' + maxIterations + ' ' + tolerance + seedsHash();
            case BETWEENNESS -> measured + (sample == null ? "" : " sample " + sample);
            case DEGREE, COMPONENTS -> measured;
        };
    }

    private String seedsHash() {
        if (seeds.isEmpty()) {
            return "";
        }
        var hash = new InputHash();
        seeds.forEach(hash::fact);
        return " seeds " + hash.hex();
    }

    private static void demand(boolean met, String expectation) {
        if (!met) {
            throw Fault.invalid(CODE, expectation);
        }
    }
}

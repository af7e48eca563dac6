package io.guanxi.analysis;

import io.guanxi.fault.Fault;
import java.util.List;

/**
 * How many seeds are to be chosen, and how what they have is passed on.
 *
 * @param k 1..100
 * @param probability that it goes along a relationship, above 0 and at most 1
 * @param simulations how many cascades choose, 1..10000
 */
public record SeedsInput(
        int k, List<RelationshipType> relationships, Orientation orientation, double probability, int simulations) {

    private static final int MOST_SEEDS = 100;
    private static final int MOST_SIMULATIONS = 10_000;

    /**
     * Inputs that ask for the same are equal.
     *
     * @throws Fault BAD_INPUT where something is out of its range
     */
    public SeedsInput {
        relationships = relationships.stream().distinct().sorted().toList();
        demand(k >= 1 && k <= MOST_SEEDS, "k must be between 1 and " + MOST_SEEDS + ", not " + k);
        demand(!relationships.isEmpty(), "relationships must name at least one type");
        demand(probability > 0 && probability <= 1, "probability must be above 0 and at most 1, not " + probability);
        demand(
                simulations >= 1 && simulations <= MOST_SIMULATIONS,
                "simulations must be between 1 and " + MOST_SIMULATIONS + ", not " + simulations);
    }

    /** The input as text that is the same for equal ones. */
    String canonical() {
        return "SEEDS " + k + ' ' + relationships + ' ' + orientation + " probability " + probability + " simulations "
                + simulations;
    }

    private static void demand(boolean met, String expectation) {
        if (!met) {
            throw Fault.invalid("BAD_INPUT", expectation);
        }
    }
}

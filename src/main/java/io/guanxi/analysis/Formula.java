package io.guanxi.analysis;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * A named, versioned set of the constants that influence is computed with. Changing one means a new name.
 *
 * @param components weight of each component's percentile in the score; they sum to 1
 * @param kinds tie strength of one interaction when it happens, by kind; {@code other} is any kind not named
 * @param follow tie strength of a follow, which does not decay
 * @param trust tie strength of a rating at the top of the community's scale, which does not decay
 * @param halfLife after which an interaction counts half
 * @param damping of PageRank
 * @param maxIterations of PageRank
 * @param tolerance of PageRank, whose scores sum to 1: a change of a member's score below it is dropped
 * @param activeWindow before {@code asOf} in which active members did something or had a tie
 * @param head share of the members in the pyramid's {@code HEAD}
 * @param waist share of the members in the pyramid's {@code WAIST}
 */
public record Formula(
        String name,
        Map<String, Double> components,
        Map<String, Double> kinds,
        double other,
        double follow,
        double trust,
        Duration halfLife,
        double damping,
        int maxIterations,
        double tolerance,
        Duration activeWindow,
        double head,
        double waist) {

    private static final double LEAST_TOLERANCE = 1e-7;

    /** The component that measures who earns attention from those who earn it. */
    static final String PAGE_RANK = "pageRank";

    /** PageRank on the attention graph alone. */
    public static final Formula INFLUENCE_1 = new Formula(
            "influence-1",
            Map.of(PAGE_RANK, 1.0),
            Map.of("share", 5.0, "reply", 4.0, "mention", 3.0, "message", 2.0, "reaction", 1.0, "view", 0.1),
            1.0,
            2.0,
            4.0,
            Duration.ofDays(30),
            0.85,
            100,
            1e-8,
            Duration.ofDays(90),
            0.01,
            0.20);

    public Formula {
        components = Map.copyOf(components);
        kinds = Map.copyOf(kinds);
    }

    /** The tolerance among as many members, as Graph Data Science takes it: of scores that are 1 on average, and not below its default. */
    double tolerance(int members) {
        return Math.max(LEAST_TOLERANCE, tolerance * members);
    }

    /** Everything in it as text, the same for the same constants. */
    String canonical() {
        return String.join(
                " ",
                name,
                new TreeMap<>(components).toString(),
                new TreeMap<>(kinds).toString(),
                "" + other + ' ' + follow + ' ' + trust + ' ' + halfLife,
                "" + damping + ' ' + maxIterations + ' ' + tolerance,
                "" + activeWindow + ' ' + head + ' ' + waist);
    }
}

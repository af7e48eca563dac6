package io.guanxi.analysis;

import java.time.Duration;
import java.util.List;
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
        Duration engagementHalfLife,
        double damping,
        int maxIterations,
        double tolerance,
        Duration activeWindow,
        double head,
        double waist,
        int exactBetweennessTo,
        int betweennessSample,
        int keepSnapshots,
        List<String> trustSeeds) {

    /** What it is where nothing else was configured. */
    public static final Formula DEFAULT = new Formula(
            "influence-2",
            Map.of("pageRank", 0.40, "reach", 0.15, "engagement", 0.20, "propagation", 0.15, "brokerage", 0.10),
            Map.of("share", 5.0, "reply", 4.0, "mention", 3.0, "message", 2.0, "reaction", 1.0, "view", 0.1),
            1.0,
            2.0,
            4.0,
            Duration.ofDays(30),
            Duration.ofDays(30),
            0.85,
            100,
            1e-10,
            Duration.ofDays(90),
            0.01,
            0.20,
            5_000,
            200,
            10,
            List.of());

    public Formula {
        components = Map.copyOf(components);
        kinds = Map.copyOf(kinds);
        trustSeeds = List.copyOf(trustSeeds);
    }

    /** How much a percentile of the component counts. */
    double weight(Component component) {
        return components.getOrDefault(component.title(), 0.0);
    }

    /** The same with other weights. */
    Formula weighing(Map<String, Double> weights) {
        return new Formula(
                name,
                weights,
                kinds,
                other,
                follow,
                trust,
                halfLife,
                engagementHalfLife,
                damping,
                maxIterations,
                tolerance,
                activeWindow,
                head,
                waist,
                exactBetweennessTo,
                betweennessSample,
                keepSnapshots,
                trustSeeds);
    }

    /** Everything in it as text, the same for the same constants. */
    String canonical() {
        return String.join(
                " ",
                name,
                new TreeMap<>(components).toString(),
                new TreeMap<>(kinds).toString(),
                "" + other + ' ' + follow + ' ' + trust + ' ' + halfLife + ' ' + engagementHalfLife,
                "" + damping + ' ' + maxIterations + ' ' + tolerance,
                "" + activeWindow + ' ' + head + ' ' + waist,
                "" + exactBetweennessTo + ' ' + betweennessSample + ' ' + trustSeeds);
    }
}

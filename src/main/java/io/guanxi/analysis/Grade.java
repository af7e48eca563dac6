package io.guanxi.analysis;

import java.util.Arrays;
import java.util.List;

/** The class of a member by rank of relationship value: the first ⌈1 %⌉, to 10 %, to 40 %, to 70 % (or what the settings say), and the rest. */
public enum Grade {
    S,
    A,
    B,
    C,
    D;

    /** @param shares of the members up to the end of each grade but the last */
    static Tiers tiers(List<Double> shares) {
        return new Tiers(
                Arrays.stream(values()).map(Enum::name).toList(),
                (tier, members) -> Tiers.rounded(shares.get(tier), members));
    }
}

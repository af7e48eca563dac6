package io.guanxi.analysis;

import java.util.Arrays;

/** The class of a member by rank of influence: the first ⌈1 %⌉, the next ⌈20 %⌉ (or what the settings say), and the rest. */
public enum Pyramid {
    HEAD,
    WAIST,
    BASE;

    static Tiers tiers(double head, double waist) {
        return new Tiers(
                Arrays.stream(values()).map(Enum::name).toList(),
                (tier, members) -> Tiers.rounded(head, members) + (tier == 0 ? 0 : Tiers.rounded(waist, members)));
    }
}

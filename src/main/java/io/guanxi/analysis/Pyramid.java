package io.guanxi.analysis;

/** The class of a member by rank: the first ⌈1 %⌉, the next ⌈20 %⌉ (or what the settings says), and the rest. */
public enum Pyramid {
    HEAD,
    WAIST,
    BASE;

    /**
     * The class of a rank. Members with equal scores share a rank and so the better class; whoever has score 0 is {@code BASE}, or
     * silent members, who all share one rank, would fill a class meant for a few.
     */
    static Pyramid of(int rank, double score, int members, Configuration settings) {
        double head = Math.ceil(settings.head() * members);
        double waist = Math.ceil(settings.waist() * members);
        if (score == 0 || rank > head + waist) {
            return BASE;
        }
        return rank <= head ? HEAD : WAIST;
    }
}

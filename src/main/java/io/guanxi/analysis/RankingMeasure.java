package io.guanxi.analysis;

import java.util.List;

/** The indices that members are ranked by. */
public enum RankingMeasure {
    INFLUENCE("influence-3", "pyramids"),
    RVI("rvi-2", "grades");

    private final String formula;
    private final String tiers;

    RankingMeasure(String formula, String tiers) {
        this.formula = formula;
        this.tiers = tiers;
    }

    /** The name and version of the formula: changing what is computed means a new one. */
    public String formula() {
        return formula;
    }

    /** The column with the members' classes. */
    String tiers() {
        return tiers;
    }

    /** In the order in which they are added up. Of members with equal scores the one with more of the first comes first. */
    public List<Part> parts() {
        return switch (this) {
            case INFLUENCE -> List.of(Component.values());
            case RVI -> List.of(Metric.values());
        };
    }
}

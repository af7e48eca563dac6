package io.guanxi.analysis;

import java.util.Map;
import java.util.function.Function;

/**
 * The rankings of one snapshot as they are kept.
 *
 * @param influence the members by influence
 * @param value the same members by relationship value
 */
record Rankings(Table influence, Table value) {

    /** @param before ranks in the snapshot before, by internal id, by either index */
    static Rankings of(Figures figures, Configuration settings, Function<RankingMeasure, Map<String, Integer>> before) {
        Index byInfluence = settings.index(RankingMeasure.INFLUENCE);
        Index byValue = settings.index(RankingMeasure.RVI);
        Ranking influence = Ranking.of(figures.input(), byInfluence);
        Ranking value = Ranking.of(figures.input(), byValue);
        Table influenceTable = influence
                .table(figures.input(), byInfluence, before.apply(RankingMeasure.INFLUENCE))
                .with(RankingMeasure.RVI.tiers(), influence.inOrder(value.classes(byValue)))
                .with("paid", Ranking.picked(figures.attention().paid(), influence.numbers()));
        Table valueTable = value.table(figures.input(), byValue, before.apply(RankingMeasure.RVI))
                .with(RankingMeasure.INFLUENCE.tiers(), value.inOrder(influence.classes(byInfluence)));
        topics(valueTable, value, figures);
        if (!settings.trustSeeds().isEmpty()) {
            influenceTable.with("trust", Ranking.picked(figures.trust(), influence.numbers()));
            valueTable.with("trust", Ranking.picked(figures.trust(), value.numbers()));
        }
        return new Rankings(influenceTable, valueTable);
    }

    /** Of which topic each is an authority, and how that was worked out. */
    private static void topics(Table table, Ranking value, Figures figures) {
        int n = value.numbers().length;
        String[] names = new String[n];
        long[] below = new long[n];
        long[] equal = new long[n];
        long[] counted = new long[n];
        for (int position = 0; position < n; position++) {
            TopicAuthority.Standing topic = figures.topics()[value.numbers()[position]];
            names[position] = topic == null ? "" : topic.topic();
            if (topic != null) {
                below[position] = topic.below();
                equal[position] = topic.equal();
                counted[position] = topic.counted();
            }
        }
        table.with("topics", names)
                .with("topicBelow", below)
                .with("topicEqual", equal)
                .with("topicCounted", counted);
    }

    int size() {
        return influence.size();
    }
}

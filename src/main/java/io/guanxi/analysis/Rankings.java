package io.guanxi.analysis;

import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;

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
        topics(valueTable, value, member -> StoredRanking.Topic.of(figures.topics()[member]));
        if (!settings.trustSeeds().isEmpty()) {
            influenceTable.with("trust", Ranking.picked(figures.trust(), influence.numbers()));
            valueTable.with("trust", Ranking.picked(figures.trust(), value.numbers()));
        }
        return new Rankings(influenceTable, valueTable);
    }

    /**
     * The rankings that other weights would have given.
     *
     * @param influence the members by influence, as they are
     * @param value the same members by relationship value, as they are
     * @param settings with the weights
     */
    static Rankings weighed(StoredRanking influence, StoredRanking value, Configuration settings) {
        Index byInfluence = settings.index(RankingMeasure.INFLUENCE);
        Index byValue = settings.index(RankingMeasure.RVI);
        Ranking first = Ranking.of(influence.input(), influence.parts(), byInfluence);
        Ranking second = Ranking.of(value.input(), value.parts(), byValue);
        Table influenceTable = first.table(influence.input(), byInfluence, influence.ranks())
                .with(RankingMeasure.RVI.tiers(), first.inOrder(influence.of(value, second.classes(byValue))))
                .with("paid", Ranking.picked(influence.paid(), first.numbers()));
        Table valueTable = second.table(value.input(), byValue, value.ranks())
                .with(
                        RankingMeasure.INFLUENCE.tiers(),
                        second.inOrder(value.of(influence, first.classes(byInfluence))));
        topics(valueTable, second, value::topic);
        if (!settings.trustSeeds().isEmpty()) {
            influenceTable.with("trust", Ranking.picked(influence.trust(), first.numbers()));
            valueTable.with("trust", Ranking.picked(value.trust(), second.numbers()));
        }
        return new Rankings(influenceTable, valueTable);
    }

    /** Of which topic each is an authority, and how that was worked out. */
    private static void topics(Table table, Ranking value, IntFunction<StoredRanking.Topic> each) {
        int n = value.numbers().length;
        String[] names = new String[n];
        long[] below = new long[n];
        long[] equal = new long[n];
        long[] counted = new long[n];
        for (int position = 0; position < n; position++) {
            StoredRanking.Topic topic = each.apply(value.numbers()[position]);
            names[position] = topic.name();
            below[position] = topic.below();
            equal[position] = topic.equal();
            counted[position] = topic.counted();
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

package io.guanxi.analysis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.DoubleStream;

/**
 * A ranking as it was kept, read back whole: its members are numbered by position, from 0.
 *
 * @param about the snapshot's properties
 * @param settings that it was computed with
 * @param input what it follows from; members have their internal ids for keys
 * @param parts percentile of each component, by the number of the member
 * @param ranking what follows
 * @param positions by internal id
 * @param paid all the attention that each member pays
 * @param trust in each member
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record StoredRanking(
        Map<?, ?> about,
        Configuration settings,
        Ranking.Input input,
        Map<Component, double[]> parts,
        Ranking ranking,
        Map<String, Integer> positions,
        double[] paid,
        double[] trust) {

    static StoredRanking of(Map<?, ?> about, Configuration settings, List<Map<String, Object>> rows) {
        List<TieGraph.Node> members = new ArrayList<>();
        Map<String, Integer> positions = new HashMap<>();
        List<Map<?, ?>> blocks = new ArrayList<>();
        for (Map<String, Object> row : rows) {
            Map<?, ?> block = (Map<?, ?>) Objects.requireNonNull(row.get("block"));
            blocks.add(block);
            for (Object id : Column.list(block, "members")) {
                positions.put((String) id, members.size());
                members.add(new TieGraph.Node((String) id, (String) id));
            }
        }
        Map<Component, double[]> raws = new EnumMap<>(Component.class);
        for (Component component : Component.values()) {
            raws.put(component, column(blocks, component.title()));
        }
        double[] trust = column(blocks, "trust");
        boolean[] counts = new boolean[members.size()];
        double[] counted = column(blocks, "counts");
        for (int member = 0; member < counts.length; member++) {
            counts[member] = counted[member] > 0;
        }
        if (trust.length == 0) {
            trust = new double[counts.length];
            Arrays.fill(trust, 1);
        }
        var input = new Ranking.Input(members, counts, InfluenceInputs.trusted(trust), raws);
        Map<Component, double[]> parts = Ranking.parts(input);
        Ranking ranking = Ranking.of(input, parts, settings);
        return new StoredRanking(about, settings, input, parts, ranking, positions, column(blocks, "paid"), trust);
    }

    private static double[] column(List<Map<?, ?>> blocks, String name) {
        return blocks.stream()
                .flatMapToDouble(block -> block.get(name) instanceof List<?> values
                        ? values.stream().mapToDouble(value -> ((Number) value).doubleValue())
                        : DoubleStream.empty())
                .toArray();
    }

    /** By internal id. */
    Map<String, Integer> ranks() {
        Map<String, Integer> ranks = new HashMap<>();
        for (int i = 0; i < ranking.numbers().length; i++) {
            ranks.put(input.members().get(ranking.numbers()[i]).id(), ranking.ranks()[i]);
        }
        return ranks;
    }

    Instant asOf() {
        return Objects.requireNonNull(Column.time(about, "asOf"));
    }
}

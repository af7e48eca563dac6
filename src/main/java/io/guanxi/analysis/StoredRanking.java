package io.guanxi.analysis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * A ranking as it was kept, read back whole: its members are numbered by position, from 0.
 *
 * @param about the snapshot's properties
 * @param settings that it was computed with
 * @param input what it follows from; members have their internal ids for keys
 * @param index that it ranks by
 * @param parts percentile of each part, by the number of the member
 * @param ranking what follows
 * @param positions by internal id
 * @param paid all the attention that each member pays; empty by relationship value
 * @param trust in each member
 * @param others each member's class by the other index
 * @param topics where each member is an authority; empty by influence
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record StoredRanking(
        Map<?, ?> about,
        Configuration settings,
        Index index,
        Ranking.Input input,
        Map<Part, double[]> parts,
        Ranking ranking,
        Map<String, Integer> positions,
        double[] paid,
        double[] trust,
        String[] others,
        List<Topic> topics) {

    static StoredRanking of(
            Map<?, ?> about, Configuration settings, RankingMeasure measure, List<Map<String, Object>> rows) {
        Index index = settings.index(measure);
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
        Map<Part, double[]> raws = new HashMap<>();
        for (Part part : index.parts()) {
            raws.put(part, column(blocks, part.title()));
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
        Map<Part, double[]> parts = Ranking.parts(input, index);
        Ranking ranking = Ranking.of(input, parts, index);
        return new StoredRanking(
                about,
                settings,
                index,
                input,
                parts,
                ranking,
                positions,
                column(blocks, "paid"),
                trust,
                others(blocks, measure),
                topics(blocks));
    }

    /** Of what a member is an authority: a name, or nothing, and how many of those who count have less, as much, and any there. */
    record Topic(String name, long below, long equal, long counted) {

        private static final Topic NONE = new Topic("", 0, 0, 0);

        static Topic of(TopicAuthority.@Nullable Standing standing) {
            return standing == null
                    ? NONE
                    : new Topic(standing.topic(), standing.below(), standing.equal(), standing.counted());
        }
    }

    Topic topic(int member) {
        return topics.get(member);
    }

    /** What another ranking of the same members says of each, by the number of the member here. */
    String[] of(StoredRanking other, String[] said) {
        return input.members().stream()
                .map(member -> said[Objects.requireNonNull(other.positions().get(member.id()))])
                .toArray(String[]::new);
    }

    /** Internal id of a member. */
    String id(int member) {
        return input.members().get(member).id();
    }

    /** What of the contribution of a part of the index a part of its sum accounts for. */
    double points(Part part, int member, double some, double sum) {
        double percentile = Objects.requireNonNull(parts.get(part))[member];
        return sum == 0 ? 0 : 100 * index.weight(part) * percentile * some / sum;
    }

    private static String[] others(List<Map<?, ?>> blocks, RankingMeasure measure) {
        RankingMeasure other = measure == RankingMeasure.INFLUENCE ? RankingMeasure.RVI : RankingMeasure.INFLUENCE;
        return blocks.stream()
                .flatMap(block -> Column.list(block, other.tiers()).stream())
                .map(String::valueOf)
                .toArray(String[]::new);
    }

    private static List<Topic> topics(List<Map<?, ?>> blocks) {
        List<Topic> topics = new ArrayList<>();
        for (Map<?, ?> block : blocks) {
            if (block.get("topics") instanceof List<?> names) {
                for (int i = 0; i < names.size(); i++) {
                    topics.add(new Topic(
                            (String) names.get(i),
                            (Long) Column.list(block, "topicBelow").get(i),
                            (Long) Column.list(block, "topicEqual").get(i),
                            (Long) Column.list(block, "topicCounted").get(i)));
                }
            }
        }
        return topics;
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

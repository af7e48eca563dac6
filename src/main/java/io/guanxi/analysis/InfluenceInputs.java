package io.guanxi.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ObjIntConsumer;
import java.util.stream.IntStream;

/** What influence is computed from, as it was at a time. */
record InfluenceInputs(
        Steps steps, String community, Population population, Configuration settings, double trustScale) {

    /** Members whose ties are read at a time. */
    private static final int BATCH = 5_000;

    /** The attention graph: the tie strength of every ordered pair in which it is positive. */
    Attention attention(RunningJob job) {
        List<TieGraph.Node> members = population.members();
        return Attention.of(
                members,
                IntStream.iterate(0, from -> from < members.size(), from -> from + BATCH)
                        .mapToObj(from -> {
                            job.step("ties", 0.1 + 0.3 * from / members.size());
                            return members.subList(from, Math.min(from + BATCH, members.size()));
                        })
                        .flatMap(some -> steps.read("_ties/outgoing", outgoing(some)).stream()));
    }

    private Map<String, Object> outgoing(List<TieGraph.Node> members) {
        Map<String, Object> input = new HashMap<>(settings.ties().input());
        input.put("members", members.stream().map(TieGraph.Node::id).toList());
        input.put("until", Steps.time(population.asOf()));
        input.put("base", population.asOf().toEpochMilli());
        input.put("trustScale", trustScale);
        return input;
    }

    /** How far each member is trusted: EigenTrust from the seeds over its greatest value; 1 where there are none. */
    double[] trust(Attention attention) {
        int n = attention.size();
        double[] trust = new double[n];
        int[] seeds = IntStream.range(0, n)
                .filter(member -> settings.trustSeeds()
                        .contains(population.members().get(member).key()))
                .toArray();
        if (settings.trustSeeds().isEmpty()) {
            Arrays.fill(trust, 1);
        } else if (seeds.length > 0) {
            for (int seed : seeds) {
                trust[seed] = 1.0 / seeds.length;
            }
            double[] found = PageRank.of(
                            attention, trust, settings.damping(), settings.maxIterations(), settings.tolerance())
                    .scores();
            double most = Arrays.stream(found).max().orElse(1);
            trust = Arrays.stream(found).map(value -> value / most).toArray();
        }
        return trust;
    }

    /** How many members are. */
    static int trusted(double[] trust) {
        return (int) Arrays.stream(trust).filter(value -> value > 0).count();
    }

    /** Where random jumps end: at each of them with the same chance. */
    static double[] anyTrusted(double[] trust) {
        double chance = 1.0 / Math.max(1, trusted(trust));
        return Arrays.stream(trust).map(value -> value > 0 ? chance : 0).toArray();
    }

    /** What the contents of all members have earned, author by author. */
    void contents(RunningJob job, Attention attention, double[] trust, ObjIntConsumer<AuthorYield> each) {
        var reading = reading(attention, trust);
        inBatches((from, some) -> {
            job.step("contents", 0.57 + 0.09 * from / population.members().size());
            Map<Integer, List<ContentYield>> yields = new TreeMap<>();
            for (Map<String, Object> row :
                    steps.read("_value/contents", ContentReading.input(some, population.asOf()))) {
                Integer author = attention.numbers().get(Column.text(row, "id"));
                if (author != null) {
                    yields.computeIfAbsent(author, one -> new ArrayList<>()).add(reading.of(row));
                }
            }
            yields.forEach((author, contents) -> each.accept(new AuthorYield(contents), author));
        });
    }

    private ContentReading reading(Attention attention, double[] trust) {
        return new ContentReading(
                settings,
                population.asOf(),
                attention.numbers(),
                trust,
                settings.trustSeeds().isEmpty());
    }

    /** Who came through whom. */
    Forest forest(Attention attention) {
        Map<String, Object> input = Map.of("community", community, "asOf", Steps.time(population.asOf()));
        return Forest.of(attention.numbers(), steps.read("_influence/referrals", input), attention.size());
    }

    /** The circles and badges of all members. */
    Belongings belongings(RunningJob job, Attention attention) {
        Belongings belongings = new Belongings(attention.size());
        inBatches((from, some) -> {
            job.step("circles", 0.66 + 0.02 * from / population.members().size());
            Map<String, Object> input = Map.of("members", some, "asOf", Steps.time(population.asOf()));
            belongings.add(attention.numbers(), steps.read("_value/members", input));
        });
        return belongings;
    }

    private interface Batch {
        void read(int from, List<String> ids);
    }

    private void inBatches(Batch batch) {
        List<TieGraph.Node> members = population.members();
        for (int from = 0; from < members.size(); from += BATCH) {
            batch.read(
                    from,
                    members.subList(from, Math.min(from + BATCH, members.size())).stream()
                            .map(TieGraph.Node::id)
                            .toList());
        }
    }
}

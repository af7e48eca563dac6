package io.guanxi.analysis;

import io.guanxi.jobs.RunningJob;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import java.util.function.ObjIntConsumer;
import java.util.stream.IntStream;

/** What influence is computed from, as it was at a time. */
record InfluenceInputs(Steps steps, String community, Facts facts, Population population, Configuration settings) {

    /** Members whose circles are read at a time. */
    private static final int BATCH = 5_000;

    /** The attention graph: the tie strength of every ordered pair in which it is positive. */
    Attention attention() {
        return Attention.of(facts, population, settings.ties());
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
    void contents(double[] trust, ObjIntConsumer<AuthorYield> each) {
        var judge = new ContentTally.Judge(
                settings, population.asOf(), trust, settings.trustSeeds().isEmpty());
        facts.contents().earned(judge, population.numbered(), (author, earned) -> each.accept(earned, author));
    }

    /**
     * Who came through whom.
     *
     * @param whole by voided referrals, too
     */
    record Forests(Forest counting, Forest whole) {}

    Forests forests(Attention attention) {
        List<Map<String, Object>> referrals = steps.read(
                "_influence/referrals", Map.of("community", community, "asOf", Steps.time(population.asOf())));
        return new Forests(
                Forest.of(attention.numbers(), referrals, attention.size(), false),
                Forest.of(attention.numbers(), referrals, attention.size(), true));
    }

    /** The circles and badges of all members. */
    Belongings belongings(RunningJob job, Attention attention) {
        Belongings belongings = new Belongings(attention.size());
        List<String> ids = population.members().stream().map(TieGraph.Node::id).toList();
        DoubleConsumer done = job.within("circles", 0.63, 0.68);
        steps.inTurn("_value/members", ids, BATCH, Map.of("asOf", Steps.time(population.asOf())), (read, rows) -> {
            done.accept((double) read / ids.size());
            belongings.add(attention.numbers(), rows);
        });
        return belongings;
    }
}

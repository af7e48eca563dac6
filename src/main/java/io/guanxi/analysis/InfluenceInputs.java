package io.guanxi.analysis;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** Decayed responses of others for each content of a member; those of nobody known count where everybody is trusted. */
    double[] engagement(Attention attention, double[] trust) {
        double[] engagement = new double[trust.length];
        for (Map<String, Object> row : steps.read("_influence/responses", engagementInput())) {
            Integer author = attention.numbers().get(Column.text(row, "source"));
            double contents = Column.number(row, "contents");
            if (author != null && contents > 0) {
                double sum = settings.trustSeeds().isEmpty() ? Column.number(row, "anonymous") : 0;
                List<?> responders = Column.list(row, "targets");
                List<?> responses = Column.list(row, "weights");
                for (int i = 0; i < responders.size(); i++) {
                    Integer responder = attention.numbers().get(responders.get(i));
                    sum += responder == null ? 0 : trust[responder] * (Double) responses.get(i);
                }
                engagement[author] = sum / contents;
            }
        }
        return engagement;
    }

    /** Members who shared a member's contents or came through the member. */
    double[] downstream(Attention attention, double[] trust) {
        Map<String, Object> input = Map.of("community", community, "asOf", Steps.time(population.asOf()));
        return Downstream.of(
                attention.numbers(),
                steps.read("_influence/sharers", input),
                steps.read("_influence/referrals", input),
                trust);
    }

    private Map<String, Object> engagementInput() {
        return Map.of(
                "community", community,
                "asOf", Steps.time(population.asOf()),
                "halfLifeMillis", settings.engagementHalfLifeMillis());
    }
}

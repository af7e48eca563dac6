package io.guanxi.analysis;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What influence is computed from, as it was at a time. */
record InfluenceInputs(Steps steps, String community, Population population, Formula formula, double trustScale) {

    /** The attention graph: the tie strength of every ordered pair in which it is positive, times the trust in who pays it. */
    Attention attention(double[] trust) {
        Map<String, Object> input = asOf(formula.halfLife());
        input.put("trustScale", trustScale);
        input.put("follow", formula.follow());
        input.put("trust", formula.trust());
        input.put("kinds", formula.kinds());
        input.put("other", formula.other());
        return Attention.of(population.members(), steps.read("_influence/ties", input))
                .trusted(trust);
    }

    /** Decayed responses of others for each content of a member; those of nobody known count where everybody is trusted. */
    double[] engagement(Attention attention, double[] trust) {
        double[] engagement = new double[trust.length];
        for (Map<String, Object> row : steps.read("_influence/responses", asOf(formula.engagementHalfLife()))) {
            Integer author = attention.numbers().get(Column.text(row, "source"));
            double contents = Column.number(row, "contents");
            if (author != null && contents > 0) {
                double sum = formula.trustSeeds().isEmpty() ? Column.number(row, "anonymous") : 0;
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

    private Map<String, Object> asOf(Duration halfLife) {
        Map<String, Object> input = new HashMap<>();
        input.put("community", community);
        input.put("asOf", Steps.time(population.asOf()));
        input.put("halfLifeMillis", (double) halfLife.toMillis());
        return input;
    }
}

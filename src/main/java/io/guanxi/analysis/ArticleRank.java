package io.guanxi.analysis;

import java.util.Arrays;

/**
 * ArticleRank: PageRank where attention counts less if it comes from somebody who gives little of it. Graph Data Science has it, but
 * takes the average of numbers of ties where the rest counts weights.
 */
final class ArticleRank {

    private ArticleRank() {}

    static Outcome of(TieGraph ties, MeasureInput input) {
        Links links = Links.of(ties);
        double damping = input.number(Option.DAMPING);
        double[] given = links.sums();
        double average = Arrays.stream(given).average().orElse(0);
        double[] jump = new double[given.length];
        Arrays.fill(jump, input.seeds().isEmpty() ? 1 - damping : 0);
        input.seedsAmong(ties).forEach(seed -> jump[seed] = 1 - damping);
        return Repeated.untilNoneChanges(input).from(jump, values -> {
            double[] sent = new double[values.length];
            for (int i = 0; i < sent.length; i++) {
                sent[i] = given[i] == 0 ? 0 : damping * values[i] / (given[i] + average);
            }
            double[] next = links.arriving(sent);
            for (int i = 0; i < next.length; i++) {
                next[i] += jump[i];
            }
            return next;
        });
    }
}

package io.guanxi.analysis;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who is an authority on what: where the positive reactions that a member's contents about a topic have earned stand among those of the members
 * who count and have any there.
 */
final class TopicAuthority {

    private final boolean[] counts;
    private final Map<String, double[]> earned = new HashMap<>();
    private final Map<String, Integer> sizes = new HashMap<>();
    private final Map<String, Percentile> percentiles = new HashMap<>();

    /** @param counts whether each member does */
    TopicAuthority(boolean[] counts) {
        this.counts = counts;
    }

    /** Before anybody asks. */
    void add(int member, Map<String, Double> topics) {
        if (counts[member]) {
            topics.forEach((topic, positive) -> {
                int size = sizes.merge(topic, 1, Integer::sum);
                double[] values = earned.computeIfAbsent(topic, one -> new double[1]);
                if (size > values.length) {
                    values = Arrays.copyOf(values, 2 * values.length);
                    earned.put(topic, values);
                }
                values[size - 1] = positive;
            });
        }
    }

    /**
     * Where a member stands best.
     *
     * @param topics what the member earned in each
     * @return absent of who earned nothing, or does not count
     */
    @Nullable
    Standing best(int member, Map<String, Double> topics) {
        Standing best = null;
        if (counts[member]) {
            for (String topic : topics.keySet().stream().sorted().toList()) {
                double positive = topics.getOrDefault(topic, 0.0);
                Percentile among = among(topic);
                if (best == null || among.of(positive) > best.percentile()) {
                    best = new Standing(
                            topic,
                            positive,
                            among.below(positive),
                            among.equal(positive),
                            among.size(),
                            among.of(positive));
                }
            }
        }
        return best;
    }

    private Percentile among(String topic) {
        return percentiles.computeIfAbsent(
                topic,
                one -> new Percentile(
                        Arrays.copyOf(earned.getOrDefault(one, new double[0]), sizes.getOrDefault(one, 0))));
    }

    /** Where a member stands in a topic. */
    record Standing(String topic, double positive, int below, int equal, int counted, double percentile) {}
}

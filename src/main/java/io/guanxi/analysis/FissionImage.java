package io.guanxi.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What fission scores are made of that no campaign changes, by active member, in the order of their keys.
 *
 * @param places of the active members by internal id
 * @param weight of each member's ties to members whom nobody brought
 * @param quality of their contents
 * @param qualityPercentile as the ranking has it
 * @param order of those who have not left, the best first: it is the same in all campaigns, which add the same to everybody
 * @param took how long it took to read, in nanoseconds
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record FissionImage(
        List<String> ids,
        Map<String, Integer> places,
        double[] weight,
        double[] weightPercentile,
        double[] quality,
        double[] qualityPercentile,
        int[] order,
        long took) {

    static final double SOCIAL_WEIGHT = 0.4;
    static final double CONTENT_QUALITY = 0.3;
    static final double INCENTIVE = 0.3;

    /** What a campaign pays at the first level, in percent, and its share of the greatest that does. */
    record Incentive(double percent, double share) {}

    static FissionImage of(
            List<String> ids, boolean[] left, double[] weight, Map<String, double[]> qualities, long took) {
        Map<String, Integer> places = new HashMap<>();
        double[] quality = new double[ids.size()];
        double[] qualityPercentile = new double[ids.size()];
        for (int member = 0; member < ids.size(); member++) {
            places.put(ids.get(member), member);
            double[] known = qualities.get(ids.get(member));
            quality[member] = known == null ? 0 : known[0];
            qualityPercentile[member] = known == null ? 0 : known[1];
        }
        Percentile among = new Percentile(weight);
        double[] weightPercentile = IntStream.range(0, weight.length)
                .mapToDouble(i -> among.of(weight[i]))
                .toArray();
        int[] order = IntStream.range(0, ids.size())
                .filter(member -> !left[member])
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(
                                member -> -own(weightPercentile[member], qualityPercentile[member]))
                        .thenComparingInt(member -> member))
                .mapToInt(member -> member)
                .toArray();
        return new FissionImage(ids, places, weight, weightPercentile, quality, qualityPercentile, order, took);
    }

    /** What of a score is the member's and not the campaign's. */
    private static double own(double weightPercentile, double qualityPercentile) {
        return SOCIAL_WEIGHT * weightPercentile + CONTENT_QUALITY * qualityPercentile;
    }

    private double score(int member, Incentive incentive) {
        return own(weightPercentile[member], qualityPercentile[member]) + INCENTIVE * incentive.share();
    }

    /** The fields of {@code FissionScore}; absent of who is not among the active. */
    @Nullable
    Map<String, Object> told(String id, Incentive incentive) {
        Integer member = places.get(id);
        return member == null ? null : told(member, incentive);
    }

    private Map<String, Object> told(int member, Incentive incentive) {
        return Map.of(
                "score",
                score(member, incentive),
                "parts",
                List.of(
                        part(0, "socialWeight", weight[member], weightPercentile[member], SOCIAL_WEIGHT),
                        part(1, "contentQuality", quality[member], qualityPercentile[member], CONTENT_QUALITY),
                        part(2, "incentive", incentive.percent(), incentive.share(), INCENTIVE)));
    }

    private static Map<String, Object> part(int number, String name, double raw, double percentile, double weight) {
        return Map.of(
                "number", number,
                "name", name,
                "raw", raw,
                "percentile", percentile,
                "weight", weight,
                "contribution", weight * percentile);
    }

    /**
     * The best, without some.
     *
     * @return {@code member}, {@code rank}, {@code score} and {@code fission} of each
     */
    List<Map<String, Object>> first(int most, Set<String> without, Incentive incentive) {
        int[] first = IntStream.of(order)
                .filter(member -> !without.contains(ids.get(member)))
                .limit(most)
                .toArray();
        List<Map<String, Object>> told = new ArrayList<>();
        int rank = 0;
        for (int i = 0; i < first.length; i++) {
            boolean same = i > 0 && score(first[i], incentive) == score(first[i - 1], incentive);
            rank = same ? rank : i + 1;
            told.add(Map.of(
                    "member", ids.get(first[i]),
                    "rank", rank,
                    "score", score(first[i], incentive),
                    "fission", told(first[i], incentive)));
        }
        return told;
    }
}

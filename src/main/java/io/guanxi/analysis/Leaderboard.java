package io.guanxi.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Who brings most.
 *
 * @param campaign if only its referrals count
 * @param from milliseconds since 1970; absent: from the beginning, what is undated included
 * @param to the same of the end, which does not belong to it
 * @param currency that revenue is counted in
 */
record Leaderboard(
        LeaderboardMeasure by,
        @Nullable String campaign,
        @Nullable Long from,
        @Nullable Long to,
        String currency) implements LineageImage.Question<List<Map<String, Object>>> {

    @Override
    public List<Map<String, Object>> of(LineageImage image) {
        return first(image.lineage(), LineageImage.MOST);
    }

    /** The first places, as many as asked for: {@code key}, {@code rank}, {@code value}. */
    private List<Map<String, Object>> first(Lineage lineage, int most) {
        double[] values = new LeaderboardFigures(this, lineage).values();
        double[] sorted = Arrays.stream(values).filter(value -> value > 0).toArray();
        Arrays.parallelSort(sorted);
        double least = sorted.length > most ? sorted[sorted.length - most] : Double.MIN_VALUE;
        // Those that are equal to the last one go by key.
        int[] order = IntStream.range(0, values.length)
                .filter(place -> values[place] >= least)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(place -> -values[place])
                        .thenComparingInt(lineage::row))
                .limit(most)
                .mapToInt(place -> place)
                .toArray();
        List<Map<String, Object>> told = new ArrayList<>();
        int rank = 0;
        for (int i = 0; i < order.length; i++) {
            rank = i > 0 && values[order[i]] == values[order[i - 1]] ? rank : i + 1;
            told.add(Map.of("key", lineage.key(order[i]), "rank", rank, "value", values[order[i]]));
        }
        return told;
    }

    boolean within(long time) {
        return (from == null && to == null)
                || (time != Undated.MILLIS && (from == null || time >= from) && (to == null || time < to));
    }
}

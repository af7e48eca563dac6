package io.guanxi.analysis;

import java.util.ArrayList;
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
        String currency) {

    /** The first places, as many as asked for: {@code key}, {@code rank}, {@code value}. */
    List<Map<String, Object>> first(Lineage lineage, int most) {
        double[] values = values(lineage);
        int[] order = IntStream.range(0, values.length)
                .filter(place -> values[place] > 0)
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

    /** What each member has, by place. */
    private double[] values(Lineage lineage) {
        return switch (by) {
            case REFERRED -> sums(lineage, one -> brought(one) ? 1 : 0);
            case CONVERTED ->
                sums(lineage, one -> one.hasConverted() && ofCampaign(one) && within(one.convertedAt()) ? 1 : 0);
            case REVENUE -> {
                double[] amounts = sums(lineage, this::paid);
                yield IntStream.range(0, amounts.length)
                        .mapToDouble(place -> amounts[place] / 10_000)
                        .toArray();
            }
            case K -> k(lineage);
            case QUALITY ->
                SubtreeQuality.all(lineage, one -> ofCampaign(one) && within(one.at()))
                        .quality();
        };
    }

    private interface Figure {
        double of(Lineage.Referred referred);
    }

    /** Of those whom each member brought themself. */
    private static double[] sums(Lineage lineage, Figure figure) {
        double[] sums = new double[lineage.size()];
        for (int place = 0; place < sums.length; place++) {
            if (lineage.referrer(place) >= 0) {
                sums[lineage.referrer(place)] += figure.of(lineage.at(place));
            }
        }
        return sums;
    }

    private double[] k(Lineage lineage) {
        double[] first = sums(lineage, one -> brought(one) ? 1 : 0);
        double[] second = new double[lineage.size()];
        for (int place = 0; place < second.length; place++) {
            if (lineage.referrer(place) >= 0 && brought(lineage.at(place))) {
                second[lineage.referrer(place)] += first[place];
            }
        }
        for (int place = 0; place < second.length; place++) {
            second[place] = first[place] == 0 ? 0 : second[place] / first[place];
        }
        return second;
    }

    /** In ten-thousandths: whole numbers, of which sums are exact. */
    private double paid(Lineage.Referred one) {
        return one.counts() && ofCampaign(one)
                ? one.paid().stream()
                        .filter(order -> order.currency().equals(currency) && within(order.at()))
                        .mapToLong(ReferralRows.Paid::amountE4)
                        .sum()
                : 0;
    }

    private boolean brought(Lineage.Referred one) {
        return one.counts() && ofCampaign(one) && within(one.at());
    }

    private boolean ofCampaign(Lineage.Referred one) {
        return campaign == null || campaign.equals(one.campaign());
    }

    private boolean within(long time) {
        return (from == null && to == null)
                || (time != Undated.MILLIS && (from == null || time >= from) && (to == null || time < to));
    }
}

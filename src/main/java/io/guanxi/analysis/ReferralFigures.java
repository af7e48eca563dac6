package io.guanxi.analysis;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** What came of members who were brought, by generation and by branch. */
final class ReferralFigures {

    /** Who goes on bringing others does so within this time, where nothing else is known. */
    private static final double USUAL_CYCLE_DAYS = 30;
    /** The days within which who was brought is expected to convert, and those until that is final. */
    private static final double CONVERSION_DAYS = 30 + 7;

    private static final double MILLIS = Duration.ofDays(1).toMillis();

    private final Lineage lineage;
    private final List<Generation> generations = new ArrayList<>();
    private final Map<Integer, Branch> branches = new LinkedHashMap<>();
    private final List<Double> cycles = new ArrayList<>();
    private final Money revenue = new Money();
    private final SubtreeQuality quality = new SubtreeQuality();
    private long active;

    private ReferralFigures(Lineage lineage) {
        this.lineage = lineage;
    }

    private static final class Generation {
        private long members;
        private long converted;
        private long lastArrival = Undated.MILLIS;
        private final Money revenue = new Money();
        private final List<Double> cycles = new ArrayList<>();
        private final List<Double> conversions = new ArrayList<>();

        boolean began(double days, Instant now) {
            return lastArrival != Undated.MILLIS && lastArrival + days * MILLIS > now.toEpochMilli();
        }
    }

    private static final class Branch {
        private long members;
        private long converted;
        private int maxDepth;
        private final Map<Integer, Long> widths = new HashMap<>();
        private final Money revenue = new Money();

        long width() {
            return widths.values().stream().mapToLong(width -> width).max().orElse(0);
        }
    }

    /**
     * Of those below a member.
     *
     * @param place of the member; negative if the lineage does not have it
     * @param campaign if only its referrals count
     */
    static ReferralFigures below(Lineage lineage, int place, @Nullable String campaign) {
        ReferralFigures figures = new ReferralFigures(lineage);
        int branch = place;
        for (int p = place + 1; place >= 0 && p < lineage.end(place); p++) {
            int generation = lineage.depth(p) - lineage.depth(place);
            branch = generation == 1 ? p : branch;
            if (campaign == null || campaign.equals(lineage.at(p).campaign())) {
                figures.add(p, generation, branch);
            }
        }
        return figures;
    }

    /** Of those who were brought in a campaign: generations are counted from the first referrer who was not. */
    static ReferralFigures of(Lineage lineage, String campaign) {
        ReferralFigures figures = new ReferralFigures(lineage);
        int[] generations = new int[lineage.size()];
        int[] leaders = new int[lineage.size()];
        for (int p = 0; p < lineage.size(); p++) {
            leaders[p] = p;
            if (lineage.at(p).isBrought() && campaign.equals(lineage.at(p).campaign()) && lineage.referrer(p) >= 0) {
                generations[p] = generations[lineage.referrer(p)] + 1;
                leaders[p] = leaders[lineage.referrer(p)];
                figures.add(p, generations[p], leaders[p]);
            }
        }
        return figures;
    }

    private void add(int place, int number, int leader) {
        Lineage.Referred referred = lineage.at(place);
        quality.add(referred, number);
        if (!referred.counts()) {
            return;
        }
        Generation generation = generation(number);
        Branch branch = branches.computeIfAbsent(leader, first -> new Branch());
        generation.members++;
        branch.members++;
        branch.maxDepth = Math.max(branch.maxDepth, number);
        branch.widths.merge(number, 1L, Long::sum);
        if (referred.hasConverted()) {
            generation.converted++;
            branch.converted++;
            between(referred.at(), referred.convertedAt(), generation.conversions);
        }
        active += referred.active() ? 1 : 0;
        generation.lastArrival = Math.max(generation.lastArrival, referred.arrivedAt());
        generation.revenue.add(referred.paid());
        branch.revenue.add(referred.paid());
        revenue.add(referred.paid());
        int referrer = lineage.referrer(place);
        if (number > 1 && referrer >= 0) {
            between(lineage.at(referrer).arrivedAt(), referred.arrivedAt(), generation(number - 1).cycles);
            between(lineage.at(referrer).arrivedAt(), referred.arrivedAt(), cycles);
        }
    }

    private Generation generation(int number) {
        while (generations.size() < number) {
            generations.add(new Generation());
        }
        return generations.get(number - 1);
    }

    /** The days from one time to another, if both are known; what is dated before its beginning came at once. */
    private static void between(long from, long to, List<Double> into) {
        if (from != Undated.MILLIS && to != Undated.MILLIS) {
            into.add(Math.max(0, to - from) / MILLIS);
        }
    }

    /**
     * The fields of {@code ReferralStats}.
     *
     * @param ranked whether there is a ranking, which says who is active
     * @param currency by which branches are compared
     */
    Map<String, @Nullable Object> told(boolean ranked, String currency, Instant asOf) {
        long members = sum(generation -> generation.members);
        long converted = sum(generation -> generation.converted);
        Double cycle = median(cycles);
        Map<String, @Nullable Object> told = new HashMap<>();
        told.put("direct", generations.isEmpty() ? 0 : generations.get(0).members);
        told.put("total", members);
        told.put("maxDepth", generations.size());
        told.put("converted", converted);
        told.put("conversionRate", share(converted, members));
        told.put("activeShare", ranked ? share(active, members) : null);
        told.put("revenue", revenue.told(revenue));
        told.put("quality", quality.told());
        told.put("cycleDays", cycle);
        told.put("asOf", Steps.time(asOf));
        List<Map<String, @Nullable Object>> list = new ArrayList<>();
        long next = 0;
        long complete = 0;
        long completeNext = 0;
        for (int i = 0; i < generations.size(); i++) {
            Generation generation = generations.get(i);
            long following = i + 1 < generations.size() ? generations.get(i + 1).members : 0;
            boolean inProgress = generation.began(cycle == null ? USUAL_CYCLE_DAYS : cycle, asOf);
            next += following;
            complete += inProgress ? 0 : generation.members;
            completeNext += inProgress ? 0 : following;
            list.add(told(generation, i + 1, following, inProgress, asOf));
        }
        told.put("k", share(next, members));
        told.put("kComplete", share(completeNext, complete));
        told.put("generations", list);
        told.put("deepest", best(branch -> branch.maxDepth));
        told.put("widest", best(Branch::width));
        told.put("mostValuable", best(branch -> branch.revenue.in(currency)));
        return told;
    }

    private Map<String, @Nullable Object> told(
            Generation generation, int number, long following, boolean inProgress, Instant asOf) {
        Map<String, @Nullable Object> told = new HashMap<>();
        told.put("generation", number);
        told.put("members", generation.members);
        told.put("converted", generation.converted);
        told.put("conversionRate", share(generation.converted, generation.members));
        told.put("revenue", generation.revenue.told(revenue));
        told.put("k", share(following, generation.members));
        told.put("cycleDays", median(generation.cycles));
        told.put("medianDaysToConvert", median(generation.conversions));
        told.put("inProgress", inProgress);
        told.put("conversionInProgress", generation.began(CONVERSION_DAYS, asOf));
        return told;
    }

    private @Nullable Map<String, Object> best(ToLongFunction<Branch> figure) {
        return branches.entrySet().stream()
                .filter(one -> figure.applyAsLong(one.getValue()) > 0)
                .min(Comparator.<Map.Entry<Integer, Branch>>comparingLong(one -> -figure.applyAsLong(one.getValue()))
                        .thenComparingLong(one -> -one.getValue().members)
                        .thenComparingInt(one -> lineage.row(one.getKey())))
                .map(one -> {
                    Branch branch = one.getValue();
                    return Map.<String, Object>of(
                            "key",
                            lineage.key(one.getKey()),
                            "members",
                            branch.members,
                            "maxDepth",
                            branch.maxDepth,
                            "width",
                            branch.width(),
                            "converted",
                            branch.converted,
                            "revenue",
                            branch.revenue.told(revenue));
                })
                .orElse(null);
    }

    private long sum(ToLongFunction<Generation> figure) {
        return generations.stream().mapToLong(figure).sum();
    }

    private static @Nullable Double share(long part, long all) {
        return all == 0 ? null : (double) part / all;
    }

    private static @Nullable Double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.isEmpty()
                ? null
                : sorted.size() % 2 == 1
                        ? sorted.get(half)
                        : Double.valueOf((sorted.get(half - 1) + sorted.get(half)) / 2);
    }
}

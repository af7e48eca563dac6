package io.guanxi.analysis;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What came of members who were brought, by generation and by branch. */
final class ReferralFigures {

    /** Who goes on bringing others does so within this time, where nothing else is known. */
    private static final double USUAL_CYCLE_DAYS = 30;
    /** The days within which who was brought is expected to convert, and those until that is final. */
    private static final double CONVERSION_DAYS = 30 + 7;

    private static final double MILLIS = Duration.ofDays(1).toMillis();

    private final Lineage lineage;
    private final LineageFacts facts;
    private final List<Generation> generations = new ArrayList<>();
    private final Map<Integer, Branch> branches = new LinkedHashMap<>();
    /** The branch of the member before, as a rule that of the next. */
    private int leading = -1;

    private Branch branch = new Branch();
    private final DoubleStream.Builder cycles = DoubleStream.builder();
    private final Money revenue = new Money();
    private final SubtreeQuality quality = new SubtreeQuality();
    private long active;

    private ReferralFigures(Lineage lineage) {
        this.lineage = lineage;
        this.facts = lineage.facts();
    }

    private static final class Generation {
        private long members;
        private long converted;
        private long lastArrival = Undated.MILLIS;
        private final Money revenue = new Money();
        private final DoubleStream.Builder cycles = DoubleStream.builder();
        private final DoubleStream.Builder conversions = DoubleStream.builder();

        boolean began(double days, Instant now) {
            return lastArrival != Undated.MILLIS && lastArrival + days * MILLIS > now.toEpochMilli();
        }
    }

    private static final class Branch {
        private long members;
        private long converted;
        private int maxDepth;
        /** By generation. */
        private int[] widths = new int[2];

        private final Money revenue = new Money();

        void add(int generation) {
            members++;
            maxDepth = Math.max(maxDepth, generation);
            if (generation >= widths.length) {
                widths = Arrays.copyOf(widths, 2 * generation);
            }
            widths[generation]++;
        }

        long width() {
            return IntStream.of(widths).max().orElse(0);
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
        int number = figures.facts.numberOf(campaign);
        int branch = place;
        for (int p = place + 1; place >= 0 && p < lineage.end(place); p++) {
            int generation = lineage.depth(p) - lineage.depth(place);
            branch = generation == 1 ? p : branch;
            if (campaign == null || figures.facts.campaign(p) == number) {
                figures.add(p, generation, branch);
            }
        }
        return figures;
    }

    /** Of those who were brought in a campaign: generations are counted from the first referrer who was not. */
    static ReferralFigures of(Lineage lineage, String campaign) {
        ReferralFigures figures = new ReferralFigures(lineage);
        LineageFacts facts = lineage.facts();
        int number = facts.numberOf(campaign);
        int[] generations = new int[lineage.size()];
        int[] leaders = new int[lineage.size()];
        for (int p = 0; p < lineage.size(); p++) {
            leaders[p] = p;
            if (facts.isBrought(p) && facts.campaign(p) == number && lineage.referrer(p) >= 0) {
                generations[p] = generations[lineage.referrer(p)] + 1;
                leaders[p] = leaders[lineage.referrer(p)];
                figures.add(p, generations[p], leaders[p]);
            }
        }
        return figures;
    }

    private void add(int place, int number, int leader) {
        quality.add(facts, place, number);
        if (!facts.counts(place)) {
            return;
        }
        Generation generation = generation(number);
        if (leader != leading) {
            leading = leader;
            branch = branches.computeIfAbsent(leader, first -> new Branch());
        }
        generation.members++;
        branch.add(number);
        if (facts.hasConverted(place)) {
            generation.converted++;
            branch.converted++;
            between(facts.at(place), facts.convertedAt(place), generation.conversions);
        }
        active += facts.isActive(place) ? 1 : 0;
        generation.lastArrival = Math.max(generation.lastArrival, facts.arrivedAt(place));
        generation.revenue.add(facts, place);
        branch.revenue.add(facts, place);
        revenue.add(facts, place);
        int referrer = lineage.referrer(place);
        if (number > 1 && referrer >= 0) {
            between(facts.arrivedAt(referrer), facts.arrivedAt(place), generation(number - 1).cycles);
            between(facts.arrivedAt(referrer), facts.arrivedAt(place), cycles);
        }
    }

    private Generation generation(int number) {
        while (generations.size() < number) {
            generations.add(new Generation());
        }
        return generations.get(number - 1);
    }

    /** The days from one time to another, if both are known; what is dated before its beginning came at once. */
    private static void between(long from, long to, DoubleStream.Builder into) {
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

    private static @Nullable Double median(DoubleStream.Builder values) {
        double[] sorted = values.build().toArray();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length == 0
                ? null
                : Double.valueOf(sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2);
    }
}

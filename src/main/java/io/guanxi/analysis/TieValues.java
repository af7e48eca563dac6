package io.guanxi.analysis;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** What is stored of ties, from a web and how strong ties of the community are. Everything is as of one base time. */
final class TieValues {

    /** Ties of a member that are stored. */
    static final int MOST = 50;
    /** Strengths that are kept of a community: percentiles are off by at most one in as many, and exact where there are no more. */
    static final int SAMPLE = 4_096;

    private static final double PLACES = 1e12;
    private static final MathContext PRECISION = new MathContext(10);

    private final TieWeb web;
    private final String community;
    private final long base;
    private final Percentile strengths;

    /** @param sample strengths of positive ties of the community */
    TieValues(TieWeb web, String community, long base, double[] sample) {
        this.web = web;
        this.community = community;
        this.base = base;
        this.strengths = new Percentile(sample);
    }

    /** Strengths of all positive ties, or as many of them at equal distances. */
    static double[] sample(TieWeb web) {
        double[] all = web.subjects()
                .mapToObj(web::outgoing)
                .flatMapToDouble(bundle -> IntStream.range(0, bundle.size())
                        .mapToDouble(bundle::strength)
                        .filter(strength -> strength > 0)
                        .map(TieValues::rounded))
                .sorted()
                .toArray();
        return all.length <= SAMPLE
                ? all
                : IntStream.range(0, SAMPLE)
                        .mapToDouble(i -> all[(int) ((i + 0.5) * all.length / SAMPLE)])
                        .toArray();
    }

    /** Equal sums may differ in their last digits by the order of adding up. */
    private static double rounded(double strength) {
        return new BigDecimal(strength).round(PRECISION).doubleValue();
    }

    /** The strongest ties of a subject as the statement stores them. */
    Map<String, Object> stored(int member) {
        Bundle leaves = web.outgoing(member);
        List<Map<String, Object>> ties = new ArrayList<>();
        Bundle arrives = web.incoming(member);
        for (int place : leaves.strongest(MOST)) {
            int other = leaves.other(place);
            int back = arrives.place(other);
            Map<String, Object> tie = new HashMap<>(
                    properties(member, other, leaves.strength(place), arrives.decaying(back), arrives.standing(back)));
            tie.put("community", community);
            tie.put("fromId", web.id(member));
            tie.put("toId", web.id(other));
            tie.put("base", base);
            tie.put("decaying", leaves.decaying(place));
            tie.put("standing", leaves.standing(place));
            if (leaves.last(place) != Bundle.UNDATED) {
                tie.put("firstContactAt", Steps.time(Instant.ofEpochMilli(leaves.first(place))));
                tie.put("lastContactAt", Steps.time(Instant.ofEpochMilli(leaves.last(place))));
            }
            ties.add(Map.of("to", web.id(other), "p", tie));
        }
        return Map.of(
                "id", web.id(member),
                "to", ties.stream().map(tie -> tie.get("to")).toList(),
                "ties", ties,
                "neighbours", Arrays.stream(web.neighbours(member)).boxed().toList());
    }

    /** What changes of ties to a subject from members who are none. */
    List<Map<String, Object>> adjusted(int member) {
        Bundle arrives = web.incoming(member);
        Bundle leaves = web.outgoing(member);
        List<Map<String, Object>> ties = new ArrayList<>();
        for (int place = 0; place < arrives.size(); place++) {
            int other = arrives.other(place);
            if (!web.isSubject(other) && arrives.strength(place) > 0) {
                int back = leaves.place(other);
                ties.add(Map.of(
                        "from",
                        web.id(other),
                        "to",
                        web.id(member),
                        "p",
                        properties(
                                other, member, arrives.strength(place), leaves.decaying(back), leaves.standing(back))));
            }
        }
        return ties;
    }

    private Map<String, Object> properties(int from, int to, double strength, double decaying, double standing) {
        double back = Math.max(0, decaying + standing);
        double reciprocity = Math.min(strength, back) / Math.max(strength, back);
        double overlap = web.overlap(from, to);
        double value = 100
                * (0.5 * strengths.of(rounded(strength))
                        + 0.25 * reciprocity
                        + 0.25 * (1 - overlap) * web.standing(to));
        return Map.of(
                "backDecaying", decaying,
                "backStanding", standing,
                "overlap", overlap,
                "value", value,
                "place",
                        String.format(Locale.ROOT, "%015d", Math.round((100 - value) * PLACES))
                                + web.id(from)
                                + web.id(to));
    }
}

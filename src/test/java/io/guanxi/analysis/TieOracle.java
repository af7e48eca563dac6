package io.guanxi.analysis;

import io.guanxi.testing.TestGraph;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What is between members, added up one fact after the other. */
final class TieOracle {

    /** One thing that somebody did towards somebody. */
    record Fact(String type, String from, String to, String kind, String of, Instant at, double weight) {}

    /** What was added up. */
    record Sum(double strength, Instant first, Instant last) {}

    private final TieWeights weights;
    private final double trustScale;
    private final List<Fact> facts = new ArrayList<>();

    TieOracle(String community, TieWeights weights, double trustScale, Instant until) {
        this.weights = weights;
        this.trustScale = trustScale;
        for (Map<String, Object> row : TestGraph.run("""
                MATCH (a:Member {community: $v.community})
                CALL (a) {
                  MATCH (a)-[r:FOLLOWS|TRUSTS|INTERACTED]->(b:Member)
                  RETURN type(r) AS type, b.key AS to, r.kind AS kind, r.at AS at, r.weight AS weight, null AS of
                  UNION ALL
                  MATCH (a)-[r:REACTED|SHARED]->(c:Content)<-[:AUTHORED]-(b:Member)
                  RETURN type(r) AS type, b.key AS to, CASE type(r) WHEN 'SHARED' THEN 'share' ELSE 'reaction' END AS kind, r.at AS at, 0.0 AS weight, c.kind AS of
                  UNION ALL
                  MATCH (a)-[:AUTHORED]->(r:Content)-[:REPLY_TO]->(c:Content)<-[:AUTHORED]-(b:Member)
                  RETURN 'REPLIED' AS type, b.key AS to, 'reply' AS kind, r.createdAt AS at, 0.0 AS weight, c.kind AS of
                }
                RETURN a.key AS from, type, to, kind, at, weight, of""", Map.of("community", community))) {
            Instant at = row.get("at") == null ? null : ((ZonedDateTime) row.get("at")).toInstant();
            if (!row.get("from").equals(row.get("to")) && (at == null || !at.isAfter(until))) {
                facts.add(new Fact(
                        (String) row.get("type"),
                        (String) row.get("from"),
                        (String) row.get("to"),
                        lower(row.get("kind")),
                        lower(row.get("of")),
                        at,
                        row.get("weight") == null ? 0 : ((Number) row.get("weight")).doubleValue()));
            }
        }
    }

    private static String lower(Object text) {
        return text == null ? "" : text.toString().toLowerCase(Locale.ROOT);
    }

    Instant latest() {
        return facts.stream()
                .map(Fact::at)
                .filter(at -> at != null)
                .max(Instant::compareTo)
                .orElseThrow();
    }

    private double weight(Fact fact) {
        return switch (fact.type()) {
            case "FOLLOWS" -> weights.follow();
            case "TRUSTS" -> weights.trust() * fact.weight() / trustScale;
            default ->
                weights.narrow()
                        .getOrDefault(fact.kind(), Map.of())
                        .getOrDefault(fact.of(), weights.kinds().getOrDefault(fact.kind(), weights.other()));
        };
    }

    /** By {@code from} and {@code to}; sums that are not positive too. */
    Map<String, Sum> sums(Instant asOf) {
        Map<String, Sum> sums = new TreeMap<>();
        for (Fact fact : facts) {
            boolean decays = !Set.of("FOLLOWS", "TRUSTS").contains(fact.type())
                    && fact.at() != null
                    && !weights.halfLife().isZero();
            double age = decays
                    ? (double) (asOf.toEpochMilli() - fact.at().toEpochMilli())
                            / weights.halfLife().toMillis()
                    : 0;
            Sum one = new Sum(weight(fact) * Math.pow(2, -age), fact.at(), fact.at());
            sums.merge(
                    fact.from() + ">" + fact.to(),
                    one,
                    (a, b) -> new Sum(
                            a.strength() + b.strength(),
                            a.first() == null || (b.first() != null && b.first().isBefore(a.first()))
                                    ? b.first()
                                    : a.first(),
                            a.last() == null || (b.last() != null && b.last().isAfter(a.last()))
                                    ? b.last()
                                    : a.last()));
        }
        return sums;
    }

    static Set<String> near(Map<String, Sum> sums, String member, String but) {
        Set<String> near = new TreeSet<>();
        sums.forEach((pair, sum) -> {
            String[] ends = pair.split(">");
            if (sum.strength() > 0 && ends[0].equals(member)) {
                near.add(ends[1]);
            }
            if (sum.strength() > 0 && ends[1].equals(member)) {
                near.add(ends[0]);
            }
        });
        near.remove(but);
        return near;
    }

    static double overlap(Map<String, Sum> sums, String a, String b) {
        Set<String> both = new HashSet<>(near(sums, a, b));
        Set<String> either = new HashSet<>(both);
        both.retainAll(near(sums, b, a));
        either.addAll(near(sums, b, a));
        return either.isEmpty() ? 0 : (double) both.size() / either.size();
    }

    static double reciprocity(Map<String, Sum> sums, String a, String b) {
        double forth = positive(sums, a + ">" + b);
        double back = positive(sums, b + ">" + a);
        return forth == 0 || back == 0 ? 0 : Math.min(forth, back) / Math.max(forth, back);
    }

    /** Without a snapshot. */
    static double value(Map<String, Sum> sums, String a, String b) {
        double strength = positive(sums, a + ">" + b);
        double share = 0;
        double n = 0;
        for (Sum sum : sums.values()) {
            if (sum.strength() > 0) {
                n++;
                share += Math.abs(sum.strength() - strength) <= 1e-9 * strength
                        ? 0.5
                        : sum.strength() < strength ? 1 : 0;
            }
        }
        return 100 * ((strength == 0 ? 0 : 0.5 * share / n) + 0.25 * reciprocity(sums, a, b));
    }

    static double positive(Map<String, Sum> sums, String pair) {
        Sum sum = sums.get(pair);
        return sum == null ? 0 : Math.max(0, sum.strength());
    }
}

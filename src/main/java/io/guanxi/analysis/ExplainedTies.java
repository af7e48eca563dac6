package io.guanxi.analysis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The ties of one member that a ranking was computed from, looked up once more. Who is not in the ranking, or not trusted at all, is left out.
 *
 * @param to strength of the ties that lead to the member, by the position of who pays
 */
record ExplainedTies(Steps steps, StoredRanking stored, String member, Map<Integer, Double> to) {

    static ExplainedTies of(Steps steps, StoredRanking stored, String member) {
        return new ExplainedTies(steps, stored, member, read(steps, stored, member, "_ties/incoming"));
    }

    /** Strength of the ties that lead from the member, by the position of the other end. */
    Map<Integer, Double> own() {
        return read(steps, stored, member, "_ties/outgoing");
    }

    private static Map<Integer, Double> read(Steps steps, StoredRanking stored, String member, String file) {
        Instant asOf = stored.asOf();
        TieWeights weights = stored.settings().ties();
        var reading = new TieReading(weights, Column.number(stored.about(), "trustScale"), asOf.toEpochMilli());
        Map<Integer, Double> ties = new LinkedHashMap<>();
        for (Map<String, Object> row : steps.read(file, TieReading.input(List.of(member)))) {
            Acts acts = reading.of(row, id -> stored.positions().getOrDefault(id, -1));
            Bundle bundle = Bundle.of(acts, asOf.toEpochMilli(), weights.halfLifeMillis());
            for (int place = 0; place < bundle.size(); place++) {
                if (bundle.strength(place) > 0 && stored.trust()[bundle.other(place)] > 0) {
                    ties.put(bundle.other(place), bundle.strength(place));
                }
            }
        }
        return ties;
    }

    /** @param all who would see a post */
    Map<String, Object> reach(double all) {
        double near =
                to.keySet().stream().mapToDouble(other -> stored.trust()[other]).sum();
        return Map.of("near", near, "far", all - near);
    }

    /** What each tie to the member gives of PageRank. */
    List<Map<String, Object>> toPageRank() {
        List<Map<String, Object>> ties = new ArrayList<>();
        to.forEach((other, strength) -> {
            double weight = strength * stored.trust()[other];
            double paid = stored.paid()[other];
            double pageRank = stored.input().raw(Component.PAGE_RANK, other);
            ties.add(Map.of(
                    "member", stored.id(other),
                    "strength", weight,
                    "paid", paid,
                    "pageRank", pageRank,
                    "contribution", stored.settings().damping() * pageRank * weight / paid));
        });
        return ties;
    }

    Map<String, Object> pageRank() {
        return Map.of(
                "damping", stored.settings().damping(),
                "members", stored.input().trusted(),
                "dangling", Column.number(stored.about(), "dangling"),
                "ties",
                        toPageRank().stream()
                                .mapToDouble(tie -> Column.number(tie, "contribution"))
                                .sum(),
                "count", to.size());
    }
}

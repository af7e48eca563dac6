package io.guanxi.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The ranking of members by influence: pure arithmetic on what the algorithms said. */
final class Ranking {

    private Ranking() {}

    /**
     * Ranks members. Percentiles are taken among the active ones; an inactive member has score 0 and comes last.
     *
     * @param previous ranks by internal id in the snapshot before this one
     */
    static List<Standing> of(List<Entry> entries, Formula formula, Map<String, Integer> previous) {
        Map<String, Percentile> percentiles = new HashMap<>();
        for (String component : formula.components().keySet()) {
            percentiles.put(component, among(entries, component));
        }
        List<Scored> scored = new ArrayList<>();
        for (Entry entry : entries) {
            scored.add(new Scored(entry, entry.active() ? score(entry, formula, percentiles) : 0));
        }
        scored.sort(Comparator.comparingDouble(Scored::score)
                .reversed()
                .thenComparing(Comparator.comparingDouble(Scored::raw).reversed())
                .thenComparing(line -> line.entry().key()));
        return standings(scored, formula, previous);
    }

    private static List<Standing> standings(List<Scored> scored, Formula formula, Map<String, Integer> previous) {
        var percentile = new Percentile(scored.stream()
                .filter(line -> line.entry().active())
                .mapToDouble(Scored::score)
                .toArray());
        List<Standing> standings = new ArrayList<>(scored.size());
        int rank = 0;
        for (int i = 0; i < scored.size(); i++) {
            Scored line = scored.get(i);
            if (i == 0 || scored.get(i - 1).score() != line.score()) {
                rank = i + 1;
            }
            String id = line.entry().id();
            Integer before = previous.get(id);
            standings.add(new Standing(
                    id,
                    i + 1,
                    rank,
                    line.score(),
                    percentile.of(line.score()),
                    Pyramid.of(rank, line.score(), scored.size(), formula),
                    before == null ? null : before - rank,
                    line.raw()));
        }
        return standings;
    }

    private static Percentile among(List<Entry> entries, String component) {
        return new Percentile(entries.stream()
                .filter(Entry::active)
                .mapToDouble(entry -> entry.raw(component))
                .toArray());
    }

    private static double score(Entry entry, Formula formula, Map<String, Percentile> percentiles) {
        double score = 0;
        for (var component : formula.components().entrySet()) {
            Percentile percentile = percentiles.get(component.getKey());
            if (percentile != null) {
                score += component.getValue() * percentile.of(entry.raw(component.getKey()));
            }
        }
        return 100 * score;
    }

    /**
     * A member to rank.
     *
     * @param id internal
     * @param raws raw value by component; one that is missing is 0
     */
    record Entry(String id, String key, boolean active, Map<String, Double> raws) {
        double raw(String component) {
            return raws.getOrDefault(component, 0.0);
        }
    }

    private record Scored(Entry entry, double score) {
        double raw() {
            return entry.raw(Formula.PAGE_RANK);
        }
    }
}

package io.guanxi.analysis;

import io.guanxi.graph.Graph;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Why members stand where they stand: what their scores were computed from, looked up and worked out once more. */
public final class Explanations {

    private static final int SHOWN = 10;

    private final Steps steps;
    private final StoredRankings rankings;

    /** @param timeout of each statement */
    public Explanations(Graph graph, Duration timeout, StoredRankings rankings) {
        this.steps = new Steps(graph, timeout);
        this.rankings = rankings;
    }

    /**
     * Explains a rank.
     *
     * @param key the member's
     * @param snapshot internal id
     * @return the fields of {@code Explanation}; absent if there is no such member, no such ranking, or the member is not in it
     */
    public @Nullable Map<String, Object> why(String community, String key, RankingMeasure measure, String snapshot) {
        Map<String, Object> asked = Map.of("community", community, "key", key, "snapshot", snapshot);
        List<Map<String, Object>> found = steps.read("_explain/member", asked);
        if (found.isEmpty()) {
            return null;
        }
        String id = Column.text(found.get(0), "member");
        Map<?, ?> about = Column.map(found.get(0), "snapshot");
        StoredRanking stored = rankings.of(about, measure);
        Integer member = stored.positions().get(id);
        return member == null ? null : explained(stored, id, member);
    }

    private Map<String, Object> explained(StoredRanking stored, String id, int member) {
        Ranking ranking = stored.ranking();
        int position = ranking.positionOf(member);
        String tier = stored.index().tiers().names().get(ranking.tiers()[position]);
        boolean byInfluence = stored.index().measure() == RankingMeasure.INFLUENCE;
        Map<String, Object> explained = new HashMap<>();
        explained.put("member", id);
        explained.put("snapshot", Column.text(stored.about(), "id"));
        explained.put("score", ranking.scores()[position]);
        explained.put("rank", ranking.ranks()[position]);
        explained.put("percentile", ranking.percentiles()[position]);
        explained.put("pyramid", byInfluence ? tier : stored.others()[member]);
        explained.put("grade", byInfluence ? stored.others()[member] : tier);
        List<Map<String, Object>> parts = parts(stored, member);
        explained.put("components", parts);
        ExplainedTies ties = ExplainedTies.of(steps, stored, id);
        explained.put("reach", ties.reach(audience(stored, member)));
        AuthorYield contents = contents(stored, id);
        if (byInfluence) {
            explained.put("pageRank", ties.pageRank());
            explained.put("ties", greatest(ties.toPageRank(), "contribution"));
            explained.put("engagement", Map.of("contents", contents.contents(), "responses", sum(contents)));
            explained.put("contents", greatest(responses(contents), "responses"));
        } else {
            var value = new ExplainedValue(steps, stored, id, member, contents);
            var own = new ExplainedOwnTies(steps, stored, member, ties);
            Map<String, Object> told = value.told();
            told.putAll(own.told());
            explained.put("value", told);
            explained.put("ties", greatest(own.each(), "contribution"));
            explained.put("contents", greatest(value.contents(), "contribution"));
        }
        explained.put("lifts", lifts(stored, member, ranking.tiers()[position]));
        return explained;
    }

    /** Of influence it is called reach. */
    private static double audience(StoredRanking stored, int member) {
        Part part = stored.index().measure() == RankingMeasure.INFLUENCE ? Component.REACH : Metric.AUDIENCE;
        return stored.input().raw(part, member);
    }

    private static List<Map<String, Object>> parts(StoredRanking stored, int member) {
        Index index = stored.index();
        List<Map<String, Object>> parts = new ArrayList<>();
        for (Part part : index.parts()) {
            Percentile among = stored.input().among(part);
            double raw = stored.input().raw(part, member);
            double percentile = stored.input().counts()[member] ? among.of(raw) : 0;
            Map<String, Object> told = new HashMap<>(Map.of(
                    "name", part.title(),
                    "raw", raw,
                    "below", among.below(raw),
                    "equal", among.equal(raw),
                    "counted", among.size(),
                    "percentile", percentile,
                    "weight", index.weight(part),
                    "contribution", 100 * index.weight(part) * percentile));
            if (part instanceof Metric metric) {
                told.put("dimension", metric.dimension().name());
            }
            parts.add(told);
        }
        return parts;
    }

    /** A lift by one index leaves the class by the other as it is. */
    private static List<Map<String, Object>> lifts(StoredRanking stored, int member, int tier) {
        boolean byInfluence = stored.index().measure() == RankingMeasure.INFLUENCE;
        List<Map<String, Object>> lifts = new ArrayList<>();
        for (Map<String, Object> lift : new Lifts(stored, member).from(tier)) {
            Map<String, Object> told = new HashMap<>(lift);
            Object lifted = Column.text(lift, "tier");
            told.put("pyramid", byInfluence ? lifted : stored.others()[member]);
            told.put("grade", byInfluence ? stored.others()[member] : lifted);
            lifts.add(told);
        }
        return lifts;
    }

    private AuthorYield contents(StoredRanking stored, String id) {
        var judge = new ContentTally.Judge(
                stored.settings(),
                stored.asOf(),
                stored.trust(),
                stored.settings().trustSeeds().isEmpty());
        var reading = new ContentReading(judge, stored.positions());
        return new AuthorYield(steps.read("_value/contents", ContentReading.input(List.of(id))).stream()
                .map(reading::of)
                .toList());
    }

    private static double sum(AuthorYield contents) {
        return contents.all().stream().mapToDouble(ContentYield::responses).sum();
    }

    private static List<Map<String, Object>> responses(AuthorYield contents) {
        return contents.all().stream()
                .map(content -> Map.<String, Object>of("content", content.content(), "responses", content.responses()))
                .toList();
    }

    private static List<Map<String, Object>> greatest(List<Map<String, Object>> rows, String figure) {
        return rows.stream()
                .sorted(Comparator.comparingDouble((Map<String, Object> row) -> -Column.number(row, figure)))
                .limit(SHOWN)
                .toList();
    }
}

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
    public @Nullable Map<String, Object> why(String community, String key, String snapshot) {
        Map<String, Object> asked = Map.of("community", community, "key", key, "snapshot", snapshot);
        List<Map<String, Object>> found = steps.read("_explain/member", asked);
        if (found.isEmpty()) {
            return null;
        }
        String id = Column.text(found.get(0), "member");
        Map<?, ?> about = Column.map(found.get(0), "snapshot");
        StoredRanking stored = rankings.of(about);
        Integer member = stored.positions().get(id);
        return member == null ? null : explained(stored, id, member);
    }

    private Map<String, Object> explained(StoredRanking stored, String id, int member) {
        Configuration settings = stored.settings();
        Ranking ranking = stored.ranking();
        int position = ranking.positionOf(member);
        Map<String, Object> explained = new HashMap<>();
        explained.put("member", id);
        explained.put("snapshot", Column.text(stored.about(), "id"));
        explained.put("score", ranking.scores()[position]);
        explained.put("rank", ranking.ranks()[position]);
        explained.put("percentile", ranking.percentiles()[position]);
        explained.put("pyramid", ranking.classes()[position].name());
        explained.put("components", components(stored.input(), settings, member));
        explained.putAll(attention(stored, settings, id, member));
        explained.putAll(engagement(stored, settings, id));
        explained.put("lifts", new Lifts(stored, member).from(ranking.classes()[position]));
        return explained;
    }

    private static List<Map<String, Object>> components(Ranking.Input input, Configuration settings, int member) {
        List<Map<String, Object>> components = new ArrayList<>();
        for (Component component : Component.values()) {
            Percentile among = input.among(component);
            double raw = input.raw(component, member);
            double percentile = input.counts()[member] ? among.of(raw) : 0;
            components.add(Map.of(
                    "name", component.title(),
                    "raw", raw,
                    "below", among.below(raw),
                    "equal", among.equal(raw),
                    "counted", among.size(),
                    "percentile", percentile,
                    "weight", settings.weight(component),
                    "contribution", 100 * settings.weight(component) * percentile));
        }
        return components;
    }

    /** The ties that lead to a member, and what they give of PageRank and reach. */
    private Map<String, Object> attention(StoredRanking stored, Configuration settings, String id, int member) {
        Map<String, Object> input = new HashMap<>(settings.ties().input());
        input.put("members", List.of(id));
        input.put("until", Steps.time(stored.asOf()));
        input.put("base", stored.asOf().toEpochMilli());
        input.put("trustScale", Column.number(stored.about(), "trustScale"));
        List<Map<String, Object>> ties = new ArrayList<>();
        double sum = 0;
        double near = 0;
        for (Map<String, Object> row : steps.read("_ties/incoming", input)) {
            List<?> others = Column.list(row, "others");
            for (int i = 0; i < others.size(); i++) {
                Integer other = stored.positions().get(others.get(i));
                double strength = (Double) Column.list(row, "decaying").get(i)
                        + (Double) Column.list(row, "standing").get(i);
                if (other != null && strength > 0 && stored.trust()[other] > 0) {
                    double paid = stored.paid()[other];
                    double weight = strength * stored.trust()[other];
                    double pageRank = stored.input().raw(Component.PAGE_RANK, other);
                    double gives = settings.damping() * pageRank * weight / paid;
                    sum += gives;
                    near += stored.trust()[other];
                    ties.add(Map.of(
                            "member", (String) others.get(i),
                            "strength", weight,
                            "paid", paid,
                            "pageRank", pageRank,
                            "contribution", gives));
                }
            }
        }
        return Map.of(
                "pageRank",
                Map.of(
                        "damping", settings.damping(),
                        "members", stored.input().trusted(),
                        "dangling", Column.number(stored.about(), "dangling"),
                        "ties", sum,
                        "count", ties.size()),
                "reach",
                Map.of("near", near, "far", stored.input().raw(Component.REACH, member) - near),
                "ties",
                greatest(ties, "contribution"));
    }

    private Map<String, Object> engagement(StoredRanking stored, Configuration settings, String id) {
        Map<String, Object> input = Map.of(
                "member", id,
                "asOf", Steps.time(stored.asOf()),
                "halfLifeMillis", settings.engagementHalfLifeMillis());
        List<Map<String, Object>> contents = new ArrayList<>();
        double all = 0;
        for (Map<String, Object> row : steps.read("_explain/contents", input)) {
            double sum = settings.trustSeeds().isEmpty() ? Column.number(row, "anonymous") : 0;
            List<?> others = Column.list(row, "others");
            for (int i = 0; i < others.size(); i++) {
                Integer other = stored.positions().get(others.get(i));
                sum += other == null
                        ? 0
                        : stored.trust()[other]
                                * (Double) Column.list(row, "responses").get(i);
            }
            all += sum;
            contents.add(Map.of("content", Column.text(row, "content"), "responses", sum));
        }
        return Map.of(
                "engagement", Map.of("contents", contents.size(), "responses", all),
                "contents", greatest(contents, "responses"));
    }

    private static List<Map<String, Object>> greatest(List<Map<String, Object>> rows, String figure) {
        return rows.stream()
                .sorted(Comparator.comparingDouble((Map<String, Object> row) -> -Column.number(row, figure)))
                .limit(SHOWN)
                .toList();
    }
}

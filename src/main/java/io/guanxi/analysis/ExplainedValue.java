package io.guanxi.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the metrics of one member follow from, and what of it weighs most: the fields of {@code ExplainedValue}. */
final class ExplainedValue {

    private static final int OTHERS = 5_000;

    private final Steps steps;
    private final StoredRanking stored;
    private final String id;
    private final int member;
    private final ExplainedTies ties;
    private final AuthorYield contents;

    ExplainedValue(Steps steps, StoredRanking stored, String id, int member, ExplainedTies ties, AuthorYield contents) {
        this.steps = steps;
        this.stored = stored;
        this.id = id;
        this.member = member;
        this.ties = ties;
        this.contents = contents;
    }

    Map<String, Object> told(int shown) {
        Map<String, Object> told = new HashMap<>();
        ofContents(told);
        ofTies(told);
        told.put("levels", levels());
        told.put("quality", ConvertedReferrals.QUALITY);
        told.put("badges", badges());
        told.put("contents", valued().stream().limit(shown).toList());
        return told;
    }

    private void ofContents(Map<String, Object> told) {
        told.put("recentContents", contents.recentContents());
        told.put("recentShares", contents.recentShares());
        told.put("cascades", contents.cascades());
        told.put("depths", contents.depths());
        double[] hours = contents.hours();
        told.put("answeredContents", hours.length);
        if (hours.length > 0) {
            told.put("medianHours", AuthorYield.median(hours));
        }
        told.put("allContents", contents.contents());
        told.put("lowerBounds", contents.qualities());
        told.put("adoptions", contents.adoptions());
        told.put("positiveReplies", contents.praise());
        told.put("judgedReplies", contents.judged());
        StoredRanking.Topic topic = stored.topic(member);
        if (!topic.name().isEmpty()) {
            told.put("topic", topic.name());
            told.put("topicPositive", contents.topics().getOrDefault(topic.name(), 0.0));
        }
        told.put("topicBelow", topic.below());
        told.put("topicEqual", topic.equal());
        told.put("topicCounted", topic.counted());
    }

    private void ofTies(Map<String, Object> told) {
        Map<Integer, Double> own = ties.own();
        Map<Integer, List<String>> circles = circles(new ArrayList<>(own.keySet()));
        double all = 0;
        double returned = 0;
        double apart = 0;
        Map<String, Double> into = new HashMap<>();
        for (int other : own.keySet()) {
            double trust = stored.trust()[other];
            List<String> theirs = circles.getOrDefault(other, List.of());
            all += trust;
            returned += ties.to().containsKey(other) ? trust : 0;
            apart += theirs.isEmpty() ? trust * trust : 0;
            theirs.forEach(circle -> into.merge(circle, trust / theirs.size(), Double::sum));
        }
        told.put("ownTies", all);
        told.put("returnedTies", returned);
        told.put("apart", apart);
        told.put(
                "circles",
                into.entrySet().stream()
                        .map(circle -> Map.<String, Object>of("circle", circle.getKey(), "ties", circle.getValue()))
                        .sorted((one, other) ->
                                Double.compare(Column.number(other, "ties"), Column.number(one, "ties")))
                        .toList());
        List<Map<String, Object>> valued = new ArrayList<>();
        for (int other : own.keySet()) {
            boolean back = ties.to().containsKey(other);
            double share = quotient(stored.trust()[other], all);
            double same = circles.getOrDefault(other, List.of()).stream()
                    .mapToDouble(circle -> into.getOrDefault(circle, 0.0))
                    .average()
                    .orElse(stored.trust()[other]);
            double bridges = share * (1 - quotient(same, all));
            valued.add(Map.of(
                    "member",
                    stored.id(other),
                    "strength",
                    own.getOrDefault(other, 0.0),
                    "returned",
                    back,
                    "points",
                    points(Metric.BRIDGING, bridges, stored.input().raw(Metric.BRIDGING, member))
                            + points(Metric.RECIPROCITY, back ? stored.trust()[other] : 0, returned)));
        }
        told.put("ties", Explanations.greatest(valued, "points"));
    }

    /** Of each of these members, by internal ids. */
    private Map<Integer, List<String>> circles(List<Integer> others) {
        Map<Integer, List<String>> circles = new HashMap<>();
        for (int from = 0; from < others.size(); from += OTHERS) {
            List<String> some = others.subList(from, Math.min(from + OTHERS, others.size())).stream()
                    .map(stored::id)
                    .toList();
            for (Map<String, Object> row :
                    steps.read("_value/members", Map.of("members", some, "asOf", Steps.time(stored.asOf())))) {
                circles.put(
                        stored.positions().getOrDefault(Column.text(row, "id"), -1),
                        Column.list(row, "circles").stream()
                                .map(String::valueOf)
                                .toList());
            }
        }
        return circles;
    }

    private long badges() {
        Map<String, Object> input = Map.of("members", List.of(id), "asOf", Steps.time(stored.asOf()));
        return Column.count(steps.read("_value/members", input).get(0), "badges");
    }

    /** Members who came through the member and converted, the nearest level first, each as much as they are trusted. */
    private List<Double> levels() {
        List<Double> levels = new ArrayList<>();
        for (Map<String, Object> row :
                steps.read("_explain/referrals", Map.of("member", id, "asOf", Steps.time(stored.asOf())))) {
            if (Column.flag(row, "circular")) {
                return List.of();
            }
            @Nullable Integer other = stored.positions().get(Column.text(row, "id"));
            int level = (int) Column.count(row, "level");
            while (levels.size() < level) {
                levels.add(0.0);
            }
            if (other != null && Column.flag(row, "converted")) {
                levels.set(level - 1, levels.get(level - 1) + stored.trust()[other]);
            }
        }
        return levels;
    }

    /** The contents, each with what of the score it accounts for, the most first. */
    private List<Map<String, Object>> valued() {
        String topic = stored.topic(member).name();
        double recognition = contents.adoptions() + badges();
        List<Map<String, Object>> valued = new ArrayList<>();
        for (ContentYield content : contents.all()) {
            if (!content.published()) {
                continue;
            }
            double inTopic = content.topics().contains(topic) ? content.positive() : 0;
            double points = points(
                            Metric.AMPLIFICATION, content.recent() ? content.shares() : 0, contents.recentShares())
                    + points(Metric.CASCADE_DEPTH, content.depth(), contents.depths())
                    + points(Metric.CONTENT_QUALITY, content.quality(), contents.qualities())
                    + points(Metric.TOPIC_AUTHORITY, inTopic, contents.topics().getOrDefault(topic, 0.0))
                    + points(Metric.RECOGNITION, content.adoptions(), recognition)
                    + points(Metric.WARMTH, content.praise(), contents.praise());
            Map<String, Object> told = new HashMap<>(Map.of(
                    "content", content.content(),
                    "positive", content.positive(),
                    "negative", content.negative(),
                    "lowerBound", content.quality(),
                    "shares", content.shares(),
                    "depth", content.depth(),
                    "adoptions", content.adoptions(),
                    "positiveReplies", content.praise(),
                    "judgedReplies", content.judged(),
                    "points", points));
            if (content.hours() >= 0) {
                told.put("hours", content.hours());
            }
            valued.add(told);
        }
        valued.sort(Comparator.comparingDouble((Map<String, Object> row) -> -Column.number(row, "points")));
        return valued;
    }

    /** What of a metric's contribution a part of its sum accounts for. */
    private double points(Metric metric, double part, double sum) {
        double percentile = Objects.requireNonNull(stored.parts().get(metric))[member];
        return 100 * stored.index().weight(metric) * percentile * quotient(part, sum);
    }

    private static double quotient(double part, double sum) {
        return sum == 0 ? 0 : part / sum;
    }
}

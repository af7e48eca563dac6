package io.guanxi.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the metrics of one member follow from, and what of the score each content accounts for. */
final class ExplainedValue {

    private final Steps steps;
    private final StoredRanking stored;
    private final String id;
    private final int member;
    private final AuthorYield earnings;
    private final StoredRanking.Topic topic;
    private final long badges;

    ExplainedValue(Steps steps, StoredRanking stored, String id, int member, AuthorYield earnings) {
        this.steps = steps;
        this.stored = stored;
        this.id = id;
        this.member = member;
        this.earnings = earnings;
        this.topic = stored.topic(member);
        this.badges = Column.count(
                steps.read("_value/members", Map.of("members", List.of(id), "asOf", Steps.time(stored.asOf())))
                        .get(0),
                "badges");
    }

    /** Fields of {@code ExplainedValue}, but for those of ties. */
    Map<String, Object> told() {
        Map<String, Object> told = new HashMap<>();
        told.put("recentContents", earnings.recentContents());
        told.put("recentShares", earnings.recentShares());
        told.put("cascades", earnings.cascades());
        told.put("depths", earnings.depths());
        double[] hours = earnings.hours();
        told.put("answeredContents", hours.length);
        if (hours.length > 0) {
            told.put("medianHours", AuthorYield.median(hours));
        }
        told.put("allContents", earnings.contents());
        told.put("lowerBounds", earnings.qualities());
        if (!topic.name().isEmpty()) {
            told.put("topic", topic.name());
            told.put("topicPositive", inTopic());
        }
        told.put("topicBelow", topic.below());
        told.put("topicEqual", topic.equal());
        told.put("topicCounted", topic.counted());
        told.put("badges", badges);
        told.put("adoptions", earnings.adoptions());
        told.put("positiveReplies", earnings.praise());
        told.put("judgedReplies", earnings.judged());
        List<Map<String, Object>> came =
                steps.read("_explain/referrals", Map.of("member", id, "asOf", Steps.time(stored.asOf())));
        told.put("levels", levels(came));
        told.put("quality", quality(came));
        return told;
    }

    private double inTopic() {
        return earnings.topics().getOrDefault(topic.name(), 0.0);
    }

    /** Members who came through the member and converted, the nearest level first, each as much as they are trusted. */
    private List<Double> levels(List<Map<String, Object>> came) {
        List<Double> levels = new ArrayList<>();
        for (Map<String, Object> row : came) {
            if (Column.flag(row, "voided")) {
                continue;
            }
            if (Column.flag(row, "circular")) {
                return List.of();
            }
            Integer other = stored.positions().get(Column.text(row, "id"));
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

    /** Of all who came through the member, by voided referrals, too. */
    private double quality(List<Map<String, Object>> came) {
        double all = 0;
        double good = 0;
        for (Map<String, Object> row : came) {
            if (Column.flag(row, "circular")) {
                return ConvertedReferrals.QUALITY;
            }
            Integer other = stored.positions().get(Column.text(row, "id"));
            if (other != null) {
                double weight =
                        stored.trust()[other] * Math.pow(ConvertedReferrals.LEVEL, Column.number(row, "level") - 1);
                all += weight;
                good += ConvertedReferrals.isGood(
                                stored.input().counts()[other],
                                Column.flag(row, "converted"),
                                Column.flag(row, "flagged"))
                        ? weight
                        : 0;
            }
        }
        return all == 0 ? ConvertedReferrals.QUALITY : good / all;
    }

    /** Each content that was published, with what of the score it accounts for. */
    List<Map<String, Object>> contents() {
        List<Map<String, Object>> contents = new ArrayList<>();
        for (ContentYield content : earnings.all()) {
            if (content.published()) {
                Map<String, Object> told = new HashMap<>();
                told.put("content", content.content());
                told.put("responses", content.responses());
                told.put("positive", content.positive());
                told.put("negative", content.negative());
                told.put("lowerBound", content.quality());
                told.put("shares", content.shares());
                told.put("depth", content.depth());
                told.put("adoptions", content.adoptions());
                told.put("positiveReplies", content.praise());
                told.put("judgedReplies", content.judged());
                told.put("contribution", contribution(content));
                if (content.hours() >= 0) {
                    told.put("hours", content.hours());
                }
                contents.add(told);
            }
        }
        return contents;
    }

    private double contribution(ContentYield content) {
        double praised = content.topics().contains(topic.name()) ? content.positive() : 0;
        return points(Metric.AMPLIFICATION, content.recent() ? content.shares() : 0, earnings.recentShares())
                + points(Metric.CASCADE_DEPTH, content.depth(), earnings.depths())
                + points(Metric.CONTENT_QUALITY, content.quality(), earnings.qualities())
                + points(Metric.TOPIC_AUTHORITY, praised, inTopic())
                + points(Metric.RECOGNITION, content.adoptions(), badges + earnings.adoptions())
                + points(Metric.WARMTH, content.praise(), earnings.praise());
    }

    private double points(Metric metric, double part, double sum) {
        return stored.points(metric, member, part, sum);
    }
}

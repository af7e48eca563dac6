package io.guanxi.ingest;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What contents and the reactions to them become in a new graph. */
final class ContentsAsGraph {

    private final NewGraph graph;
    private final Map<List<@Nullable Object>, Long> counts = new LinkedHashMap<>();

    ContentsAsGraph(NewGraph graph) {
        this.graph = graph;
    }

    /** Adds a content; what it replies to and derives from has its number already, even if it comes later. */
    void content(NewRow row) {
        int content = row.keyed(NodeLabel.CONTENT);
        if (row.has("author")) {
            graph.link(LinkType.AUTHORED, row.member("author"), content, Map.of());
        }
        if (row.has("topics")) {
            for (Object topic : (List<?>) row.value("topics")) {
                graph.link(LinkType.ABOUT, content, topic((Map<?, ?>) topic), Map.of());
            }
        }
        if (row.has("replyTo")) {
            graph.link(LinkType.REPLY_TO, content, row.content("replyTo"), Map.of());
        }
        if (row.has("derivedFrom")) {
            for (Object source : (List<?>) row.value("derivedFrom")) {
                graph.link(LinkType.DERIVED_FROM, content, graph.get(NodeLabel.CONTENT, source), Map.of());
            }
        }
    }

    /** A reaction of a member, or one more in the count of the anonymous ones of its kind and day. */
    void reaction(NewRow row) {
        int content = row.content("content");
        if (row.has("number")) {
            // Rows of a group are numbered 1, 2, ... in their order.
            counts.put(
                    Arrays.asList(content, row.value("kind"), row.input().get("day")),
                    ((Number) row.value("number")).longValue());
        } else {
            row.link(LinkType.REACTED, content, row.keyedProperties());
        }
    }

    /** Adds the counts of anonymous reactions, when all of these have been there. */
    void counts() {
        counts.forEach((group, number) -> {
            Map<String, Object> count = new HashMap<>();
            count.put("kind", Objects.requireNonNull(group.get(1)));
            if (group.get(2) != null) {
                count.put("day", group.get(2));
            }
            count.put("count", number);
            int content = (Integer) Objects.requireNonNull(group.get(0));
            graph.link(LinkType.COUNTED, content, graph.addNameless(NodeLabel.REACTION_COUNT, count), Map.of());
        });
        counts.clear();
    }

    private int topic(Map<?, ?> wanted) {
        Object name = Objects.requireNonNull(wanted.get("name"));
        @Nullable Integer topic = graph.find(NodeLabel.TOPIC, name);
        return topic == null ? graph.add(NodeLabel.TOPIC, name, Map.of()) : topic;
    }
}

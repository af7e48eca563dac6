package io.guanxi.ingest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What contents and the reactions to them become in a new graph. */
final class ContentsAsGraph {

    private final NewGraph graph;
    private final Map<List<@Nullable Object>, Map<String, Object>> counts = new HashMap<>();
    private final List<NewRow> answering = new ArrayList<>();

    ContentsAsGraph(NewGraph graph) {
        this.graph = graph;
    }

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
        if (row.has("replyTo") || row.has("derivedFrom")) {
            answering.add(row);
        }
    }

    /** Joins the contents to each other, as what one replies to may stand in a later row. */
    void join() {
        for (NewRow row : answering) {
            int content = row.content("key");
            if (row.has("replyTo")) {
                graph.link(LinkType.REPLY_TO, content, row.content("replyTo"), Map.of());
            }
            if (row.has("derivedFrom")) {
                graph.link(LinkType.DERIVED_FROM, content, row.content("derivedFrom"), Map.of());
            }
        }
        answering.clear();
    }

    /** A reaction of a member, or one more in the count of the anonymous ones of its kind and day. */
    void reaction(NewRow row) {
        int content = row.content("content");
        if (!row.has("number")) {
            row.link(LinkType.REACTED, content, row.keyedProperties());
            return;
        }
        Map<String, Object> count = counts.computeIfAbsent(
                Arrays.asList(content, row.value("kind"), row.input().get("day")), group -> count(row, content));
        // Rows of a group are numbered 1, 2, ... in their order.
        count.put("count", row.value("number"));
    }

    private Map<String, Object> count(NewRow row, int content) {
        Map<String, Object> count = new HashMap<>();
        count.put("kind", row.value("kind"));
        if (row.has("day")) {
            count.put("day", row.value("day"));
        }
        graph.link(LinkType.COUNTED, content, graph.add(NodeLabel.REACTION_COUNT, count), Map.of());
        return count;
    }

    private int topic(Map<?, ?> wanted) {
        Object name = Objects.requireNonNull(wanted.get("name"));
        @Nullable Integer topic = graph.find(NodeLabel.TOPIC, name);
        return topic == null
                ? graph.add(NodeLabel.TOPIC, name, Objects.requireNonNull(wanted.get("id")), Map.of())
                : topic;
    }
}

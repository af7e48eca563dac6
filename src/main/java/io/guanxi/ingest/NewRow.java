package io.guanxi.ingest;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A checked row on its way into a new graph, with the nodes there that its columns name. */
record NewRow(NewGraph graph, Map<String, Object> input, Map<String, Object> properties) {

    boolean has(String column) {
        return input.containsKey(column);
    }

    Object value(String column) {
        return Objects.requireNonNull(input.get(column), column);
    }

    Object property(String name) {
        return Objects.requireNonNull(properties.get(name), name);
    }

    int member(String column) {
        return graph.get(NodeLabel.MEMBER, value(column));
    }

    int content(String column) {
        return graph.get(NodeLabel.CONTENT, value(column));
    }

    /** Makes the node that the row describes. */
    int keyed(NodeLabel label) {
        return graph.add(label, value("key"), properties);
    }

    /** The node that a column names, made with these properties if it is missing. */
    int named(NodeLabel label, String column, Map<String, Object> properties) {
        @Nullable Integer number = graph.find(label, value(column));
        return number == null ? graph.add(label, value(column), properties) : number;
    }

    /** Joins the member of the row to a node. */
    void link(LinkType type, int to, Map<String, Object> properties) {
        graph.link(type, member("member"), to, properties);
    }

    /** What a relationship says that is told from others between its ends by a key. */
    Map<String, Object> keyedProperties() {
        Map<String, Object> all = new HashMap<>(properties);
        all.put("key", value("key"));
        return all;
    }
}

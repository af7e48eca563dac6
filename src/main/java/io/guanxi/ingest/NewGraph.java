package io.guanxi.ingest;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Nodes and relationships that are in no database yet. A node's number is its place among the nodes, from 0; the node of its community
 * is the first.
 */
final class NewGraph {

    /** The number of the community's node. */
    static final int COMMUNITY = 0;

    private final String community;
    private final List<Node> nodes = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();
    private final Map<NodeLabel, Map<String, Integer>> numbers = new EnumMap<>(NodeLabel.class);

    /** @param properties of the community's node, its key among them */
    NewGraph(String community, Map<String, Object> properties) {
        this.community = community;
        add(NodeLabel.COMMUNITY, properties);
    }

    List<Node> nodes() {
        return nodes;
    }

    List<Link> links() {
        return links;
    }

    /** Adds a node that has no key, and answers its number. */
    int add(NodeLabel label, Map<String, Object> properties) {
        nodes.add(new Node(label, properties));
        return nodes.size() - 1;
    }

    /** Adds a node of the community that its key or name tells from others of its label, and answers its number. */
    int add(NodeLabel label, Object key, Object id, Map<String, Object> properties) {
        Map<String, Object> all = new HashMap<>(properties);
        all.put("community", community);
        all.put(label.key(), key);
        all.put("id", id);
        int number = add(label, all);
        numbers.computeIfAbsent(label, fresh -> new HashMap<>()).put(key.toString(), number);
        return number;
    }

    /** The number of a node that may be missing: then it is null. */
    @Nullable
    Integer find(NodeLabel label, Object key) {
        return numbers.getOrDefault(label, Map.of()).get(key.toString());
    }

    /**
     * The number of a node.
     *
     * @throws IllegalStateException if it is missing
     */
    int get(NodeLabel label, @Nullable Object key) {
        Integer number = key == null ? null : find(label, key);
        if (number == null) {
            throw new IllegalStateException("there is no " + label.text() + " '" + key + "'");
        }
        return number;
    }

    void link(LinkType type, int from, int to, Map<String, Object> properties) {
        links.add(new Link(type, from, to, properties));
    }

    /** A node with all of its properties. */
    record Node(NodeLabel label, Map<String, Object> properties) {}

    /** A relationship between two nodes by number. */
    record Link(LinkType type, int from, int to, Map<String, Object> properties) {}
}

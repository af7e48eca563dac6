package io.guanxi.ingest;

import io.guanxi.graph.Ids;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A graph that is in no database yet. It keeps nothing of its nodes and relationships but the numbers of those that later rows may
 * name, in 16 bytes each; everything else goes on to the sink at once. The node of the community is the first, with number 0.
 */
final class NewGraph {

    /** The number of the community's node. */
    static final int COMMUNITY = 0;

    private static final Set<NodeLabel> NAMED_BY_ROWS = EnumSet.of(
            NodeLabel.MEMBER,
            NodeLabel.MERGED,
            NodeLabel.CONTENT,
            NodeLabel.TOPIC,
            NodeLabel.TAG,
            NodeLabel.BADGE,
            NodeLabel.CIRCLE,
            NodeLabel.CHANNEL,
            NodeLabel.CAMPAIGN);

    private final String community;
    private final Ids.Range ids;
    private final Sink sink;
    private final Fingerprint fingerprint = new Fingerprint();
    private final Tally numbers = new Tally();
    private int nodes;

    /**
     * Begins with the community's node.
     *
     * @param ids of the nodes by their numbers
     * @param properties of that node, its key among them
     */
    NewGraph(String community, Ids.Range ids, Map<String, Object> properties, Sink sink) {
        this.community = community;
        this.ids = ids;
        this.sink = sink;
        add(NodeLabel.COMMUNITY, properties);
    }

    /** Takes nodes and relationships as they come up, these sometimes before their ends. */
    interface Sink {
        void node(int number, NodeLabel label, Map<String, Object> properties);

        void link(LinkType type, int from, int to, Map<String, Object> properties);
    }

    /** Adds a node that no row names, and answers its number. */
    int add(NodeLabel label, Map<String, Object> properties) {
        int number = nodes++;
        Map<String, Object> all = new HashMap<>(properties);
        all.put("id", ids.at(number));
        sink.node(number, label, all);
        return number;
    }

    /** Adds a node that has no id either, and answers its number. */
    int addNameless(NodeLabel label, Map<String, Object> properties) {
        int number = nodes++;
        sink.node(number, label, properties);
        return number;
    }

    /** Adds a node of the community that has neither id nor key, and answers its number. */
    int addOfCommunity(NodeLabel label, Map<String, Object> properties) {
        Map<String, Object> all = new HashMap<>(properties);
        all.put("community", community);
        return addNameless(label, all);
    }

    /** The id of a node by its number. */
    String id(int number) {
        return ids.at(number);
    }

    /** Adds a node of the community that its key or name tells from others of its label, and answers its number. */
    int add(NodeLabel label, Object key, Map<String, Object> properties) {
        @Nullable Integer reserved = find(label, key);
        int number = reserved == null ? nodes++ : reserved;
        Map<String, Object> all = new HashMap<>(properties);
        all.put("community", community);
        all.put(label.key(), key);
        all.put("id", ids.at(number));
        if (reserved == null) {
            remember(label, key, number);
        }
        sink.node(number, label, all);
        return number;
    }

    /** Gives a node its number that is added later. */
    void reserve(NodeLabel label, Object key) {
        if (find(label, key) == null) {
            remember(label, key, nodes++);
        }
    }

    /** The number of a node that may be missing: then it is null. */
    @Nullable
    Integer find(NodeLabel label, Object key) {
        long number = numbers.get(hash(label, key));
        return number == 0 ? null : (int) number - 1;
    }

    /**
     * The number of a node.
     *
     * @throws IllegalStateException if it is missing
     */
    int get(NodeLabel label, Object key) {
        Integer number = find(label, key);
        if (number == null) {
            throw new IllegalStateException("there is no " + label.text() + " '" + key + "'");
        }
        return number;
    }

    void link(LinkType type, int from, int to, Map<String, Object> properties) {
        sink.link(type, from, to, properties);
    }

    private void remember(NodeLabel label, Object key, int number) {
        if (NAMED_BY_ROWS.contains(label)) {
            numbers.putIfAbsent(hash(label, key), number + 1L);
        }
    }

    private long hash(NodeLabel label, Object key) {
        return fingerprint.of(List.of(label.text()), Map.of(label.text(), key.toString()));
    }
}

package io.guanxi.graph;

import java.util.Map;

/**
 * The nodes and relationships of a graph that is not there yet, one after the other. Values are what the driver takes as well:
 * strings, numbers, booleans, dates and times; never null. Everything is as the newest migrations would leave it.
 */
public interface NewEntities {

    /** Hands every node to the sink, each with a number of its own from 0 on; asked for once, before the relationships. */
    void nodes(NodeSink sink);

    /** Hands every relationship to the sink, its ends by the numbers of the nodes; asked for once. */
    void relationships(RelationshipSink sink);

    /** Takes nodes. */
    @FunctionalInterface
    interface NodeSink {
        void node(long number, String label, Map<String, Object> properties);
    }

    /** Takes relationships. */
    @FunctionalInterface
    interface RelationshipSink {
        void relationship(long from, String type, long to, Map<String, Object> properties);
    }
}

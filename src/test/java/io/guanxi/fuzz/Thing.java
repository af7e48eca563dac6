package io.guanxi.fuzz;

import io.guanxi.fuzz.Picture.Link;
import io.guanxi.fuzz.Picture.Node;
import java.util.Map;

/**
 * An object of the schema.
 *
 * @param type of the schema
 * @param values by the name under which they are stored
 * @param node that it is, if it is one
 * @param link that it is, if it is one
 */
record Thing(String type, Map<String, Object> values, Node node, Link link) {

    static Thing of(String type, Node node) {
        return new Thing(type, node.properties(), node, null);
    }

    static Thing of(String type, Link link) {
        return new Thing(type, link.properties(), null, link);
    }

    static Thing of(String type, Map<String, Object> values) {
        return new Thing(type, values, null, null);
    }

    /** An element of a list: how it belongs there, and what it is. */
    record Element(Thing edge, Thing node) {}
}

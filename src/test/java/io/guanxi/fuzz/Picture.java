package io.guanxi.fuzz;

import io.guanxi.testing.TestGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A whole community in memory, as it is stored: read once, with two statements that know nothing of what its parts mean.
 *
 * @param nodes in no particular order
 */
record Picture(String community, List<Node> nodes, List<Link> links) {

    record Node(String id, Set<String> labels, Map<String, Object> properties) {
        boolean is(String label) {
            return labels.contains(label);
        }

        /** Whether it is the same node, whatever it holds. */
        boolean same(Node other) {
            return other != null && id.equals(other.id);
        }
    }

    /** A relationship. */
    record Link(String type, Node from, Node to, Map<String, Object> properties) {}

    static Picture of(String community) {
        Map<String, Object> input = Map.of("community", community);
        Map<String, Node> nodes = new java.util.HashMap<>();
        for (Map<String, Object> row : TestGraph.run("""
                MATCH (n)
                WHERE n.community = $v.community OR (n:Community AND n.key = $v.community) OR n:ReactionCount
                  OR EXISTS { (n:Identity)<-[:KNOWN_AS]-({community: $v.community}) }
                RETURN elementId(n) AS id, labels(n) AS labels, properties(n) AS properties""", input)) {
            Node node = new Node((String) row.get("id"), labels(row.get("labels")), properties(row));
            nodes.put(node.id(), node);
        }
        List<Link> links = new ArrayList<>();
        for (Map<String, Object> row : TestGraph.run("""
                MATCH (a)-[r]->(b)
                WHERE a.community = $v.community OR b.community = $v.community
                RETURN type(r) AS type, elementId(a) AS a, elementId(b) AS b, properties(r) AS properties""", input)) {
            links.add(new Link(
                    (String) row.get("type"),
                    Objects.requireNonNull(nodes.get(row.get("a"))),
                    Objects.requireNonNull(nodes.get(row.get("b"))),
                    properties(row)));
        }
        return new Picture(community, List.copyOf(nodes.values()), links);
    }

    List<Node> all(String label) {
        return nodes.stream().filter(node -> node.is(label)).toList();
    }

    private static Set<String> labels(Object labels) {
        return Set.copyOf(((List<?>) labels).stream().map(String::valueOf).toList());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> properties(Map<String, Object> row) {
        return (Map<String, Object>) row.get("properties");
    }
}

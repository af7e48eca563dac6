package io.guanxi.ingest;

import io.guanxi.graph.Graph;
import io.guanxi.graph.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How often each node and each relationship of a community occurs, with all they say but the internal ids. */
record GraphPicture(Map<Object, Long> nodes, Map<Object, Long> links) {

    static GraphPicture of(Graph graph, String community) {
        return new GraphPicture(counted(graph, community, """
                MATCH (n {community: $v.c}) RETURN labels(n) AS labels, n {.*} AS p
                UNION ALL
                MATCH (n:Community {key: $v.c}) RETURN labels(n) AS labels, n {.*} AS p
                UNION ALL
                MATCH (:Member {community: $v.c})-->(n) WHERE n.community IS NULL AND NOT n:Community RETURN labels(n) AS labels, n {.*} AS p
                UNION ALL
                MATCH (:Content {community: $v.c})-->(n:ReactionCount) RETURN labels(n) AS labels, n {.*} AS p
                """), counted(graph, community, """
                MATCH (n {community: $v.c})-[r]->(m)
                RETURN labels(n) + labels(m) + [type(r), coalesce(n.key, n.name),
                  coalesce(m.key, m.name, m.externalId, m.kind), coalesce(toString(m.day), '')] AS labels, r {.*} AS p
                """));
    }

    private static Map<Object, Long> counted(Graph graph, String community, String cypher) {
        return graph.readNow(new Statement("picture", cypher, Map.of("c", community), Duration.ofMinutes(2))).stream()
                .map(row -> {
                    Map<Object, Object> properties = new HashMap<>((Map<?, ?>) row.get("p"));
                    properties.remove("id");
                    return (Object) List.of(row.get("labels"), new java.util.TreeMap<>(properties))
                            .toString()
                            .replace(community, "c");
                })
                .collect(Collectors.groupingBy(row -> row, Collectors.counting()));
    }
}

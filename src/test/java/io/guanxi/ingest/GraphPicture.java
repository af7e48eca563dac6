package io.guanxi.ingest;

import io.guanxi.graph.Graph;
import io.guanxi.graph.Statement;
import io.guanxi.testing.Activities;
import io.guanxi.testing.TestGraph;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Everything stored of a community that is neither computed nor told to subscribers: each node and each relationship as one line with the types and values of all
 * its properties, internal ids and the community's own key left out.
 */
final class GraphPicture {

    private static final String NAME = """
            CASE
              WHEN %1$s:Community THEN 'the community'
              WHEN %1$s:ReactionCount
                THEN 'count ' + head([(content)-[:COUNTED]->(%1$s) | content.key]) + ' ' + %1$s.kind + ' ' + coalesce(%1$s.day, '')
              WHEN %1$s:Identity THEN %1$s.platform + '/' + %1$s.externalId
              WHEN %1$s:Activity THEN %1$s.type
              ELSE labels(%1$s)[0] + ' ' + coalesce(%1$s.key, %1$s.name)
            END""";

    /** What the graph keeps for itself: internal, computed, or about how a demo was made. */
    private static final Map<String, Set<String>> LEFT_OUT = Map.of(
            "Community", Set.of("id", "key", "influence", "recipe", "loaded", "complete"),
            "", Set.of("id", "community", "fromId", "toId", "place", "memberId"));

    private GraphPicture() {}

    static List<String> of(String community) {
        return of(TestGraph.graph(), community);
    }

    static List<String> of(Graph graph, String community) {
        Activities.areRight(graph, community);
        List<String> lines = new ArrayList<>();
        run(
                graph,
                "MATCH (n:Community {key: $v.c}) RETURN labels(n) AS is, %s AS name, properties(n) AS p",
                community,
                lines);
        run(
                graph,
                "MATCH (n {community: $v.c}) WHERE NOT n:Snapshot AND NOT n:Identity AND NOT n:Entry AND NOT n:Activity AND NOT n:Merge AND NOT n:TieChange|TieState|MemberTies|RankBlock|ValueBlock|RankingSlot|Job|IndexConfiguration|Cohort|CohortSnapshot|CohortBlock|CohortSet|Fingerprint|ReferralFinding|ReferralScan RETURN labels(n) AS is, %s AS name, properties(n) AS p",
                community,
                lines);
        run(
                graph,
                "MATCH (:Member {community: $v.c})-[:KNOWN_AS]->(n) RETURN labels(n) AS is, %s AS name, properties(n) AS p",
                community,
                lines);
        run(
                graph,
                "MATCH (:Content {community: $v.c})-[:COUNTED]->(n) RETURN labels(n) AS is, %s AS name, properties(n) AS p",
                community,
                lines);
        run(
                graph,
                "MATCH (from {community: $v.c})-[r]->(n) WHERE NOT from:Snapshot|Merge|RankingSlot|CohortSet AND NOT r:TIE|SEEN_WITH RETURN [type(r), "
                        + NAME.formatted("from") + "] AS is, %s AS name, properties(r) AS p",
                community,
                lines);
        return lines.stream().sorted().toList();
    }

    /** The same for communities that differ by when they were made and by their key, which stands in some of their texts. */
    static List<String> nameless(Graph graph, String community) {
        return of(graph, community).stream()
                .map(line -> line.replace(community, "this community"))
                .map(line -> line.startsWith("[Community]") ? line.replaceFirst("createdAt=[^,]+, ", "") : line)
                .sorted()
                .toList();
    }

    private static void run(Graph graph, String cypher, String community, List<String> lines) {
        graph.readNow(new Statement(
                        "picture",
                        cypher.formatted(NAME.formatted("n")),
                        Map.of("c", community),
                        Duration.ofMinutes(2)))
                .forEach(row -> lines.add(row.get("is") + " " + row.get("name") + " "
                        + properties((List<?>) row.get("is"), (Map<?, ?>) row.get("p"))));
    }

    private static Map<String, String> properties(List<?> is, Map<?, ?> stored) {
        Set<String> leftOut = LEFT_OUT.getOrDefault(String.valueOf(is.get(0)), LEFT_OUT.get(""));
        Map<String, String> properties = new TreeMap<>();
        stored.forEach((name, value) -> {
            if (!leftOut.contains(name.toString())) {
                properties.put(name.toString(), value.getClass().getSimpleName() + " " + value);
            }
        });
        return properties;
    }
}

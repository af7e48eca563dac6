package io.guanxi.merging;

import io.guanxi.testing.Activities;
import io.guanxi.testing.TestGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything that is stored of a community, as sorted lines, but for the records of merges, the versions of members, and ties. */
final class WholeGraph {

    private WholeGraph() {}

    static List<String> of(String community) {
        // These follow from the events, wherever each time stands.
        Activities.areRight(TestGraph.graph(), community);
        Map<String, Object> values = Map.of("community", community);
        List<String> lines = new ArrayList<>();
        TestGraph.run("""
                MATCH (n)
                WHERE coalesce(n.community, n.key) = $v.community AND NOT n:Merge AND NOT n:Activity AND NOT n:TieChange AND NOT n:TieState AND NOT n:MemberTies
                  OR EXISTS { (n)--({community: $v.community}) } AND n.community IS NULL
                RETURN labels(n) AS labels, properties(n) AS properties""", values)
                .forEach(node -> lines.add(node.get("labels") + " " + properties(node.get("properties"))));
        TestGraph.run("""
                MATCH (a)-[r]->(b)
                WHERE (a.community = $v.community OR b.community = $v.community) AND NOT a:Merge AND NOT b:Merge AND NOT b:Activity AND NOT r:TIE
                RETURN type(r) AS type, properties(r) AS properties, coalesce(a.id, a.key) AS source, coalesce(b.id, b.kind) AS target""", values)
                .forEach(link -> lines.add(link.get("source") + " -" + link.get("type") + "-> " + link.get("target")
                        + " " + properties(link.get("properties"))));
        return lines.stream().sorted().toList();
    }

    /** What is in one of two only, told apart by its first sign. */
    static List<String> difference(List<String> before, List<String> after) {
        List<String> lost = new ArrayList<>(before);
        List<String> won = new ArrayList<>(after);
        after.forEach(lost::remove);
        before.forEach(won::remove);
        return Stream.concat(lost.stream().map(line -> "-" + line), won.stream().map(line -> "+" + line))
                .toList();
    }

    private static String properties(Object properties) {
        return ((Map<?, ?>) properties)
                .entrySet().stream()
                        .filter(entry -> !entry.getKey().equals("version"))
                        .map(entry -> entry.getKey() + ": " + entry.getValue())
                        .collect(Collectors.toCollection(TreeSet::new))
                        .toString();
    }
}

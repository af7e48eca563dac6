package io.guanxi.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.graph.Graph;
import io.guanxi.graph.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What members did is packed beside the events, which say it as well. */
public final class Activities {

    private static final String FROM_EVENTS = """
            MATCH (m:Member {community: $v.community})-[:DID]->(e:Event)
            RETURN m.key AS member, e.type AS type, e.at.epochMillis AS time ORDER BY member, type, time""";

    private static final String PACKED = """
            MATCH (m:Member {community: $v.community})-[:DOES]->(a:Activity)
            UNWIND a.times + coalesce(a.packed, []) AS time
            RETURN m.key AS member, a.type AS type, time ORDER BY member, type, time""";

    private static final String WRONG = """
            MATCH (a:Activity {community: $v.community})
            OPTIONAL MATCH (m:Member)-[:DOES]->(a)
            WITH a, collect(m.id) AS members
            WHERE members <> [a.memberId] OR a.times + coalesce(a.packed, []) = [] OR size(a.times) > 256
              OR any(i IN range(1, size(a.times) - 1) WHERE a.times[i - 1] > a.times[i])
              OR any(i IN range(1, size(coalesce(a.packed, [])) - 1) WHERE a.packed[i - 1] > a.packed[i])
              OR a.count <> size(a.times) + size(coalesce(a.packed, [])) OR coalesce(a.packedUntil <> a.packed[-1], false)
              OR (a.packedUntil IS NULL) <> (coalesce(a.packed, []) = [])
              OR size([name IN keys(a) WHERE NOT name IN ['packed', 'packedUntil']]) <> 7
              OR NOT any(t IN a.times + coalesce(a.packed, []) WHERE t = a.firstAt.epochMillis)
              OR NOT any(t IN a.times + coalesce(a.packed, []) WHERE t = a.lastAt.epochMillis)
              OR any(t IN a.times + coalesce(a.packed, []) WHERE t < a.firstAt.epochMillis OR t > a.lastAt.epochMillis)
            RETURN properties(a) AS wrong, members
            UNION ALL
            MATCH (m:Member {community: $v.community})-[:DID]->(e:Event)
            WHERE e.memberId IS NULL OR e.memberId <> m.id
            RETURN properties(e) AS wrong, [m.id] AS members""";

    private Activities() {}

    /** Asserts that all of a community are what its events say, and answers how many times there are. */
    public static int areRight(Graph graph, String community) {
        assertThat(run(graph, WRONG, community)).isEmpty();
        List<Map<String, Object>> packed = run(graph, PACKED, community);
        assertThat(packed).isEqualTo(run(graph, FROM_EVENTS, community));
        return packed.size();
    }

    private static List<Map<String, Object>> run(Graph graph, String cypher, String community) {
        return graph.readNow(new Statement("test", cypher, Map.of("community", community), Duration.ofMinutes(2)));
    }
}

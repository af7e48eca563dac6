package io.guanxi.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.graph.Graph;
import io.guanxi.graph.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Relationships that lists are read of say where they stand in these. */
public final class PlacesInLists {

    private static final String WRONG = """
            MATCH (a {community: $v.community})-[r:FOLLOWS|TRUSTS|BLOCKS|INTERACTED|REACTED|SHARED]->(b)
            WHERE r.fromId IS NULL OR r.fromId <> a.id OR r.toId IS NULL OR r.toId <> b.id
              OR r.place IS NULL OR NOT r.place =~ '[0-9]{15}[0-9A-Z]{21}'
              OR left(r.place, 15) <> CASE WHEN r.at IS NULL THEN '999999999999999' ELSE toString(500000000000000 - r.at.epochMillis) END
            RETURN type(r) + ' ' + a.key + ' ' + b.key + ' ' + properties(r) AS wrong LIMIT 10""";

    private static final String NUMBERS = """
            MATCH ({community: $v.community})-[r:FOLLOWS|TRUSTS|BLOCKS|INTERACTED|REACTED|SHARED]->()
            RETURN count(r) AS links, count(DISTINCT r.place) AS places""";

    private PlacesInLists() {}

    /** Asserts that all of a community are right and no two the same, and answers how many there are. */
    public static long areRight(Graph graph, String community) {
        assertThat(run(graph, WRONG, community)).isEmpty();
        Map<String, Object> numbers = run(graph, NUMBERS, community).get(0);
        assertThat(numbers.get("places")).isEqualTo(numbers.get("links"));
        return (Long) numbers.get("links");
    }

    private static List<Map<String, Object>> run(Graph graph, String cypher, String community) {
        return graph.readNow(new Statement("test", cypher, Map.of("community", community), Duration.ofMinutes(2)));
    }
}

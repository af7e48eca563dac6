package io.guanxi.ingest;

import io.guanxi.graph.CypherFile;
import io.guanxi.graph.CypherFiles;
import io.guanxi.graph.Graph;
import io.guanxi.graph.Ids;
import io.guanxi.graph.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Everything that a new community starts with, made in one plain statement and so whole or not at all. The graph is the one that an
 * {@link Import} of the same rows makes, much sooner: nothing has to be looked up. All rows have to be right, and to fit in memory.
 */
public final class FirstLoad {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final NewGraph graph;
    private final int rows;

    /**
     * Prepares the load, for which no database is needed.
     *
     * @param community its key
     * @param marks further properties of the community's node
     * @throws IllegalStateException if a row cannot be loaded
     */
    public FirstLoad(
            RowSource source, String community, CommunitySettings settings, Map<String, Object> marks, Instant now) {
        Map<String, Object> properties = new HashMap<>(settings.properties(community));
        properties.putAll(marks);
        properties.putAll(Map.of("key", community, "id", Ids.next(), "createdAt", now.atZone(ZoneOffset.UTC)));
        this.graph = new NewGraph(community, properties);
        Values values = new Values(ZoneId.of(text(properties, "timeZone")));
        this.rows = new RowsAsGraph(graph, values, text(properties, "currency")).add(source);
    }

    private static String text(Map<String, Object> properties, String name) {
        return Objects.requireNonNull(properties.get(name)).toString();
    }

    /** How many rows there are in all. */
    public int rows() {
        return rows;
    }

    /**
     * Makes the community. Where it or an account of it is there already, the constraints refuse that and nothing is made.
     *
     * @throws io.guanxi.fault.Fault if the graph cannot be reached
     */
    public void into(Graph target) {
        List<Map<String, Object>> nodes = graph.nodes().stream()
                .map(node -> Map.of("label", node.label().text(), "p", node.properties()))
                .toList();
        List<Map<String, Object>> links = graph.links().stream()
                .map(link -> Map.of(
                        "type", link.type().name(), "from", link.from(), "to", link.to(), "p", link.properties()))
                .toList();
        target.run(new Statement(
                "import.first",
                CypherFile.onMap(CypherFiles.named("_import/first").text()),
                Map.of("nodes", nodes, "links", links),
                PATIENCE));
    }
}

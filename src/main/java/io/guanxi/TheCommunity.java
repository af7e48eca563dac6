package io.guanxi;

import io.guanxi.fault.Fault;
import io.guanxi.graph.CypherFiles;
import io.guanxi.graph.Graph;
import io.guanxi.graph.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which community a command speaks of: the one that is named, else the only one there is. */
final class TheCommunity {

    private TheCommunity() {}

    static String of(Graph graph, Settings settings, @Nullable String key) {
        Map<String, @Nullable Object> input = new HashMap<>();
        input.put("key", key);
        List<Map<String, Object>> found = graph.readNow(new Statement(
                "community",
                CypherFiles.text("_community/find"),
                input,
                settings.graph().timeout()));
        if (found.size() == 1) {
            return String.valueOf(found.get(0).get("key"));
        }
        if (key != null) {
            throw Fault.notFound("there is no community " + key);
        }
        throw found.isEmpty()
                ? Fault.notFound("there is no community yet; import one")
                : Fault.invalid(
                        "COMMUNITY_REQUIRED",
                        "there are several communities; say which with --community: " + names(graph, settings));
    }

    private static String names(Graph graph, Settings settings) {
        return graph
                .readNow(new Statement(
                        "communities",
                        CypherFiles.text("_community/keys"),
                        Map.of(),
                        settings.graph().timeout()))
                .stream()
                .map(row -> String.valueOf(row.get("key")))
                .collect(Collectors.joining(", "));
    }
}

package io.guanxi.ingest;

import io.guanxi.graph.CypherFiles;
import io.guanxi.graph.Graph;
import io.guanxi.graph.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;

/**
 * Reads what is stored of a community in pages of nodes, so that its memory does not grow with the community; what others write meanwhile
 * may be missing or there in part.
 */
final class StoredPages {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int MOST_NODES = 5_000;
    private static final int FIRST_NODES = 100;

    /** Characters that a page should come to: nodes have few relationships or millions, short texts or long ones. */
    private static final long CHARACTERS = 1_000_000;

    private final Graph graph;
    private final String community;

    StoredPages(Graph graph, String community) {
        this.graph = graph;
        this.community = community;
    }

    /**
     * Hands on the rows that a statement finds, page by page.
     *
     * @param statement its file; it takes {@code after} and {@code limit}, and answers {@code after} and {@code rows} of each node
     * @param columns of a statement whose rows are lists; empty if they are maps
     * @param sink takes a row and answers how many characters it has, about
     * @return how many rows there were
     */
    long each(String statement, List<String> columns, ToLongFunction<Map<String, Object>> sink) {
        long rows = 0;
        String after = "";
        int nodes = FIRST_NODES;
        while (true) {
            List<Map<String, Object>> page = read(statement, Map.of("after", after, "limit", nodes));
            long characters = 0;
            for (Map<String, Object> node : page) {
                after = Objects.requireNonNull(node.get("after")).toString();
                for (Object row : (List<?>) Objects.requireNonNull(node.get("rows"))) {
                    characters +=
                            sink.applyAsLong(columns.isEmpty() ? values(row) : new ListedRow(columns, (List<?>) row));
                    rows++;
                }
            }
            if (page.size() < nodes) {
                return rows;
            }
            nodes = next(nodes, characters);
        }
    }

    /** Runs a statement about the community that answers everything at once. */
    List<Map<String, Object>> read(String statement, Map<String, Object> more) {
        Map<String, Object> input = new HashMap<>(more);
        input.put("community", community);
        return graph.readNow(new Statement(
                statement.substring(1).replace('/', '.'), CypherFiles.text(statement), Map.copyOf(input), PATIENCE));
    }

    /** How many nodes the next page should have, going by the one before: at most twice as many. */
    private static int next(int nodes, long characters) {
        long fitting = characters == 0 ? MOST_NODES : nodes * CHARACTERS / characters;
        return (int) Math.max(1, Math.min(Math.min(fitting, 2L * nodes), MOST_NODES));
    }

    @SuppressWarnings("unchecked") // the statements answer maps
    private static Map<String, Object> values(Object row) {
        return (Map<String, Object>) row;
    }
}

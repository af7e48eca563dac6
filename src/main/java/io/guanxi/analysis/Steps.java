package io.guanxi.analysis;

import io.guanxi.graph.CypherFiles;
import io.guanxi.graph.Graph;
import io.guanxi.graph.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The statements a computation is made of, by the names of their files.
 *
 * @param timeout of each
 * @param run by which they can be ended; absent if nobody will
 */
record Steps(Graph graph, Duration timeout, @Nullable String run) {

    /** Batches that are read at a time, the one that is waited for included: more would leave others no processor. */
    private static final int AHEAD = 2;

    /** Rows of some of many members. */
    interface Batch {
        void read(int before, List<Map<String, Object>> rows);
    }

    Steps(Graph graph, Duration timeout) {
        this(graph, timeout, null);
    }

    /** The same, to be ended by this name. */
    Steps as(@Nullable String otherRun) {
        return new Steps(graph, timeout, otherRun);
    }

    List<Map<String, Object>> read(String file, Map<String, Object> input) {
        return graph.readNow(statement(file, input));
    }

    CompletionStage<List<Map<String, Object>>> begin(String file, Map<String, Object> input) {
        return graph.read(statement(file, input));
    }

    /**
     * Reads of many members, some at a time: the next are read while those that have come are worked on.
     *
     * @param file takes {@code members}
     * @param more what else it takes
     * @param each is told how many members have been asked for before, and the rows
     */
    void inTurn(String file, List<String> members, int most, Map<String, Object> more, Batch each) {
        Deque<CompletionStage<List<Map<String, Object>>>> ahead = new ArrayDeque<>();
        int asked = 0;
        for (int read = 0; read < members.size(); read += most) {
            while (ahead.size() < AHEAD && asked < members.size()) {
                Map<String, Object> input = new HashMap<>(more);
                input.put("members", members.subList(asked, Math.min(asked + most, members.size())));
                ahead.add(graph.read(statement(file, input)));
                asked += most;
            }
            each.read(read, Graph.await(ahead.remove()));
        }
    }

    /** On the server that takes writes, where projected graphs live, whether the statement writes or not. */
    List<Map<String, Object>> run(String file, Map<String, Object> input) {
        return graph.run(statement(file, input));
    }

    static String text(String file) {
        return CypherFiles.text(file);
    }

    static ZonedDateTime time(Instant instant) {
        return instant.atZone(ZoneOffset.UTC);
    }

    private Statement statement(String file, Map<String, Object> input) {
        return Statement.of(file, input, timeout).as(run);
    }
}

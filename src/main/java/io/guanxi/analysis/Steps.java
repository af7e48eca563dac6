package io.guanxi.analysis;

import io.guanxi.graph.CypherFile;
import io.guanxi.graph.CypherFiles;
import io.guanxi.graph.Graph;
import io.guanxi.graph.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The statements a computation is made of, by the names of their files.
 *
 * @param timeout of each
 * @param run by which they can be ended; absent if nobody will
 */
record Steps(Graph graph, Duration timeout, @Nullable String run) {

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

    /** On the server that takes writes, where projected graphs live, whether the statement writes or not. */
    List<Map<String, Object>> run(String file, Map<String, Object> input) {
        return graph.run(statement(file, input));
    }

    static String text(String file) {
        return CypherFile.onMap(CypherFiles.named(file).text());
    }

    static ZonedDateTime time(Instant instant) {
        return instant.atZone(ZoneOffset.UTC);
    }

    private Statement statement(String file, Map<String, Object> input) {
        return new Statement(file, text(file), input, timeout).as(run);
    }
}

package io.guanxi.graph;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One Cypher statement on its way to the database.
 *
 * @param name what it is called in metadata, logs and metrics: a coordinate or the operation's name
 * @param text Cypher; whatever comes from outside is in the parameters, never in the text
 * @param input the one map parameter {@code $v}; top-level parameters are part of Neo4j's plan key, entries of a map are not
 * @param timeout after which the database ends the transaction by itself
 * @param run by which it can be ended while it runs; absent if nobody will
 */
public record Statement(
        String name,
        String text,
        Map<String, @Nullable Object> input,
        Duration timeout,
        @Nullable String run) {

    public Statement(String name, String text, Map<String, @Nullable Object> input, Duration timeout) {
        this(name, text, input, timeout, null);
    }

    public Statement {
        if (timeout.isZero() || timeout.isNegative()) {
            throw new IllegalArgumentException("a statement needs a timeout: " + name);
        }
    }

    /** That of a file, called as the file is. */
    public static Statement of(String file, Map<String, @Nullable Object> input, Duration timeout) {
        return new Statement(file, CypherFiles.text(file), input, timeout);
    }

    Map<String, Object> parameters() {
        return Map.of("v", input);
    }

    /** The same, to be ended by this name. */
    public Statement as(@Nullable String otherRun) {
        return new Statement(name, text, input, timeout, otherRun);
    }

    Map<String, Object> metadata() {
        return run == null
                ? Map.of("app", "guanxi", "statement", name)
                : Map.of("app", "guanxi", "statement", name, "run", run);
    }
}

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
 */
public record Statement(String name, String text, Map<String, @Nullable Object> input, Duration timeout) {

    public Statement {
        if (timeout.isZero() || timeout.isNegative()) {
            throw new IllegalArgumentException("a statement needs a timeout: " + name);
        }
    }

    Map<String, Object> parameters() {
        return Map.of("v", input);
    }

    Map<String, Object> metadata() {
        return Map.of("app", "guanxi", "statement", name);
    }
}

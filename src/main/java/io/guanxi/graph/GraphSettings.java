package io.guanxi.graph;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where the graph is kept.
 *
 * @param uri of a Neo4j server or cluster; absent: the embedded database in {@code data}
 * @param password of {@code user} at {@code uri}; the embedded database makes its own
 * @param data folder of the embedded database
 * @param pageCache memory for the embedded database's page cache, such as {@code 256m}
 * @param poolSize connections to the database at most
 * @param timeout of a statement that a request waits for
 */
public record GraphSettings(
        @Nullable URI uri,
        String user,
        @Nullable String password,
        String database,
        Path data,
        String pageCache,
        int poolSize,
        Duration timeout) {}

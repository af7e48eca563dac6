package io.guanxi.graph;

import java.net.URI;
import java.nio.file.Path;

/** The embedded database without a server around it, for several servers to use at a time. */
public final class LoneDatabase implements AutoCloseable {

    private final EmbeddedDatabase database;

    /**
     * @param pageCache such as {@code 256m}
     */
    public LoneDatabase(Path data, String pageCache) {
        this.database = EmbeddedDatabase.start(data, pageCache);
    }

    public URI uri() {
        return database.uri();
    }

    public String user() {
        return database.user();
    }

    public String password() {
        return database.password();
    }

    @Override
    public void close() {
        database.close();
    }
}

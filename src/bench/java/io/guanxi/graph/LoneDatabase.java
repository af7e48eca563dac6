package io.guanxi.graph;

import java.net.URI;
import java.nio.file.Path;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.exceptions.KernelException;
import org.neo4j.kernel.api.procedure.GlobalProcedures;
import org.neo4j.kernel.internal.GraphDatabaseAPI;

/** The embedded database without a server around it, for several servers to use at a time. */
public final class LoneDatabase implements AutoCloseable {

    private final EmbeddedDatabase database;

    /**
     * @param pageCache such as {@code 256m}
     */
    public LoneDatabase(Path data, String pageCache) {
        this.database = EmbeddedDatabase.start(data, pageCache);
        try {
            kernel().getDependencyResolver()
                    .resolveDependency(GlobalProcedures.class)
                    .registerFunction(ConvertFormat.class);
        } catch (KernelException refused) {
            database.close();
            throw new IllegalStateException("a function could not be registered", refused);
        }
    }

    /** Guanxi has no use for other functions than its own, so that its database has no door for them. */
    private GraphDatabaseAPI kernel() {
        try {
            var field = EmbeddedDatabase.class.getDeclaredField("dbms");
            field.setAccessible(true);
            var dbms = (DatabaseManagementService) field.get(database);
            return (GraphDatabaseAPI) dbms.database(GraphDatabaseSettings.DEFAULT_DATABASE_NAME);
        } catch (ReflectiveOperationException renamed) {
            throw new IllegalStateException(renamed);
        }
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

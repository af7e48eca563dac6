package io.guanxi.testing;

import io.guanxi.graph.Graph;
import io.guanxi.graph.GraphSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.neo4j.configuration.GraphDatabaseInternalSettings;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.connectors.BoltConnectorInternalSettings;
import org.neo4j.configuration.connectors.ConnectorPortRegister;
import org.neo4j.configuration.connectors.ConnectorType;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.kernel.impl.transaction.stats.DatabaseTransactionStats;
import org.neo4j.kernel.internal.GraphDatabaseAPI;

/** A Neo4j of its own that takes everybody: empty, without the Graph Data Science plugin, for any number of servers. */
public final class OpenDatabase implements AutoCloseable {

    private final DatabaseManagementService neo4j;
    private final Path folder;
    private final GraphDatabaseAPI kernel;
    private final URI uri;

    public OpenDatabase(Path folder) {
        this.folder = folder;
        this.neo4j = new DatabaseManagementServiceBuilder(folder)
                .setConfig(BoltConnector.enabled, true)
                .setConfig(BoltConnector.listen_address, new SocketAddress("127.0.0.1", 0))
                .setConfig(BoltConnectorInternalSettings.enable_local_connector, false)
                .setConfig(GraphDatabaseSettings.auth_enabled, false)
                .setConfig(GraphDatabaseInternalSettings.dump_diagnostics, false)
                .setConfig(GraphDatabaseInternalSettings.netty_server_shutdown_quiet_period, 0)
                .build();
        this.kernel = (GraphDatabaseAPI) neo4j.database("neo4j");
        var ports = kernel.getDependencyResolver().resolveDependency(ConnectorPortRegister.class);
        this.uri = URI.create(
                "bolt://127.0.0.1:" + ports.getLocalAddress(ConnectorType.BOLT).getPort());
    }

    public URI uri() {
        return uri;
    }

    /** As another server sees it. */
    public Graph open() {
        return open(uri, folder);
    }

    public static Graph open(URI uri, Path folder) {
        return Graph.open(new GraphSettings(uri, "neo4j", null, "neo4j", folder, "64m", 10, Duration.ofSeconds(10)));
    }

    /** How many transactions were begun so far, to read or to write. */
    public long transactions() {
        return kernel.getDependencyResolver()
                .resolveDependency(DatabaseTransactionStats.class)
                .getNumberOfStartedTransactions();
    }

    @Override
    public void close() {
        neo4j.shutdown();
    }
}

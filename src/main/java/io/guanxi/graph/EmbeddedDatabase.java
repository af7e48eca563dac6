package io.guanxi.graph;

import io.guanxi.fault.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.neo4j.configuration.GraphDatabaseInternalSettings;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.SettingValueParsers;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.connectors.BoltConnectorInternalSettings;
import org.neo4j.configuration.connectors.ConnectorPortRegister;
import org.neo4j.configuration.connectors.ConnectorType;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.exceptions.KernelException;
import org.neo4j.kernel.api.procedure.GlobalProcedures;
import org.neo4j.kernel.internal.GraphDatabaseAPI;
import org.neo4j.procedure.Procedure;
import org.neo4j.procedure.UserAggregationFunction;
import org.neo4j.procedure.UserFunction;

/**
 * Neo4j Community with Graph Data Science in this process, reached like any other Neo4j: over Bolt, on a loopback port of its own
 * choice, with a password that lives as long as the process. With {@link BulkImport} and {@link DatabaseArchive} the only place that
 * knows Neo4j's own classes (GPLv3).
 */
final class EmbeddedDatabase implements AutoCloseable {

    private static final String USER = "neo4j";
    private static final Pattern DATA_SCIENCE = Pattern.compile("gds(\\.\\w+)+");
    /** What is asked beside the statements: whether Graph Data Science is there, and what it holds. */
    private static final Set<String> OPERATORS = Set.of("gds.version", "gds.graph.list");

    private final DatabaseManagementService dbms;
    private final FileChannel lockFile;
    private final URI uri;
    private final String password;

    private EmbeddedDatabase(DatabaseManagementService dbms, FileChannel lockFile, String password) {
        this.dbms = dbms;
        this.lockFile = lockFile;
        this.password = password;
        var kernel = (GraphDatabaseAPI) dbms.database(GraphDatabaseSettings.DEFAULT_DATABASE_NAME);
        var ports = kernel.getDependencyResolver().resolveDependency(ConnectorPortRegister.class);
        this.uri = URI.create(
                "bolt://127.0.0.1:" + ports.getLocalAddress(ConnectorType.BOLT).getPort());
        registerProcedures(kernel);
    }

    static boolean isNew(Path data) {
        return Files.notExists(
                data.resolve("data").resolve("databases").resolve(GraphDatabaseSettings.DEFAULT_DATABASE_NAME));
    }

    static EmbeddedDatabase start(Path data, String pageCache) {
        Path home = data.toAbsolutePath().normalize();
        FileChannel lockFile = lock(home);
        // Graph Data Science asks JOL how objects lie in memory, and JOL forks other Java processes to find out:
        // seconds, for a statistic.
        System.setProperty("jol.skipHotspotSAAttach", "true");
        try {
            BulkImport.clear(home);
            // Netty's shared-memory connector of Neo4j 5.26 does not exist in Netty 4.2, which Vert.x 5.1 needs.
            DatabaseManagementService dbms = new DatabaseManagementServiceBuilder(home)
                    .setConfig(BoltConnector.enabled, true)
                    .setConfig(BoltConnector.listen_address, new SocketAddress("127.0.0.1", 0))
                    .setConfig(BoltConnectorInternalSettings.enable_local_connector, false)
                    .setConfig(GraphDatabaseInternalSettings.netty_server_shutdown_quiet_period, 0)
                    .setConfig(GraphDatabaseInternalSettings.netty_server_shutdown_timeout, Duration.ofSeconds(2))
                    .setConfig(GraphDatabaseSettings.auth_enabled, true)
                    .setConfig(GraphDatabaseSettings.pagecache_memory, bytes(pageCache))
                    .setConfig(GraphDatabaseSettings.preallocate_logical_logs, false)
                    .setConfig(GraphDatabaseSettings.keep_logical_logs, "2 files")
                    .setConfig(GraphDatabaseSettings.procedure_unrestricted, List.of("gds.*"))
                    .setConfig(GraphDatabaseInternalSettings.dump_diagnostics, false)
                    .build();
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
            try (var transaction =
                    dbms.database(GraphDatabaseSettings.SYSTEM_DATABASE_NAME).beginTx()) {
                transaction.execute(
                        "ALTER USER " + USER + " SET PASSWORD $password CHANGE NOT REQUIRED",
                        Map.of("password", password));
                transaction.commit();
            }
            return new EmbeddedDatabase(dbms, lockFile, password);
        } catch (IOException failed) {
            release(lockFile);
            throw new UncheckedIOException(failed);
        } catch (RuntimeException failed) {
            release(lockFile);
            throw failed;
        }
    }

    URI uri() {
        return uri;
    }

    String user() {
        return USER;
    }

    String password() {
        return password;
    }

    @Override
    public void close() {
        dbms.shutdown();
        release(lockFile);
    }

    /**
     * Graph Data Science registers itself only from a plugin folder; on a class path its procedures are named as services. Those that
     * statements call are registered and no others: Neo4j compiles each when it is, and there are hundreds.
     */
    private static void registerProcedures(GraphDatabaseAPI kernel) {
        var procedures = kernel.getDependencyResolver().resolveDependency(GlobalProcedures.class);
        Set<String> names = new TreeSet<>(OPERATORS);
        CypherFiles.all()
                .forEach(file -> DATA_SCIENCE.matcher(file.text()).results().forEach(name -> names.add(name.group())));
        var classes = new ProcedureClasses(EmbeddedDatabase.class.getClassLoader(), names);
        try {
            for (Class<?> type : classes.with(Procedure.class, it -> List.of(it.name(), it.value()))) {
                procedures.registerProcedure(type);
            }
            for (Class<?> type : classes.with(UserFunction.class, it -> List.of(it.name(), it.value()))) {
                procedures.registerFunction(type);
            }
            for (Class<?> type : classes.with(UserAggregationFunction.class, it -> List.of(it.name(), it.value()))) {
                procedures.registerAggregationFunction(type);
            }
        } catch (KernelException refused) {
            throw new IllegalStateException("Graph Data Science could not be registered", refused);
        }
    }

    /** Asked before Neo4j starts, so that a folder in use is told in milliseconds and in our own words. */
    static FileChannel lock(Path home) {
        try {
            Files.createDirectories(home);
            FileChannel channel =
                    FileChannel.open(home.resolve("guanxi.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            @Nullable FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw Fault.unavailable(
                        "DATA_IN_USE", "the data folder " + home + " is in use by another Guanxi process");
            }
            return channel;
        } catch (IOException failed) {
            throw Fault.unavailable(
                    "DATA_NOT_WRITABLE", "the data folder " + home + " cannot be written: " + failed, failed);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    private static void release(FileChannel lockFile) {
        try {
            lockFile.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static long bytes(String size) {
        return SettingValueParsers.BYTES.parse(size);
    }
}

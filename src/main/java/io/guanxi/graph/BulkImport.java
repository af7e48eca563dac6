package io.guanxi.graph;

import io.guanxi.fault.Fault;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.neo4j.batchimport.api.Configuration;
import org.neo4j.batchimport.api.Monitor;
import org.neo4j.batchimport.api.input.Collector;
import org.neo4j.configuration.Config;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.internal.batchimport.DefaultAdditionalIds;
import org.neo4j.io.fs.DefaultFileSystemAbstraction;
import org.neo4j.io.fs.FileUtils;
import org.neo4j.io.layout.Neo4jLayout;
import org.neo4j.io.pagecache.context.CursorContextFactory;
import org.neo4j.io.pagecache.tracing.PageCacheTracer;
import org.neo4j.kernel.impl.index.schema.IndexImporterFactoryImpl;
import org.neo4j.kernel.impl.scheduler.JobSchedulerFactory;
import org.neo4j.kernel.impl.transaction.log.files.TransactionLogInitializer;
import org.neo4j.logging.internal.NullLogService;
import org.neo4j.memory.EmptyMemoryTracker;
import org.neo4j.scheduler.JobScheduler;
import org.neo4j.storageengine.api.StorageEngineFactory;

/**
 * Makes the embedded database out of new entities with Neo4j's own bulk importer, which writes the store's files without
 * transactions: several times faster than they are. It works beside the place where the database belongs and moves there at last, so
 * that one that is broken off leaves nothing.
 */
public final class BulkImport {

    private static final String STAGING = "importing";
    private static final long MOST_OFF_HEAP = 2L << 30;

    private BulkImport() {}

    /**
     * Makes the database.
     *
     * @param entities what it is made of, given a folder for files that are not needed afterwards
     * @throws Fault unavailable, if the folder is in use or cannot be written
     * @throws IllegalStateException if there is a database already
     */
    public static void run(GraphSettings settings, Function<Path, NewEntities> entities) {
        Path home = settings.data().toAbsolutePath().normalize();
        FileChannel lock = EmbeddedDatabase.lock(home);
        try (lock) {
            if (!EmbeddedDatabase.isNew(home)) {
                throw new IllegalStateException("there is a database in " + home);
            }
            Path staging = home.resolve(STAGING);
            clear(home);
            Files.createDirectories(staging);
            try {
                load(staging, entities.apply(staging));
                Path data = home.resolve("data");
                FileUtils.deleteDirectory(data);
                Files.move(staging.resolve("data"), data);
            } finally {
                clear(home);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Takes away what an import has left that was killed. Nobody else may be working in the folder. */
    static void clear(Path home) throws IOException {
        FileUtils.deleteDirectory(home.resolve(STAGING));
    }

    private static void load(Path staging, NewEntities entities) throws IOException {
        Config config = Config.newBuilder()
                .set(GraphDatabaseSettings.neo4j_home, staging)
                .set(GraphDatabaseSettings.preallocate_logical_logs, false)
                .build();
        try (var files = new DefaultFileSystemAbstraction();
                JobScheduler scheduler = JobSchedulerFactory.createInitialisedScheduler();
                var quiet = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            StorageEngineFactory.selectStorageEngine(config)
                    .batchImporter(
                            Neo4jLayout.of(config).databaseLayout(GraphDatabaseSettings.DEFAULT_DATABASE_NAME),
                            files,
                            PageCacheTracer.NULL,
                            new Memory(),
                            NullLogService.getInstance(),
                            quiet,
                            false,
                            DefaultAdditionalIds.EMPTY,
                            config,
                            Monitor.NO_MONITOR,
                            scheduler,
                            Collector.STRICT,
                            TransactionLogInitializer.getLogFilesInitializer(),
                            new IndexImporterFactoryImpl(),
                            EmptyMemoryTracker.INSTANCE,
                            CursorContextFactory.NULL_CONTEXT_FACTORY)
                    .doImport(new BulkInput(entities));
        } catch (RuntimeException wrapped) {
            throw cause(wrapped);
        } catch (IOException io) {
            throw io;
        } catch (Exception failed) {
            throw new IllegalStateException("the import could not be ended", failed);
        }
    }

    /** What went wrong in the source of the entities is more telling than what the importer makes of it. */
    private static RuntimeException cause(RuntimeException wrapped) {
        for (Throwable cause = wrapped; cause != null; cause = cause.getCause()) {
            if (cause instanceof Fault fault) {
                return fault;
            }
        }
        return wrapped;
    }

    /** Leaves room for others: the importer would take nearly all the memory of the machine. */
    private static final class Memory implements Configuration {
        @Override
        public long maxOffHeapMemory() {
            return Math.min(MOST_OFF_HEAP, Configuration.super.maxOffHeapMemory());
        }
    }
}

package io.guanxi.graph;

import io.guanxi.fault.Fault;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.dbms.archive.DumpFormatSelector;
import org.neo4j.dbms.archive.Dumper;
import org.neo4j.dbms.archive.IncorrectFormat;
import org.neo4j.dbms.archive.Loader;
import org.neo4j.io.fs.DefaultFileSystemAbstraction;
import org.neo4j.io.fs.FileSystemAbstraction;
import org.neo4j.io.layout.DatabaseLayout;
import org.neo4j.io.layout.Neo4jLayout;

/**
 * The embedded database in one file, which is a dump as {@code neo4j-admin database dump} writes it, so that a Neo4j server can load it
 * too. Nobody may be using the database meanwhile.
 */
public final class DatabaseArchive {

    /** The part of a data folder that Neo4j keeps its databases and their logs in. */
    private static final String STORE = "data";

    private final GraphSettings settings;
    private final Path home;

    /**
     * The database that these settings name.
     *
     * @throws Fault if they name a server instead
     */
    public DatabaseArchive(GraphSettings settings) {
        if (settings.uri() != null) {
            throw Fault.invalid(
                    "NOT_EMBEDDED",
                    "GUANXI_NEO4J_URI names a Neo4j server: use its own tools (neo4j-admin database dump and load, or backup and"
                            + " restore)");
        }
        this.settings = settings;
        this.home = settings.data().toAbsolutePath().normalize();
    }

    /**
     * Writes the database into a file that is not there yet, under another name until it is whole.
     *
     * @throws Fault if there is no database or it is in use, or if the file is there or cannot be written
     */
    @SuppressWarnings("try") // the lock is held, not used
    public void backup(Path file) {
        if (EmbeddedDatabase.isNew(home)) {
            throw Fault.notFound("there is no database in " + home);
        }
        if (Files.exists(file)) {
            throw Fault.invalid("BACKUP_FILE", file + " is there already");
        }
        // A process that was killed leaves work for the next start; a dump needs a database that was closed properly.
        EmbeddedDatabase.start(home, settings.pageCache()).close();
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        try (FileChannel held = EmbeddedDatabase.lock(home);
                FileSystemAbstraction files = new DefaultFileSystemAbstraction()) {
            DatabaseLayout database = database(home);
            try (OutputStream out = Files.newOutputStream(unfinished)) {
                new Dumper(files)
                        .dump(
                                database.databaseDirectory(),
                                database.getTransactionLogsDirectory(),
                                out,
                                DumpFormatSelector.selectFormat(),
                                path -> path.getFileName()
                                        .equals(database.databaseLockFile().getFileName()));
            }
            try (FileChannel written = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw Fault.unavailable("BACKUP_FILE", file + " cannot be written: " + failed, failed);
        } finally {
            delete(unfinished);
        }
    }

    /**
     * Takes the database over from a file. It is unpacked beside the present one and started once, and only then put in its place, so
     * that a file that is broken changes nothing. Should the machine stop in the moment of the exchange, the former one is still there, in
     * {@code restore-.../before} of the data folder.
     *
     * @param overwrite whether a database that is there may be replaced
     * @throws Fault if there is a database which may not be replaced or is in use, or if the file is no whole backup
     */
    @SuppressWarnings("try") // the lock is held, not used
    public void restore(Path file, boolean overwrite) {
        if (!Files.isRegularFile(file)) {
            throw Fault.notFound("there is no file " + file);
        }
        try (FileChannel held = EmbeddedDatabase.lock(home)) {
            if (!EmbeddedDatabase.isNew(home) && !overwrite) {
                throw Fault.of(
                        Fault.Kind.CONFLICT,
                        "DATA_EXISTS",
                        "there is a database in " + home + " already; --overwrite replaces it");
            }
            Path staging = Files.createTempDirectory(home, "restore-");
            try {
                unpack(file, staging);
                replace(staging);
            } finally {
                delete(staging);
            }
        } catch (IOException failed) {
            throw Fault.unavailable("DATA_NOT_WRITABLE", home + " cannot be written: " + failed, failed);
        }
    }

    private void unpack(Path file, Path staging) {
        try (FileSystemAbstraction files = new DefaultFileSystemAbstraction()) {
            DatabaseLayout database = database(staging);
            Files.createDirectories(database.databaseDirectory().getParent());
            Files.createDirectories(database.getTransactionLogsDirectory().getParent());
            new Loader(files).load(database, file);
            EmbeddedDatabase.start(staging, settings.pageCache()).close();
        } catch (IOException | IncorrectFormat | RuntimeException broken) {
            throw Fault.of(
                    Fault.Kind.INVALID,
                    "BACKUP_FILE",
                    file + " is no backup, or not a whole one (" + broken.getMessage() + "); nothing was changed",
                    broken);
        }
    }

    private void replace(Path staging) throws IOException {
        Path store = home.resolve(STORE);
        Path before = staging.resolve("before");
        if (Files.exists(store)) {
            Files.move(store, before, StandardCopyOption.ATOMIC_MOVE);
        }
        try {
            Files.move(staging.resolve(STORE), store, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            if (Files.exists(before)) {
                Files.move(before, store, StandardCopyOption.ATOMIC_MOVE);
            }
            throw failed;
        }
    }

    private static DatabaseLayout database(Path home) {
        return DatabaseLayout.of(Neo4jLayout.of(home), GraphDatabaseSettings.DEFAULT_DATABASE_NAME);
    }

    private static void delete(Path root) {
        if (Files.notExists(root)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

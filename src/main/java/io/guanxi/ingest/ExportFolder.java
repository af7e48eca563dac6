package io.guanxi.ingest;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.guanxi.fault.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder that an export fills. Until it is whole there is a file in it that no import takes, so that a broken-off export is never taken
 * for a whole one.
 */
final class ExportFolder implements AutoCloseable {

    /** What the folder has until it is whole: a name that looks like data and is no kind. */
    static final String UNFINISHED = "unfinished-export.csv";

    private final Path folder;
    private @Nullable Kind open;
    private @Nullable CsvWriter writer;

    /**
     * Begins to fill a folder, which is made if it is missing.
     *
     * @throws Fault if there is something in it, or it cannot be written
     */
    ExportFolder(Path folder) {
        this.folder = folder;
        expectEmpty(folder);
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(UNFINISHED), "this export was broken off\n");
        } catch (IOException failed) {
            throw failure(folder, failed);
        }
    }

    /** Refuses what is no folder, or has something in it. */
    static void expectEmpty(Path folder) {
        if (Files.notExists(folder)) {
            return;
        }
        if (!Files.isDirectory(folder)) {
            throw Fault.invalid("EXPORT_FOLDER", folder + " is no folder");
        }
        try (Stream<Path> files = Files.list(folder)) {
            if (files.findAny().isPresent()) {
                throw Fault.invalid(
                        "EXPORT_FOLDER", folder + " is not empty; an export needs a folder of its own, new or empty");
            }
        } catch (IOException failed) {
            throw failure(folder, failed);
        }
    }

    /**
     * Writes one row and answers how many characters that were. The rows of a kind come one after the other; the first of them makes
     * its file.
     */
    long write(Kind kind, Map<String, ?> values) {
        var columns = Format.columns(kind).values();
        try {
            if (writer == null || open != kind) {
                close();
                open = kind;
                writer =
                        CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(folder.resolve(kind.file() + ".csv"));
                writer.writeRecord(columns.stream().map(Column::name).toList());
            }
            List<String> cells =
                    columns.stream().map(column -> CellText.of(column, values)).toList();
            writer.writeRecord(cells);
            return columns.size() + cells.stream().mapToLong(String::length).sum();
        } catch (IOException failed) {
            throw failure(folder, failed);
        } catch (UncheckedIOException failed) {
            throw failure(folder, failed);
        }
    }

    /** Writes what no row can say, and declares the folder whole. */
    void finish(String mapping) {
        try {
            close();
            Files.writeString(folder.resolve(Mapping.FILE), mapping);
            Files.delete(folder.resolve(UNFINISHED));
        } catch (IOException failed) {
            throw failure(folder, failed);
        }
    }

    @Override
    public void close() {
        try {
            if (writer != null) {
                writer.close();
            }
        } catch (IOException failed) {
            throw failure(folder, failed);
        } finally {
            writer = null;
        }
    }

    private static Fault failure(Path folder, Exception failed) {
        return Fault.of(
                Fault.Kind.UNAVAILABLE, "EXPORT_FOLDER", folder + " cannot be written: " + failed.getMessage(), failed);
    }
}

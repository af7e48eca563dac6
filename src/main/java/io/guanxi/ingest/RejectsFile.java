package io.guanxi.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.guanxi.fault.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A CSV file of rejected rows: file, line, reason and the values as they were, as JSON. It is made when the first one comes. */
public final class RejectsFile implements Rejects, AutoCloseable {

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private static final List<String> COLUMNS = List.of("file", "line", "reason", "values");

    private final Path path;
    private @Nullable CsvWriter writer;

    /**
     * Prepares the file, and removes the one that an earlier import left there.
     *
     * @throws Fault invalid, if it could not be written
     */
    public RejectsFile(Path path) {
        this.path = path;
        Path folder = path.toAbsolutePath().getParent();
        if (folder == null || !Files.isWritable(folder) || Files.isDirectory(path)) {
            throw Fault.invalid(
                    "REJECTS", path + " cannot be written: rejected rows need a file in a folder that is there");
        }
        try {
            if (Files.exists(path) && isOurs()) {
                Files.delete(path);
            }
        } catch (IOException failed) {
            throw failure(failed);
        }
    }

    /** Whether there were any, so that the file is there. */
    public boolean written() {
        return writer != null;
    }

    @Override
    public void take(Row row, String reason) {
        CsvWriter open = writer;
        try {
            if (open == null) {
                open = CsvWriter.builder().build(path);
                writer = open;
                open.writeRecord(COLUMNS);
            }
            open.writeRecord(
                    row.file(),
                    Long.toString(row.line()),
                    Texts.printable(reason),
                    Texts.printable(JSON.writeValueAsString(row.raw())));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("texts can be written as JSON", impossible);
        } catch (IOException failed) {
            throw failure(failed);
        }
    }

    @Override
    public void close() {
        try {
            if (writer != null) {
                writer.close();
            }
        } catch (IOException failed) {
            throw failure(failed);
        }
    }

    /** Whether the file that is there is one of rejects, and nobody's data. */
    private boolean isOurs() throws IOException {
        byte[] header = String.join(",", COLUMNS).getBytes(StandardCharsets.UTF_8);
        try (InputStream there = Files.newInputStream(path)) {
            return Arrays.equals(there.readNBytes(header.length), header);
        }
    }

    private Fault failure(IOException failed) {
        return Fault.of(Fault.Kind.INVALID, "REJECTS", path + " cannot be written: " + failed.getMessage(), failed);
    }
}

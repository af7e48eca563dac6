package io.guanxi.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A CSV file of rejected rows: file, line, reason and the values as they were, as JSON. It is made when the first one comes. */
public final class RejectsFile implements Rejects, AutoCloseable {

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final Path path;
    private @Nullable CsvWriter writer;

    public RejectsFile(Path path) {
        this.path = path;
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
                open.writeRecord("file", "line", "reason", "values");
            }
            open.writeRecord(row.file(), Long.toString(row.line()), reason, JSON.writeValueAsString(row.raw()));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("texts can be written as JSON", impossible);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        try {
            if (writer != null) {
                writer.close();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

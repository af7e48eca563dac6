package io.guanxi.bench;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** A CSV file of the import format that is being written. */
final class Sheet implements Closeable {

    private static final int BUFFER = 1 << 16;

    private final Path path;
    private final CsvWriter csv;
    private long rows;
    private boolean closed;

    Sheet(Path folder, String kind, boolean gzip, String... columns) throws IOException {
        this.path = folder.resolve(kind + (gzip ? ".csv.gz" : ".csv"));
        OutputStream file = new BufferedOutputStream(Files.newOutputStream(path), BUFFER);
        OutputStream bytes = gzip ? new GZIPOutputStream(file, BUFFER) : file;
        this.csv = CsvWriter.builder().build(new OutputStreamWriter(bytes, StandardCharsets.UTF_8));
        csv.writeRecord(columns);
    }

    /** Adds a row; a value that is null is absent. */
    void row(String... values) {
        csv.writeRecord(values);
        rows++;
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            csv.close();
        }
    }

    /** Completes the file. */
    Written written() throws IOException {
        close();
        return new Written(path.getFileName().toString(), rows, Files.size(path));
    }

    /** A file that is complete. */
    record Written(String file, long rows, long bytes) {}
}

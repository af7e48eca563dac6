package io.guanxi.ingest;

import io.guanxi.fault.Fault;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** A file of a folder that is imported: CSV with a header line or JSON Lines, perhaps gzipped, always UTF-8. */
record DataFile(Path path) {

    private static final String GZIPPED = ".gz";
    private static final String CSV = ".csv";
    private static final String JSON_LINES = ".jsonl";
    private static final int SAMPLE = 1_000;
    private static final int MEASURED_LINES = 10_000;

    /** Under which a record that cannot be read is shown among the rejects. */
    private static final String TEXT = "text";

    /** Takes the lines of a file. */
    interface Lines {
        /** One record; where it cannot be read there is a problem and what could be read of it. */
        void take(long line, Map<String, String> values, @Nullable String problem);
    }

    static Optional<DataFile> of(Path path) {
        DataFile file = new DataFile(path);
        return file.ends(CSV) || file.isJson() ? Optional.of(file) : Optional.empty();
    }

    /** Its name without {@code .gz}. */
    String name() {
        String name = path.getFileName().toString();
        return gzipped() ? name.substring(0, name.length() - GZIPPED.length()) : name;
    }

    /** What the name is without all endings. */
    String stem() {
        return name().substring(0, name().lastIndexOf('.'));
    }

    long size() {
        try {
            return Files.size(path);
        } catch (IOException failed) {
            throw failure(failed);
        }
    }

    boolean isJson() {
        return ends(JSON_LINES);
    }

    /** How many lines it has, going by how long the first ones are; 0 where these cannot be read, as reading the records will say. */
    long lines() {
        long[] read = {0};
        long lines = 0;
        try (TextLines text = new TextLines(FileText.open(path, gzipped(), bytes -> read[0] += bytes))) {
            while (lines < MEASURED_LINES && text.next() != null) {
                lines++;
            }
        } catch (IOException saidLater) {
            return 0;
        }
        return read[0] == 0 ? 0 : size() * lines / read[0];
    }

    /**
     * The columns of a CSV file; nothing for JSON Lines, whose records name their own, and for a file in which there is nothing.
     *
     * @throws Fault invalid, if the header cannot be read
     */
    Optional<List<String>> header() {
        if (isJson()) {
            return Optional.empty();
        }
        try (TextLines lines = new TextLines(FileText.open(path, gzipped(), bytes -> {}))) {
            CsvRecords.One header = new CsvRecords(lines).next();
            return header == null ? Optional.empty() : Optional.of(header(header));
        } catch (IOException failed) {
            throw failure(failed);
        }
    }

    /**
     * Hands on every record, and how many more bytes of the file were read.
     *
     * @throws Fault invalid, if the file is not there any more, breaks off or is no gzip; records read before were handed on
     */
    void read(Lines lines, LongConsumer bytes) {
        try (TextLines text = new TextLines(FileText.open(path, gzipped(), bytes))) {
            if (isJson()) {
                readJson(text, lines);
            } else {
                readCsv(new CsvRecords(text), lines);
            }
        } catch (IOException failed) {
            throw failure(failed);
        }
    }

    private void readCsv(CsvRecords records, Lines lines) throws IOException {
        CsvRecords.One first = records.next();
        List<String> header = first == null ? List.of() : header(first);
        for (CsvRecords.One one = records.next(); one != null; one = records.next()) {
            List<String> found = one.values();
            String problem = one.problem();
            Map<String, String> values = new HashMap<>();
            for (int i = 0; i < Math.min(header.size(), found.size()); i++) {
                if (!found.get(i).isEmpty()) {
                    values.put(header.get(i), found.get(i));
                }
            }
            if (problem != null) {
                values.put(TEXT, one.text());
            } else if (found.size() != header.size()) {
                problem = "expected " + header.size() + " values as in the header, found " + found.size();
            }
            lines.take(one.line(), values, problem);
        }
    }

    private static void readJson(TextLines text, Lines lines) throws IOException {
        for (TextLines.Line line = text.next(); line != null; line = text.next()) {
            if (line.text().isBlank() && !line.tooLong()) {
                continue;
            }
            Map<String, String> values = Map.of();
            String problem = line.tooLong() ? "the line has more than " + TextLines.MOST + " characters" : null;
            if (problem == null) {
                try {
                    values = JsonLine.values(line.text());
                } catch (Unreadable broken) {
                    problem = broken.reason();
                }
            }
            if (problem != null) {
                values = Map.of(
                        TEXT, line.text().substring(0, Math.min(line.text().length(), SAMPLE)));
            }
            lines.take(line.number(), values, problem);
        }
    }

    private List<String> header(CsvRecords.One header) {
        if (header.problem() != null) {
            throw fault("the header cannot be read: " + header.problem(), null);
        }
        for (String column : header.values()) {
            if (Texts.problem(column) != null) {
                throw fault("the header is no text in UTF-8", null);
            }
        }
        return header.values();
    }

    private Fault failure(IOException failed) {
        String what = failed instanceof NoSuchFileException
                ? "is not there any more"
                : failed instanceof EOFException
                        ? "breaks off in the middle; what came before is loaded, and a whole file goes on from there"
                        : "cannot be read: " + failed.getMessage();
        return fault(what, failed);
    }

    private Fault fault(String what, @Nullable Throwable cause) {
        return Fault.of(Fault.Kind.INVALID, "IMPORT_FILE", path.getFileName() + ": " + what, cause);
    }

    private boolean gzipped() {
        return path.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(GZIPPED);
    }

    private boolean ends(String ending) {
        return name().toLowerCase(Locale.ROOT).endsWith(ending);
    }
}

package io.guanxi.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.guanxi.fault.Fault;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** A file of a folder that is imported: CSV with a header line or JSON Lines, perhaps gzipped, always UTF-8. */
record DataFile(Path path) {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final String GZIPPED = ".gz";
    private static final String CSV = ".csv";
    private static final String JSON_LINES = ".jsonl";
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    /** Takes the lines of a file. */
    interface Lines {
        /** One record; where it cannot be read there is a problem and what could be read of it. */
        void take(long line, Map<String, String> values, @Nullable String problem);
    }

    static Optional<DataFile> of(Path path) {
        DataFile file = new DataFile(path);
        return file.name().endsWith(CSV) || file.name().endsWith(JSON_LINES) ? Optional.of(file) : Optional.empty();
    }

    /** Its name without {@code .gz}. */
    String name() {
        String name = path.getFileName().toString();
        return name.endsWith(GZIPPED) ? name.substring(0, name.length() - GZIPPED.length()) : name;
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

    /** The columns of a CSV file; nothing for JSON Lines, whose records name their own. */
    Optional<List<String>> header() {
        if (name().endsWith(JSON_LINES)) {
            return Optional.empty();
        }
        try (CsvReader<CsvRecord> records = csv(open(bytes -> {}));
                CloseableIterator<CsvRecord> iterator = records.iterator()) {
            return Optional.of(iterator.hasNext() ? iterator.next().getFields() : List.of());
        } catch (IOException failed) {
            throw failure(failed);
        } catch (UncheckedIOException failed) {
            throw failure(Objects.requireNonNull(failed.getCause()));
        }
    }

    /** Hands on every record, and how many more bytes of the file were read. */
    void read(Lines lines, LongConsumer bytes) {
        try {
            if (name().endsWith(JSON_LINES)) {
                readJson(lines, bytes);
            } else {
                readCsv(lines, bytes);
            }
        } catch (IOException failed) {
            throw failure(failed);
        } catch (UncheckedIOException failed) {
            throw failure(Objects.requireNonNull(failed.getCause()));
        } catch (CsvParseException broken) {
            throw Fault.of(Fault.Kind.INVALID, "IMPORT_FILE", path.getFileName() + ": " + broken.getMessage(), broken);
        }
    }

    private void readCsv(Lines lines, LongConsumer bytes) throws IOException {
        try (CsvReader<CsvRecord> records = csv(open(bytes))) {
            List<String> header = List.of();
            for (CsvRecord one : records) {
                if (header.isEmpty()) {
                    header = one.getFields();
                    continue;
                }
                Map<String, String> values = new HashMap<>();
                for (int i = 0; i < Math.min(header.size(), one.getFieldCount()); i++) {
                    if (!one.getField(i).isEmpty()) {
                        values.put(header.get(i), one.getField(i));
                    }
                }
                lines.take(
                        one.getStartingLineNumber(),
                        values,
                        one.getFieldCount() == header.size()
                                ? null
                                : "expected " + header.size() + " values as in the header, found "
                                        + one.getFieldCount());
            }
        }
    }

    private void readJson(Lines lines, LongConsumer bytes) throws IOException {
        try (BufferedReader reader = new BufferedReader(open(bytes))) {
            long number = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (line.isBlank()) {
                    continue;
                }
                try {
                    JsonNode object = JSON.readTree(line);
                    lines.take(
                            number, texts(object), object.isObject() ? null : "expected one JSON object on the line");
                } catch (JsonProcessingException broken) {
                    lines.take(
                            number, Map.of(), "expected one JSON object on the line: " + broken.getOriginalMessage());
                }
            }
        }
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> values = new HashMap<>();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            JsonNode value = field.getValue();
            String text = value.isArray()
                    ? StreamSupport.stream(value.spliterator(), false)
                            .map(JsonNode::asText)
                            .collect(Collectors.joining("|"))
                    : value.isObject() ? value.toString() : value.asText();
            if (!value.isNull() && !text.isEmpty()) {
                values.put(field.getKey(), text);
            }
        }
        return values;
    }

    private static CsvReader<CsvRecord> csv(Reader reader) {
        return CsvReader.builder()
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(reader);
    }

    /** Bytes that are not UTF-8 are an error, not question marks. */
    private Reader open(LongConsumer bytes) throws IOException {
        InputStream counted = new FilterInputStream(Files.newInputStream(path)) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int count = super.read(buffer, offset, length);
                bytes.accept(Math.max(0, count));
                return count;
            }
        };
        boolean gzipped = path.getFileName().toString().endsWith(GZIPPED);
        InputStream plain = new BufferedInputStream(gzipped ? new GZIPInputStream(counted) : counted);
        plain.mark(BYTE_ORDER_MARK.length);
        if (!java.util.Arrays.equals(plain.readNBytes(BYTE_ORDER_MARK.length), BYTE_ORDER_MARK)) {
            plain.reset();
        }
        return new InputStreamReader(plain, StandardCharsets.UTF_8.newDecoder());
    }

    private Fault failure(IOException failed) {
        String what =
                failed instanceof CharacterCodingException ? "is not UTF-8" : "cannot be read: " + failed.getMessage();
        return Fault.of(Fault.Kind.INVALID, "IMPORT_FILE", path.getFileName() + ": " + what, failed);
    }
}

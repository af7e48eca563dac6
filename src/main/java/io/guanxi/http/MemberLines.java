package io.guanxi.http;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.guanxi.graphql.CohortExport;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Members as lines of text. */
enum MemberLines {
    /**
     * RFC 4180 with a header. Programs of spreadsheets take a cell that begins with {@code = + - @}, a tab or a return for a formula, which could send others' data away: such a cell gets an
     * apostrophe before, as OWASP says. Who wants exactly what is stored reads JSON Lines.
     */
    CSV("text/csv; charset=utf-8; header=present") {
        @Override
        Buffer head() {
            return line(CohortExport.COLUMNS);
        }

        @Override
        Buffer of(List<Map<String, Object>> members) {
            StringWriter text = new StringWriter();
            try (CsvWriter writer = writer(text)) {
                for (Map<String, Object> member : members) {
                    writer.writeRecord(CohortExport.COLUMNS.stream()
                            .map(column -> cell(member.get(column)))
                            .toList());
                }
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            return Buffer.buffer(text.toString());
        }
    },
    /** A JSON object a line; what a member lacks is absent. */
    JSONL("application/jsonl; charset=utf-8") {
        @Override
        Buffer head() {
            return Buffer.buffer();
        }

        @Override
        Buffer of(List<Map<String, Object>> members) {
            Buffer lines = Buffer.buffer();
            members.forEach(member -> lines.appendBuffer(Json.bytes(member)).appendString("\n"));
            return lines;
        }
    };

    private static final String FORMULAS = "=+-@\t\r";

    private final String media;

    MemberLines(String media) {
        this.media = media;
    }

    /** By the ending of a file's name. */
    static MemberLines of(String ending) {
        return ending.equals("csv") ? CSV : JSONL;
    }

    String media() {
        return media;
    }

    /** What stands before the first member. */
    abstract Buffer head();

    abstract Buffer of(List<Map<String, Object>> members);

    private static Buffer line(List<String> cells) {
        StringWriter text = new StringWriter();
        try (CsvWriter writer = writer(text)) {
            writer.writeRecord(cells);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Buffer.buffer(text.toString());
    }

    private static CsvWriter writer(StringWriter text) {
        return CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text);
    }

    private static String cell(@Nullable Object value) {
        String text = value == null ? "" : value instanceof Map<?, ?> map ? Json.text(map) : value.toString();
        return !text.isEmpty() && FORMULAS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}

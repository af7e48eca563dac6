package io.guanxi.ingest;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a text, one at a time. A line ends with LF, CR LF or CR. Of one that is longer than {@link #MOST} characters only
 * the beginning is kept, so that no file fills the memory.
 */
final class TextLines implements Closeable {

    /** Characters that a line, and a record of several lines, may have: 2²⁴. */
    static final int MOST = 1 << 24;

    private static final int SAMPLE = 1_000;

    private final Reader reader;
    private final char[] buffer = new char[1 << 16];
    private int at;
    private int end;
    private long number;

    TextLines(Reader reader) {
        this.reader = reader;
    }

    /**
     * A line.
     *
     * @param number counted from 1
     * @param end the characters that end it, none at the end of the text
     * @param tooLong whether this is only its beginning
     */
    record Line(long number, String text, String end, boolean tooLong) {}

    /** The next line, or null at the end of the text. */
    @Nullable
    Line next() throws IOException {
        if (!fill()) {
            return null;
        }
        number++;
        StringBuilder text = new StringBuilder();
        boolean tooLong = false;
        do {
            int start = at;
            while (at < end && buffer[at] != '\n' && buffer[at] != '\r') {
                at++;
            }
            if (!tooLong) {
                text.append(buffer, start, at - start);
            }
            if (text.length() > MOST) {
                tooLong = true;
                text = new StringBuilder(text.substring(0, SAMPLE));
            }
            if (at < end) {
                return new Line(number, text.toString(), lineEnd(), tooLong);
            }
        } while (fill());
        return new Line(number, text.toString(), "", tooLong);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private String lineEnd() throws IOException {
        if (buffer[at++] == '\n') {
            return "\n";
        }
        if (fill() && buffer[at] == '\n') {
            at++;
            return "\r\n";
        }
        return "\r";
    }

    /** Whether there is more. */
    private boolean fill() throws IOException {
        if (at < end) {
            return true;
        }
        at = 0;
        end = Math.max(0, reader.read(buffer, 0, buffer.length));
        return end > 0;
    }
}

package io.guanxi.ingest;

import io.guanxi.ingest.TextLines.Line;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The records of a CSV file as RFC 4180 has them: values with commas between them; one that holds a comma, a quote or the end of a
 * line stands in quotes, and quotes in it are doubled. Blank lines are no records.
 *
 * <p>What breaks these rules costs only the record that does: a quote inside a value without quotes; something other than a comma
 * after a closing quote; a quote that is not closed before the file ends or the record exceeds {@link TextLines#MOST} characters. A
 * lost quote is noticed at the latest where the next value in quotes begins, as its opening quote then seems to close the one
 * before. Reading goes on after the line in which the broken quote stands, also where that is many lines back: this is what no CSV
 * library does, and why this is not one.
 */
final class CsvRecords {

    private static final char QUOTE = '"';
    private static final char COMMA = ',';
    private static final int SAMPLE = 1_000;

    private final TextLines lines;
    private final Deque<Line> again = new ArrayDeque<>();

    /** Lines of the record at hand. */
    private final List<Line> taken = new ArrayList<>();

    private List<String> values = new ArrayList<>();
    private int at;

    CsvRecords(TextLines lines) {
        this.lines = lines;
    }

    /**
     * A record.
     *
     * @param line it begins at
     * @param values none where there is a problem
     * @param problem why it cannot be read
     * @param text how it begins, where there is a problem
     */
    record One(long line, List<String> values, @Nullable String problem, String text) {}

    /** The next record, or null at the end of the file. */
    @Nullable
    One next() throws IOException {
        Line first = line();
        while (first != null && first.text().isBlank() && !first.tooLong()) {
            first = line();
        }
        if (first == null) {
            return null;
        }
        taken.clear();
        taken.add(first);
        values = new ArrayList<>();
        at = 0;
        if (first.tooLong()) {
            return broken(0, "the line has more than " + TextLines.MOST + " characters");
        }
        One broken;
        do {
            broken = at < last().text().length() && last().text().charAt(at) == QUOTE ? quoted() : plain();
        } while (broken == null && at++ < last().text().length());
        return broken == null ? new One(first.number(), values, null, "") : broken;
    }

    /** Reads a value up to the comma after it. */
    private @Nullable One plain() {
        String text = last().text();
        int comma = text.indexOf(COMMA, at);
        String value = text.substring(at, comma < 0 ? text.length() : comma);
        if (value.indexOf(QUOTE) >= 0) {
            return broken(taken.size() - 1, "a quote inside a value that does not begin with one");
        }
        values.add(value);
        at += value.length();
        return null;
    }

    /** Reads a value up to the comma after its closing quote. */
    private @Nullable One quoted() throws IOException {
        int opened = taken.size() - 1;
        long before = taken.stream().mapToLong(line -> line.text().length()).sum();
        StringBuilder value = new StringBuilder();
        at++;
        while (true) {
            String text = last().text();
            int quote = text.indexOf(QUOTE, at);
            if (quote < 0) {
                value.append(text, at, text.length()).append(last().end());
                Line next = line();
                if (next == null) {
                    return broken(opened, "a quote that is never closed");
                }
                taken.add(next);
                at = 0;
                if (next.tooLong() || before + value.length() + next.text().length() > TextLines.MOST) {
                    return broken(opened, "a quote that is not closed within " + TextLines.MOST + " characters");
                }
                continue;
            }
            value.append(text, at, quote);
            at = quote + 1;
            if (at < text.length() && text.charAt(at) == QUOTE) {
                value.append(QUOTE);
                at++;
            } else if (at == text.length() || text.charAt(at) == COMMA) {
                values.add(value.toString());
                return null;
            } else {
                return broken(opened, "a quote that is closed in the middle of a value, or not where it should be");
            }
        }
    }

    /** Gives up the record up to the line of the broken quote, and takes up reading after it. */
    private One broken(int opened, String problem) {
        for (int i = taken.size() - 1; i > opened; i--) {
            again.addFirst(taken.get(i));
        }
        Line first = taken.get(0);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i <= opened && text.length() < SAMPLE; i++) {
            text.append(taken.get(i).text()).append(i < opened ? taken.get(i).end() : "");
        }
        text.setLength(Math.min(text.length(), SAMPLE));
        String where = opened == 0 ? "" : "line " + taken.get(opened).number() + ": ";
        return new One(first.number(), List.of(), where + problem, text.toString());
    }

    private Line last() {
        return taken.get(taken.size() - 1);
    }

    private @Nullable Line line() throws IOException {
        return again.isEmpty() ? lines.next() : again.removeFirst();
    }
}

package io.guanxi.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is a record, and how much a broken one costs. */
class CsvRecordsTest {

    private static final String STRAY = "a quote that is closed in the middle of a value, or not where it should be";
    private static final String INSIDE = "a quote inside a value that does not begin with one";

    @Test
    void valuesStandBetweenCommasAndMayBeQuoted() throws IOException {
        assertThat(read("a,b\n1,\"x, \"\"y\"\"\nz\"\n,\n\"\",\"\"\n3,4"))
                .containsExactly("1 [a, b]", "2 [1, x, \"y\"\nz]", "4 [, ]", "5 [, ]", "6 [3, 4]");
    }

    @Test
    void linesEndAsTheyLikeAndBlankOnesAreNone() throws IOException {
        assertThat(read("a\r\nb\rc\n\n  \r\nd\r\n\"e\r\nf\"\r\n\n"))
                .containsExactly("1 [a]", "2 [b]", "3 [c]", "6 [d]", "7 [e\r\nf]");
        assertThat(read("")).isEmpty();
        assertThat(read("\n\n")).isEmpty();
    }

    @Test
    void aLostClosingQuoteCostsOneLineWhereverTheNextValueInQuotesIs() throws IOException {
        assertThat(read("1,\"a\n2,b\n3,c\n4,\"d\"\n5,e"))
                .containsExactly("1 ! " + STRAY, "2 [2, b]", "3 [3, c]", "4 [4, d]", "5 [5, e]");
        assertThat(read("1,\"a\n2,b\n3,c")).containsExactly("1 ! a quote that is never closed", "2 [2, b]", "3 [3, c]");
    }

    @Test
    void otherBrokenQuotesCostTheirLine() throws IOException {
        assertThat(read("1,a\"\n2,\"b\"c\n3,\"d\"\n4,\"say \"hi\"\"\n5,e"))
                .containsExactly("1 ! " + INSIDE, "2 ! " + STRAY, "3 [3, d]", "4 ! " + STRAY, "5 [5, e]");
    }

    @Test
    void aQuoteThatBreaksInALaterLineOfARecordIsNamedByThatLine() throws IOException {
        assertThat(read("1,\"a\nb\",\"c\n2,d,e\n3,\"f\",g"))
                .containsExactly("1 ! line 2: " + STRAY, "3 [2, d, e]", "4 [3, f, g]");
    }

    @Test
    void aRecordHasItsLimitAndSoHasALine() throws IOException {
        String full = "x".repeat(TextLines.MOST - 10);
        assertThat(records(full + "\nb").get(0).values()).containsExactly(full);
        assertThat(read("x".repeat(TextLines.MOST + 1) + "\nb"))
                .containsExactly("1 ! the line has more than 16777216 characters", "2 [b]");
        assertThat(read("\"a\n" + full + "\n12345678901\nb"))
                .first()
                .isEqualTo("1 ! a quote that is not closed within 16777216 characters");
    }

    @Test
    void whatIsQuotedRightComesBackAsItWas() throws IOException {
        Random random = new Random(3);
        List<String> expected = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            List<String> values = new ArrayList<>();
            for (int j = 0; j < 3; j++) {
                StringBuilder value = new StringBuilder();
                for (int k = random.nextInt(6); k > 0; k--) {
                    value.append("ab\",\n\r ".charAt(random.nextInt(7)));
                }
                values.add(value.toString());
            }
            expected.add(values.toString());
            values.forEach(value ->
                    text.append('"').append(value.replace("\"", "\"\"")).append("\","));
            text.setCharAt(text.length() - 1, '\n');
        }

        assertThat(records(text.toString()).stream().map(one -> one.values().toString()))
                .containsExactlyElementsOf(expected);
    }

    private static List<String> read(String text) throws IOException {
        return records(text).stream()
                .map(one -> one.line() + " " + (one.problem() == null ? one.values() : "! " + one.problem()))
                .toList();
    }

    private static List<CsvRecords.One> records(String text) throws IOException {
        List<CsvRecords.One> all = new ArrayList<>();
        try (TextLines lines = new TextLines(new StringReader(text))) {
            CsvRecords records = new CsvRecords(lines);
            for (CsvRecords.One one = records.next(); one != null; one = records.next()) {
                all.add(one);
            }
        }
        return all;
    }
}

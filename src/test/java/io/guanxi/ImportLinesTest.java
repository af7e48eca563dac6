package io.guanxi;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.ingest.Kind;
import io.guanxi.ingest.RowSource.Position;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ImportLinesTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private long millis;

    @Test
    void elsewhereThanOnATerminalAPlainLineComesEveryFiveSecondsAndAtTheEnd() {
        ImportLines lines = new ImportLines(out, false, () -> millis * 1_000_000);

        for (int second = 1; second <= 12; second++) {
            millis = second * 1_000L;
            lines.at(second < 7 ? Kind.MEMBERS : Kind.CONTENTS, 1_000L * second, new Position(10L * second, 200));
        }
        lines.done();

        assertThat(text().lines())
                .containsExactly(
                        " 25 % members: 5,000 rows, 1,000 rows/s, ETA 0:15",
                        " 50 % contents: 16,000 rows, 1,600 rows/s, ETA 0:10",
                        " 60 % contents: 18,000 rows, 1,500 rows/s, ETA 0:08");
    }

    @Test
    void onATerminalOneLineIsWrittenOver() {
        ImportLines lines = new ImportLines(out, true, () -> millis * 1_000_000);

        millis = 50;
        lines.at(Kind.MEMBERS, 10, new Position(0, 400));
        millis = 2_000;
        lines.at(Kind.MEMBERS, 5_000, new Position(1, 4_000));
        lines.at(Kind.MEMBERS, 5_001, new Position(2, 4_000));
        millis = 4_000;
        lines.at(Kind.MEMBERS, 10_000, new Position(200, 400));
        lines.done();

        String bar = "\r\u001b[K";
        assertThat(text())
                .isEqualTo(bar + "[--------------------]   0 % members: 5,000 rows, 2,500 rows/s, ETA 2:13:18" + bar
                        + "[##########----------]  50 % members: 10,000 rows, 2,500 rows/s, ETA 0:04" + bar
                        + "[##########----------]  50 % members: 10,000 rows, 2,500 rows/s, ETA 0:04"
                        + System.lineSeparator());
    }

    @Test
    void whereNobodyKnowsHowMuchThereIsOnlyTheRowsAreCounted() {
        ImportLines lines = new ImportLines(out, false, () -> millis * 1_000_000);

        millis = 10_000;
        lines.at(Kind.TRUSTS, 20, new Position(0, 0));

        assertThat(text()).isEqualTo("trusts: 20 rows, 2 rows/s" + System.lineSeparator());
    }

    private String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}

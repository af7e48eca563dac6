package io.guanxi;

import io.guanxi.ingest.ImportProgress;
import io.guanxi.ingest.Kind;
import io.guanxi.ingest.RowSource;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/** Shows how far an import is: one line that is written over on a terminal, a line a kind elsewhere. */
final class ImportLines implements ImportProgress {

    private final PrintStream out;

    @SuppressWarnings("SystemConsoleNull") // on the Java that Guanxi is built for, there is one on a terminal only
    private final boolean terminal = System.console() != null;

    private final long started = System.nanoTime();
    private @Nullable Kind last;
    private String line = "";

    ImportLines(PrintStream out) {
        this.out = out;
    }

    @Override
    public void at(Kind kind, long rows, RowSource.Position position) {
        if (!terminal && last != null && last != kind) {
            out.println(line);
        }
        last = kind;
        String share = position.total() == 0 ? "" : " (%d %%)".formatted(100 * position.done() / position.total());
        line = "%,9d %s%s, %d s".formatted(rows, kind.file(), share, (System.nanoTime() - started) / 1_000_000_000);
        if (terminal) {
            out.print("\r\u001b[K" + line);
            out.flush();
        }
    }

    void done() {
        if (!line.isEmpty()) {
            out.println(terminal ? "" : line);
            line = "";
        }
    }
}

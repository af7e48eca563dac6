package io.guanxi;

import io.guanxi.ingest.ImportProgress;
import io.guanxi.ingest.Kind;
import io.guanxi.ingest.RowSource;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Shows how far an import is, how fast, and how long it will take: on a terminal a bar in one line that is written over, elsewhere a
 * plain line every few seconds. The share is one of the bytes to be read.
 */
final class ImportLines implements ImportProgress {

    private static final long SECOND = 1_000_000_000;
    private static final long ON_A_TERMINAL = SECOND / 10;
    private static final long ELSEWHERE = 5 * SECOND;
    private static final int BAR = 20;

    private final PrintStream out;
    private final boolean terminal;
    private final LongSupplier clock;
    private final long started;
    private final Map<Kind, Duration> took = new EnumMap<>(Kind.class);
    private long reported;
    private long shown;
    private @Nullable Kind kind;
    private long rowsOfKind;
    private long rowsBefore;
    private String line = "";

    ImportLines(PrintStream out) {
        this(out, onTerminal(), System::nanoTime);
    }

    /**
     * Shows it on a terminal or elsewhere.
     *
     * @param clock in nanoseconds
     */
    ImportLines(PrintStream out, boolean terminal, LongSupplier clock) {
        this.out = out;
        this.terminal = terminal;
        this.clock = clock;
        this.started = clock.getAsLong();
        this.shown = started;
        this.reported = started;
    }

    @Override
    public void at(Kind kind, long rows, RowSource.Position position) {
        if (this.kind != kind) {
            rowsBefore += rowsOfKind;
            this.kind = kind;
        }
        rowsOfKind = rows;
        long now = clock.getAsLong();
        took.merge(kind, Duration.ofNanos(now - reported), Duration::plus);
        reported = now;
        line = line(kind, position, now - started);
        if (now - shown >= (terminal ? ON_A_TERMINAL : ELSEWHERE)) {
            shown = now;
            show();
        }
    }

    @Override
    public void then(String what) {
        done();
        out.println(what);
    }

    /** The time that went by with a kind; the first one has the opening of the database too. */
    Duration took(Kind kind) {
        return took.getOrDefault(kind, Duration.ZERO);
    }

    /** The time since the import began. */
    Duration took() {
        return Duration.ofNanos(clock.getAsLong() - started);
    }

    /** Shows where it ended. */
    void done() {
        if (!line.isEmpty()) {
            show();
            if (terminal) {
                out.println();
            }
            line = "";
        }
    }

    private void show() {
        if (terminal) {
            out.print("\r\u001b[K" + line);
            out.flush();
        } else {
            out.println(line);
        }
    }

    private String line(Kind kind, RowSource.Position position, long nanos) {
        long rows = rowsBefore + rowsOfKind;
        double seconds = Math.max(nanos, SECOND / 1_000) / (double) SECOND;
        String numbers = String.format(Locale.ROOT, "%,d rows, %,.0f rows/s", rows, rows / seconds);
        if (position.total() <= 0) {
            return "%s: %s".formatted(kind.file(), numbers);
        }
        double share = position.done() / (double) position.total();
        int filled = (int) (BAR * share);
        String bar = terminal ? "[" + "#".repeat(filled) + "-".repeat(BAR - filled) + "] " : "";
        String left = share == 0 ? "-" : time(seconds / share - seconds);
        return "%s%3d %% %s: %s, ETA %s".formatted(bar, (int) (100 * share), kind.file(), numbers, left);
    }

    private static String time(double seconds) {
        long whole = Math.round(seconds);
        return whole < 3_600
                ? "%d:%02d".formatted(whole / 60, whole % 60)
                : "%d:%02d:%02d".formatted(whole / 3_600, whole / 60 % 60, whole % 60);
    }

    /** The Java that Guanxi is built for tells only of input and output; Linux tells where errors go, which may be a file. */
    @SuppressWarnings("SystemConsoleNull") // on that Java there is a console on a terminal only
    private static boolean onTerminal() {
        Path errors = Path.of("/proc/self/fd/2");
        try {
            return System.console() != null
                    && (!Files.isSymbolicLink(errors)
                            || Files.readSymbolicLink(errors).startsWith("/dev"));
        } catch (IOException unknown) {
            return false;
        }
    }
}

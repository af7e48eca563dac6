package io.guanxi;

import io.guanxi.ingest.ImportSummary;
import java.io.PrintStream;
import java.time.Duration;

/** What an import did, as a table whose numbers add up. */
final class ImportTable {

    private ImportTable() {}

    static void print(ImportSummary summary, ImportLines progress, boolean dryRun, PrintStream out) {
        out.printf(
                "%-14s %10s %10s %10s %10s %10s %10s %9s %10s%n",
                summary.community(),
                "read",
                "created",
                "updated",
                "unchanged",
                "skipped",
                "rejected",
                "seconds",
                "rows/s");
        summary.counts()
                .forEach((kind, of) -> out.printf(
                        "%-14s %,10d %,10d %,10d %,10d %,10d %,10d %s%n",
                        kind.file(),
                        of.read(),
                        of.created(),
                        of.updated(),
                        of.unchanged(),
                        of.skipped(),
                        of.rejected(),
                        pace(of.read(), progress.took(kind))));
        long read = summary.counts().values().stream()
                .mapToLong(ImportSummary.Counts::read)
                .sum();
        out.printf("%-14s %,10d %54s %s%n", "all", read, "", pace(read, progress.took()));
        summary.skipped().forEach((name, rows) -> out.printf("skipped on purpose: %,d %s%n", rows, name));
        if (summary.strangers() > 0) {
            out.printf("members made because a row named them: %,d%n", summary.strangers());
        }
        if (dryRun) {
            out.println("Nothing was written: this was a dry run.");
        } else if (summary.nothingChanged()) {
            out.println("Nothing changed: everything was there already.");
        }
    }

    private static String pace(long rows, Duration took) {
        double seconds = took.toNanos() / 1e9;
        return "%,9.1f %,10.0f".formatted(seconds, seconds == 0 ? 0 : rows / seconds);
    }
}

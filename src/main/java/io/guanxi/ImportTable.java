package io.guanxi;

import io.guanxi.ingest.ImportSummary;
import java.io.PrintStream;

/** What an import did, as a table whose numbers add up. */
final class ImportTable {

    private ImportTable() {}

    static void print(ImportSummary summary, boolean dryRun, PrintStream out) {
        out.printf(
                "%-14s %10s %10s %10s %10s %10s %10s%n",
                summary.community(), "read", "created", "updated", "unchanged", "skipped", "rejected");
        summary.counts()
                .forEach((kind, of) -> out.printf(
                        "%-14s %,10d %,10d %,10d %,10d %,10d %,10d%n",
                        kind.file(),
                        of.read(),
                        of.created(),
                        of.updated(),
                        of.unchanged(),
                        of.skipped(),
                        of.rejected()));
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
}

package io.guanxi.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What was measured, as tables in Markdown. */
final class Report {

    private final Sizes sizes;
    private final String heap;
    private final String pageCache;
    private final List<String> names = new ArrayList<>();
    private final List<ImportRun> runs = new ArrayList<>();
    private final List<Long> disks = new ArrayList<>();
    private String start = "";

    Report(Sizes sizes, String heap, String pageCache) {
        this.sizes = sizes;
        this.heap = heap;
        this.pageCache = pageCache;
    }

    /**
     * @param disk the size of the data in MB
     */
    void add(String name, ImportRun run, long disk) {
        names.add(name);
        runs.add(run);
        disks.add(disk);
    }

    void start(double seconds, long resident, long peak) {
        start = text(
                "Start with that data: ready after %.1f s; %,d MB resident, %,d MB at most.", seconds, resident, peak);
    }

    void print(PrintStream out) {
        out.println(text(
                "%,d members, %,d follows, %,d contents, %,d referrals, %,d events wanted; a later import of what 10 %% more bring.",
                sizes.members(), sizes.follows(), sizes.contents(), sizes.referrals(), sizes.events()));
        out.println(text("%s; heap %s, page cache %s.", Machine.description(), heap, pageCache));
        out.println();
        out.println("| import | rows | s | rows/s | relationships | relationships/s | peak MB | on disk MB |");
        out.println("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        for (int i = 0; i < runs.size(); i++) {
            ImportRun run = runs.get(i);
            ImportRun.Figures ties = run.relationships();
            out.println(text(
                    "| %s | %,d | %.1f | %,.0f | %,d | %,.0f | %,d | %,d |",
                    names.get(i),
                    run.all().rows(),
                    run.all().seconds(),
                    run.all().rate(),
                    ties.rows(),
                    ties.rate(),
                    run.peak(),
                    disks.get(i)));
        }
        out.println();
        out.println("| kind |" + columns(" %s rows | s | rows/s |"));
        out.println("| --- |" + " ---: |".repeat(3 * runs.size()));
        for (String kind : kinds()) {
            StringBuilder line = new StringBuilder("| " + kind + " |");
            for (ImportRun run : runs) {
                ImportRun.Figures of = run.of(kind);
                line.append(text(" %,d | %.1f | %,.0f |", of.rows(), of.seconds(), of.rate()));
            }
            out.println(line);
        }
        out.println();
        out.println(start);
    }

    private String columns(String form) {
        StringBuilder columns = new StringBuilder();
        names.forEach(name -> columns.append(text(form, name)));
        return columns.toString();
    }

    private Set<String> kinds() {
        Set<String> kinds = new LinkedHashSet<>();
        runs.forEach(run -> kinds.addAll(run.kinds().keySet()));
        return kinds;
    }

    private static String text(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }
}

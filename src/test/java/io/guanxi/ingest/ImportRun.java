package io.guanxi.ingest;

import io.guanxi.graph.Ids;
import io.guanxi.testing.TestGraph;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An import into a community of its own, and what came of it. */
final class ImportRun {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

    final String community = "i" + Ids.next();
    final List<String> rejects = new ArrayList<>();
    private final StoredAhead.Worth worth;

    ImportRun() {
        this(StoredAhead.Worth.USUAL);
    }

    /** @param worth when what is stored is read as a whole */
    ImportRun(StoredAhead.Worth worth) {
        this.worth = worth;
    }

    ImportSummary of(Path folder, Mapping mapping) {
        return of(folder, mapping, ImportOptions.of(mapping));
    }

    ImportSummary of(Path folder, Mapping mapping, ImportOptions options) {
        return of(new MappedFolder(folder, mapping), options);
    }

    ImportSummary of(RowSource source, ImportOptions options) {
        rejects.clear();
        return new Import(TestGraph.graph(), CLOCK, worth)
                .run(
                        source,
                        community,
                        options,
                        ImportProgress.SILENT,
                        (row, reason) -> rejects.add(row.file() + ":" + row.line() + " " + reason));
    }

    /** The one value that a statement answers, whose {@code $v.c} is the community. */
    Object one(String cypher) {
        return TestGraph.run(cypher, Map.of("c", community))
                .get(0)
                .values()
                .iterator()
                .next();
    }

    /** A picture of everything in the community that does not depend on ids. */
    Map<String, Object> picture() {
        Map<String, Object> picture = new HashMap<>();
        TestGraph.run(
                        "MATCH (n {community: $v.c}) WHERE NOT n:Entry AND NOT n:TieChange RETURN labels(n)[0] AS label, count(*) AS nodes, sum(COUNT { (n)--() }) AS ends",
                        Map.of("c", community))
                .forEach(
                        row -> picture.put(String.valueOf(row.get("label")), row.get("nodes") + "/" + row.get("ends")));
        return picture;
    }
}

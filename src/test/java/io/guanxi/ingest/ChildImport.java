package io.guanxi.ingest;

import io.guanxi.graph.Graph;
import io.guanxi.graph.GraphSettings;
import java.nio.file.Path;
import java.time.Duration;

/** A process that imports a folder into an embedded database in small batches, and says after each that it is done. */
public final class ChildImport {

    static final int BATCH = 40;

    private ChildImport() {}

    /** Takes the database's folder, the folder to import and the community's key. */
    public static void main(String[] arguments) {
        try (Graph graph = open(Path.of(arguments[0]))) {
            run(graph, Path.of(arguments[1]), arguments[2], (kind, rows, position) -> {
                System.out.println(kind + " " + rows);
                System.out.flush();
            });
        }
        System.out.println("END");
    }

    static Graph open(Path data) {
        return Graph.open(new GraphSettings(null, "neo4j", null, "neo4j", data, "64m", 16, Duration.ofSeconds(60)));
    }

    static ImportSummary run(Graph graph, Path folder, String community, ImportProgress progress) {
        return new Import(graph, ImportRun.CLOCK)
                .run(
                        new MappedFolder(folder, Mapping.PLAIN),
                        community,
                        new ImportOptions(CommunitySettings.DEFAULTS, UnknownMembers.REJECT, false, BATCH),
                        progress,
                        Rejects.IGNORED);
    }
}

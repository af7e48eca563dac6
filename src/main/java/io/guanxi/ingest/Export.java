package io.guanxi.ingest;

import io.guanxi.fault.Fault;
import io.guanxi.graph.Graph;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Writes everything of a community that is stored and not computed, in the import format: imported into an empty database, it gives the
 * same graph, with internal ids of its own. What others write meanwhile may be missing or there in part.
 */
public final class Export {

    /** The statements of the kinds whose rows are found in more than one way. */
    private static final Map<Kind, List<String>> STATEMENTS = Map.of(
            // Whom somebody was merged into has to be there before.
            Kind.MEMBERS, List.of("members", "merged-members"),
            Kind.REACTIONS, List.of("reactions", "reaction-counts"),
            // Effective ones first: an import takes the first referral of a member for the effective one.
            Kind.REFERRALS, List.of("referrals", "touches"),
            Kind.BADGES, List.of("badges", "unearned-badges"),
            Kind.TAGS, List.of("tags", "unused-tags"));

    private final Graph graph;

    public Export(Graph graph) {
        this.graph = graph;
    }

    /** Refuses a folder that an export cannot fill, before a database is started for nothing. */
    public static void expectEmpty(Path folder) {
        ExportFolder.expectEmpty(folder);
    }

    /**
     * Writes a community into a folder that is new or empty, a file for each kind that has rows.
     *
     * @param progress is told each kind that is written, and how many rows it has
     * @return the rows of each kind that has any
     * @throws Fault if there is no such community, the folder is not empty or cannot be written, or the graph cannot be reached; what
     *     was written until then cannot be imported
     */
    public Map<Kind, Long> run(String community, Path folder, BiConsumer<Kind, Long> progress) {
        StoredPages stored = new StoredPages(graph, community);
        String mapping = MappingYaml.of(settings(stored, community));
        Map<Kind, Long> counts = new EnumMap<>(Kind.class);
        try (ExportFolder files = new ExportFolder(folder)) {
            for (Kind kind : Kind.values()) {
                long rows = 0;
                for (String statement : statements(kind)) {
                    rows += stored.each(statement, List.of(), row -> files.write(kind, row));
                }
                if (rows > 0) {
                    counts.put(kind, rows);
                    progress.accept(kind, rows);
                }
            }
            files.finish(mapping);
        }
        return counts;
    }

    /** The files of the statements that find the rows of a kind. */
    static List<String> statements(Kind kind) {
        return STATEMENTS.getOrDefault(kind, List.of(kind.file())).stream()
                .map(name -> "_export/" + name)
                .toList();
    }

    private static Map<String, Object> settings(StoredPages stored, String community) {
        List<Map<String, Object>> found = stored.read("_export/community", Map.of());
        if (found.isEmpty()) {
            throw Fault.notFound("there is no community " + community);
        }
        Map<String, Object> settings = new LinkedHashMap<>();
        for (String name : List.of("key", "name", "timeZone", "currency", "trustScale", "createdAt")) {
            Object value = found.get(0).get(name);
            if (value != null) {
                settings.put(
                        name,
                        value instanceof ZonedDateTime time ? time.toInstant().toString() : value);
            }
        }
        return settings;
    }
}

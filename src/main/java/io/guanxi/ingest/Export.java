package io.guanxi.ingest;

import io.guanxi.fault.Fault;
import io.guanxi.graph.CypherFile;
import io.guanxi.graph.CypherFiles;
import io.guanxi.graph.Graph;
import io.guanxi.graph.Statement;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;

/**
 * Writes everything of a community that is stored and not computed, in the import format: imported into an empty database, it gives the
 * same graph, with internal ids of its own. It is read in pages, so that its memory does not grow with the community; what others write
 * meanwhile may be missing or there in part.
 */
public final class Export {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int MOST_NODES = 5_000;
    private static final int FIRST_NODES = 100;

    /** Characters that a page should come to: nodes have few relationships or millions, short texts or long ones. */
    private static final long CHARACTERS = 1_000_000;

    /** The statements of the kinds whose rows are found in more than one way. */
    private static final Map<Kind, List<String>> STATEMENTS = Map.of(
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
        String mapping = MappingYaml.of(settings(community));
        Map<Kind, Long> counts = new EnumMap<>(Kind.class);
        try (ExportFolder files = new ExportFolder(folder)) {
            for (Kind kind : Kind.values()) {
                long rows = 0;
                for (String statement : STATEMENTS.getOrDefault(kind, List.of(kind.file()))) {
                    rows += write(community, kind, statement, files);
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

    private long write(String community, Kind kind, String statement, ExportFolder files) {
        long rows = 0;
        String after = "";
        int nodes = FIRST_NODES;
        while (true) {
            List<Map<String, Object>> page =
                    read(statement, Map.of("community", community, "after", after, "limit", nodes));
            long characters = 0;
            for (Map<String, Object> node : page) {
                after = Objects.requireNonNull(node.get("after")).toString();
                for (Object row : (List<?>) Objects.requireNonNull(node.get("rows"))) {
                    characters += files.write(kind, values(row));
                    rows++;
                }
            }
            if (page.size() < nodes) {
                return rows;
            }
            nodes = next(nodes, characters);
        }
    }

    /** How many nodes the next page should have, going by the one before: at most twice as many. */
    private static int next(int nodes, long characters) {
        long fitting = characters == 0 ? MOST_NODES : nodes * CHARACTERS / characters;
        return (int) Math.max(1, Math.min(Math.min(fitting, 2L * nodes), MOST_NODES));
    }

    private Map<String, Object> settings(String community) {
        List<Map<String, Object>> found = read("community", Map.of("community", community));
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

    private List<Map<String, Object>> read(String name, Map<String, Object> input) {
        return graph.readNow(new Statement(
                "export." + name,
                CypherFile.onMap(CypherFiles.named("_export/" + name).text()),
                Map.copyOf(input),
                PATIENCE));
    }

    @SuppressWarnings("unchecked") // the statements answer maps
    private static Map<String, Object> values(Object row) {
        return (Map<String, Object>) row;
    }
}

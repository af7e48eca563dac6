package io.guanxi.ingest;

import java.util.HashMap;
import java.util.Map;

/**
 * How to import.
 *
 * @param settings of the community, should it be made
 * @param dryRun whether nothing is written: every batch is undone after its outcome is known
 * @param batch rows that go to the graph in one transaction
 * @param marks further properties of the community, should it be made
 */
public record ImportOptions(
        CommunitySettings settings,
        UnknownMembers unknownMembers,
        boolean dryRun,
        int batch,
        Map<String, Object> marks) {

    private static final int ROWS = 5_000;

    public ImportOptions {
        if (batch < 1) {
            throw new IllegalArgumentException("a batch has at least one row");
        }
    }

    public ImportOptions(CommunitySettings settings, UnknownMembers unknownMembers, boolean dryRun, int batch) {
        this(settings, unknownMembers, dryRun, batch, Map.of());
    }

    public static ImportOptions defaults() {
        return new ImportOptions(CommunitySettings.DEFAULTS, UnknownMembers.REJECT, false, ROWS);
    }

    /** What a mapping asks for. */
    public static ImportOptions of(Mapping mapping) {
        return new ImportOptions(mapping.community(), mapping.unknownMembers(), false, ROWS);
    }

    public ImportOptions rehearsing(boolean dry) {
        return new ImportOptions(settings, unknownMembers, dry, batch, marks);
    }

    public ImportOptions marked(Map<String, Object> with) {
        return new ImportOptions(settings, unknownMembers, dryRun, batch, with);
    }

    /** What a community that is made begins with, beside its key and id. */
    Map<String, Object> community(String key) {
        Map<String, Object> properties = new HashMap<>(settings.properties(key));
        properties.putAll(marks);
        return properties;
    }
}

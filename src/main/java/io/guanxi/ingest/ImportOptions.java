package io.guanxi.ingest;

/**
 * How to import.
 *
 * @param settings of the community, should it be made
 * @param dryRun whether nothing is written: every batch is undone after its outcome is known
 * @param batch rows that go to the graph in one transaction
 */
public record ImportOptions(CommunitySettings settings, UnknownMembers unknownMembers, boolean dryRun, int batch) {

    private static final int ROWS = 5_000;

    public ImportOptions {
        if (batch < 1) {
            throw new IllegalArgumentException("a batch has at least one row");
        }
    }

    public static ImportOptions defaults() {
        return new ImportOptions(CommunitySettings.DEFAULTS, UnknownMembers.REJECT, false, ROWS);
    }

    /** What a mapping asks for. */
    public static ImportOptions of(Mapping mapping) {
        return new ImportOptions(mapping.community(), mapping.unknownMembers(), false, ROWS);
    }

    public ImportOptions rehearsing(boolean dry) {
        return new ImportOptions(settings, unknownMembers, dry, batch);
    }
}

package io.guanxi.ingest;

import java.util.Map;

/**
 * What an import did.
 *
 * @param counts by kind, for the kinds that had rows
 * @param skipped how many rows the mapping left out on purpose, by name
 * @param strangers members that were made because a row named them, beside those in {@code counts}
 */
public record ImportSummary(String community, Map<Kind, Counts> counts, Map<String, Long> skipped, long strangers) {

    /** Rows of a kind: {@code read} is the sum of all the others. */
    public record Counts(long read, long created, long updated, long unchanged, long skipped, long rejected) {}

    /** Whether the graph is as it was before. */
    public boolean nothingChanged() {
        return strangers == 0 && counts.values().stream().allMatch(kind -> kind.created() + kind.updated() == 0);
    }

    /** Rows that could not be loaded, of all kinds. */
    public long rejected() {
        return counts.values().stream().mapToLong(Counts::rejected).sum();
    }
}

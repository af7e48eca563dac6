package io.guanxi.ingest;

import io.guanxi.feed.Outbox;
import io.guanxi.graph.Graph;
import java.util.EnumMap;
import java.util.List;
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

    /** Tells subscribers of what was changed, if anything was: one event for all rows. */
    public void tell(Graph graph) {
        if (!nothingChanged()) {
            graph.write("import.told", inside -> {
                Outbox.put(inside, community, "DataImported", columns());
                return community;
            });
        }
    }

    /** What was changed, as lists of equal length; members that were made because a row named them are members, too. */
    private Map<String, List<?>> columns() {
        Map<Kind, long[]> changed = new EnumMap<>(Kind.class);
        counts.forEach((kind, of) -> changed.put(kind, new long[] {of.created(), of.updated()}));
        changed.computeIfAbsent(Kind.MEMBERS, none -> new long[2])[0] += strangers;
        changed.values().removeIf(of -> of[0] + of[1] == 0);
        return Map.of(
                "kinds", changed.keySet().stream().map(Kind::file).toList(),
                "created", changed.values().stream().map(of -> of[0]).toList(),
                "updated", changed.values().stream().map(of -> of[1]).toList());
    }

    /** Rows that could not be loaded, of all kinds. */
    public long rejected() {
        return counts.values().stream().mapToLong(Counts::rejected).sum();
    }
}

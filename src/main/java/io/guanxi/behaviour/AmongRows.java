package io.guanxi.behaviour;

import io.guanxi.jobs.Progress;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rows of those who are among some members: one set of rows for each part, and what is made of these.
 *
 * @param snapshot the internal id of the current ranking
 */
record AmongRows(
        EventImages images, Roster roster, @Nullable String snapshot, Progress progress) {

    CompletableFuture<BitSet> of(Among among) {
        Set<EventPattern> patterns = new HashSet<>();
        patterns(among, patterns);
        // All columns at once, for those of tracked events are read in one pass.
        return images.columns(roster, patterns, progress).thenCompose(columns -> rows(among, columns));
    }

    private static void patterns(Among among, Set<EventPattern> found) {
        if (among instanceof Among.All all) {
            all.parts().forEach(part -> patterns(part, found));
        } else if (among instanceof Among.Any any) {
            any.parts().forEach(part -> patterns(part, found));
        } else if (among instanceof Among.Not not) {
            patterns(not.part(), found);
        } else if (among instanceof Among.Did did) {
            found.add(pattern(did));
        }
    }

    private static EventPattern pattern(Among.Did did) {
        return EventPattern.named(did.event(), "rule");
    }

    private CompletableFuture<BitSet> rows(Among among, Map<EventPattern, EventColumn> columns) {
        if (among instanceof Among.All all) {
            return combined(everybody(), all.parts(), columns, BitSet::and);
        }
        if (among instanceof Among.Any any) {
            return combined(new BitSet(roster.size()), any.parts(), columns, BitSet::or);
        }
        if (among instanceof Among.Not not) {
            return combined(everybody(), List.of(not.part()), columns, BitSet::andNot);
        }
        if (among instanceof Among.Did did) {
            long now = roster.asOf();
            return CompletableFuture.completedFuture(Objects.requireNonNull(columns.get(pattern(did)))
                    .counted(did.span().after(now), did.span().upTo(now), did.least(), did.most()));
        }
        return among instanceof Among.In in
                ? images.facts().values(roster, in.division(), progress).thenApply(values -> values.in(in.names()))
                : images.facts().rows(roster, (Among.Found) among, snapshot, progress);
    }

    /** One part after the other: each may take all that the database can do. */
    private CompletableFuture<BitSet> combined(
            BitSet rows,
            List<Among> parts,
            Map<EventPattern, EventColumn> columns,
            BiConsumer<BitSet, BitSet> combination) {
        CompletableFuture<BitSet> combined = CompletableFuture.completedFuture(rows);
        for (Among part : parts) {
            combined = combined.thenCompose(before -> rows(part, columns).thenApply(more -> {
                combination.accept(before, more);
                return before;
            }));
        }
        return combined;
    }

    private BitSet everybody() {
        BitSet rows = new BitSet(roster.size());
        rows.set(0, roster.size());
        return rows;
    }
}

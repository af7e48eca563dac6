package io.guanxi.ingest;

import io.guanxi.graph.Graph;
import java.time.Clock;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads rows of the import format into a community: kind by kind, in batches that are each one transaction, so that an import that
 * was broken off is taken up by starting it again. Rows that cannot be loaded are rejected one by one. A second import of the same
 * rows changes nothing. A value that a row leaves out stays as it is in the graph.
 *
 * <p>Where most rows turn out to be stored already, what is stored is read as a whole and rows are compared with that. What others
 * change in the same rows meanwhile may then stay, as if they had changed it after the import.
 */
public final class Import {

    private static final Logger log = LoggerFactory.getLogger(Import.class);

    /** To see which can be loaded, to load them, and to join them. */
    private static final int CONTENT_READINGS = 3;

    private final Graph graph;
    private final Clock clock;
    private final StoredAhead.Worth worth;

    public Import(Graph graph, Clock clock) {
        this(graph, clock, StoredAhead.Worth.USUAL);
    }

    /** @param worth when what is stored is read as a whole */
    Import(Graph graph, Clock clock, StoredAhead.Worth worth) {
        this.graph = graph;
        this.clock = clock;
        this.worth = worth;
    }

    /**
     * Loads everything that {@code source} has.
     *
     * @param community the key of the community, which is made if it is missing
     * @throws io.guanxi.fault.Fault if a file cannot be read or the graph cannot be reached; batches done before stay
     */
    public ImportSummary run(
            RowSource source, String community, ImportOptions options, ImportProgress progress, Rejects rejects) {
        Target target = new Target(graph, community, options, clock);
        Target.Reading reading = target.prepare();
        source.contentReadings(CONTENT_READINGS);
        StoredReader stored = new StoredReader(new StoredPages(graph, community));
        Map<Kind, ImportSummary.Counts> counts = new EnumMap<>(Kind.class);
        Map<String, Long> skipped = new LinkedHashMap<>();
        long strangers = 0;
        CompletableFuture<Void> planning = planAhead(target, source);
        try (StoredAhead ahead = new StoredAhead(stored, source, worth);
                Background background = new Background(1)) {
            for (Kind kind : source.kinds()) {
                Outcomes[] outcomes = new Outcomes[1];
                Runnable report = () -> progress.at(kind, outcomes[0].rows(), source.position());
                ContentsToCome toCome = new ContentsToCome(target);
                if (kind == Kind.CONTENTS) {
                    toCome.read(source, check(kind, reading));
                }
                KindLoad load =
                        new KindLoad(kind, target, check(kind, reading), toCome, ahead, background, rejects, report);
                outcomes[0] = load.outcomes();
                source.read(kind, load::take);
                load.finish();
                if (!load.toLink().isEmpty()) {
                    new ContentLinks(target, load.outcomes(), load.toLink(), rejects, report).load(source);
                } else if (kind == Kind.CONTENTS) {
                    source.contentReadings(CONTENT_READINGS - 1);
                }
                Map<String, Long> leftOut = source.skipped(kind);
                leftOut.forEach((name, rows) -> skipped.merge(name, rows, Long::sum));
                strangers += load.strangers();
                ImportSummary.Counts of = load.outcomes()
                        .counts(leftOut.values().stream()
                                .mapToLong(Long::longValue)
                                .sum());
                if (of.read() > 0) {
                    counts.put(kind, of);
                }
            }
        }
        planning.join();
        ImportSummary summary = new ImportSummary(community, counts, skipped, strangers);
        if (!options.dryRun()) {
            summary.tell(graph);
        }
        return summary;
    }

    private static RowCheck check(Kind kind, Target.Reading reading) {
        return new RowCheck(kind, new Values(reading.zone()), reading.currency());
    }

    /** Plans may fail without harm: each statement is planned again when it runs. */
    private static CompletableFuture<Void> planAhead(Target target, RowSource source) {
        return CompletableFuture.runAsync(() -> target.plan(source.kinds())).exceptionally(failure -> {
            log.warn("statements of the import could not be planned ahead", failure);
            return null;
        });
    }
}

package io.guanxi.analysis;

import io.guanxi.fault.Fault;
import io.guanxi.graph.Graph;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Computes what is between members, and keeps it true: of all members, or of those whose ties have changed. Only who holds the
 * community's lease writes, whichever server that is.
 */
public final class Ties {

    /** Changes that one refresh takes in. */
    private static final int CHANGES = 1_000;
    /** Members whose ties are computed one by one; of more, all are. */
    private static final int MANY = 20_000;
    /** Ties in the ranking of a community, about. */
    private static final int RANKED = 100_000;

    private final Steps steps;
    private final int ranked;
    private final OneAtATime communities = new OneAtATime();

    /** @param timeout of each statement of a computation */
    public Ties(Graph graph, Duration timeout) {
        this(graph, timeout, RANKED);
    }

    /** @param ranked how many ties the ranking of a community holds, about */
    Ties(Graph graph, Duration timeout, int ranked) {
        this.steps = new Steps(graph, timeout);
        this.ranked = ranked;
    }

    /**
     * What came of a computation.
     *
     * @param asOf the time that strengths are of: the latest interaction
     * @param members whose ties were computed
     */
    public record Outcome(String community, Instant asOf, int members, long durationMs) {}

    /**
     * Computes the ties of all members.
     *
     * @throws Fault NOT_FOUND without such a community, CONFLICT while another server computes
     */
    public Outcome compute(String community, Instant now) {
        return communities.with(community, () -> {
            long started = System.nanoTime();
            Map<String, Object> begun = steps.run("_ties/begin", Map.of("community", community)).stream()
                    .findFirst()
                    .orElseThrow(() -> Fault.notFound("there is no community " + community));
            try (TieLease lease = TieLease.of(steps, community)
                    .orElseThrow(() -> Fault.of(
                            Fault.Kind.CONFLICT, "COMPUTATION_OVERTAKEN", "another server computes these ties"))) {
                return new WholeTies(steps, community, now, begun, lease).compute(ranked, started);
            }
        });
    }

    /** Keys of the communities with ties that have changed since they were computed. */
    public List<String> changed() {
        return steps.read("_ties/pending", Map.of()).stream()
                .map(row -> Column.text(row, "community"))
                .toList();
    }

    /**
     * Brings the ties of those members up to date who have changed; nothing where ties were never computed, or another server does.
     *
     * @return how many members that were
     */
    public int refreshChanged(String community, Instant now) {
        return communities.with(community, () -> {
            List<Map<String, Object>> changes =
                    steps.read("_ties/changes", Map.of("community", community, "most", CHANGES));
            if (changes.isEmpty()) {
                return 0;
            }
            if (steps.read("_ties/state", Map.of("community", community)).isEmpty()) {
                steps.run("_ties/consumed", Map.of("changes", ids(changes)));
                return 0;
            }
            TieLease lease = TieLease.of(steps, community).orElse(null);
            return lease == null ? 0 : refresh(community, now, lease);
        });
    }

    private int refresh(String community, Instant now, TieLease taken) {
        try (TieLease lease = taken) {
            // Anew: whoever had the lease until now may have taken in what was there before.
            List<Map<String, Object>> changes =
                    steps.run("_ties/changes", Map.of("community", community, "most", CHANGES));
            Map<String, Object> begun =
                    steps.run("_ties/begin", Map.of("community", community)).get(0);
            Set<String> changed = new LinkedHashSet<>();
            changes.forEach(
                    change -> Column.list(change, "members").forEach(member -> changed.add(String.valueOf(member))));
            TieFacts facts = TieFacts.of(steps, community, now, begun, lease);
            if (changes.stream().anyMatch(change -> Column.flag(change, "whole"))
                    || changed.size() > MANY
                    || isPast(lease.state(), facts.weights(), now)) {
                return new WholeTies(steps, community, now, begun, lease)
                        .compute(ranked, System.nanoTime())
                        .members();
            }
            new ChangedTies(community, facts).refresh(List.copyOf(changed), ids(changes));
            return changed.size();
        }
    }

    /** Whether what is stored is of too long ago, by other weights, or more or less in the ranking than should be. */
    private boolean isPast(Map<?, ?> state, TieWeights weights, Instant now) {
        long inRanking = Column.count(state, "ranked");
        return (now.toEpochMilli() - Column.count(state, "base")) / weights.halfLifeMillis() > WholeTies.FAR
                || !weights.canonical().equals(state.get("weights"))
                || inRanking > 2L * ranked
                || (inRanking < ranked / 2 && !TiePlace.END.text().equals(state.get("lastPlace")));
    }

    static List<String> ids(List<Map<String, Object>> changes) {
        return changes.stream().map(change -> Column.text(change, "change")).toList();
    }
}

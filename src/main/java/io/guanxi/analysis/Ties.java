package io.guanxi.analysis;

import io.guanxi.fault.Fault;
import io.guanxi.graph.Graph;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Computes what is between members, and keeps it true: of all members, or of those whose ties have changed. Only who holds the
 * community's lease writes, whichever server that is.
 */
public final class Ties {

    /** Changes that one refresh takes in. */
    private static final int CHANGES = 1_000;
    /** Members whose ties are computed one by one; of more, all are. */
    private static final int MANY = 20_000;
    /** Half-lives after which what decays could outgrow a number. */
    private static final double FAR = 500;

    private final Steps steps;
    private final OneAtATime communities = new OneAtATime();

    /** @param timeout of each statement of a computation */
    public Ties(Graph graph, Duration timeout) {
        this.steps = new Steps(graph, timeout);
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
                return whole(community, now, begun, lease, started);
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
            Configuration configuration = Configuration.of(steps, community);
            Map<?, ?> state = lease.state();
            double age = (now.toEpochMilli() - Column.count(state, "base"))
                    / configuration.ties().halfLifeMillis();
            if (changes.stream().anyMatch(change -> Column.flag(change, "whole"))
                    || changed.size() > MANY
                    || age > FAR
                    || !configuration.ties().canonical().equals(state.get("weights"))) {
                return whole(community, now, begun, lease, System.nanoTime()).members();
            }
            TieWeb web = new TieWeb();
            changed.forEach(web::subject);
            long base = Column.count(state, "base");
            List<String> members = List.copyOf(changed);
            Map<String, Object> input = input(configuration, begun, now, base);
            lease.inBatches(members, some -> web.outgoing(read("_ties/outgoing", input, some)));
            lease.inBatches(members, some -> web.incoming(read("_ties/incoming", input, some)));
            web.meet();
            lease.inBatches(
                    web.strangers(),
                    some -> read("_ties/neighbours", Map.of(), some)
                            .forEach(row -> web.neighbours(Column.text(row, "id"), Column.list(row, "neighbours"))));
            weigh(web, (String) state.get("snapshot"), lease);
            double[] sample = Column.list(state, "sample").stream()
                    .mapToDouble(one -> (Double) one)
                    .toArray();
            store(web, new TieValues(web, community, base, sample), lease);
            ZonedDateTime before = (ZonedDateTime) Objects.requireNonNull(state.get("asOf"));
            long asOf = Math.max(before.toInstant().toEpochMilli(), web.last());
            lease.finish(Map.of("asOf", Steps.time(Instant.ofEpochMilli(asOf))), ids(changes));
            return changed.size();
        }
    }

    private Outcome whole(String community, Instant now, Map<String, Object> begun, TieLease lease, long started) {
        List<Map<String, Object>> changes =
                steps.run("_ties/changes", Map.of("community", community, "most", Integer.MAX_VALUE));
        Configuration configuration = Configuration.of(steps, community);
        TieWeb web = new TieWeb();
        List<String> members = members(community);
        members.forEach(web::subject);
        double halfLife = configuration.ties().halfLifeMillis();
        long at = now.toEpochMilli();
        Map<String, Object> input = input(configuration, begun, now, at);
        lease.inBatches(members, some -> web.outgoing(read("_ties/outgoing", input, some)));
        long base = web.last() == Bundle.UNDATED ? at : web.last();
        if ((at - base) / halfLife > FAR) {
            // So long ago that nothing would be left of it: read once more from then.
            Map<String, Object> then = input(configuration, begun, now, base);
            lease.inBatches(members, some -> web.outgoing(read("_ties/outgoing", then, some)));
        } else {
            web.scale(Math.pow(2, (at - base) / halfLife));
        }
        web.transpose();
        web.meet();
        String snapshot = (String) begun.get("influence");
        weigh(web, snapshot, lease);
        double[] sample = TieValues.sample(web);
        store(web, new TieValues(web, community, base, sample), lease);
        Map<String, Object> state = new HashMap<>();
        state.put("base", base);
        state.put("asOf", Steps.time(Instant.ofEpochMilli(base)));
        state.put("computedAt", Steps.time(now));
        state.put("halfLifeMillis", halfLife);
        state.put("weights", configuration.ties().canonical());
        state.put("sample", sample);
        state.put("snapshot", snapshot == null ? "" : snapshot);
        lease.finish(state, ids(changes));
        return new Outcome(
                community,
                Instant.ofEpochMilli(base),
                members.size(),
                Duration.ofNanos(System.nanoTime() - started).toMillis());
    }

    private void weigh(TieWeb web, @Nullable String snapshot, TieLease lease) {
        if (snapshot != null && !snapshot.isEmpty()) {
            lease.inBatches(
                    web.everybody(),
                    some -> read("_ties/standing", Map.of("snapshot", snapshot), some)
                            .forEach(row -> web.standing(Column.text(row, "id"), Column.number(row, "standing"))));
        }
    }

    private static void store(TieWeb web, TieValues values, TieLease lease) {
        List<Integer> members = web.subjects().boxed().toList();
        lease.store("_ties/store", members, member -> List.of(values.stored(member)));
        lease.store("_ties/adjust", members, values::adjusted);
    }

    private List<String> members(String community) {
        List<String> members = new ArrayList<>();
        String after = "";
        while (true) {
            List<Map<String, Object>> page =
                    steps.read("_ties/members", Map.of("community", community, "after", after, "most", TieLease.PAGE));
            page.forEach(row -> members.add(Column.text(row, "id")));
            if (page.size() < TieLease.PAGE) {
                return members;
            }
            after = Column.text(page.get(page.size() - 1), "key");
        }
    }

    private List<Map<String, Object>> read(String file, Map<String, Object> input, List<String> members) {
        Map<String, Object> all = new HashMap<>(input);
        all.put("members", members);
        return steps.read(file, all);
    }

    private static Map<String, Object> input(
            Configuration configuration, Map<String, Object> begun, Instant until, long base) {
        Map<String, Object> input = new HashMap<>(configuration.ties().input());
        input.put("trustScale", Column.number(begun, "trustScale"));
        input.put("until", Steps.time(until));
        input.put("base", base);
        return input;
    }

    private static List<String> ids(List<Map<String, Object>> changes) {
        return changes.stream().map(change -> Column.text(change, "change")).toList();
    }
}

package io.guanxi.analysis;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Computes the ties of all members. */
record WholeTies(Steps steps, String community, Instant now, Map<String, Object> begun, TieLease lease) {

    /** Half-lives after which what decays could outgrow a number. */
    static final double FAR = 500;
    /** Ties of a member that are stored. */
    static final int STRONGEST = 50;

    /**
     * @param ranked how many ties the ranking holds, about
     * @param started in nanoseconds
     */
    Ties.Outcome compute(int ranked, long started) {
        lease.unfinished();
        List<String> changes =
                Ties.ids(steps.run("_ties/changes", Map.of("community", community, "most", Integer.MAX_VALUE)));
        TieFacts facts = TieFacts.of(steps, community, now, begun, lease);
        TieWeb web = new TieWeb();
        List<String> members = members();
        members.forEach(web::number);
        long base = read(facts, web, members);
        String snapshot = (String) begun.get("influence");
        facts.standings(web, members, snapshot);
        double[] sample = TieValues.sample(web);
        TieRanking ranking = new TieRanking(ranked);
        store(web, new TieValues(sample), base, ranking);
        Map<Integer, List<StoredTie>> best = ranking.byMember();
        lease.store(
                "_ties/rank",
                web.numbers()
                        .mapToObj(number -> MemberTies.ranked(
                                web, web.id(number), best.getOrDefault(number, List.of()), community, base)),
                row -> Column.list(row, "to").size());
        lease.forget(steps.read("_ties/strays", Map.of("community", community)).stream()
                .map(row -> Column.text(row, "id"))
                .toList());
        Map<String, Object> state = new HashMap<>();
        state.put("base", base);
        state.put("asOf", Steps.time(Instant.ofEpochMilli(base)));
        state.put("computedAt", Steps.time(now));
        state.put("halfLifeMillis", facts.weights().halfLifeMillis());
        state.put("weights", facts.weights().canonical());
        state.put("sample", sample);
        state.put("snapshot", snapshot == null ? "" : snapshot);
        state.put("lastPlace", ranking.last().text());
        state.put("ranked", ranking.size());
        lease.finish(state, changes);
        return new Ties.Outcome(
                community,
                Instant.ofEpochMilli(base),
                members.size(),
                Duration.ofNanos(System.nanoTime() - started).toMillis());
    }

    /** Reads what members do towards each other, as it weighs at the last of it, which is returned. */
    private long read(TieFacts facts, TieWeb web, List<String> members) {
        long at = now.toEpochMilli();
        facts.outgoing(web, members, at);
        long base = web.last() == Bundle.UNDATED ? at : web.last();
        double age = (at - base) / facts.weights().halfLifeMillis();
        if (age > FAR) {
            // So long ago that nothing would be left of it: read once more from then.
            facts.outgoing(web, members, base);
        } else {
            web.scale(Math.pow(2, age));
        }
        return base;
    }

    private void store(TieWeb web, TieValues values, long base, TieRanking ranking) {
        Neighbourhoods near = new Neighbourhoods(web.near());
        lease.store(
                "_ties/store",
                web.numbers().mapToObj(member -> {
                    List<StoredTie> ties = strongest(web, near, values, member);
                    long hash = web.hash(member);
                    ties.forEach(tie -> ranking.offer(TiePlace.of(hash, tie.other(), tie.value()), member, tie));
                    long[] hashed = near.of(member).mapToLong(web::hash).toArray();
                    return new MemberTies(web.id(member), hashed, ties).packed(community, base);
                }),
                MemberTies::kilobytes);
    }

    private static List<StoredTie> strongest(TieWeb web, Neighbourhoods near, TieValues values, int member) {
        Bundle leaves = web.outgoing(member);
        near.lookAt(member);
        return IntStream.of(leaves.strongest(STRONGEST, web::id))
                .mapToObj(place -> {
                    int other = leaves.other(place);
                    int common = near.common(other);
                    double overlap = TieValues.overlap(common, near.degree(member), near.degree(other), true);
                    return values.tie(web, member, place, common, overlap);
                })
                .toList();
    }

    private List<String> members() {
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
}

package io.guanxi.analysis;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Brings the ties of members up to date who have changed. What is between two changes only if both have; of a tie of anybody else it is
 * only how many are near both ends, and that is adjusted.
 */
final class ChangedTies {

    private final String community;
    private final TieFacts facts;
    private final TieLease lease;
    private final Map<?, ?> state;
    private final long base;
    private final TiePlace last;
    private final TieWeb web = new TieWeb();
    private final Acquaintances near = new Acquaintances();
    private final Map<String, MemberTies> stored = new HashMap<>();
    private final TieValues values;
    /** Numbers of the members who have changed, by their hashes. */
    private final Map<Long, Integer> changed = new HashMap<>();

    ChangedTies(String community, TieFacts facts) {
        this.community = community;
        this.facts = facts;
        this.lease = facts.lease();
        this.state = lease.state();
        this.base = Column.count(state, "base");
        this.last = TiePlace.of(Column.text(state, "lastPlace"));
        this.values = new TieValues(Column.list(state, "sample").stream()
                .mapToDouble(one -> (Double) one)
                .toArray());
    }

    /** @param changes what says that these members have changed */
    void refresh(List<String> members, List<String> changes) {
        stored.putAll(facts.stored(members));
        facts.outgoing(web, members, base);
        for (String member : members) {
            changed.put(web.hash(web.number(member)), web.number(member));
            near.add(TieWeb.hash(member), stored(member).near());
        }
        changed.values().forEach(this::meet);
        List<String> entering = entering();
        stored.putAll(facts.stored(entering));
        facts.outgoing(web, entering, base);
        facts.standings(web, Stream.concat(members.stream(), entering.stream()).toList(), (String)
                Objects.requireNonNull(state.get("snapshot")));
        List<MemberTies> now = there().mapToObj(this::ties).toList();
        write(now, changes);
    }

    private void write(List<MemberTies> now, List<String> changes) {
        String unfinished = lease.unfinished();
        lease.store("_ties/store", now.stream().map(ties -> ties.packed(community, base)), MemberTies::kilobytes);
        lease.store(
                "_ties/rank",
                now.stream().map(ties -> MemberTies.ranked(web, ties.id(), ties.upTo(last), community, base)),
                row -> Column.list(row, "to").size());
        lease.inBatches(
                near.beside(),
                some -> lease.store(
                        "_ties/adjust", facts.beside(community, some).stream().flatMap(this::adjusted), row -> 0));
        lease.forget(changed.values().stream()
                .filter(member -> !web.isKnown(member))
                .map(web::id)
                .toList());
        long ranked = Column.count(state, "ranked");
        for (MemberTies ties : now) {
            ranked += ties.upTo(last).size() - stored(ties.id()).upTo(last).size();
        }
        ZonedDateTime before = (ZonedDateTime) Objects.requireNonNull(state.get("asOf"));
        Instant asOf = Instant.ofEpochMilli(Math.max(before.toInstant().toEpochMilli(), web.last()));
        lease.finish(
                Map.of("asOf", Steps.time(asOf), "ranked", ranked),
                Stream.concat(changes.stream(), Stream.of(unfinished)).toList());
    }

    private MemberTies stored(String member) {
        return stored.getOrDefault(member, MemberTies.none(member));
    }

    private IntStream there() {
        return changed.values().stream().filter(web::isKnown).mapToInt(member -> member);
    }

    private boolean isChanged(int member) {
        return changed.containsKey(web.hash(member));
    }

    /** Finds out who of those who have changed is near a member now. */
    private void meet(int member) {
        Bundle leaves = web.outgoing(member);
        int[] others = IntStream.concat(
                        IntStream.range(0, leaves.size()).map(leaves::other).filter(this::isChanged),
                        near.changing(web.hash(member)).mapToInt(changed::get))
                .toArray();
        for (int other : others) {
            near.set(
                    web.hash(member),
                    web.hash(other),
                    web.strength(member, other) > 0 || web.strength(other, member) > 0);
        }
    }

    /** Members who have not changed and come to be among the strongest ties of somebody: what they have in common is not stored. */
    private List<String> entering() {
        return there().boxed()
                .flatMap(member -> {
                    Map<Long, StoredTie> before = before(member);
                    Bundle leaves = web.outgoing(member);
                    return IntStream.of(leaves.strongest(WholeTies.STRONGEST, web::id))
                            .map(leaves::other)
                            .filter(other -> !isChanged(other) && !before.containsKey(web.hash(other)))
                            .mapToObj(web::id);
                })
                .distinct()
                .toList();
    }

    private Map<Long, StoredTie> before(int member) {
        return stored(web.id(member)).ties().stream().collect(Collectors.toMap(StoredTie::other, tie -> tie));
    }

    private MemberTies ties(int member) {
        Map<Long, StoredTie> before = before(member);
        Bundle leaves = web.outgoing(member);
        List<StoredTie> ties = IntStream.of(leaves.strongest(WholeTies.STRONGEST, web::id))
                .mapToObj(place -> {
                    int other = leaves.other(place);
                    StoredTie had = before.get(web.hash(other));
                    return had == null || isChanged(other)
                            ? anew(member, place)
                            : had.with(near.gained(web.hash(other), web.hash(member)));
                })
                .toList();
        long[] hashes = near.of(web.hash(member)).stream()
                .mapToLong(one -> one)
                .sorted()
                .toArray();
        return new MemberTies(web.id(member), hashes, ties);
    }

    private StoredTie anew(int member, int place) {
        int other = web.outgoing(member).other(place);
        Set<Long> mine = near.of(web.hash(member));
        Set<Long> theirs = isChanged(other)
                ? near.of(web.hash(other))
                : Acquaintances.set(stored(web.id(other)).near());
        int common = near.common(web.hash(member), theirs);
        double overlap = TieValues.overlap(common, mine.size(), theirs.size(), mine.contains(web.hash(other)));
        return values.tie(web, member, place, common, overlap);
    }

    /** How many are near both ends of the ties of somebody who has not changed, where that is not what it was. */
    private Stream<Map<String, Object>> adjusted(Map<String, Object> row) {
        List<?> others = Column.list(row, "others");
        List<?> worth = Column.list(row, "values");
        List<Object> common = new ArrayList<>(Column.list(row, "common"));
        List<Map<String, Object>> ranked = new ArrayList<>();
        for (int i = 0; i < common.size(); i++) {
            long other = (Long) others.get(i);
            long mine = Column.count(row, "hash");
            int more = near.gained(mine, other);
            common.set(i, (Long) common.get(i) + more);
            if (more != 0 && TiePlace.of(mine, other, (Double) worth.get(i)).compareTo(last) <= 0) {
                ranked.add(Map.of("to", web.id(other), "common", common.get(i)));
            }
        }
        return common.equals(row.get("common"))
                ? Stream.empty()
                : Stream.of(Map.of("id", Column.text(row, "id"), "common", common, "ranked", ranked));
    }
}

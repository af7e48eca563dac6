package io.guanxi.analysis;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * Who is near members that change, and how many more are near two, by hashes. Two members are near each other if there is a positive tie
 * between them, so that being near is mutual; it changes only between two who both have changed. Where it does, each who is near both has
 * one more, or one less, in common with either.
 */
final class Acquaintances {

    private final Map<Long, Set<Long>> near = new HashMap<>();
    /** By somebody who has not changed and somebody who has: how many more are near both. */
    private final Map<Long, Map<Long, Integer>> gained = new HashMap<>();

    /** Takes a member who changes, and who was near until now. */
    void add(long member, long[] until) {
        near.put(member, set(until));
    }

    static Set<Long> set(long[] members) {
        return LongStream.of(members).collect(HashSet::new, Set::add, Set::addAll);
    }

    /** Those who change and are near somebody who does. */
    LongStream changing(long member) {
        return of(member).stream().filter(near::containsKey).mapToLong(one -> one);
    }

    /** Says whether two who change are near each other from now on. */
    void set(long a, long b, boolean now) {
        if (of(a).contains(b) == now) {
            return;
        }
        Set<Long> few = of(a).size() < of(b).size() ? of(a) : of(b);
        Set<Long> many = few == of(a) ? of(b) : of(a);
        for (Long one : few) {
            if (many.contains(one) && !near.containsKey(one)) {
                Map<Long, Integer> more = gained.computeIfAbsent(one, unknown -> new HashMap<>());
                more.merge(a, now ? 1 : -1, Integer::sum);
                more.merge(b, now ? 1 : -1, Integer::sum);
            }
        }
        if (now) {
            of(a).add(b);
            of(b).add(a);
        } else {
            of(a).remove(b);
            of(b).remove(a);
        }
    }

    /** Who is near a member who changes. */
    Set<Long> of(long member) {
        return near.getOrDefault(member, Set.of());
    }

    /** Those who do not change and may have more or less in common with somebody who does. */
    List<Long> beside() {
        return List.copyOf(gained.keySet());
    }

    /** How many more are near somebody who does not change and somebody who does. */
    int gained(long unchanged, long changed) {
        return gained.getOrDefault(unchanged, Map.of()).getOrDefault(changed, 0);
    }

    /** How many are near a member who changes and among others. */
    int common(long member, Set<Long> others) {
        Set<Long> few = of(member).size() < others.size() ? of(member) : others;
        Set<Long> many = few == others ? of(member) : others;
        return (int) few.stream().filter(many::contains).count();
    }
}

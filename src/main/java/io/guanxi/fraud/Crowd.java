package io.guanxi.fraud;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Who was brought and invited by whom, as it was read; members by number, in the order of their keys. Times are milliseconds since 1970. */
final class Crowd {

    static final long UNDATED = -999_999_999_999_999L;

    private final List<String> ids = new ArrayList<>();
    private final List<String> referrerIds = new ArrayList<>();
    private final List<List<?>> inviterIds = new ArrayList<>();
    private final List<Long> joinedAt = new ArrayList<>();
    private final List<Long> broughtAt = new ArrayList<>();
    private final List<Boolean> active = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    /** By number; negative: nobody. */
    private int[] referrers = {};
    /** Whoever made a touch with the member and is not their referrer. */
    private int[][] inviters = {};

    private int[][] brought = {};

    /** A page, as {@code _fraud/members} returns it. */
    void add(Map<String, Object> page) {
        Rows.list(page, "ids").forEach(id -> {
            numbers.put((String) id, ids.size());
            ids.add((String) id);
        });
        Rows.list(page, "referrers").forEach(id -> referrerIds.add((String) id));
        Rows.list(page, "inviters").forEach(list -> inviterIds.add((List<?>) list));
        Rows.list(page, "joinedAt").forEach(at -> joinedAt.add(((Number) at).longValue()));
        Rows.list(page, "broughtAt").forEach(at -> broughtAt.add(((Number) at).longValue()));
        Rows.list(page, "active").forEach(one -> active.add((Boolean) one));
    }

    /** To be called when all pages are there. */
    Crowd complete() {
        int n = ids.size();
        referrers = IntStream.range(0, n)
                .map(member -> numbers.getOrDefault(referrerIds.get(member), -1))
                .toArray();
        inviters = new int[n][];
        int[] counts = new int[n];
        for (int member = 0; member < n; member++) {
            int referrer = referrers[member];
            inviters[member] = inviterIds.get(member).stream()
                    .mapToInt(id -> numbers.getOrDefault(id, -1))
                    .filter(inviter -> inviter >= 0 && inviter != referrer)
                    .toArray();
            if (referrer >= 0) {
                counts[referrer]++;
            }
        }
        brought = new int[n][];
        for (int member = 0; member < n; member++) {
            brought[member] = new int[counts[member]];
        }
        for (int member = n - 1; member >= 0; member--) {
            if (referrers[member] >= 0) {
                brought[referrers[member]][--counts[referrers[member]]] = member;
            }
        }
        return this;
    }

    int size() {
        return ids.size();
    }

    String id(int member) {
        return ids.get(member);
    }

    List<String> ids(List<Integer> members) {
        return members.stream().map(ids::get).toList();
    }

    /** Negative if it has nothing to do with referrals. */
    int number(Object id) {
        return numbers.getOrDefault(id, -1);
    }

    /** Negative: nobody. */
    int referrer(int member) {
        return referrers[member];
    }

    int[] inviters(int member) {
        return inviters[member];
    }

    int[] brought(int member) {
        return brought[member];
    }

    /** When they joined, or else when they were brought. */
    long joinedAt(int member) {
        return joinedAt.get(member);
    }

    /** When they were brought, or else when they joined. */
    long broughtAt(int member) {
        return broughtAt.get(member);
    }

    /** Whether they have ever done anything. */
    boolean isActive(int member) {
        return active.get(member);
    }

    Finding.Link referral(int member) {
        return new Finding.Link(id(referrers[member]), id(member), Finding.LinkKind.REFERRAL);
    }
}

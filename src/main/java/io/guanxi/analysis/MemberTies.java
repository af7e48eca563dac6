package io.guanxi.analysis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What is stored of a member's ties, packed into one node.
 *
 * @param near hashes of everybody with a positive tie from or to the member
 * @param ties the strongest to others, the strongest first
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record MemberTies(String id, long[] near, List<StoredTie> ties) {

    /** Nothing. */
    static MemberTies none(String id) {
        return new MemberTies(id, new long[0], List.of());
    }

    /** @param stored properties of the node */
    static MemberTies of(Map<?, ?> stored) {
        List<?> others = Column.list(stored, "others");
        List<StoredTie> ties = new ArrayList<>();
        for (int i = 0; i < others.size(); i++) {
            ties.add(new StoredTie(
                    (Long) others.get(i),
                    (Double) Column.list(stored, "decaying").get(i),
                    (Double) Column.list(stored, "standing").get(i),
                    (Double) Column.list(stored, "backDecaying").get(i),
                    (Double) Column.list(stored, "backStanding").get(i),
                    ((Number) Column.list(stored, "common").get(i)).intValue(),
                    (Double) Column.list(stored, "value").get(i),
                    (Long) Column.list(stored, "first").get(i),
                    (Long) Column.list(stored, "last").get(i)));
        }
        return new MemberTies(
                Column.text(stored, "memberId"),
                Column.list(stored, "near").stream()
                        .mapToLong(hash -> (Long) hash)
                        .toArray(),
                ties);
    }

    /** Properties of the node. */
    Map<String, Object> packed(String community, long base) {
        Map<String, Object> node = new HashMap<>();
        node.put("memberId", id);
        node.put("community", community);
        node.put("hash", TieWeb.hash(id));
        node.put("near", near);
        node.put("degree", near.length);
        node.put("base", base);
        node.put("others", ties.stream().mapToLong(StoredTie::other).toArray());
        node.put("decaying", ties.stream().mapToDouble(StoredTie::decaying).toArray());
        node.put("standing", ties.stream().mapToDouble(StoredTie::standing).toArray());
        node.put(
                "backDecaying",
                ties.stream().mapToDouble(StoredTie::backDecaying).toArray());
        node.put(
                "backStanding",
                ties.stream().mapToDouble(StoredTie::backStanding).toArray());
        node.put("common", ties.stream().mapToInt(StoredTie::common).toArray());
        node.put("value", ties.stream().mapToDouble(StoredTie::value).toArray());
        node.put("first", ties.stream().mapToLong(StoredTie::first).toArray());
        node.put("last", ties.stream().mapToLong(StoredTie::last).toArray());
        return node;
    }

    /** How much the properties of a node are, about. */
    static int kilobytes(Map<String, Object> packed) {
        return ((long[]) Objects.requireNonNull(packed.get("near"))).length / 128;
    }

    /** The ties that do not stand behind a place in the ranking. */
    List<StoredTie> upTo(TiePlace last) {
        long hash = TieWeb.hash(id);
        return ties.stream()
                .filter(tie -> TiePlace.of(hash, tie.other(), tie.value()).compareTo(last) <= 0)
                .toList();
    }

    /** The ties of a member of a web for the ranking of all. */
    static Map<String, Object> ranked(TieWeb web, String id, List<StoredTie> ties, String community, long base) {
        return Map.of(
                "id",
                id,
                "to",
                ties.stream().map(tie -> web.id(tie.other())).toList(),
                "ranked",
                ties.stream()
                        .map(tie -> ranked(id, web.id(tie.other()), tie, community, base))
                        .toList());
    }

    private static Map<String, Object> ranked(String id, String to, StoredTie tie, String community, long base) {
        Map<String, Object> ranked = new HashMap<>(Map.of(
                "community", community,
                "fromId", id,
                "toId", to,
                "place", TiePlace.of(TieWeb.hash(id), tie.other(), tie.value()).text(),
                "decaying", tie.decaying(),
                "standing", tie.standing(),
                "backDecaying", tie.backDecaying(),
                "backStanding", tie.backStanding(),
                "common", tie.common(),
                "value", tie.value()));
        ranked.put("base", base);
        if (tie.last() != Bundle.UNDATED) {
            ranked.put("firstContactAt", Steps.time(Instant.ofEpochMilli(tie.first())));
            ranked.put("lastContactAt", Steps.time(Instant.ofEpochMilli(tie.last())));
        }
        return ranked;
    }
}

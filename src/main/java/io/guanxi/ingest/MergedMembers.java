package io.guanxi.ingest;

import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The members of a community that were merged into others: rows that name them mean the survivors. What the record of a merge keeps was
 * loaded before, so that a folder that is imported again changes nothing.
 */
final class MergedMembers {

    private static final Map<Kind, String> TYPES = Map.of(
            Kind.MEMBERSHIPS, "BELONGS_TO",
            Kind.FOLLOWS, "FOLLOWS",
            Kind.TRUSTS, "TRUSTS",
            Kind.BLOCKS, "BLOCKS",
            Kind.INTERACTIONS, "INTERACTED",
            Kind.REACTIONS, "REACTED",
            Kind.SHARES, "SHARED",
            Kind.BADGES, "EARNED",
            Kind.TAGS, "TAGGED",
            Kind.INTERESTS, "INTERESTED_IN");

    /** Those of which there may be several between the same two. */
    private static final Set<Kind> KEYED =
            Set.of(Kind.TRUSTS, Kind.INTERACTIONS, Kind.REACTIONS, Kind.SHARES, Kind.BADGES);

    /** What the other end of a relationship may be named by, the most exact first. */
    private static final List<String> OTHERS = List.of("to", "content", "circle", "channel", "badge", "tag", "topic");

    private final String community;
    private final Map<String, String> survivors = new HashMap<>();

    /** Relationships that records keep, by their type, their ends and their key. */
    private final Set<List<String>> kept = new HashSet<>();

    /** What members had before merges said more of them, each as the key, the property and its value. */
    private final Set<List<Object>> before = new HashSet<>();

    private MergedMembers(String community) {
        this.community = community;
    }

    /** As they are stored now. */
    static MergedMembers of(Target target, String community) {
        MergedMembers merged = new MergedMembers(community);
        target.read("survivors", Map.of())
                .forEach(row ->
                        merged.survivors.put(String.valueOf(row.get("key")), String.valueOf(row.get("survivor"))));
        if (!merged.survivors.isEmpty()) {
            target.read("kept", Map.of())
                    .forEach(row -> merged.kept.add(Stream.of("type", "source", "target", "key")
                            .map(name -> String.valueOf(row.get(name)))
                            .toList()));
            target.read("filled", Map.of())
                    .forEach(row -> merged.before.add(fact(
                            String.valueOf(row.get("key")),
                            String.valueOf(row.get("name")),
                            Objects.requireNonNull(row.get("before")))));
        }
        return merged;
    }

    /** Whether a row changes nothing because it is about a member that was merged away, and its merge has it. */
    boolean has(Kind kind, Checked row) {
        return !survivors.isEmpty()
                && (kind == Kind.MEMBERS
                        ? survivors.containsKey(text(row, "key"))
                        : isAboutOne(kind, row) || kept.contains(address(kind, row)));
    }

    /** Has a row name the survivors, and say of a member nothing that was so before a merge. */
    void rename(Kind kind, Checked row) {
        if (!survivors.isEmpty()) {
            if (kind == Kind.MEMBERS) {
                row.properties()
                        .entrySet()
                        .removeIf(said -> before.contains(fact(text(row, "key"), said.getKey(), said.getValue())));
            }
            for (String column : Reference.TO_MEMBERS) {
                row.input()
                        .computeIfPresent(
                                column, (name, key) -> survivors.getOrDefault(key.toString(), key.toString()));
            }
        }
    }

    /** Whether the two ends of a row have become one member. */
    private boolean isAboutOne(Kind kind, Checked row) {
        String from = text(row, kind == Kind.REFERRALS ? "referrer" : "from");
        String to = text(row, kind == Kind.REFERRALS ? "member" : "to");
        return !from.equals(to) && survivors.getOrDefault(from, from).equals(survivors.getOrDefault(to, to));
    }

    private List<String> address(Kind kind, Checked row) {
        String source = row.input().containsKey("from") ? "from" : "member";
        String target = OTHERS.stream()
                .filter(row.input()::containsKey)
                .findFirst()
                .map(column -> text(row, column))
                .orElse(community);
        return List.of(
                TYPES.getOrDefault(kind, ""),
                text(row, source),
                target,
                KEYED.contains(kind) ? text(row, "key") : "null");
    }

    /** Times are the same whatever their zone is called. */
    private static List<Object> fact(String key, String property, Object value) {
        return List.of(key, property, value instanceof ZonedDateTime time ? time.toInstant() : value);
    }

    private static String text(Checked row, String column) {
        return String.valueOf(row.input().get(column));
    }
}

package io.guanxi.graphql;

import io.guanxi.graph.CypherFiles;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The ways in which all members are divided, each an expression of a member and a moment. */
public final class Segments {

    private static final String RETURN = "RETURN ";

    private static final Map<String, List<String>> NAMES = Map.of(
            "ACTIVITY",
            List.of("CORE", "ACTIVE", "ORDINARY", "SILENT"),
            "VALUE",
            List.of("HIGH", "MEDIUM", "LOW"),
            "LIFECYCLE",
            List.of("LEFT", "NEW", "ACTIVE", "ESTABLISHED", "DORMANT"),
            "PYRAMID",
            List.of("HEAD", "WAIST", "BASE", "NONE"),
            "RFM",
            List.of(
                    "CHAMPIONS",
                    "LOYAL",
                    "POTENTIALLY_LOYAL",
                    "NEW",
                    "PROMISING",
                    "NEEDING_ATTENTION",
                    "ABOUT_TO_SLEEP",
                    "CANNOT_LOSE",
                    "AT_RISK",
                    "HIBERNATING",
                    "NO_ORDERS"),
            "ARCHETYPE",
            List.of(
                    "DEAL_SEEKER",
                    "KNOWLEDGE_PAYING",
                    "COMMUNITY_SPREADER",
                    "CONTENT_CO_CREATOR",
                    "EXPERT_HELPER",
                    "SOCIALISER",
                    "NEWCOMER",
                    "LURKER"));

    private Segments() {}

    /** The names of the segments, in their order. */
    public static List<String> names(String kind) {
        return Objects.requireNonNull(NAMES.get(kind), kind);
    }

    /** Whether the segments go by a ranking. */
    public static boolean ranked(String kind) {
        return kind.equals("VALUE") || kind.equals("PYRAMID");
    }

    /**
     * The name of the segment that a member is in.
     *
     * @param member the variable that holds the member
     * @param moment the expression of the map that {@link Moments} gives
     */
    static String name(String kind, String member, String moment) {
        String text =
                CypherFiles.named("_segments/" + kind.toLowerCase(Locale.ROOT)).text();
        return text.substring(text.indexOf(RETURN) + RETURN.length(), text.lastIndexOf(" AS value"))
                .replace("$", moment + ".")
                .replaceAll("\\bparent\\b", member);
    }

    /** The same of a moment in the past, when some members were not there yet: null of these. Without a time of joining somebody was always there. */
    static String nameThen(String kind, String member, String moment) {
        return "CASE WHEN " + member + ".joinedAt > " + moment + ".now THEN null ELSE " + name(kind, member, moment)
                + " END";
    }

    /** How many members are in each segment of a moment, in one pass through all members; takes the moment. */
    static String sizes(String kind, boolean now) {
        return "WITH $v AS row\nMATCH (node:Member)\nWHERE node.community = row.community AND node.key > ''\nWITH "
                + (now ? name(kind, "node", "row.moment") : nameThen(kind, "node", "row.moment"))
                + " AS segment, count(*) AS members\nWHERE segment IS NOT NULL\n"
                + "RETURN collect({segment: segment, members: members}) AS data";
    }

    /** The segments of those whose keys lie behind the key {@code after} and not behind the key {@code upTo}: {@code keys}, and {@code values}, each a list of one; takes the moment. */
    static String between(String kind, boolean now) {
        return "WITH $v AS row\nMATCH (node:Member)\nWHERE node.community = row.community AND node.key > row.after AND node.key <= row.upTo\nWITH node.key AS key, "
                + (now ? name(kind, "node", "row.moment") : nameThen(kind, "node", "row.moment"))
                + " AS segment\nWHERE segment IS NOT NULL\nRETURN {keys: collect(key), values: collect([segment])} AS data";
    }

    /** How many members go from which segment of one moment to which of another, in one pass through all members; takes both moments. */
    static String flow(String kind, boolean now) {
        String after = now ? name(kind, "node", "row.after") : nameThen(kind, "node", "row.after");
        return "WITH $v AS row\nMATCH (node:Member)\nWHERE node.community = row.community AND node.key > ''\nWITH "
                + nameThen(kind, "node", "row.before") + " AS segment, " + after
                + " AS other, coalesce(node.leftAt > row.before.now AND node.leftAt <= row.after.now, false) AS gone\n"
                + "WITH segment, other, gone, count(*) AS members\nWHERE other IS NOT NULL\n"
                + "RETURN collect({before: segment, after: other, gone: gone, members: members}) AS data";
    }
}

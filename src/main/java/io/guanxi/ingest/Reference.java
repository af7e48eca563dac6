package io.guanxi.ingest;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Columns that name something which must be there, and what to say where it is not. */
final class Reference {

    static final Set<String> TO_MEMBERS =
            Set.of("member", "from", "to", "referrer", "author", "mergedInto", "converted");
    private static final Set<String> TO_CONTENTS = Set.of("content", "replyTo", "derivedFrom");

    private Reference() {}

    /**
     * The columns of a kind that name a member or content which must be there before, in the order in which they are looked at. What
     * contents reply to and derive from may come after them.
     */
    static List<String> columns(Kind kind) {
        return Format.columns(kind).values().stream()
                .filter(column -> TO_MEMBERS.contains(column.name())
                        || (kind != Kind.CONTENTS && TO_CONTENTS.contains(column.name()) && !column.property()))
                .map(Column::name)
                .toList();
    }

    /** Why a row was rejected whose column the graph could not follow. */
    static String reason(Kind kind, String column, Map<String, String> values) {
        String value = Objects.requireNonNullElse(values.get(column), "");
        if (TO_MEMBERS.contains(column)) {
            return column + ": no member has the key '" + value + "'";
        }
        if (TO_CONTENTS.contains(column)) {
            return column + ": no content has the key '" + value + "'";
        }
        return switch (kind) {
            case MEMBERS -> column + ": '" + value + "' is a member here, and not merged into another";
            case IDENTITIES -> column + ": the account '" + value + "' belongs to another member";
            case CIRCLES -> column + ": the circle '" + values.get("key") + "' is not part of '" + value + "'";
            case MEMBERSHIPS -> column + ": the circle '" + values.get("circle") + "' is not part of '" + value + "'";
            case REFERRALS -> column + ": the touch '" + value + "' is between other members";
            case CODES -> column + ": the code '" + value + "' is another member's";
            case INVITATIONS -> column + ": the touch '" + value + "' is another member's";
            case LEDGER -> column + ": the transaction '" + value + "' is about other members";
            case ORDERS -> column + ": the order '" + value + "' is another member's";
            case TAGS -> column + ": the tag '" + values.get("tag") + "' is of another kind than '" + value + "'";
            default -> throw new IllegalStateException("no statement reports " + column + " of " + kind);
        };
    }

    /** Whether a dry run would have made what the column names. */
    static boolean rehearsed(Target target, String column, Map<String, String> values) {
        String value = Objects.requireNonNullElse(values.get(column), "");
        return (TO_MEMBERS.contains(column) && target.rehearsed(Kind.MEMBERS, value))
                || (TO_CONTENTS.contains(column)
                        && keys(column, value).stream().allMatch(key -> target.rehearsed(Kind.CONTENTS, key)));
    }

    private static List<String> keys(String column, String value) {
        return "derivedFrom".equals(column) ? Values.keys(value) : List.of(value);
    }
}

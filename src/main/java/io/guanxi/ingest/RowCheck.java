package io.guanxi.ingest;

import io.guanxi.graph.Ids;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the values of one kind's rows and tells the rows apart, without looking at the graph. */
final class RowCheck {

    private static final Set<Kind> NEVER_TO_ONESELF = Set.of(Kind.FOLLOWS, Kind.TRUSTS, Kind.BLOCKS, Kind.REFERRALS);
    private static final Set<Kind> WITH_SECOND_NODE =
            Set.of(Kind.TOPICS, Kind.CIRCLES, Kind.MEMBERSHIPS, Kind.REFERRALS, Kind.INVITATIONS);

    /** What is said later about a touch does not make it another one. */
    private static final List<String> TOUCH = List.of("referrer", "member", "at", "campaign", "code", "source");

    private final Kind kind;
    private final Values values;
    private final String currency;

    /** The columns by name: hashes of whole rows, of which stored keys are made, have them in this order. */
    private final List<String> sorted;

    private final Fingerprint fingerprint = new Fingerprint();
    private final Tally identities = new Tally();
    private final AnonymousReactions anonymous;
    private final Map<String, String> settled = new HashMap<>();
    private Tally occurrences = new Tally();
    private @Nullable String file;

    RowCheck(Kind kind, Values values, String currency) {
        this.kind = kind;
        this.values = values;
        this.currency = currency;
        this.sorted = Format.columns(kind).keySet().stream().sorted().toList();
        this.anonymous = new AnonymousReactions(values);
    }

    Checked check(int number, Row row) throws Unreadable {
        if (row.problem() != null) {
            throw new Unreadable(row.problem());
        }
        Map<String, Object> input = new HashMap<>();
        Map<String, Object> properties = new HashMap<>();
        for (Column column : Format.columns(kind).values()) {
            String text = row.values().get(column.name());
            if (text != null) {
                put(column, values.of(column, text), input, properties);
            } else if (column.required()) {
                throw new Unreadable(column.name() + ": is missing");
            }
        }
        refuseSelf(row.values());
        if (kind == Kind.MEMBERSHIPS && row.values().containsKey("circle")) {
            settle("circle", "channel", row.values(), input);
        }
        if (kind == Kind.TAGS) {
            settle("tag", "kind", row.values(), input);
        }
        input.put("n", number);
        input.put("id", Ids.next());
        if (WITH_SECOND_NODE.contains(kind)) {
            input.put("otherId", Ids.next());
        }
        if (kind == Kind.CAMPAIGNS) {
            CampaignRules.expect(properties);
        }
        if (kind == Kind.ORDERS || kind == Kind.LEDGER) {
            properties.putIfAbsent("currency", currency);
        }
        input.put("p", properties);
        return new Checked(number, row, identify(row, input, properties), input, properties);
    }

    private void put(Column column, Object value, Map<String, Object> input, Map<String, Object> properties) {
        switch (column.type()) {
            case JSON -> ((Map<?, ?>) value).forEach((name, one) -> properties.put(name.toString(), one));
            case AMOUNT, AMOUNTS -> properties.put(column.name() + "E4", value);
            case LIST -> {
                List<Map<String, Object>> named = new ArrayList<>();
                ((List<?>) value).forEach(name -> named.add(Map.of("name", name, "id", Ids.next())));
                input.put(column.name(), named);
            }
            default -> (column.property() ? properties : input).put(column.name(), value);
        }
    }

    /** A circle is part of the channel that its first row says, a tag of that kind; later rows may leave it out. */
    private void settle(String what, String column, Map<String, String> texts, Map<String, Object> input)
            throws Unreadable {
        String name = Objects.requireNonNull(texts.get(what));
        String value = Objects.requireNonNullElse(texts.get(column), "");
        String before = settled.putIfAbsent(name, value);
        if (before != null && !value.isEmpty() && !before.equals(value)) {
            throw new Unreadable(column + ": an earlier row says that the " + what + " '" + name + "' has "
                    + (before.isEmpty() ? "no " + column : "the " + column + " '" + before + "'"));
        }
        if (before != null && !before.isEmpty()) {
            input.put(column, before);
        }
    }

    private void refuseSelf(Map<String, String> texts) throws Unreadable {
        String from = texts.get(kind == Kind.REFERRALS ? "referrer" : "from");
        String to = texts.get(kind == Kind.REFERRALS ? "member" : "to");
        if (NEVER_TO_ONESELF.contains(kind) && Objects.equals(from, to)) {
            throw new Unreadable(
                    (kind == Kind.REFERRALS ? "referrer" : "from") + ": '" + from + "' is the member itself");
        }
        if (kind == Kind.CONTENTS && Objects.equals(texts.get("replyTo"), texts.get("key"))) {
            throw new Unreadable("replyTo: '" + texts.get("key") + "' is the content itself");
        }
    }

    private long identify(Row row, Map<String, Object> input, Map<String, Object> properties) throws Unreadable {
        Map<String, String> texts = row.values();
        if (kind == Kind.REACTIONS && !texts.containsKey("member")) {
            return anonymous.identify(texts, input, (ZonedDateTime) properties.get("at"));
        }
        if (input.containsKey("count")) {
            throw new Unreadable(
                    "count: only reactions without a member are counted, this one is of '" + texts.get("member") + "'");
        }
        if (kind == Kind.EVENTS) {
            return fingerprint.of(List.of("key"), texts);
        }
        List<String> identity = identity(texts);
        long whole = fingerprint.of(sorted, texts);
        if (!texts.containsKey("key") && (identity.isEmpty() || kind == Kind.ORDERS)) {
            if (!row.file().equals(file)) {
                file = row.file();
                occurrences = new Tally();
            }
            long hash = kind == Kind.REFERRALS ? fingerprint.of(TOUCH, texts) : whole;
            String key = HexFormat.of().toHexDigits(hash) + "-" + occurrences.count(hash);
            input.put("key", key);
            return fingerprint.of(List.of("key"), Map.of("key", key));
        }
        List<String> columns = identity.isEmpty()
                ? Format.columns(kind).values().stream()
                        .filter(column -> !column.property())
                        .map(Column::name)
                        .toList()
                : identity;
        long hash = fingerprint.of(columns, texts);
        long before = identities.putIfAbsent(hash, whole);
        if (before != 0 && before != whole) {
            throw new Unreadable(String.join(
                            ", ", columns.stream().filter(texts::containsKey).toList())
                    + ": an earlier row has the same with other values, and that one counts");
        }
        return hash;
    }

    private List<String> identity(Map<String, String> texts) {
        if (kind == Kind.MEMBERSHIPS && !texts.containsKey("circle")) {
            return List.of("member", "channel");
        }
        return kind == Kind.REFERRALS && texts.containsKey("key") ? List.of("key") : Format.identity(kind);
    }
}

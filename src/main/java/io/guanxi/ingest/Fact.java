package io.guanxi.ingest;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Something that a row says of one thing in the graph. A row says nothing new if all its facts are stored.
 *
 * @param name tells it from other facts with the same address
 * @param address the columns by which the statements of the import find the thing
 * @param values the columns that it then compares
 * @param own whether the fact is of this row alone, not of a circle or tag that many rows name
 */
record Fact(String name, List<String> address, List<Column> values, boolean own) {

    private static final String NUMBERED = "counted";

    /** An anonymous reaction: no more is said of it than that it is there, up to the number that is stored. */
    private static final Fact COUNTED = new Fact(NUMBERED, List.of("content", "kind", "day"), List.of(), true);

    /** A touch that brought nobody, because the member had been brought before. What is said of the referral is not stored of it. */
    static final Fact SECOND_TOUCH =
            fact("touch", Kind.REFERRALS, List.of("key"), "referrer", "member", "at", "code", "source");

    private static final Fact IN_CIRCLE =
            fact("member", Kind.MEMBERSHIPS, List.of("member", "circle"), "role", "since", "until");
    private static final Fact IN_CHANNEL =
            fact("member", Kind.MEMBERSHIPS, List.of("member", "channel"), "role", "since", "until");
    private static final Fact CIRCLE = shared(Kind.MEMBERSHIPS, "circle", "channel");
    private static final Fact TAGGED = fact("tagged", Kind.TAGS, List.of("member", "tag"), "at", "by");
    private static final Fact TAG = shared(Kind.TAGS, "tag", "kind");

    /** Events never change: only whose one is, and on what, has to be there. */
    private static final Fact EVENT = fact("event", Kind.EVENTS, List.of("key"), "member", "content");

    private static final Map<Kind, List<String>> KEYED = Map.of(
            Kind.TRUSTS, List.of("from", "to", "key"),
            Kind.INTERACTIONS, List.of("from", "to", "key"),
            Kind.REACTIONS, List.of("member", "content", "key"),
            Kind.SHARES, List.of("member", "content", "key"),
            Kind.REFERRALS, List.of("key"),
            Kind.BADGES, List.of("member", "badge", "key"));

    private static final Map<Kind, Fact> WHOLE = new EnumMap<>(Kind.class);

    static {
        for (Kind kind : Kind.values()) {
            List<String> address = KEYED.getOrDefault(kind, Format.identity(kind));
            String[] others = Format.columns(kind).keySet().stream()
                    .filter(column -> !address.contains(column))
                    .toArray(String[]::new);
            WHOLE.put(kind, fact("row", kind, address, others));
        }
    }

    /** The facts of a row that has the columns of which {@code has} knows. */
    static List<Fact> of(Kind kind, Predicate<String> has) {
        return switch (kind) {
            case MEMBERSHIPS -> has.test("circle") ? both(IN_CIRCLE, CIRCLE, has.test("channel")) : List.of(IN_CHANNEL);
            case TAGS -> both(TAGGED, TAG, has.test("kind"));
            case EVENTS -> List.of(EVENT);
            case REACTIONS -> List.of(has.test("member") ? whole(kind) : COUNTED);
            default -> List.of(whole(kind));
        };
    }

    /** Whether a number is stored of it instead of values. */
    boolean isCounted() {
        return name.equals(NUMBERED);
    }

    private static Fact whole(Kind kind) {
        return Objects.requireNonNull(WHOLE.get(kind));
    }

    private static List<Fact> both(Fact one, Fact other, boolean and) {
        return and ? List.of(one, other) : List.of(one);
    }

    private static Fact shared(Kind kind, String address, String value) {
        return new Fact(address, List.of(address), columns(kind, Stream.of(value)), false);
    }

    private static Fact fact(String name, Kind kind, List<String> address, String... values) {
        return new Fact(name, address, columns(kind, Stream.of(values)), true);
    }

    private static List<Column> columns(Kind kind, Stream<String> names) {
        return names.map(name -> Objects.requireNonNull(Format.columns(kind).get(name)))
                .toList();
    }
}

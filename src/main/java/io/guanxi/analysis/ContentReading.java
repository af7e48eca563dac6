package io.guanxi.analysis;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How contents are judged: rows of {@code _value/contents} become what contents have earned.
 *
 * @param asOf the time that is looked from
 * @param numbers of the members by internal id: what others do counts nothing
 * @param trust in each member
 * @param trusting whether nobody is distrusted, so that those who are not known count too
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record ContentReading(
        Configuration settings, Instant asOf, Map<String, Integer> numbers, double[] trust, boolean trusting) {

    private static final double HOUR = 3_600_000;

    /** What the statement is told besides the members. */
    static Map<String, Object> input(List<String> members, Instant asOf) {
        return Map.of("members", members, "asOf", Steps.time(asOf), "undated", Undated.MILLIS);
    }

    ContentYield of(Map<?, ?> row) {
        long createdAt = Column.count(row, "createdAt");
        Tally tally = new Tally(createdAt);
        anonymous(tally, Column.map(row, "anonymous"));
        reactions(tally, Column.map(row, "reactions"));
        shares(tally, Column.map(row, "shares"));
        replies(tally, Column.map(row, "replies"));
        Instant window = asOf.minus(settings.activeWindow());
        return new ContentYield(
                Column.text(row, "content"),
                createdAt <= asOf.toEpochMilli(),
                createdAt == Undated.MILLIS || createdAt >= window.toEpochMilli(),
                tally.responses,
                tally.positive,
                tally.negative,
                tally.shares,
                tally.cascade.depth(trust),
                tally.hours(),
                tally.praise,
                tally.judged,
                adoptions(Column.list(row, "adopters")),
                Column.list(row, "topics").stream().map(String.class::cast).toList(),
                tally.sharers.stream().mapToInt(who -> who).toArray());
    }

    /** Adds up what one content has earned. */
    private static final class Tally {
        private final long createdAt;
        private final ShareCascade cascade = new ShareCascade();
        private final Set<Integer> sharers = new TreeSet<>();
        private double responses;
        private double positive;
        private double negative;
        private double shares;
        private double praise;
        private double judged;
        private long first = Long.MAX_VALUE;

        Tally(long createdAt) {
            this.createdAt = createdAt;
        }

        /** To the first response; one that is dated before its content came at once. */
        double hours() {
            return createdAt == Undated.MILLIS || first == Long.MAX_VALUE
                    ? -1
                    : Math.max(0, (first - createdAt) / HOUR);
        }
    }

    private void anonymous(Tally tally, Map<?, ?> counts) {
        List<?> kinds = Column.list(counts, "kinds");
        for (int i = 0; trusting && i < kinds.size(); i++) {
            double count = number(counts, "counts", i);
            tally.responses += count * decayed((long) number(counts, "at", i));
            judge(tally, (String) kinds.get(i), count);
        }
    }

    private void reactions(Tally tally, Map<?, ?> reactions) {
        List<?> who = Column.list(reactions, "who");
        for (int i = 0; i < who.size(); i++) {
            Integer other = responded(tally, reactions, i);
            if (other != null) {
                judge(tally, (String) Column.list(reactions, "kinds").get(i), trust[other]);
            }
        }
    }

    private void judge(Tally tally, String kind, double count) {
        tally.positive += settings.positiveReactions().contains(kind) ? count : 0;
        tally.negative += settings.negativeReactions().contains(kind) ? count : 0;
    }

    private void shares(Tally tally, Map<?, ?> shares) {
        List<?> who = Column.list(shares, "who");
        Map<Object, Integer> keys = new HashMap<>();
        for (int i = 0; i < who.size(); i++) {
            Integer other = numbers.get((String) who.get(i));
            if (other != null) {
                keys.put(Column.list(shares, "keys").get(i), other);
            }
        }
        for (int i = 0; i < who.size(); i++) {
            Integer other = responded(tally, shares, i);
            if (other != null) {
                tally.shares += trust[other];
                tally.sharers.add(other);
                tally.cascade.add(
                        other,
                        (long) number(shares, "at", i),
                        keys.getOrDefault(Column.list(shares, "from").get(i), -1));
            }
        }
    }

    private void replies(Tally tally, Map<?, ?> replies) {
        List<?> who = Column.list(replies, "who");
        for (int i = 0; i < who.size(); i++) {
            Integer other = responded(tally, replies, i);
            double sentiment = number(replies, "sentiments", i);
            // Those that are not known are beyond -1..1.
            if (other != null && sentiment <= 1) {
                tally.judged += trust[other];
                tally.praise += sentiment > 0 ? trust[other] : 0;
            }
        }
    }

    /** Counts a response; gives the number of who it is from, unless they count nothing. */
    private @Nullable Integer responded(Tally tally, Map<?, ?> responses, int i) {
        Integer other = numbers.get((String) Column.list(responses, "who").get(i));
        if (other == null || trust[other] == 0) {
            return null;
        }
        long at = (long) number(responses, "at", i);
        tally.responses += trust[other] * decayed(at);
        tally.first = at == Undated.MILLIS ? tally.first : Math.min(tally.first, at);
        return other;
    }

    /** Contents of others that derive from it; those of nobody known count where everybody is trusted. */
    private double adoptions(List<?> adopters) {
        double adoptions = 0;
        for (Object adopter : adopters) {
            Integer other = numbers.get((String) adopter);
            adoptions += other != null ? trust[other] : adopter.equals("") && trusting ? 1 : 0;
        }
        return adoptions;
    }

    private double decayed(long at) {
        return at == Undated.MILLIS ? 1 : Math.pow(2, (at - asOf.toEpochMilli()) / settings.engagementHalfLifeMillis());
    }

    private static double number(Map<?, ?> lists, String name, int i) {
        return ((Number) Column.list(lists, name).get(i)).doubleValue();
    }
}

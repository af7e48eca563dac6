package io.guanxi.analysis;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Adds up what one content has earned from others up to a time. Others have numbers; who is negative is nobody known, and counts only in adoptions. */
final class ContentTally {

    private static final double HOUR = 3_600_000;

    private final Judge judge;
    private final long createdAt;
    private final ShareCascade cascade = new ShareCascade();
    private final Set<Integer> sharers = new TreeSet<>();
    private double responses;
    private double positive;
    private double negative;
    private double shares;
    private double praise;
    private double judged;
    private double adoptions;
    private long first = Long.MAX_VALUE;

    /**
     * How contents are judged.
     *
     * @param asOf the time that is looked from; what is dated later does not count
     * @param trust in each member: what is done by whoever has none counts nothing
     * @param trusting whether nobody is distrusted, so that those who are not known count too
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares them
    record Judge(Configuration settings, Instant asOf, double[] trust, boolean trusting) {}

    /** @param createdAt milliseconds since 1970, {@link Undated#MILLIS} where it is not known */
    ContentTally(Judge judge, long createdAt) {
        this.judge = judge;
        this.createdAt = createdAt;
    }

    void anonymous(String kind, double count, long at) {
        if (judge.trusting && counts(at)) {
            responses += count * decayed(at);
            judge(kind, count);
        }
    }

    void reaction(int who, String kind, long at) {
        if (responded(who, at)) {
            judge(kind, judge.trust[who]);
        }
    }

    /** @param from at whom it was seen; negative: nobody known */
    void share(int who, long at, int from) {
        if (responded(who, at)) {
            shares += judge.trust[who];
            sharers.add(who);
            cascade.add(who, at, from);
        }
    }

    /** @param sentiment -1..1, beyond where it is not known */
    void reply(int who, long at, double sentiment) {
        if (responded(who, at) && sentiment <= 1) {
            judged += judge.trust[who];
            praise += sentiment > 0 ? judge.trust[who] : 0;
        }
    }

    /** A content of somebody else that derives from it. */
    void adoption(int who, long at) {
        if (counts(at)) {
            adoptions += who >= 0 ? judge.trust[who] : judge.trusting ? 1 : 0;
        }
    }

    ContentYield earned(String content, List<String> topics) {
        Instant window = judge.asOf.minus(judge.settings.activeWindow());
        return new ContentYield(
                content,
                counts(createdAt),
                createdAt == Undated.MILLIS || createdAt >= window.toEpochMilli(),
                responses,
                positive,
                negative,
                shares,
                cascade.depth(judge.trust),
                hours(),
                praise,
                judged,
                adoptions,
                topics,
                sharers.stream().mapToInt(who -> who).toArray());
    }

    private boolean counts(long at) {
        return at <= judge.asOf.toEpochMilli();
    }

    private boolean responded(int who, long at) {
        if (who < 0 || judge.trust[who] == 0 || !counts(at)) {
            return false;
        }
        responses += judge.trust[who] * decayed(at);
        first = at == Undated.MILLIS ? first : Math.min(first, at);
        return true;
    }

    private void judge(String kind, double count) {
        String lower = kind.toLowerCase(Locale.ROOT);
        positive += judge.settings.positiveReactions().contains(lower) ? count : 0;
        negative += judge.settings.negativeReactions().contains(lower) ? count : 0;
    }

    /** To the first response; one that is dated before its content came at once. */
    private double hours() {
        return createdAt == Undated.MILLIS || first == Long.MAX_VALUE ? -1 : Math.max(0, (first - createdAt) / HOUR);
    }

    private double decayed(long at) {
        return at == Undated.MILLIS
                ? 1
                : Math.pow(2, (at - judge.asOf.toEpochMilli()) / judge.settings.engagementHalfLifeMillis());
    }
}

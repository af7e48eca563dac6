package io.guanxi.analysis;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The lineage of a whole community as it was at one time, and what follows from it.
 *
 * @param asOf when it was read
 * @param ranked whether there was a ranking, which says who is active
 * @param currency of the community
 * @param read when its reading began, by {@link System#nanoTime}
 * @param took in nanoseconds
 * @param kept what was worked out before, by what was asked
 */
record LineageImage(
        Lineage lineage,
        Instant asOf,
        boolean ranked,
        String currency,
        long read,
        long took,
        Cache<Object, Object> kept) {

    /** Places of a list at most. */
    static final int MOST = 1_000;
    /** What takes less to read is read each time, and is never old. */
    private static final long QUICK = Duration.ofMillis(100).toNanos();

    private static final long OLDEST = Duration.ofMinutes(1).toNanos();
    /** How long one is good, by how long it took to read; at most a minute, unless reading would then take too much of the time. */
    private static final int LONG = 20;

    private static final int LEAST = 5;

    static LineageImage of(Lineage lineage, Instant asOf, boolean ranked, String currency, long read) {
        return new LineageImage(
                lineage,
                asOf,
                ranked,
                currency,
                read,
                System.nanoTime() - read,
                Caffeine.newBuilder().maximumSize(1_000).build());
    }

    /** How much of its time has passed: 1 when it is too old. */
    double age() {
        return took < QUICK
                ? 1
                : (double) (System.nanoTime() - read) / Math.max(Math.min(OLDEST, LONG * took), LEAST * took);
    }

    /** Whether a reading that began then can only be that of an image which may be of a moment ago. */
    static boolean isSlow(long begun) {
        return System.nanoTime() - begun > QUICK;
    }

    private record StatsOf(String member, @Nullable String campaign) {}

    private record StatsIn(String campaign) {}

    /** The fields of {@code ReferralStats}. */
    Map<String, @Nullable Object> stats(String member, @Nullable String campaign) {
        return kept(
                new StatsOf(member, campaign),
                () -> ReferralFigures.below(lineage, lineage.place(member), campaign)
                        .told(ranked, currency, asOf));
    }

    Map<String, @Nullable Object> stats(String campaign) {
        return kept(
                new StatsIn(campaign),
                () -> ReferralFigures.of(lineage, campaign).told(ranked, currency, asOf));
    }

    List<Map<String, Object>> leaderboard(
            LeaderboardMeasure by, @Nullable String campaign, @Nullable Long from, @Nullable Long to) {
        Leaderboard board = new Leaderboard(by, campaign, from, to, currency);
        return kept(board, () -> board.first(lineage, MOST));
    }

    List<Map<String, Object>> roots() {
        return kept(
                "roots",
                () -> lineage.roots()
                        .filter(this::isRoot)
                        .boxed()
                        .sorted(Comparator.<Integer>comparingInt(root -> root - lineage.end(root))
                                .thenComparingInt(lineage::row))
                        .limit(MOST)
                        .map(root -> Map.<String, Object>of(
                                "key", lineage.key(root),
                                "total", lineage.end(root) - root - 1,
                                "maxDepth", maxDepth(root, lineage.end(root))))
                        .toList());
    }

    private boolean isRoot(int place) {
        return !lineage.at(place).isBrought() && lineage.end(place) > place + 1;
    }

    int rootCount() {
        return (int) lineage.roots().filter(this::isRoot).count();
    }

    int maxDepth(int from, int to) {
        return IntStream.range(from, to).map(lineage::depth).max().orElse(0);
    }

    @SuppressWarnings("unchecked") // what is kept under a question is its answer
    <T> T kept(Object question, Supplier<T> answer) {
        return (T) kept.get(question, unseen -> answer.get());
    }
}

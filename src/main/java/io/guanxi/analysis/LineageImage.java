package io.guanxi.analysis;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The lineage of a whole community as it was at one time, and what follows from it.
 *
 * @param community its key
 * @param large the keys of those who have more below them than is read each time, by their internal ids
 * @param asOf when it was read
 * @param ranked whether there was a ranking, which says who is active
 * @param currency of the community
 * @param read when its reading began, by {@link System#nanoTime}
 * @param took in nanoseconds
 * @param mark what the database had committed before; absent if it does not say
 * @param kept what was worked out before, by what was asked
 */
record LineageImage(
        String community,
        Lineage lineage,
        Map<String, String> large,
        Instant asOf,
        boolean ranked,
        String currency,
        long read,
        long took,
        Optional<String> mark,
        Cache<Question<?>, Object> kept) {

    /** Places of a list at most. */
    static final int MOST = 1_000;
    /** Who has more below them is looked for here and not in the graph. */
    static final int FEW = 2_000;
    /** How long an image is kept of a community in which nothing is written. */
    private static final Duration STILL = Duration.ofMinutes(10);
    /** What takes less to read is read each time, and is never old. */
    private static final long QUICK = Duration.ofMillis(100).toNanos();

    private static final long OLDEST = Duration.ofMinutes(1).toNanos();
    /** How long one is good, by how long it took to read; at most a minute, unless reading would then take too much of the time. */
    private static final int LONG = 20;

    private static final int LEAST = 5;
    /** Answers that are worked out again as soon as there is a newer image: those that are asked for most. */
    private static final int HOT = 50;

    /** Something that an image answers, always in the same way. */
    interface Question<T> {
        T of(LineageImage image);
    }

    static LineageImage of(
            Lineages.Asked asked,
            Lineage lineage,
            Map<String, String> large,
            String currency,
            long read,
            Optional<String> mark) {
        return new LineageImage(
                asked.community(),
                lineage,
                large,
                asked.now(),
                asked.snapshot() != null,
                currency,
                read,
                System.nanoTime() - read,
                mark,
                Caffeine.newBuilder().maximumSize(1_000).build());
    }

    /** The same, as good as if it had been read now, because nothing was committed since. */
    LineageImage confirmed() {
        return new LineageImage(community, lineage, large, asOf, ranked, currency, System.nanoTime(), took, mark, kept);
    }

    /** Whether it may say what is now, if nothing was committed since: holds end by themselves. */
    boolean isOfLate(Instant now) {
        return asOf.plus(STILL).isAfter(now);
    }

    /** In nanoseconds, from the beginning of its reading on. */
    long goodFor() {
        return took < QUICK ? 0 : Math.max(Math.min(OLDEST, LONG * took), LEAST * took);
    }

    /** Whether it is of a moment ago at most. */
    boolean isGood() {
        return System.nanoTime() - read < goodFor();
    }

    /** Whether a reading that began then can only be that of an image which may be of a moment ago. */
    static boolean isSlow(long begun) {
        return System.nanoTime() - begun > QUICK;
    }

    @SuppressWarnings("unchecked") // what is kept under a question is its answer
    <T> T answer(Question<T> question) {
        return (T) kept.get(question, unseen -> question.of(this));
    }

    /** Works out what was asked of an older one. */
    void takeOver(LineageImage older) {
        older.kept()
                .policy()
                .eviction()
                .ifPresent(asked -> asked.hottest(HOT).keySet().forEach(this::answer));
    }

    record StatsOf(String member, @Nullable String campaign) implements Question<Map<String, @Nullable Object>> {
        @Override
        public Map<String, @Nullable Object> of(LineageImage image) {
            return ReferralFigures.below(image.lineage, image.lineage.place(member), campaign)
                    .told(image.ranked, image.currency, image.asOf);
        }
    }

    record StatsIn(String campaign) implements Question<Map<String, @Nullable Object>> {
        @Override
        public Map<String, @Nullable Object> of(LineageImage image) {
            return ReferralFigures.of(image.lineage, campaign).told(image.ranked, image.currency, image.asOf);
        }
    }

    record Roots() implements Question<List<Map<String, Object>>> {
        @Override
        public List<Map<String, Object>> of(LineageImage image) {
            Lineage lineage = image.lineage;
            return lineage.roots()
                    .filter(image::isRoot)
                    .boxed()
                    .sorted(Comparator.<Integer>comparingInt(root -> root - lineage.end(root))
                            .thenComparingInt(lineage::row))
                    .limit(MOST)
                    .map(root -> Map.<String, Object>of(
                            "key", lineage.key(root),
                            "total", lineage.end(root) - root - 1,
                            "maxDepth", image.maxDepth(root, lineage.end(root))))
                    .toList();
        }
    }

    private boolean isRoot(int place) {
        return !lineage.facts().isBrought(place) && lineage.end(place) > place + 1;
    }

    int rootCount() {
        return (int) lineage.roots().filter(this::isRoot).count();
    }

    int maxDepth(int from, int to) {
        return IntStream.range(from, to).map(lineage::depth).max().orElse(0);
    }
}

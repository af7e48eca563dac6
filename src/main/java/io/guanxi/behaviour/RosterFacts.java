package io.guanxi.behaviour;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What is asked of the members of a roster besides when they did something: kept as long as the roster where it takes a while, so that whoever comes back for it finds it. */
final class RosterFacts {

    private static final Duration UNUSED = Duration.ofMinutes(10);
    private static final int MOST = 100;
    /** Who meets a rule, and what members are told apart by, is read each time where that takes less. */
    private static final Duration QUICK = Duration.ofMillis(100);

    private final EventReading reading;
    private final AsyncCache<Chosen, BitSet> chosen =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(UNUSED).buildAsync();
    private final AsyncCache<Compared, Values> values =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(UNUSED).buildAsync();
    private final AsyncCache<Roster, List<String>> types =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(UNUSED).buildAsync();

    /** Those of whom a rule holds, where it looks at a ranking by this one. */
    private record Chosen(
            Roster roster, String rule, @Nullable String snapshot) {}

    private record Compared(
            Roster roster, Dimension by, @Nullable String snapshot) {}

    /** @param of each row, absent of who has none */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares them
    record Values(String[] @Nullable [] of) {}

    RosterFacts(EventReading reading) {
        this.reading = reading;
    }

    void forget(Roster old) {
        chosen.asMap().keySet().removeIf(key -> key.roster() == old);
        values.asMap().keySet().removeIf(key -> key.roster() == old);
        types.asMap().keySet().remove(old);
    }

    /** The types of tracked events, those that most members did first. */
    CompletableFuture<List<String>> types(Roster roster) {
        return types.get(
                roster,
                (missing, executor) -> CompletableFuture.supplyAsync(
                        () -> reading.types(roster.community(), Paths.MOST), EventImages.THREADS));
    }

    /** What members are told apart by: read once for a roster, unless that is quick. */
    CompletableFuture<Values> values(Roster roster, Dimension by, @Nullable String snapshot, Progress progress) {
        Compared key = new Compared(roster, by, snapshot);
        return values.get(
                key,
                (missing, executor) -> CompletableFuture.supplyAsync(
                        () -> {
                            long begun = System.nanoTime();
                            Values read = new Values(reading.dimension(roster, by, snapshot, progress));
                            unlessQuick(values, key, begun);
                            return read;
                        },
                        EventImages.THREADS));
    }

    private static <K> void unlessQuick(AsyncCache<K, ?> cache, K key, long begun) {
        if (System.nanoTime() - begun < QUICK.toNanos()) {
            EventImages.THREADS.execute(() -> cache.asMap().keySet().remove(key));
        }
    }

    /** The rows of those who are asked for: looked for once for a roster, unless that is quick. */
    CompletableFuture<BitSet> rows(Roster roster, Behaviours.Asked asked, Progress progress) {
        Behaviours.Among among = asked.among();
        if (among == null) {
            BitSet rows = new BitSet(roster.size());
            rows.set(0, roster.size());
            return CompletableFuture.completedFuture(rows);
        }
        Chosen key = new Chosen(roster, among.rule(), asked.snapshot());
        return chosen.get(key, (missing, executor) -> {
            long begun = System.nanoTime();
            progress.tell("the cohort", progress.at().done());
            return among.ids()
                    .get()
                    .thenApplyAsync(
                            ids -> {
                                unlessQuick(chosen, key, begun);
                                return roster.rows(ids);
                            },
                            EventImages.THREADS)
                    .toCompletableFuture();
        });
    }
}

package io.guanxi.behaviour;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.guanxi.graph.Graph;
import io.guanxi.jobs.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** What is asked of the members of a roster besides when they did something: kept as long as the roster where it takes a while, so that whoever comes back for it finds it. */
final class RosterFacts {

    private static final Duration UNUSED = Duration.ofMinutes(10);
    private static final int MOST = 100;
    /** Who meets a rule, and what members are told apart by, is read each time where that takes less. */
    private static final Duration QUICK = Duration.ofMillis(100);

    private final EventReading reading;
    private final AsyncCache<Key, Kept<?>> kept =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(UNUSED).buildAsync();
    private final AsyncCache<Roster, List<String>> types =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(UNUSED).buildAsync();

    /**
     * What is known.
     *
     * @param fact tells it from other facts
     * @param snapshot the ranking that it may look at
     */
    private record Key(Roster roster, Object fact, @Nullable String snapshot) {}

    /** The rule of those who are looked for. */
    private record Chosen(String rule) {}

    /** A fact, how it is read of another roster, and whether anybody asked for it since it was read. */
    private static final class Kept<T> {

        private final T value;
        private final BiFunction<Roster, Progress, T> reading;
        private volatile boolean asked;

        Kept(T value, BiFunction<Roster, Progress, T> reading) {
            this.value = value;
            this.reading = reading;
        }

        T value() {
            asked = true;
            return value;
        }

        Kept<T> of(Roster other) {
            return new Kept<>(reading.apply(other, Progress.UNSEEN), reading);
        }
    }

    /** @param of each row, absent of who has none */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares them
    record Values(String[] @Nullable [] of) {

        /** The rows that have one of some values. */
        BitSet in(Set<String> names) {
            BitSet rows = new BitSet(of.length);
            for (int row = 0; row < of.length; row++) {
                String[] values = of[row];
                rows.set(row, values != null && Arrays.stream(values).anyMatch(names::contains));
            }
            return rows;
        }
    }

    RosterFacts(EventReading reading) {
        this.reading = reading;
    }

    void forget(Roster old) {
        kept.asMap().keySet().removeIf(key -> key.roster() == old);
        types.asMap().keySet().remove(old);
    }

    /** Reads of a newer roster what was asked of an older one; waits for it. */
    void takeOver(Roster old, Roster newer) {
        kept.synchronous().asMap().forEach((key, fact) -> {
            if (key.roster() == old && fact.asked) {
                kept.put(new Key(newer, key.fact(), key.snapshot()), CompletableFuture.completedFuture(fact.of(newer)));
            }
        });
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
        return fact(
                new Key(roster, by, snapshot),
                (of, told) -> new Values(reading.dimension(of, by, snapshot, told)),
                progress);
    }

    /** In which part of a division each member is: read once for a roster, unless that is quick. */
    CompletableFuture<Values> values(Roster roster, Division division, Progress progress) {
        return fact(
                new Key(roster, division, null),
                (of, told) -> new Values(reading.division(of, division, told)),
                progress);
    }

    /** The rows of those who are looked for: once for a roster, unless that is quick. */
    CompletableFuture<BitSet> rows(Roster roster, Among.Found found, @Nullable String snapshot, Progress progress) {
        return fact(
                new Key(roster, new Chosen(found.rule()), snapshot),
                (of, told) -> {
                    Among.Search search = Graph.await(found.search().apply(Instant.ofEpochMilli(of.asOf())));
                    return search.isNamed() ? of.rows(Graph.await(search.all())) : reading.searched(of, search, told);
                },
                progress);
    }

    @SuppressWarnings("unchecked") // what is kept under a key is of its type
    private <T> CompletableFuture<T> fact(Key key, BiFunction<Roster, Progress, T> how, Progress progress) {
        return kept.get(
                        key,
                        (missing, executor) -> CompletableFuture.supplyAsync(
                                () -> {
                                    long begun = System.nanoTime();
                                    Kept<T> read = new Kept<>(how.apply(key.roster(), progress), how);
                                    if (System.nanoTime() - begun < QUICK.toNanos()) {
                                        EventImages.THREADS.execute(
                                                () -> kept.asMap().keySet().remove(key));
                                    }
                                    return read;
                                },
                                EventImages.THREADS))
                .thenApply(read -> ((Kept<T>) read).value());
    }
}

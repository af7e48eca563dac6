package io.guanxi.behaviour;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.guanxi.graph.Graph;
import io.guanxi.jobs.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Images of what members did, one a community, made of those columns that somebody asked for. Any server can make them at any time, so that nothing of them is stored. They take
 * at most an eighth of the memory; what was not asked for longest goes first.
 */
final class EventImages {

    private static final Logger log = LoggerFactory.getLogger(EventImages.class);

    static final ExecutorService THREADS = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "guanxi-behaviour");
        thread.setDaemon(true);
        return thread;
    });

    /** What any event is the sum of. */
    private static final List<EventPattern> ANY = Stream.concat(Behaviours.STEPS.stream(), Stream.of(EventKind.TRACK))
            .map(EventPattern::of)
            .toList();

    private static final long MOST = Runtime.getRuntime().maxMemory() / 8;
    private static final Duration UNUSED = Duration.ofMinutes(10);

    private final EventReading reading;
    private final AsyncCache<String, Roster> rosters = Caffeine.newBuilder()
            .maximumWeight(kilobytes(MOST))
            .weigher((String community, Roster roster) -> kilobytes(roster.bytes()))
            .expireAfterAccess(UNUSED)
            .buildAsync();
    private final AsyncCache<Key, EventColumn> columns = Caffeine.newBuilder()
            .maximumWeight(kilobytes(MOST))
            .weigher((Key key, EventColumn column) -> kilobytes(column.bytes()))
            .expireAfterAccess(UNUSED)
            .executor(THREADS)
            .buildAsync();
    private final RosterFacts facts;
    private final Set<String> renewing = ConcurrentHashMap.newKeySet();

    private record Key(Roster roster, EventPattern pattern) {}

    EventImages(Graph graph, Duration timeout) {
        reading = new EventReading(graph, timeout, MOST);
        facts = new RosterFacts(reading);
    }

    private static int kilobytes(long bytes) {
        return (int) Math.min(Integer.MAX_VALUE, 1 + bytes / 1_024);
    }

    /** What else is asked of the members of a roster. */
    RosterFacts facts() {
        return facts;
    }

    /** Whether there is an image of a community that is good still. */
    boolean isAtHand(String community) {
        CompletableFuture<Roster> known = rosters.getIfPresent(community);
        return known != null
                && known.isDone()
                && !known.isCompletedExceptionally()
                && known.join().age() < 1;
    }

    /** The members of a community; of what is being read now, everybody gets the same. */
    CompletableFuture<Roster> roster(String community, Instant now, Progress progress) {
        CompletableFuture<Roster> known = rosters.getIfPresent(community);
        if (known != null && known.isDone() && !known.isCompletedExceptionally()) {
            double age = known.join().age();
            if (age >= 1) {
                rosters.asMap().remove(community, known);
                forget(known.join());
            } else if (age > 0.5) {
                renew(known.join(), now);
            }
        }
        return rosters.get(
                community,
                (key, executor) -> CompletableFuture.supplyAsync(
                        () -> {
                            Roster roster = reading.roster(community, now, progress);
                            reading.expectSmall(roster.bytes());
                            return roster;
                        },
                        THREADS));
    }

    /** Whoever works with parts of it has them; nobody else will ask for them. */
    private void forget(Roster old) {
        columns.asMap().keySet().removeIf(key -> key.roster() == old);
        facts.forget(old);
    }

    /** Reads what was asked for of an image once more, and puts it in its place when all of it is there. */
    private void renew(Roster old, Instant now) {
        if (!renewing.add(old.community())) {
            return;
        }
        THREADS.execute(() -> {
            try {
                Roster roster = reading.roster(old.community(), now, Progress.UNSEEN);
                Graph.await(columns(roster, old.asked(), Progress.UNSEEN));
                facts.takeOver(old, roster);
                rosters.put(old.community(), CompletableFuture.completedFuture(roster));
                forget(old);
            } catch (RuntimeException failed) {
                // Whoever has the older image meanwhile does not hear of it.
                log.warn("what members of {} did could not be read: {}", old.community(), failed.toString());
            } finally {
                renewing.remove(old.community());
            }
        });
    }

    /** When the members of a roster did what patterns mean. */
    CompletableFuture<Map<EventPattern, EventColumn>> columns(
            Roster roster, Set<EventPattern> patterns, Progress progress) {
        roster.asked().addAll(patterns);
        Set<EventPattern> plain = new HashSet<>(patterns);
        @Nullable
        EventPattern any = patterns.stream()
                .filter(pattern -> pattern.kind() == EventKind.ANY)
                .findFirst()
                .orElse(null);
        if (any == null) {
            return plain(roster, plain, progress);
        }
        plain.remove(any);
        plain.addAll(ANY);
        return plain(roster, plain, progress)
                .thenCompose(found -> columns.get(
                                new Key(roster, any),
                                (key, executor) -> CompletableFuture.supplyAsync(
                                        () -> EventColumn.merged(ANY.stream()
                                                .map(found::get)
                                                .map(Objects::requireNonNull)
                                                .toList()),
                                        THREADS))
                        .thenApply(all -> {
                            Map<EventPattern, EventColumn> more = new HashMap<>(found);
                            more.put(any, all);
                            return more;
                        }));
    }

    private CompletableFuture<Map<EventPattern, EventColumn>> plain(
            Roster roster, Set<EventPattern> patterns, Progress progress) {
        List<Key> keys =
                patterns.stream().map(pattern -> new Key(roster, pattern)).toList();
        return columns.getAll(
                        keys,
                        (missing, executor) -> CompletableFuture.supplyAsync(
                                () -> read(
                                        roster,
                                        missing.stream().map(Key::pattern).collect(Collectors.toSet()),
                                        progress),
                                THREADS))
                .thenApply(found -> {
                    reading.expectSmall(found.values().stream()
                            .mapToLong(EventColumn::bytes)
                            .sum());
                    return found.entrySet().stream()
                            .collect(Collectors.toMap(one -> one.getKey().pattern(), Map.Entry::getValue));
                });
    }

    private Map<Key, EventColumn> read(Roster roster, Set<EventPattern> missing, Progress progress) {
        long begun = System.nanoTime();
        roster.beginReading();
        try {
            return reading.columns(roster, missing, progress).entrySet().stream()
                    .collect(Collectors.toMap(one -> new Key(roster, one.getKey()), Map.Entry::getValue));
        } finally {
            roster.endReading(System.nanoTime() - begun);
        }
    }
}

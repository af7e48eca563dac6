package io.guanxi.analysis;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.guanxi.fault.Fault;
import io.guanxi.graph.Graph;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Images of who brought whom, one a community. Any server can make one at any time, so that nothing of it is stored. One that takes a moment to make is made each
 * time; others are good for twenty times as long as they took, at most a minute, but never less than five times, and made anew before that for as long as anybody asks,
 * unless nothing was committed since.
 */
public final class Lineages {

    private static final Logger log = LoggerFactory.getLogger(Lineages.class);

    private static final Duration UNUSED = Duration.ofMinutes(10);

    /** What may take long is done here: whoever asks has other things to do, such as to listen to clients. */
    static final ExecutorService THREADS = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "guanxi-lineage");
        thread.setDaemon(true);
        return thread;
    });

    private final LineageReading reading;
    private final Duration patience;
    private final Cache<String, LineageImage> images =
            Caffeine.newBuilder().maximumSize(20).build();
    /** When each was asked for last, by {@link System#nanoTime}. */
    private final ConcurrentHashMap<String, Long> used = new ConcurrentHashMap<>();

    private final ConcurrentHashMap<String, Reading> underWay = new ConcurrentHashMap<>();

    /**
     * @param timeout of each statement
     * @param patience how long whoever asks waits
     */
    public Lineages(Graph graph, Duration timeout, Duration patience) {
        this.reading = new LineageReading(new Steps(graph, timeout));
        this.patience = patience;
    }

    private record Reading(long begun, CompletableFuture<LineageImage> image) {}

    /**
     * Whose referrals are asked for, and when.
     *
     * @param snapshot the internal id of the current ranking, which says who is active
     */
    public record Asked(String community, @Nullable String snapshot, Instant now) {

        Asked after(long nanos) {
            return new Asked(community, snapshot, now.plusNanos(nanos));
        }

        /** Nothing is in a ranking without a name. */
        String ranking() {
            return snapshot == null ? "" : snapshot;
        }
    }

    LineageReading reading() {
        return reading;
    }

    /** Begins to read the referrals of large communities, so that nobody has to wait for that who asks first. */
    public void begin(Instant now) {
        THREADS.execute(() -> {
            try {
                reading.large().forEach(community -> {
                    used.put(community, System.nanoTime());
                    reading(new Asked(community, reading.snapshot(community), now), null);
                });
            } catch (RuntimeException failed) {
                // Whoever asks reads them.
                log.warn("large communities could not be looked for: {}", failed.toString());
            }
        });
    }

    /** The image of a community if there is one that may be of a moment ago. */
    Optional<LineageImage> known(String community) {
        used.put(community, System.nanoTime());
        return Optional.ofNullable(images.getIfPresent(community)).filter(LineageImage::isGood);
    }

    /**
     * The image of a community.
     *
     * @return fails with the code COMPUTING if reading it takes longer than whoever asks waits; it goes on
     */
    CompletableFuture<LineageImage> image(Asked asked) {
        return known(asked.community())
                .map(CompletableFuture::completedFuture)
                .orElseGet(() -> reading(asked, null)
                        .image()
                        .copy()
                        .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                        .exceptionally(failed -> {
                            throw failed instanceof TimeoutException
                                    ? Fault.of(
                                            Fault.Kind.CONFLICT,
                                            "COMPUTING",
                                            "the referrals of " + asked.community()
                                                    + " are being read; ask again later")
                                    : wrapped(failed);
                        }));
    }

    /** What a stage has failed with, to be thrown in the next. */
    static CompletionException wrapped(Throwable failed) {
        return failed instanceof CompletionException already ? already : new CompletionException(failed);
    }

    /**
     * One that is under way is joined if it is known by now that it may be of a moment ago.
     *
     * @param older the one to be replaced, while nobody waits
     */
    private Reading reading(Asked asked, @Nullable LineageImage older) {
        Reading mine = new Reading(System.nanoTime(), new CompletableFuture<>());
        Reading first = underWay.merge(
                asked.community(), mine, (other, same) -> LineageImage.isSlow(other.begun()) ? other : same);
        if (first.equals(mine)) {
            THREADS.execute(() -> {
                try {
                    LineageImage image = reading.image(asked, mine.begun(), older);
                    put(asked, image);
                    mine.image().complete(image);
                } catch (RuntimeException failed) {
                    // Whoever has an older image meanwhile does not hear of it.
                    log.warn("the referrals of {} could not be read: {}", asked.community(), failed.toString());
                    mine.image().completeExceptionally(failed);
                } finally {
                    underWay.remove(asked.community(), mine);
                }
            });
        }
        return first;
    }

    private void put(Asked asked, LineageImage image) {
        String community = asked.community();
        if (image.goodFor() == 0) {
            images.invalidate(community);
            used.remove(community);
            return;
        }
        LineageImage older = images.getIfPresent(community);
        if (older != null) {
            image.takeOver(older);
        }
        keep(asked, image);
    }

    void keep(Asked asked, LineageImage image) {
        images.put(asked.community(), image);
        // When it is half as old as it may be.
        CompletableFuture.delayedExecutor(image.goodFor() / 2 - image.took(), TimeUnit.NANOSECONDS, THREADS)
                .execute(() -> renew(asked, image));
    }

    private void renew(Asked asked, LineageImage image) {
        String community = asked.community();
        if (!image.equals(images.getIfPresent(community))) {
            return;
        }
        if (System.nanoTime() - used.getOrDefault(community, image.read()) > UNUSED.toNanos()) {
            images.invalidate(community);
            used.remove(community);
            return;
        }
        Asked again = asked.after(System.nanoTime() - image.read());
        try {
            if (image.isOfLate(again.now())
                    && image.mark().isPresent()
                    && image.mark().equals(reading.mark())) {
                keep(again, image.confirmed());
            } else {
                reading(new Asked(community, reading.snapshot(community), again.now()), image);
            }
        } catch (RuntimeException failed) {
            log.warn("the referrals of {} could not be read: {}", community, failed.toString());
        }
    }
}

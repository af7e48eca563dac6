package io.guanxi.analysis;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.guanxi.fault.Fault;
import io.guanxi.graph.Graph;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Images of who brought whom, one a community. Any server can make one at any time, so that nothing of it is stored. One that takes a moment to make is made each
 * time; others are good for twenty times as long as they took, at most a minute, but never less than five times, and made anew before that by whoever asks.
 */
public final class Lineages {

    private static final Logger log = LoggerFactory.getLogger(Lineages.class);

    private static final int PAGE = 10_000;

    /** What may take long is done here: whoever asks has other things to do, such as to listen to clients. */
    static final ExecutorService THREADS = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "guanxi-lineage");
        thread.setDaemon(true);
        return thread;
    });

    private final Steps steps;
    private final Cache<String, LineageImage> images = Caffeine.newBuilder()
            .maximumSize(20)
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();
    private final ConcurrentHashMap<String, Reading> underWay = new ConcurrentHashMap<>();

    /** @param timeout of each statement */
    public Lineages(Graph graph, Duration timeout) {
        this.steps = new Steps(graph, timeout);
    }

    private record Reading(long begun, CompletableFuture<LineageImage> image) {}

    /**
     * Whose referrals are asked for, and when.
     *
     * @param snapshot the internal id of the current ranking, which says who is active
     */
    public record Asked(String community, @Nullable String snapshot, Instant now) {

        /** Nothing is in a ranking without a name. */
        String ranking() {
            return snapshot == null ? "" : snapshot;
        }
    }

    /** The image of a community. */
    CompletableFuture<LineageImage> image(Asked asked) {
        LineageImage known = images.getIfPresent(asked.community());
        double age = known == null ? 1 : known.age();
        if (known == null || age >= 1) {
            return reading(asked).image();
        }
        if (age > 0.5) {
            reading(asked);
        }
        return CompletableFuture.completedFuture(known);
    }

    /** One that is under way is joined if it is known by now that it may be of a moment ago. */
    private Reading reading(Asked asked) {
        Reading mine = new Reading(System.nanoTime(), new CompletableFuture<>());
        Reading first = underWay.merge(
                asked.community(), mine, (other, same) -> LineageImage.isSlow(other.begun()) ? other : same);
        if (first.equals(mine)) {
            THREADS.execute(() -> {
                try {
                    LineageImage image = read(asked, mine.begun());
                    images.put(asked.community(), image);
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

    private LineageImage read(Asked asked, long begun) {
        ReferralRows rows = new ReferralRows();
        pages("_lineage/members", asked, rows::add);
        return LineageImage.of(
                Lineage.of(rows), asked.now(), asked.snapshot() != null, currency(asked.community()), begun);
    }

    String currency(String community) {
        return steps.read("_lineage/community", Map.of("community", community)).stream()
                .map(row -> Column.text(row, "data"))
                .findFirst()
                .orElseThrow(() -> Fault.notFound("there is no community " + community));
    }

    /** All pages of a statement that goes by the keys of members. */
    void pages(String file, Asked asked, Consumer<Map<String, Object>> page) {
        String after = "";
        while (true) {
            Map<String, Object> found = steps.read(
                            file,
                            Map.of(
                                    "community",
                                    asked.community(),
                                    "snapshot",
                                    asked.ranking(),
                                    "now",
                                    asked.now().atOffset(ZoneOffset.UTC),
                                    "after",
                                    after,
                                    "limit",
                                    PAGE))
                    .get(0);
            if (found.get("last") == null) {
                return;
            }
            page.accept(found);
            after = Column.text(found, "last");
        }
    }
}

package io.guanxi.graphql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads of events, one for all subscribers who ask for the same with the same values within a moment. */
final class Retellings {

    /** About as many as are told in a moment; each is an event with all that was asked for of it. */
    private static final int MOST = 500;

    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final Cache<Same, CompletableFuture<Map<String, Map<String, Object>>>> reads =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(MOMENT).build();

    /**
     * What reads must agree on.
     *
     * @param used values of the row that the statements use
     */
    record Same(Plan plan, List<Integer> sizes, Map<String, @Nullable Object> used, String event) {}

    CompletableFuture<Map<String, Map<String, Object>>> read(
            Same same, Supplier<CompletionStage<Map<String, Map<String, Object>>>> read) {
        CompletableFuture<Map<String, Map<String, Object>>> first = new CompletableFuture<>();
        CompletableFuture<Map<String, Map<String, Object>>> known =
                Objects.requireNonNull(reads.asMap().computeIfAbsent(same, unread -> first));
        if (known == first) {
            read.get().whenComplete((found, failed) -> {
                if (failed == null) {
                    first.complete(found);
                } else {
                    reads.invalidate(same);
                    first.completeExceptionally(failed);
                }
            });
        }
        return known;
    }

    /** The values that a plan's statements use, but the time: a moment is a moment. */
    static void collectNames(Plan plan, Set<String> names) {
        names.addAll(plan.names());
        names.removeAll(List.of("parents", "now"));
        plan.next().forEach(next -> collectNames(next, names));
    }
}

package io.guanxi.graphql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.guanxi.fault.Fault;
import io.guanxi.graph.Graph;
import io.guanxi.graph.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What segments of a moment need to know beside the member: until when facts count, which ranking is looked at, and the limits of scores. Limits take reading all orders: they are kept
 * for twenty times as long as that took, at most a minute but at least five times as long, and not at all if it took less than 0.1 s.
 */
final class Moments {

    /** Where it is now, nothing is too late: rules say of what lies ahead what they always said. */
    private static final Instant FAR = Instant.parse("9999-12-31T00:00:00Z");

    private static final long QUICK = Duration.ofMillis(100).toNanos();
    private static final long OLDEST = Duration.ofMinutes(1).toNanos();
    private static final int LONG = 20;
    private static final int LEAST = 5;
    private static final int MOST = 1_000;

    private final Graph graph;
    private final Duration timeout;
    private final Cache<Key, Limits> kept =
            Caffeine.newBuilder().maximumSize(MOST).build();

    Moments(Graph graph, Duration timeout) {
        this.graph = graph;
        this.timeout = timeout;
    }

    /**
     * What a part of a rule looks at.
     *
     * @param asOf absent: now
     */
    record Need(String kind, @Nullable Instant asOf) {

        /** Of the parts of a rule, those of rules within included. */
        static void of(@Nullable Object value, Consumer<Need> found) {
            if (value instanceof List<?> rules) {
                rules.forEach(rule -> of(rule, found));
            } else if (value instanceof Map<?, ?> rule) {
                rule.forEach((name, part) -> {
                    if (RuleConditions.OF_RULES.contains(String.valueOf(name))) {
                        of(part, found);
                    } else if (name.equals("rfm")) {
                        found.accept(new Need("RFM", null));
                    } else if (name.equals("segment") && part instanceof Map<?, ?> segment) {
                        found.accept(ofSegment(segment));
                    }
                });
            }
        }

        static Need ofSegment(Map<?, ?> given) {
            return new Need(
                    String.valueOf(given.get("kind")),
                    given.get("asOf") instanceof OffsetDateTime time ? time.toInstant() : null);
        }
    }

    /** @param asOf absent: now, whenever that is */
    private record Key(String community, @Nullable Instant asOf) {}

    private record Limits(Map<String, @Nullable Object> values, long readAt, long took) {
        boolean good() {
            return took >= QUICK && System.nanoTime() - readAt < Math.max(LEAST * took, Math.min(OLDEST, LONG * took));
        }
    }

    /** What needs need, as statements get it. */
    CompletionStage<Map<Need, Map<String, @Nullable Object>>> of(CohortMembers.Asked asked, Set<Need> needs) {
        Map<Need, Map<String, @Nullable Object>> all = new HashMap<>();
        CompletionStage<Map<Need, Map<String, @Nullable Object>>> reading = CompletableFuture.completedStage(all);
        for (Need need : new HashSet<>(needs)) {
            reading = reading.thenCompose(before -> of(asked, need)).thenApply(moment -> {
                all.put(need, moment);
                return all;
            });
        }
        return reading;
    }

    /** Fails with {@code BAD_INPUT} if it lies ahead, and with {@code NO_SNAPSHOT} where a ranking is needed that looks from then or earlier, and none does. */
    CompletionStage<Map<String, @Nullable Object>> of(CohortMembers.Asked asked, Need need) {
        if (need.asOf() != null && need.asOf().isAfter(asked.now())) {
            throw Fault.invalid("BAD_INPUT", "`asOf` is " + need.asOf() + ", which is later than now")
                    .with("argument", "asOf");
        }
        Instant now = need.asOf() == null ? asked.now() : need.asOf();
        Map<String, @Nullable Object> moment = new HashMap<>();
        moment.put("now", now.atZone(ZoneOffset.UTC));
        moment.put("until", (need.asOf() == null ? FAR : now).atZone(ZoneOffset.UTC));
        if (need.kind().equals("RFM")) {
            return limits(asked.community(), need.asOf(), now).thenApply(limits -> {
                moment.put("limits", limits);
                return moment;
            });
        }
        if (Segments.ranked(need.kind())) {
            return ranking(asked, need.asOf()).thenApply(ranking -> {
                moment.put("snapshot", ranking);
                return moment;
            });
        }
        return CompletableFuture.completedStage(moment);
    }

    private CompletionStage<@Nullable String> ranking(CohortMembers.Asked asked, @Nullable Instant asOf) {
        if (asOf == null) {
            return CompletableFuture.completedStage(asked.snapshot());
        }
        return read("_snapshot/as_of", Map.of("community", asked.community(), "asOf", asOf.atZone(ZoneOffset.UTC)))
                .thenApply(rows -> {
                    if (rows.isEmpty()) {
                        throw Fault.of(
                                Fault.Kind.NOT_FOUND,
                                "NO_SNAPSHOT",
                                "no ranking of " + asked.community() + " that is kept looks from " + asOf
                                        + " or earlier");
                    }
                    return (String) Objects.requireNonNull(rows.get(0).get("id"));
                });
    }

    private CompletionStage<Map<String, @Nullable Object>> limits(
            String community, @Nullable Instant asOf, Instant now) {
        Key key = new Key(community, asOf);
        Limits known = kept.getIfPresent(key);
        if (known != null && known.good()) {
            return CompletableFuture.completedStage(known.values());
        }
        long begun = System.nanoTime();
        return read("_segments/orders", Map.of("community", community, "now", now.atZone(ZoneOffset.UTC)))
                .thenApply(rows -> {
                    Map<String, Object> row = rows.get(0);
                    Map<String, @Nullable Object> limits = new HashMap<>();
                    limits.put("currency", row.get("currency"));
                    for (String figure : List.of("recency", "frequency", "monetary")) {
                        limits.put(figure, Quintiles.limits((List<?>) Objects.requireNonNull(row.get(figure))));
                    }
                    kept.put(key, new Limits(limits, System.nanoTime(), System.nanoTime() - begun));
                    return limits;
                });
    }

    private CompletionStage<List<Map<String, Object>>> read(String file, Map<String, @Nullable Object> input) {
        return graph.read(Statement.of(file, input, timeout));
    }
}

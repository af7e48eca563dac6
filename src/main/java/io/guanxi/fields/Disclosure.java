package io.guanxi.fields;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.guanxi.graph.CypherFiles;
import io.guanxi.graph.Graph;
import io.guanxi.graph.Statement;
import io.guanxi.graphql.CohortMembers;
import io.guanxi.graphql.CohortMembers.Asked;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * What whoever may not see persons is told of cohorts: the one place where counts are suppressed. It is decided from all saved cohorts and segments of a community together, counted at once; what took 0.1 s
 * or more is kept for twenty times as long, at most a minute but at least five times as long.
 */
final class Disclosure {

    private static final long QUICK = Duration.ofMillis(100).toNanos();
    private static final long OLDEST = Duration.ofMinutes(1).toNanos();
    private static final Duration FORGOTTEN = Duration.ofMinutes(10);
    private static final int LONG = 20;
    private static final int LEAST = 5;
    private static final int MOST = 1_000;

    private static final List<String> KINDS = List.of("ACTIVITY", "VALUE", "LIFECYCLE", "PYRAMID", "RFM", "ARCHETYPE");
    /** Whose values only those may see who may see persons. */
    private static final Set<String> PERSONAL = Set.of("TAG", "ATTRIBUTE");

    private final Graph graph;
    private final Duration timeout;
    private final CohortMembers members;
    private final Counting counting;
    private final Executor workers;
    private final Cache<Key, Reading> kept =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(FORGOTTEN).build();
    private final Map<Key, CompletableFuture<ReleasedCohorts>> underWay = new ConcurrentHashMap<>();

    /** @param timeout of each statement */
    Disclosure(Graph graph, Duration timeout, CohortMembers members, Counting counting, Executor workers) {
        this.graph = graph;
        this.timeout = timeout;
        this.members = members;
        this.counting = counting;
        this.workers = workers;
    }

    /**
     * What a reading is about.
     *
     * @param rules of saved cohorts
     * @param sets those that divide all members together
     */
    private record Key(
            String community, @Nullable String snapshot, long least, List<String> rules, List<List<String>> sets) {}

    private record Reading(ReleasedCohorts cohorts, long readAt, long took) {
        boolean good() {
            return took >= QUICK && System.nanoTime() - readAt < Math.max(LEAST * took, Math.min(OLDEST, LONG * took));
        }
    }

    /** How many members a cohort has, of the id that it has in answers; absent if that is not told. */
    CompletionStage<Optional<Long>> size(Asked asked, String id, String rule) {
        UnsavedCohort unsaved = UnsavedCohort.of(id);
        if (unsaved == null) {
            return released(asked).thenApply(cohorts -> Optional.ofNullable(cohorts.told(rule)));
        }
        if (unsaved.isPart()) {
            return part(asked, unsaved);
        }
        return unsaved.isSegment()
                ? released(asked).thenApply(cohorts -> Optional.ofNullable(cohorts.told(rule)))
                : CompletableFuture.completedStage(Optional.empty());
    }

    private CompletionStage<Optional<Long>> part(Asked asked, UnsavedCohort part) {
        String a = part.from().get(0);
        String b = part.from().get(1);
        return released(asked)
                .thenCompose(cohorts -> cohorts.both(a, b)
                        .thenApply(shared -> shared.map(both -> {
                            if (part.rule().equals(members.combined(List.of(a, b), List.of()))) {
                                return both;
                            }
                            boolean first = part.rule().equals(members.combined(List.of(a), List.of(b)));
                            return Objects.requireNonNull(cohorts.told(first ? a : b)) - both;
                        })));
    }

    /** As {@link CohortMembers#breakdown}; what is not told stands last, by value. Empty of a cohort whose size is not told, and of parts of comparisons. */
    CompletionStage<List<Map<String, @Nullable Object>>> breakdown(
            Asked asked, String id, String rule, String dimension, @Nullable String attribute) {
        UnsavedCohort unsaved = UnsavedCohort.of(id);
        if (unsaved != null && unsaved.isPart()) {
            return CompletableFuture.completedStage(List.of());
        }
        return size(asked, id, rule)
                .thenCompose(size -> size.isEmpty()
                        ? CompletableFuture.completedStage(List.<Map<String, @Nullable Object>>of())
                        : counting.breakdown(asked, rule, dimension, attribute)
                                .thenCombine(
                                        released(asked),
                                        (shares, cohorts) ->
                                                told((List<?>) shares, size.get(), dimension, cohorts.suppression())));
    }

    private static List<Map<String, @Nullable Object>> told(
            List<?> shares, long size, String dimension, Suppression suppression) {
        List<Long> cells = shares.stream()
                .map(share -> ((Number) Objects.requireNonNull(((Map<?, ?>) share).get("members"))).longValue())
                .toList();
        BitSet told = suppression.told(cells, size, new BitSet());
        List<Map<String, @Nullable Object>> answer = new ArrayList<>();
        List<Map<String, @Nullable Object>> hidden = new ArrayList<>();
        for (int cell = 0; cell < cells.size(); cell++) {
            Object value = ((Map<?, ?>) shares.get(cell)).get("value");
            Map<String, @Nullable Object> share = new HashMap<>();
            share.put("suppressed", !told.get(cell));
            if (told.get(cell)) {
                share.put("value", value);
                share.put("members", cells.get(cell));
                answer.add(share);
            } else {
                share.put("value", PERSONAL.contains(dimension) ? null : value);
                hidden.add(share);
            }
        }
        hidden.sort(Comparator.comparing(share -> String.valueOf(share.get("value"))));
        answer.addAll(hidden);
        return answer;
    }

    /** Figures of a cohort, as far as they are told, and the names of those that are not. */
    record Figures(Map<String, Object> told, Set<String> suppressed) {}

    /** As {@link CohortMembers#metrics}. */
    CompletionStage<Figures> metrics(Asked asked, String rule) {
        return released(asked).thenCompose(cohorts -> {
            Long size = cohorts.told(rule);
            return size == null
                    ? CompletableFuture.completedStage(new Figures(Map.of(), Set.copyOf(CohortMembers.METRICS)))
                    : members.metrics(asked, rule).thenApply(figures -> told(figures, size, cohorts.suppression()));
        });
    }

    /** A count of members is told like any other; a sum or a mean as the count of those whom it is made of. */
    private static Figures told(Map<String, Object> figures, long size, Suppression suppression) {
        Map<?, ?> of = (Map<?, ?>) Objects.requireNonNull(figures.get("of"));
        Map<String, Object> told = new HashMap<>();
        Set<String> suppressed = new HashSet<>();
        for (String name : CohortMembers.METRICS) {
            boolean tells = switch (name) {
                case "SIZE" -> true;
                case "MEAN_INFLUENCE", "MEDIAN_INFLUENCE" -> suppression.tells(count(of, "ranked"));
                case "MEAN_VALUE", "MEDIAN_VALUE" -> suppression.tells(count(of, "valued"));
                case "MEAN_TIES" -> suppression.tells(count(of, "tied"));
                case "ORDERS", "REVENUE", "BUYERS" -> suppression.tells(count(of, "buyers"), size);
                case "REFERRED" -> suppression.tells(count(of, "referrers"), size);
                case "RETENTION" -> suppression.tells(count(of, "stayed"), count(of, "before"));
                case "ACTIVE", "LEFT" ->
                    suppression.tells(((Number) Objects.requireNonNull(figures.get(name))).longValue(), size);
                default -> throw new IllegalArgumentException(name);
            };
            if (!tells) {
                suppressed.add(name);
            } else if (figures.get(name) != null) {
                told.put(name, name.equals("SIZE") ? (Object) (double) size : figures.get(name));
            }
        }
        return new Figures(told, suppressed);
    }

    private static long count(Map<?, ?> counts, String name) {
        return ((Number) Objects.requireNonNull(counts.get(name))).longValue();
    }

    /** What is saved, and what counts as few, is asked each time: only what takes long is kept. */
    private CompletionStage<ReleasedCohorts> released(Asked asked) {
        String text = CypherFiles.text("_cohort/released");
        return graph.read(new Statement("saved cohorts", text, Map.of("community", asked.community()), timeout))
                .thenCompose(rows -> {
                    Map<String, Object> found = rows.get(0);
                    List<List<String>> sets = new ArrayList<>();
                    ((List<?>) Objects.requireNonNull(found.get("sets"))).forEach(set -> sets.add(texts(set)));
                    return released(
                            asked,
                            new Key(
                                    asked.community(),
                                    asked.snapshot(),
                                    ((Number) Objects.requireNonNull(found.get("least"))).longValue(),
                                    texts(found.get("rules")),
                                    sets));
                });
    }

    private CompletionStage<ReleasedCohorts> released(Asked asked, Key key) {
        Reading known = kept.getIfPresent(key);
        if (known != null && known.good()) {
            return CompletableFuture.completedStage(known.cohorts());
        }
        CompletableFuture<ReleasedCohorts> reading = new CompletableFuture<>();
        CompletableFuture<ReleasedCohorts> other = underWay.putIfAbsent(key, reading);
        if (other != null) {
            return other;
        }
        workers.execute(() -> {
            long begun = System.nanoTime();
            try {
                ReleasedCohorts cohorts = read(asked, key);
                kept.put(key, new Reading(cohorts, System.nanoTime(), System.nanoTime() - begun));
                underWay.remove(key);
                reading.complete(cohorts);
            } catch (RuntimeException failed) {
                underWay.remove(key);
                reading.completeExceptionally(failed);
            }
        });
        return reading;
    }

    private ReleasedCohorts read(Asked asked, Key key) {
        ReleasedCohorts cohorts = new ReleasedCohorts(members, counting, asked, new Suppression(key.least()));
        for (String kind : KINDS) {
            Map<String, Long> counts = Graph.await(counting.segmentSizes(asked, kind, null));
            Map<String, Long> sizes = new LinkedHashMap<>();
            Segmentations.of(kind, null).forEach((name, rule) -> sizes.put(rule, counts.getOrDefault(name, 0L)));
            cohorts.addSegments(sizes);
        }
        key.rules().forEach(cohorts::add);
        key.sets().forEach(cohorts::addSet);
        cohorts.decide();
        return cohorts;
    }

    private static List<String> texts(@Nullable Object list) {
        return ((List<?>) Objects.requireNonNull(list))
                .stream().map(String::valueOf).toList();
    }
}

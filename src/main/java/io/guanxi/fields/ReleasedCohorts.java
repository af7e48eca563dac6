package io.guanxi.fields;

import io.guanxi.fault.Fault;
import io.guanxi.graph.Graph;
import io.guanxi.graphql.CohortMembers;
import io.guanxi.graphql.CohortMembers.Asked;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
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
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The cohorts of a community that may be told to whoever may not see persons, decided for all of them together: which could be subtracted from which is a matter of all that can be asked for.
 * A size is not told if it is small; if all but few of the community, of a segmentation or of another cohort that is told are in it; and as segments of one segmentation as
 * {@link Suppression} says.
 */
final class ReleasedCohorts {

    private final CohortMembers members;
    private final Counting counting;
    private final Asked asked;
    private final Suppression suppression;
    /** How many members the community has. */
    private long all;

    private final Map<String, Long> sizes = new LinkedHashMap<>();
    private final Set<String> hidden = new HashSet<>();
    private final List<List<String>> tables = new ArrayList<>();
    private final Map<List<String>, Boolean> within = new ConcurrentHashMap<>();
    private final Map<List<String>, CompletionStage<Long>> shared = new ConcurrentHashMap<>();

    ReleasedCohorts(CohortMembers members, Counting counting, Asked asked, Suppression suppression) {
        this.members = members;
        this.counting = counting;
        this.asked = asked;
        this.suppression = suppression;
    }

    /** Sizes of segments that divide all members, by their rules. */
    void addSegments(Map<String, Long> segments) {
        all = segments.values().stream().mapToLong(Long::longValue).sum();
        sizes.putAll(segments);
        tables.add(List.copyOf(segments.keySet()));
    }

    /** The rule of a saved cohort; waits for the database. */
    void add(String rule) {
        if (!sizes.containsKey(rule)) {
            Long size = size(rule);
            if (size == null) {
                hidden.add(rule);
            }
            sizes.put(rule, size == null ? 0L : size);
        }
    }

    /** Rules of cohorts that were saved together because they divide all members; waits for the database. */
    void addSet(List<String> rules) {
        rules.forEach(this::add);
        tables.add(rules);
    }

    Suppression suppression() {
        return suppression;
    }

    /** How many members a cohort has, by its rule; absent if that is not told. */
    @Nullable
    Long told(String rule) {
        return hidden.contains(rule) ? null : sizes.get(rule);
    }

    /** How many members are in both; absent if that is not told. All four parts of the community are, or none: each of them follows from another and both sizes. */
    CompletionStage<Optional<Long>> both(String one, String other) {
        Long a = told(one);
        Long b = told(other);
        if (a == null || b == null) {
            return CompletableFuture.completedStage(Optional.empty());
        }
        return Objects.requireNonNull(shared.computeIfAbsent(
                        List.of(one, other), pair -> counting.size(asked, members.combined(pair, List.of()))))
                .thenApply(both -> LongStream.of(both, a - both, b - both, all - a - b + both)
                                .allMatch(suppression::tells)
                        ? Optional.of(both)
                        : Optional.empty());
    }

    /** Says which are told; waits for the database. */
    void decide() {
        sizes.forEach((rule, size) -> hide(rule, !suppression.tells(size, all)));
        for (int before = -1; before < hidden.size(); ) {
            before = hidden.size();
            tables.forEach(this::table);
            nested();
        }
    }

    private void table(List<String> rules) {
        List<Long> cells = rules.stream()
                .map(rule -> Objects.requireNonNull(sizes.get(rule)))
                .toList();
        BitSet without = new BitSet();
        for (int cell = 0; cell < cells.size(); cell++) {
            without.set(cell, hidden.contains(rules.get(cell)));
        }
        BitSet told = suppression.told(
                cells, cells.stream().mapToLong(Long::longValue).sum(), without);
        for (int cell = 0; cell < cells.size(); cell++) {
            hide(rules.get(cell), !told.get(cell));
        }
    }

    private void hide(String rule, boolean hide) {
        if (hide) {
            hidden.add(rule);
        }
    }

    /** Of two cohorts, one within the other, that differ by few, the smaller is not told; nor is one with the same members as one that is not. */
    private void nested() {
        List<String> ordered = new ArrayList<>(sizes.keySet());
        ordered.sort(Comparator.comparing(sizes::get));
        for (int i = 0; i < ordered.size(); i++) {
            String small = ordered.get(i);
            for (int j = i + 1; j < ordered.size(); j++) {
                String large = ordered.get(j);
                long apart = Objects.requireNonNull(sizes.get(large)) - Objects.requireNonNull(sizes.get(small));
                if (suppression.tells(apart)) {
                    break;
                }
                boolean toHide = apart == 0
                        ? hidden.contains(small) != hidden.contains(large)
                        : !hidden.contains(small) && !hidden.contains(large);
                if (toHide && isWithin(small, large)) {
                    hidden.add(small);
                    hide(large, apart == 0);
                }
            }
        }
    }

    /** What cannot be asked, since both rules together are too long, counts as being so. */
    private boolean isWithin(String small, String large) {
        return Objects.requireNonNull(within.computeIfAbsent(List.of(small, large), pair -> {
            Long outside = size(members.combined(List.of(small), List.of(large)));
            return outside == null || outside == 0;
        }));
    }

    /** Absent where a rule cannot be asked any more, because of what it names. */
    private @Nullable Long size(String rule) {
        try {
            return Graph.await(counting.size(asked, rule));
        } catch (Fault unanswerable) {
            if (unanswerable.kind() == Fault.Kind.INVALID || unanswerable.kind() == Fault.Kind.NOT_FOUND) {
                return null;
            }
            throw unanswerable;
        }
    }
}

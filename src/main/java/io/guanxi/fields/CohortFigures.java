package io.guanxi.fields;

import io.guanxi.graphql.CohortMembers;
import io.guanxi.graphql.CohortMembers.Asked;
import io.guanxi.graphql.Supplement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Counts of members and what is made of them: all of them for whoever may see persons, the others are told what {@link Disclosure} lets through. */
final class CohortFigures {

    private final CohortMembers members;
    private final Counting counting;
    private final Disclosure disclosure;
    private final EachCohort each;

    CohortFigures(CohortMembers members, Counting counting, Disclosure disclosure, EachCohort each) {
        this.members = members;
        this.counting = counting;
        this.disclosure = disclosure;
        this.each = each;
    }

    Map<String, Supplement> supplements() {
        return Map.of(
                "Cohort.size", this::sizes,
                "Cohort.suppressed", this::suppressed,
                "Cohort.breakdown", this::breakdowns,
                "CohortComparison.metrics", this::metrics);
    }

    private CompletionStage<Map<String, Object>> sizes(Supplement.Request request) {
        Asked asked = Asked.of(request);
        if (!request.persons()) {
            return each.of(
                    request, (id, rule) -> disclosure.size(asked, id, rule).thenApply(size -> size.orElse(null)));
        }
        Map<List<String>, CompletionStage<Map<String, Long>>> segments = new HashMap<>();
        return each.of(request, (id, rule) -> {
            UnsavedCohort unsaved = UnsavedCohort.of(id);
            if (unsaved != null && unsaved.isSegment()) {
                List<String> from = unsaved.from();
                return segments.computeIfAbsent(from.subList(0, 2), of -> segments(asked, of))
                        .thenApply(counts -> counts.getOrDefault(from.get(2), 0L));
            }
            return members.frozen(request, rule)
                    .<CompletionStage<Long>>map(ids -> ids.thenApply(all -> (long) all.size()))
                    .orElseGet(() -> counting.size(asked, rule));
        });
    }

    /** All segments are counted in one pass. */
    private CompletionStage<Map<String, Long>> segments(Asked asked, List<String> of) {
        return counting.segmentSizes(asked, of.get(0), of.get(1).isEmpty() ? null : Instant.parse(of.get(1)));
    }

    private CompletionStage<Map<String, Object>> suppressed(Supplement.Request request) {
        return each.of(
                request,
                (id, rule) -> request.persons()
                        ? CompletableFuture.completedStage(false)
                        : disclosure.size(Asked.of(request), id, rule).thenApply(Optional::isEmpty));
    }

    private CompletionStage<Map<String, Object>> breakdowns(Supplement.Request request) {
        String by = String.valueOf(request.arguments().get("by"));
        String attribute = (String) request.arguments().get("attribute");
        return each.of(
                request,
                (id, rule) -> request.persons()
                        ? counting.breakdown(Asked.of(request), rule, by, attribute)
                        : disclosure
                                .breakdown(Asked.of(request), id, rule, by, attribute)
                                .thenApply(Object.class::cast));
    }

    /** Of each pair of rules that are compared. */
    private CompletionStage<Map<String, Object>> metrics(Supplement.Request request) {
        CompletionStage<Map<String, Object>> all = CompletableFuture.completedStage(new HashMap<>());
        for (String pair : request.parents()) {
            int between = pair.indexOf(UnsavedCohort.BETWEEN);
            CompletionStage<Disclosure.Figures> a = figures(request, pair.substring(0, between));
            CompletionStage<Disclosure.Figures> b =
                    figures(request, pair.substring(between + UnsavedCohort.BETWEEN.length()));
            all = all.thenCombine(a.thenCombine(b, CohortFigures::sideBySide), (before, metrics) -> {
                before.put(pair, metrics);
                return before;
            });
        }
        return all;
    }

    private CompletionStage<Disclosure.Figures> figures(Supplement.Request request, String rule) {
        return request.persons()
                ? members.metrics(Asked.of(request), rule)
                        .thenApply(figures -> new Disclosure.Figures(figures, Set.of()))
                : disclosure.metrics(Asked.of(request), rule);
    }

    private static List<Map<String, @Nullable Object>> sideBySide(Disclosure.Figures a, Disclosure.Figures b) {
        List<Map<String, @Nullable Object>> metrics = new ArrayList<>();
        for (String name : CohortMembers.METRICS) {
            Map<String, @Nullable Object> metric = new HashMap<>();
            Object one = a.told().get(name);
            Object other = b.told().get(name);
            metric.put("place", metrics.size());
            metric.put("name", name);
            metric.put("a", one);
            metric.put("b", other);
            metric.put(
                    "suppressed",
                    a.suppressed().contains(name) || b.suppressed().contains(name));
            if (one instanceof Number figure && other instanceof Number less) {
                metric.put("difference", figure.doubleValue() - less.doubleValue());
            }
            metrics.add(metric);
        }
        return metrics;
    }
}

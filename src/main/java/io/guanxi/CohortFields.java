package io.guanxi;

import io.guanxi.fault.Fault;
import io.guanxi.graph.Graph;
import io.guanxi.graphql.CohortMembers;
import io.guanxi.graphql.CohortMembers.Asked;
import io.guanxi.graphql.Groundwork;
import io.guanxi.graphql.Preparation;
import io.guanxi.graphql.Supplement;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The fields about cohorts: what members are in them takes a statement that their rule makes. */
final class CohortFields {

    /** Members of a block. */
    private static final int BLOCK = 1_000;
    /** Between two rules, which are JSON without breaks of lines. */
    private static final String BETWEEN = "\n";

    private final CohortMembers members;
    private final Executor workers;

    CohortFields(CohortMembers members, Executor workers) {
        this.workers = workers;
        this.members = members;
    }

    Map<String, Preparation> roots() {
        return Map.of("Query.cohort", this::cohort, "Query.compareCohorts", this::compared);
    }

    Map<String, Supplement> supplements() {
        return Map.of(
                "CohortComparison.metrics",
                this::metrics,
                "Cohort.size",
                request -> each(
                        request,
                        rule -> frozen(request, rule)
                                .<CompletionStage<Long>>map(ids -> ids.thenApply(all -> (long) all.size()))
                                .orElseGet(() -> members.size(Asked.of(request), rule))),
                "Cohort.members",
                request -> each(
                        request,
                        rule -> frozen(request, rule)
                                .orElseGet(() -> members.page(
                                        Asked.of(request), rule, Objects.requireNonNull(request.section())))),
                "Cohort.breakdown",
                request -> each(
                        request,
                        rule -> members.breakdown(
                                Asked.of(request),
                                rule,
                                String.valueOf(request.arguments().get("by")))),
                "Cohort.explain",
                request -> each(
                        request,
                        rule -> members.explained(Asked.of(request), rule, (String)
                                Objects.requireNonNull(request.arguments().get("member")))));
    }

    /** Whom a snapshot holds is read where the cohort is read: the transaction that freezes them sees them, and nobody else yet. */
    private Optional<CompletionStage<List<String>>> frozen(Supplement.Request request, String rule) {
        return members.frozen(rule)
                .map(snapshot -> request.facts()
                        .read("_cohort/frozen", Map.of("frozen", snapshot))
                        .thenApply(ids ->
                                ((List<?>) ids).stream().map(String::valueOf).toList()));
    }

    Map<String, Groundwork> verbs() {
        return Map.of("Mutation.snapshotCohort", this::frozen);
    }

    private Map<String, @Nullable Object> frozen(Groundwork.Request request) {
        Map<String, @Nullable Object> cohort = Graph.await(saved(request.community(), request.input()));
        Map<String, @Nullable Object> prepared = new HashMap<>();
        prepared.put("cohort", cohort);
        if (cohort != null) {
            String rule = (String) Objects.requireNonNull(cohort.get("rule"));
            List<String> ids =
                    Graph.await(members.ids(new Asked(request.community(), request.snapshot(), request.now()), rule));
            prepared.putAll(frozen(rule, ids));
        }
        return prepared;
    }

    /** What a snapshot of some members holds: {@code hash} of the rule, {@code size} and {@code blocks} of ids. */
    static Map<String, @Nullable Object> frozen(String rule, List<String> ids) {
        Map<String, @Nullable Object> frozen = new HashMap<>();
        frozen.put("hash", hash(rule));
        frozen.put("size", ids.size());
        frozen.put(
                "blocks",
                IntStream.iterate(0, first -> first < ids.size(), first -> first + BLOCK)
                        .mapToObj(first -> Map.of(
                                "first", first + 1, "members", ids.subList(first, Math.min(first + BLOCK, ids.size()))))
                        .toList());
        return frozen;
    }

    private static String hash(String rule) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(rule.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private CompletionStage<Map<String, Object>> cohort(Preparation.Request request) {
        return found(request, request.arguments()).thenApply(CohortFields::explained);
    }

    /** Whoever is in both, or in one alone, is a cohort by a rule that is made of both rules. */
    private CompletionStage<Map<String, Object>> compared(Preparation.Request request) {
        Map<?, ?> a = input(request, "a");
        Map<?, ?> b = input(request, "b");
        return found(request, a).thenCombine(found(request, b), (one, other) -> {
            if (one == null || other == null) {
                return explained(null);
            }
            String first = (String) Objects.requireNonNull(one.get("rule"));
            String second = (String) Objects.requireNonNull(other.get("rule"));
            return explained(Map.of(
                    "id",
                    first + BETWEEN + second,
                    "a",
                    one,
                    "b",
                    other,
                    "both",
                    unsaved(members.combined(List.of(first, second), List.of())),
                    "onlyA",
                    unsaved(members.combined(List.of(first), List.of(second))),
                    "onlyB",
                    unsaved(members.combined(List.of(second), List.of(first)))));
        });
    }

    /** Of each pair of rules that are compared. */
    private CompletionStage<Map<String, Object>> metrics(Supplement.Request request) {
        CompletionStage<Map<String, Object>> all = CompletableFuture.completedStage(new HashMap<>());
        for (String pair : request.parents()) {
            int between = pair.indexOf(BETWEEN);
            CompletionStage<Map<String, Object>> a = members.metrics(Asked.of(request), pair.substring(0, between));
            CompletionStage<Map<String, Object>> b =
                    members.metrics(Asked.of(request), pair.substring(between + BETWEEN.length()));
            all = all.thenCombine(a.thenCombine(b, CohortFields::sideBySide), (before, metrics) -> {
                before.put(pair, metrics);
                return before;
            });
        }
        return all;
    }

    private static List<Map<String, @Nullable Object>> sideBySide(Map<String, Object> a, Map<String, Object> b) {
        List<Map<String, @Nullable Object>> metrics = new ArrayList<>();
        for (String name : CohortMembers.METRICS) {
            Map<String, @Nullable Object> metric = new HashMap<>();
            metric.put("place", metrics.size());
            metric.put("name", name);
            metric.put("a", a.get(name));
            metric.put("b", b.get(name));
            if (a.get(name) instanceof Number one && b.get(name) instanceof Number other) {
                metric.put("difference", one.doubleValue() - other.doubleValue());
            }
            metrics.add(metric);
        }
        return metrics;
    }

    private static Map<?, ?> input(Preparation.Request request, String name) {
        Map<?, ?> input = (Map<?, ?>) Objects.requireNonNull(request.arguments().get(name));
        if ((input.get("rule") == null) == (input.get("key") == null)) {
            throw Fault.invalid("BAD_INPUT", "`" + name + "`: give exactly one of rule, key")
                    .with("argument", name);
        }
        return input;
    }

    /** A rule is a cohort without being saved: its text says all about it, and tells it from others. */
    static Map<String, @Nullable Object> unsaved(String rule) {
        Map<String, @Nullable Object> cohort = new HashMap<>();
        cohort.put("id", rule);
        cohort.put("rule", rule);
        return cohort;
    }

    /** @param given a rule, or a key and perhaps a version */
    private CompletionStage<@Nullable Map<String, @Nullable Object>> found(
            Preparation.Request request, Map<?, ?> given) {
        if (given.get("rule") instanceof Map<?, ?> rule) {
            return members.checked(Asked.of(request), rule).thenApply(CohortFields::unsaved);
        }
        return saved(request.community(), given);
    }

    private CompletionStage<@Nullable Map<String, @Nullable Object>> saved(String community, Map<?, ?> given) {
        return members.version(community, String.valueOf(given.get("key")), (Integer) given.get("version"));
    }

    @SuppressWarnings("NullAway") // a statement takes null for what is absent
    static Map<String, Object> explained(@Nullable Map<String, ?> cohort) {
        Map<String, Object> input = new HashMap<>();
        input.put("explained", cohort);
        return input;
    }

    /** What is asked of each cohort, by their ids. */
    private <T> CompletionStage<Map<String, Object>> each(
            Supplement.Request request, Function<String, CompletionStage<T>> of) {
        return members.rules(request).thenCompose(rules -> {
            Map<String, CompletableFuture<T>> parts = new HashMap<>();
            rules.forEach((id, rule) -> parts.put(id, of.apply(rule).toCompletableFuture()));
            // Not on a thread of the driver: what follows may wait for the transaction of a mutation.
            return CompletableFuture.allOf(parts.values().toArray(CompletableFuture[]::new))
                    .thenApplyAsync(
                            done -> {
                                Map<String, Object> values = new HashMap<>();
                                parts.forEach((id, part) -> {
                                    T value = part.join();
                                    if (value != null) {
                                        values.put(id, value);
                                    }
                                });
                                return values;
                            },
                            workers);
        });
    }
}

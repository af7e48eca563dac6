package io.guanxi.fields;

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
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The fields about cohorts: what members are in them takes a statement that their rule makes. */
final class CohortFields {

    /** Members of a block. */
    private static final int BLOCK = 1_000;

    private final CohortMembers members;
    private final Counting counting;
    private final EachCohort each;

    CohortFields(CohortMembers members, Counting counting, EachCohort each) {
        this.members = members;
        this.counting = counting;
        this.each = each;
    }

    Map<String, Preparation> roots() {
        return Map.of("Query.cohort", this::cohort, "Query.compareCohorts", this::compared);
    }

    Map<String, Supplement> supplements() {
        return Map.of(
                "Cohort.members",
                request -> each.of(
                        request,
                        (id, rule) -> members.frozen(request, rule)
                                .orElseGet(() -> counting.page(
                                        Asked.of(request), rule, Objects.requireNonNull(request.section())))),
                "Cohort.explain",
                request -> each.of(
                        request,
                        (id, rule) -> members.explained(Asked.of(request), rule, (String)
                                Objects.requireNonNull(request.arguments().get("member")))));
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
            Map<String, Object> comparison = new HashMap<>();
            comparison.put("id", first + UnsavedCohort.BETWEEN + second);
            comparison.put("a", one);
            comparison.put("b", other);
            comparison.put("both", part(List.of(first, second), List.of(), first, second));
            comparison.put("onlyA", part(List.of(first), List.of(second), first, second));
            comparison.put("onlyB", part(List.of(second), List.of(first), first, second));
            return explained(comparison);
        });
    }

    private Map<String, @Nullable Object> part(List<String> held, List<String> not, String a, String b) {
        return unsaved(UnsavedCohort.part(members.combined(held, not), a, b));
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
    static Map<String, @Nullable Object> unsaved(UnsavedCohort unsaved) {
        Map<String, @Nullable Object> cohort = new HashMap<>();
        cohort.put("id", unsaved.id());
        cohort.put("rule", unsaved.rule());
        return cohort;
    }

    /** @param given a rule, or a key and perhaps a version */
    private CompletionStage<@Nullable Map<String, @Nullable Object>> found(
            Preparation.Request request, Map<?, ?> given) {
        if (given.get("rule") instanceof Map<?, ?> rule) {
            return members.checked(Asked.of(request), rule)
                    .thenApply(text -> unsaved(new UnsavedCohort(text, List.of())));
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
}

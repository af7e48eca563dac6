package io.guanxi.graphql;

import io.guanxi.graph.CypherFile;
import io.guanxi.graph.CypherFiles;
import io.guanxi.graph.Graph;
import io.guanxi.graph.Statement;
import io.guanxi.graphql.RuleConditions.Kind;
import io.guanxi.graphql.RuleConditions.Part;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Rules asked of one member, part by part: by the same text as of everybody, and with figures that each condition's own statement reads. */
final class CohortExplanations {

    private static final String FIGURES = "_cohort/figures/";

    private final CohortMembers members;
    private final Graph graph;
    private final Duration timeout;

    CohortExplanations(CohortMembers members, Graph graph, Duration timeout) {
        this.members = members;
        this.graph = graph;
        this.timeout = timeout;
    }

    CompletionStage<@Nullable Map<String, Object>> of(CohortMembers.Asked asked, String rule, String member) {
        return members.compiled(asked, rule).thenCompose(compiled -> {
            List<Part> alone = new ArrayList<>();
            alone(compiled.rule(), alone);
            String text = compiled.statement()
                    .held(alone.stream().map(Part::condition).toList());
            Map<String, @Nullable Object> key = new HashMap<>();
            key.put("key", member);
            return members.rows(asked, compiled, text, key)
                    .thenCompose(rows -> rows.isEmpty()
                            ? CompletableFuture.<@Nullable Map<String, Object>>completedFuture(null)
                            : explained(asked, compiled.rule(), alone, (Map<?, ?>)
                                    Objects.requireNonNull(rows.get(0).get("data"))));
        });
    }

    private static void alone(Part part, List<Part> found) {
        if (part.kind() == Kind.ALONE) {
            found.add(part);
        }
        part.parts().forEach(one -> alone(one, found));
    }

    private CompletionStage<@Nullable Map<String, Object>> explained(
            CohortMembers.Asked asked, Part rule, List<Part> alone, Map<?, ?> found) {
        List<?> held = (List<?>) Objects.requireNonNull(found.get("held"));
        Map<Part, Map<String, Object>> told = new HashMap<>();
        List<CompletableFuture<?>> reading = new ArrayList<>();
        for (int i = 0; i < alone.size(); i++) {
            Part part = alone.get(i);
            boolean holds = Boolean.TRUE.equals(held.get(i));
            Map<String, Object> one = new HashMap<>(told(part, holds, List.of()));
            told.put(part, one);
            reading.add(figures(asked, part, found)
                    .thenAccept(figures -> one.put("figures", figures))
                    .toCompletableFuture());
        }
        return CompletableFuture.allOf(reading.toArray(CompletableFuture[]::new))
                .thenApply(done -> {
                    Map<String, Object> whole = told(rule, told);
                    return Map.of(
                            "memberId",
                            Objects.requireNonNull(found.get("id")),
                            "held",
                            Objects.requireNonNull(whole.get("held")),
                            "rule",
                            whole);
                });
    }

    private static Map<String, Object> told(Part part, Map<Part, Map<String, Object>> alone) {
        if (part.kind() == Kind.ALONE) {
            return Objects.requireNonNull(alone.get(part));
        }
        List<Map<String, Object>> parts =
                part.parts().stream().map(one -> told(one, alone)).toList();
        boolean held = switch (part.kind()) {
            case ALL -> parts.stream().allMatch(one -> holds(one));
            case ANY -> parts.stream().anyMatch(one -> holds(one));
            case NOT -> parts.stream().noneMatch(one -> holds(one));
            case ALONE -> throw new IllegalStateException(part.path());
        };
        return told(part, held, parts);
    }

    private static boolean holds(Map<String, Object> told) {
        return Boolean.TRUE.equals(told.get("held"));
    }

    private static Map<String, Object> told(Part part, boolean held, List<Map<String, Object>> parts) {
        String name = switch (part.kind()) {
            case ALL -> "and";
            case ANY -> "or";
            case NOT -> "not";
            case ALONE -> name(part);
        };
        return Map.of("path", part.path(), "condition", name, "held", held, "figures", List.of(), "parts", parts);
    }

    private static String name(Part alone) {
        return alone.path().substring(alone.path().lastIndexOf('.') + 1);
    }

    private CompletionStage<List<Map<String, Object>>> figures(CohortMembers.Asked asked, Part part, Map<?, ?> found) {
        CypherFile file = CypherFiles.under("_cohort").stream()
                .filter(one -> one.name().equals(FIGURES + name(part)))
                .findFirst()
                .orElse(null);
        if (file == null) {
            return CompletableFuture.completedStage(List.of());
        }
        Map<String, @Nullable Object> input = new HashMap<>();
        part.given().forEach((name, value) -> input.put(String.valueOf(name), value));
        input.put("of", found.get("id"));
        input.put("community", asked.community());
        input.put("snapshot", asked.snapshot());
        input.put("now", asked.now().atZone(ZoneOffset.UTC));
        input.put("timeZone", found.get("timeZone"));
        return graph.read(new Statement(file.name(), CypherFile.onMap(file.text()), input, timeout))
                .thenApply(rows ->
                        figures((Map<?, ?>) Objects.requireNonNull(rows.get(0).get("figures"))));
    }

    private static List<Map<String, Object>> figures(Map<?, ?> read) {
        Map<String, Object> sorted = new TreeMap<>();
        read.forEach((name, value) -> {
            Map<String, Object> figure = new HashMap<>();
            figure.put("name", name);
            if (value != null) {
                figure.put(
                        "value",
                        value instanceof ZonedDateTime time ? time.toInstant().toString() : value.toString());
            }
            sorted.put(String.valueOf(name), figure);
        });
        return sorted.values().stream().map(CohortExplanations::map).toList();
    }

    @SuppressWarnings("unchecked") // put there a moment ago
    private static Map<String, Object> map(Object figure) {
        return (Map<String, Object>) figure;
    }
}

package io.guanxi.graphql;

import io.guanxi.graph.CypherFile;
import io.guanxi.graph.CypherFiles;
import io.guanxi.graph.Graph;
import io.guanxi.graph.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Who meets a rule. Rules are texts, as {@link #checked} gives them and saved cohorts hold them. */
public final class CohortMembers {

    private final Graph graph;
    private final Duration timeout;
    private @Nullable Coordinates joined;

    /** @param timeout of each statement */
    public CohortMembers(Graph graph, Duration timeout) {
        this.graph = graph;
        this.timeout = timeout;
    }

    /** From now on it knows the schema. */
    void join(Coordinates coordinates) {
        this.joined = coordinates;
    }

    private Coordinates coordinates() {
        return Objects.requireNonNull(joined, "the engine has not begun");
    }

    /**
     * Of whom, and when.
     *
     * @param snapshot the internal id of the community's current ranking
     */
    public record Asked(String community, @Nullable String snapshot, Instant now) {

        public static Asked of(Supplement.Request request) {
            return new Asked(
                    request.community(), request.snapshot(), request.now().toInstant());
        }

        public static Asked of(Preparation.Request request) {
            return new Asked(request.community(), request.snapshot(), request.now());
        }
    }

    /** A rule as statements take it. */
    record Compiled(RuleConditions.Part rule, RuleStatement statement, List<@Nullable Object> values) {}

    /**
     * The text of a rule. Fails with {@code BAD_INPUT} or {@code NOT_FOUND} and the path of the part that is wrong.
     *
     * @param rule as preparations get it
     */
    public CompletionStage<String> checked(Asked asked, Map<?, ?> rule) {
        String text = (String) Objects.requireNonNull(rule.get(RuleTexts.TEXT));
        return compiled(asked, text).thenApply(right -> text);
    }

    /** How many members meet a rule. */
    public CompletionStage<Long> size(Asked asked, String rule) {
        return compiled(asked, rule)
                .thenCompose(
                        compiled -> data(asked, compiled, compiled.statement().size(), Map.of()))
                .thenApply(data -> (Long) data);
    }

    /** The internal ids of all who meet a rule, by their keys. */
    public CompletionStage<List<String>> ids(Asked asked, String rule) {
        return compiled(asked, rule)
                .thenCompose(
                        compiled -> data(asked, compiled, compiled.statement().ids(), Map.of()))
                .thenApply(CohortMembers::texts);
    }

    /** How many members there are of each value of a dimension, as {@code CohortShare} has it. */
    public CompletionStage<Object> breakdown(Asked asked, String rule, String dimension) {
        CypherFile file = CypherFiles.named("_cohort/dimensions/" + dimension.toLowerCase(Locale.ROOT));
        return compiled(asked, rule)
                .thenCompose(
                        compiled -> data(asked, compiled, compiled.statement().breakdown(file), Map.of()));
    }

    /** The text of a rule that is known to be right. */
    public static String text(Map<?, ?> rule) {
        return RuleTexts.of(rule);
    }

    /** The internal ids of those whom a page of the list can hold, and of one more. */
    public CompletionStage<List<String>> page(Asked asked, String rule, Section section) {
        if (!section.own() || section.counted()) {
            return ids(asked, rule);
        }
        Map<String, @Nullable Object> input = new HashMap<>();
        input.put("limit", section.size() + 1);
        input.put("after", section.after() == null ? null : section.after().get(0));
        input.put("before", section.before() == null ? null : section.before().get(0));
        return compiled(asked, rule)
                .thenCompose(compiled -> data(
                        asked,
                        compiled,
                        compiled.statement()
                                .page(section.after() != null, section.before() != null, section.backward()),
                        input))
                .thenApply(CohortMembers::texts);
    }

    /** The rules of cohorts by the ids that they have in answers: a rule that is not saved is its own. */
    public CompletionStage<Map<String, String>> rules(Supplement.Request request) {
        Map<String, String> rules = new HashMap<>();
        request.parents().stream().filter(id -> id.startsWith("{")).forEach(id -> rules.put(id, id));
        if (rules.size() == request.parents().size()) {
            return CompletableFuture.completedStage(rules);
        }
        return request.facts().read("_cohort/rules", Map.of()).thenApply(found -> {
            for (Object one : (List<?>) found) {
                Map<?, ?> cohort = (Map<?, ?>) one;
                rules.put((String) Objects.requireNonNull(cohort.get("id")), (String)
                        Objects.requireNonNull(cohort.get("rule")));
            }
            return rules;
        });
    }

    /** Why a member is in a cohort or not, as {@code CohortExplanation} has it; absent if there is no such member. */
    public CompletionStage<@Nullable Map<String, Object>> explained(Asked asked, String rule, String member) {
        return new CohortExplanations(this, graph, timeout).of(asked, rule, member);
    }

    /** A rule that holds where some rules hold and others do not. */
    public String combined(List<String> held, List<String> not) {
        List<Object> all = new ArrayList<>();
        held.forEach(rule -> all.add(RuleTexts.read(coordinates().schema(), rule)));
        not.forEach(rule -> all.add(Map.of("not", RuleTexts.read(coordinates().schema(), rule))));
        return RuleTexts.of(Map.of("and", all));
    }

    private static List<String> texts(Object list) {
        return ((List<?>) list).stream().map(String::valueOf).toList();
    }

    private CompletionStage<Object> data(
            Asked asked, Compiled compiled, String text, Map<String, @Nullable Object> more) {
        return rows(asked, compiled, text, more)
                .thenApply(rows -> Objects.requireNonNull(rows.get(0).get("data")));
    }

    CompletionStage<List<Map<String, Object>>> rows(
            Asked asked, Compiled compiled, String text, Map<String, @Nullable Object> more) {
        Map<String, @Nullable Object> input = new HashMap<>(more);
        input.put("community", asked.community());
        input.put("snapshot", asked.snapshot());
        input.put("now", asked.now().atZone(ZoneOffset.UTC));
        for (int i = 0; i < compiled.values().size(); i++) {
            input.put(Plan.valueName(i), compiled.values().get(i));
        }
        return graph.read(new Statement("cohort", text, input, timeout));
    }

    CompletionStage<Compiled> compiled(Asked asked, String text) {
        Map<?, ?> rule = RuleTexts.read(coordinates().schema(), text);
        Set<RuleConditions.Reference> open = new HashSet<>();
        RuleTexts.references(rule, "rule", (reference, path) -> open.add(reference));
        return saved(asked.community(), open, Map.of()).thenApply(saved -> {
            Slots slots = new Slots();
            RuleConditions.Part part = new RuleConditions(coordinates(), slots, saved).of(rule);
            return new Compiled(
                    part,
                    new RuleStatement(coordinates(), part.condition()),
                    Collections.unmodifiableList(new ArrayList<>(slots.values())));
        });
    }

    /** The rules of versions, and of those that these refer to: they were there before, so that this ends. */
    private CompletionStage<Map<RuleConditions.Reference, Map<?, ?>>> saved(
            String community, Set<RuleConditions.Reference> open, Map<RuleConditions.Reference, Map<?, ?>> known) {
        Set<RuleConditions.Reference> missing = new HashSet<>(open);
        missing.removeAll(known.keySet());
        if (missing.isEmpty()) {
            return CompletableFuture.completedStage(known);
        }
        Map<String, @Nullable Object> input = new HashMap<>();
        input.put("community", community);
        input.put(
                "references",
                missing.stream()
                        .map(one -> Map.of("key", one.key(), "version", one.version()))
                        .toList());
        String text = CypherFile.onMap(CypherFiles.named("_cohort/references").text());
        return graph.read(new Statement("cohorts referred to", text, input, timeout))
                .thenCompose(rows -> {
                    Map<RuleConditions.Reference, Map<?, ?>> more = new HashMap<>(known);
                    Set<RuleConditions.Reference> further = new HashSet<>();
                    rows.forEach(row -> {
                        Map<?, ?> rule = RuleTexts.read(
                                coordinates().schema(), (String) Objects.requireNonNull(row.get("rule")));
                        more.put(RuleConditions.Reference.of(row), rule);
                        RuleTexts.references(rule, "rule", (reference, path) -> further.add(reference));
                    });
                    // What does not exist is told where the rule is read, with its path.
                    return rows.isEmpty() ? CompletableFuture.completedStage(more) : saved(community, further, more);
                });
    }
}

package io.guanxi.graphql;

import io.guanxi.fault.Fault;
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
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Who meets a rule. Rules are texts, as {@link #checked} gives them and saved cohorts hold them. */
public final class CohortMembers {

    /** The figures of cohorts, in the order of the schema. */
    public static final List<String> METRICS = List.of(
            "SIZE",
            "MEAN_INFLUENCE",
            "MEDIAN_INFLUENCE",
            "MEAN_VALUE",
            "MEDIAN_VALUE",
            "MEAN_TIES",
            "ORDERS",
            "REVENUE",
            "BUYERS",
            "REFERRED",
            "ACTIVE",
            "RETENTION",
            "LEFT");

    /** Values of a breakdown at most. */
    public static final int SHARES = AggregateTypes.GROUPS;

    private final Graph graph;
    private final Duration timeout;
    private final Moments moments;
    private @Nullable Coordinates joined;

    /** @param timeout of each statement */
    public CohortMembers(Graph graph, Duration timeout) {
        this.graph = graph;
        this.timeout = timeout;
        this.moments = new Moments(graph, timeout);
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
     * @param run by which what is asked can be ended; absent if nobody will
     */
    public record Asked(
            String community,
            @Nullable String snapshot,
            Instant now,
            @Nullable String run) {

        public Asked(String community, @Nullable String snapshot, Instant now) {
            this(community, snapshot, now, null);
        }

        public Asked as(String otherRun) {
            return new Asked(community, snapshot, now, otherRun);
        }

        public Asked at(Instant then) {
            return new Asked(community, snapshot, then, run);
        }

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

    /** What is made of a rule, part by part. */
    public interface Fold<T> {
        T all(List<T> parts);

        T any(List<T> parts);

        T not(T part);

        /**
         * A condition that is not made of others.
         *
         * @param name in {@code CohortRule}
         * @param rule the condition as a rule of its own
         */
        T alone(String name, Map<?, ?> given, String rule);
    }

    /** The rules of the cohorts that it refers to are parts of it. */
    public <T> CompletionStage<T> fold(Asked asked, String rule, Fold<T> fold) {
        Map<?, ?> read = RuleTexts.read(coordinates().schema(), rule);
        return referred(asked, read)
                .thenApply(saved -> folded(new RuleConditions(coordinates(), new Slots(), saved).of(read), fold));
    }

    private static <T> T folded(RuleConditions.Part part, Fold<T> fold) {
        List<T> parts = part.parts().stream().map(one -> folded(one, fold)).toList();
        return switch (part.kind()) {
            case ALL -> fold.all(parts);
            case ANY -> fold.any(parts);
            case NOT -> fold.not(parts.get(0));
            case ALONE -> fold.alone(part.name(), part.given(), RuleTexts.of(Map.of(part.name(), part.given())));
        };
    }

    /** How those who meet a rule are looked for, some at a time. */
    public final class Lookup {

        private final Asked asked;
        private final Compiled compiled;

        private Lookup(Asked asked, Compiled compiled) {
            this.asked = asked;
            this.compiled = compiled;
        }

        /** Whether it begins with something that the rule names, so that not everybody is looked at. */
        public boolean isNamed() {
            return compiled.statement().isNamed();
        }

        /** The internal ids of all of them. */
        public CompletionStage<List<String>> all() {
            return data(asked, compiled, compiled.statement().ids(), Map.of()).thenApply(CohortMembers::texts);
        }

        /** The internal ids of those whose keys lie behind one key and not behind the other. */
        public CompletionStage<List<String>> between(String after, String upTo) {
            return data(asked, compiled, compiled.statement().between(), Map.of("after", after, "upTo", upTo))
                    .thenApply(CohortMembers::texts);
        }
    }

    public CompletionStage<Lookup> lookup(Asked asked, String rule) {
        return compiled(asked, rule).thenApply(compiled -> new Lookup(asked, compiled));
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

    /** The internal ids of members that are named by their keys, in the order of these; who is not there is passed over. */
    public CompletionStage<List<String>> idsOf(String community, List<String> keys) {
        String text = CypherFiles.text("_cohort/ids");
        return graph.read(new Statement("members", text, Map.of("community", community, "keys", keys), timeout))
                .thenApply(rows -> texts(Objects.requireNonNull(rows.get(0).get("ids"))));
    }

    /**
     * How many members there are of each value of a dimension, as {@code CohortShare} has it.
     *
     * @param attribute of free attributes the name; absent of all else
     */
    public CompletionStage<Object> breakdown(Asked asked, String rule, String dimension, @Nullable String attribute) {
        if (dimension.equals("ATTRIBUTE") == (attribute == null)) {
            throw Fault.invalid("BAD_INPUT", "`attribute` is given with `by: ATTRIBUTE`, and only then")
                    .with("argument", "attribute");
        }
        Map<String, @Nullable Object> input = new HashMap<>();
        input.put("attribute", attribute);
        CypherFile file = CypherFiles.named("_cohort/dimensions/" + dimension.toLowerCase(Locale.ROOT));
        return compiled(asked, rule)
                .thenCompose(
                        compiled -> data(asked, compiled, compiled.statement().breakdown(file), input));
    }

    /** Figures of all who meet a rule, by the names that {@code CohortMetricName} has. */
    public CompletionStage<Map<String, Object>> metrics(Asked asked, String rule) {
        CypherFile one = CypherFiles.named("_cohort/metrics/member");
        CypherFile all = CypherFiles.named("_cohort/metrics/cohort");
        return compiled(asked, rule)
                .thenCompose(
                        compiled -> data(asked, compiled, compiled.statement().metrics(one, all), Map.of()))
                .thenApply(CohortMembers::figures);
    }

    @SuppressWarnings("unchecked") // as the statement gives it
    private static Map<String, Object> figures(Object data) {
        return (Map<String, Object>) data;
    }

    /** What an export tells of those who follow a key, or of the first: as many as the limit, if there are. */
    CompletionStage<List<?>> rows(Asked asked, String rule, @Nullable String after, int limit) {
        CypherFile one = CypherFiles.named("_cohort/member");
        Map<String, @Nullable Object> input = new HashMap<>();
        input.put("limit", limit);
        input.put("after", after);
        return compiled(asked, rule)
                .thenCompose(
                        compiled -> data(asked, compiled, compiled.statement().rows(after != null, one), input))
                .thenApply(data -> (List<?>) data);
    }

    /**
     * A version of a saved cohort: its id, key, version, name, rule and when it was saved; absent if there is none.
     *
     * @param version absent: the newest
     */
    public CompletionStage<@Nullable Map<String, @Nullable Object>> version(
            String community, String key, @Nullable Integer version) {
        Map<String, @Nullable Object> input = new HashMap<>();
        input.put("community", community);
        input.put("key", key);
        input.put("version", version == null ? Integer.MAX_VALUE : version);
        input.put("exactly", version != null);
        String text = CypherFiles.text("_cohort/saved");
        return graph.read(new Statement("saved cohort", text, input, timeout))
                .thenApply(rows -> rows.isEmpty() ? null : cohort(rows.get(0)));
    }

    @SuppressWarnings("unchecked") // as the statement gives it
    private static Map<String, @Nullable Object> cohort(Map<String, Object> row) {
        return (Map<String, @Nullable Object>) Objects.requireNonNull(row.get("cohort"));
    }

    /** The internal id of the snapshot whose members a rule means; absent if it says anything else. */
    private Optional<String> frozen(String rule) {
        Map<?, ?> read = RuleTexts.read(coordinates().schema(), rule);
        return read.size() == 1 && read.get("frozen") instanceof Map<?, ?> frozen
                ? Optional.of(
                        RelayId.decoded(String.valueOf(frozen.get("snapshot"))).id())
                : Optional.empty();
    }

    /** The internal ids of those whom a rule names by a snapshot, by their keys; absent if it says anything else. They are read where the cohort is: the transaction that freezes them sees them, and nobody else yet. */
    public Optional<CompletionStage<List<String>>> frozen(Supplement.Request request, String rule) {
        return frozen(rule)
                .map(snapshot -> request.facts()
                        .read("_cohort/frozen", Map.of("frozen", snapshot))
                        .thenApply(CohortMembers::texts));
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

    /** The rules of cohorts by the ids that they have in answers: of one that is not saved it is the first line. */
    public CompletionStage<Map<String, String>> rules(Supplement.Request request) {
        Map<String, String> rules = new HashMap<>();
        request.parents().stream()
                .filter(id -> id.startsWith("{"))
                .forEach(id -> rules.put(id, id.lines().findFirst().orElse(id)));
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

    /** The ranking that a segmentation of a moment looks at; absent if none. Fails as {@link #checked} does where a rule asks of such a moment. */
    public CompletionStage<@Nullable String> ranking(Asked asked, String kind, @Nullable Instant asOf) {
        return moments.of(asked, new Moments.Need(kind, asOf)).thenApply(moment -> (String) moment.get("snapshot"));
    }

    /**
     * How many members there are in each segment of a moment, by name, in one pass through all of them; those with nobody in them are left out.
     *
     * @param asOf absent: now
     */
    public CompletionStage<Map<String, Long>> segmentSizes(Asked asked, String kind, @Nullable Instant asOf) {
        return moments.of(asked, new Moments.Need(kind, asOf))
                .thenCompose(moment -> graph.read(new Statement(
                                "segments",
                                Segments.sizes(kind, asOf == null),
                                Map.of("community", asked.community(), "moment", moment),
                                timeout)
                        .as(asked.run())))
                .thenApply(rows -> {
                    Map<String, Long> sizes = new HashMap<>();
                    for (Object one :
                            (List<?>) Objects.requireNonNull(rows.get(0).get("data"))) {
                        Map<?, ?> size = (Map<?, ?>) one;
                        sizes.put(String.valueOf(size.get("segment")), (Long)
                                Objects.requireNonNull(size.get("members")));
                    }
                    return sizes;
                });
    }

    /** The segments of some members at a time. */
    public interface SegmentPages {
        /** Of those whose keys lie behind one key and not behind the other the {@code keys}, and {@code values}, each a list of one. */
        CompletionStage<Map<String, Object>> between(String after, String upTo);
    }

    /**
     * The segments of a moment.
     *
     * @param asOf absent: now
     */
    public CompletionStage<SegmentPages> segments(Asked asked, String kind, @Nullable Instant asOf) {
        String text = Segments.between(kind, asOf == null);
        return moments.of(asked, new Moments.Need(kind, asOf)).thenApply(moment -> (after, upTo) -> {
            Map<String, @Nullable Object> input = new HashMap<>();
            input.put("community", asked.community());
            input.put("moment", moment);
            input.put("after", after);
            input.put("upTo", upTo);
            return graph.read(new Statement("segments", text, input, timeout))
                    .thenApply(
                            rows -> figures(Objects.requireNonNull(rows.get(0).get("data"))));
        });
    }

    /**
     * How many members went from which segment of one moment to which of another: maps with {@code before}, which is absent of those who came between, {@code after}, {@code gone} of those
     * who left between, and {@code members}.
     *
     * @param to absent: now
     */
    public CompletionStage<List<?>> flow(Asked asked, String kind, Instant from, @Nullable Instant to) {
        return moments.of(asked, new Moments.Need(kind, from))
                .thenCompose(before -> moments.of(asked, new Moments.Need(kind, to))
                        .thenCompose(after -> {
                            Map<String, @Nullable Object> input = new HashMap<>();
                            input.put("community", asked.community());
                            input.put("before", before);
                            input.put("after", after);
                            return graph.read(new Statement("segments", Segments.flow(kind, to == null), input, timeout)
                                    .as(asked.run()));
                        }))
                .thenApply(rows -> (List<?>) Objects.requireNonNull(rows.get(0).get("data")));
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
        return graph.read(new Statement("cohort", text, input, timeout).as(asked.run()));
    }

    private CompletionStage<Map<RuleConditions.Reference, Map<?, ?>>> referred(Asked asked, Map<?, ?> rule) {
        Set<RuleConditions.Reference> open = new HashSet<>();
        RuleTexts.references(rule, "rule", (reference, path) -> open.add(reference));
        return saved(asked.community(), open, Map.of());
    }

    CompletionStage<Compiled> compiled(Asked asked, String text) {
        Map<?, ?> rule = RuleTexts.read(coordinates().schema(), text);
        return referred(asked, rule).thenCompose(saved -> {
            Set<Moments.Need> needs = new HashSet<>();
            Moments.Need.of(rule, needs::add);
            saved.values().forEach(other -> Moments.Need.of(other, needs::add));
            return moments.of(asked, needs).thenApply(moments -> {
                Slots slots = new Slots();
                RuleConditions.Part part = new RuleConditions(coordinates(), slots, saved, moments).of(rule);
                return new Compiled(
                        part,
                        new RuleStatement(coordinates(), part.condition()),
                        Collections.unmodifiableList(new ArrayList<>(slots.values())));
            });
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
        String text = CypherFiles.text("_cohort/references");
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

package io.guanxi.fields;

import io.guanxi.analysis.Algorithm;
import io.guanxi.analysis.Comparisons;
import io.guanxi.analysis.Explanations;
import io.guanxi.analysis.FissionScores;
import io.guanxi.analysis.Lineages;
import io.guanxi.analysis.MeasureInput;
import io.guanxi.analysis.Measures;
import io.guanxi.analysis.Option;
import io.guanxi.analysis.Orientation;
import io.guanxi.analysis.PastRankings;
import io.guanxi.analysis.RankingMeasure;
import io.guanxi.analysis.ReferralLists;
import io.guanxi.analysis.ReferralReports;
import io.guanxi.analysis.RelationshipType;
import io.guanxi.analysis.Seeds;
import io.guanxi.analysis.SeedsInput;
import io.guanxi.analysis.StoredRankings;
import io.guanxi.analysis.WhatIfs;
import io.guanxi.behaviour.Behaviours;
import io.guanxi.fault.Fault;
import io.guanxi.fraud.FraudScan;
import io.guanxi.graph.Graph;
import io.guanxi.graphql.CohortMembers;
import io.guanxi.graphql.Groundwork;
import io.guanxi.graphql.Preparation;
import io.guanxi.graphql.Prepared;
import io.guanxi.graphql.Search;
import io.guanxi.graphql.Supplement;
import io.guanxi.jobs.Patience;
import io.guanxi.jobs.RunningJob;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The fields that Java prepares before their statement runs. They are few, and this is the list. */
public final class Preparations {

    private Preparations() {}

    /**
     * By the coordinate of the field.
     *
     * @param timeout of each statement of a computation
     * @param patience how long a request waits for one; what takes longer is a job
     */
    public static Prepared of(Graph graph, Duration timeout, Duration patience, Executor workers) {
        return of(graph, timeout, patience, workers, new Lineages(graph, timeout, patience));
    }

    /** The same with images of referrals that others may have begun to read. */
    public static Prepared of(Graph graph, Duration timeout, Duration patience, Executor workers, Lineages lineages) {
        return of(graph, timeout, patience, workers, lineages, Counting.FEW);
    }

    /**
     * The same for communities of other sizes.
     *
     * @param few with more members, cohorts that take long are counted from an image; a negative number: all are
     */
    public static Prepared of(
            Graph graph, Duration timeout, Duration patience, Executor workers, Lineages lineages, long few) {
        Measures measures = new Measures(graph, timeout, patience);
        Seeds seeds = new Seeds(graph, timeout, patience);
        StoredRankings rankings = new StoredRankings(graph, timeout);
        Explanations explanations = new Explanations(graph, timeout, rankings);
        PastRankings pastRankings = new PastRankings(graph, timeout);
        Comparisons comparisons = new Comparisons(graph, timeout);
        ReferralReports referralReports = new ReferralReports(graph, timeout);
        WhatIfs whatIfs = new WhatIfs(graph, timeout, patience, rankings, comparisons);
        LineageFields lineage = new LineageFields(
                new ReferralLists(graph, timeout, lineages), new FissionScores(graph, timeout, patience), workers);
        CohortMembers cohortMembers = new CohortMembers(graph, timeout);
        Behaviours behaviours = new Behaviours(graph, timeout, patience);
        Counting counting = new Counting(graph, timeout, cohortMembers, behaviours.headcount(), few);
        EachCohort each = new EachCohort(cohortMembers, workers);
        CohortFields cohorts = new CohortFields(cohortMembers, counting, each);
        Disclosure disclosure = new Disclosure(graph, timeout, cohortMembers, counting, workers);
        Map<String, Preparation> roots = new HashMap<>(lineage.roots());
        SegmentFields segments = new SegmentFields(cohortMembers, counting);
        roots.putAll(cohorts.roots());
        roots.putAll(segments.roots());
        roots.putAll(Map.<String, Preparation>of(
                "Query.ranking",
                request -> ranking(pastRankings, request, workers),
                "Query.measure",
                request -> measure(measures, request, workers),
                "Query.why",
                request -> why(explanations, request, workers),
                "Query.compareSnapshots",
                request -> CompletableFuture.supplyAsync(
                        () -> Map.of("explained", compared(comparisons, request)), workers),
                "Query.whatIf",
                request -> whatIf(whatIfs, request, workers),
                "Query.replay",
                request -> CompletableFuture.supplyAsync(() -> replayed(whatIfs, request), workers),
                "Query.seeds",
                request -> CompletableFuture.supplyAsync(
                        () -> Map.of(
                                "measured",
                                asked(
                                        request,
                                        () -> seeds.snapshot(request.community(), seedsInput(request), request.now()))),
                        workers),
                "Query.referralReport",
                request -> referralReport(referralReports, request, workers),
                "Query.search",
                new Search()));
        Map<String, Supplement> supplements = new HashMap<>(lineage.supplements());
        supplements.putAll(cohorts.supplements());
        supplements.putAll(new CohortFigures(cohortMembers, counting, disclosure, each).supplements());
        supplements.putAll(segments.supplements());
        supplements.putAll(new BehaviourFields(behaviours, cohortMembers, each).supplements());
        Map<String, Groundwork> verbs = new HashMap<>(cohorts.verbs());
        verbs.putAll(segments.verbs());
        verbs.putAll(new FunnelCohorts(behaviours, cohortMembers).verbs());
        verbs.putAll(lineage.verbs());
        verbs.put(
                "Mutation.scanReferrals",
                new Scanning(new FraudScan(graph, timeout), new Patience(graph, RunningJob.Kind.SCAN, patience)));
        return new Prepared(roots, supplements, verbs, cohortMembers);
    }

    /** A ranking is read from a snapshot; without one there is nothing to read, which is not an empty ranking. */
    private static CompletionStage<Map<String, Object>> ranking(
            PastRankings past, Preparation.Request request, Executor workers) {
        Object snapshot = request.arguments().get("snapshot");
        if (request.arguments().get("asOf") instanceof OffsetDateTime asOf) {
            if (snapshot != null) {
                throw Fault.invalid("BAD_INPUT", "give `snapshot` or `asOf`, not both")
                        .with("argument", "asOf");
            }
            return CompletableFuture.supplyAsync(
                    () -> Map.of("snapshot", past.asOf(request.community(), asOf.toInstant())), workers);
        }
        if (snapshot == null && request.snapshot() == null) {
            throw nothingComputed(request);
        }
        return CompletableFuture.completedStage(Map.of());
    }

    private static Fault nothingComputed(Preparation.Request request) {
        return Fault.of(
                Fault.Kind.NOT_FOUND,
                "NO_SNAPSHOT",
                "nothing was computed for " + request.community() + " yet; run the command `compute`");
    }

    private static CompletionStage<Map<String, Object>> why(
            Explanations explanations, Preparation.Request request, Executor workers) {
        String snapshot = snapshot(request);
        String member = String.valueOf(request.arguments().get("member"));
        RankingMeasure measure =
                RankingMeasure.valueOf(String.valueOf(request.arguments().get("by")));
        return CompletableFuture.supplyAsync(
                () -> {
                    Map<String, Object> explained = new HashMap<>();
                    explained.put("explained", explanations.why(request.community(), member, measure, snapshot));
                    return explained;
                },
                workers);
    }

    private static CompletionStage<Map<String, Object>> referralReport(
            ReferralReports reports, Preparation.Request request, Executor workers) {
        String snapshot = snapshot(request);
        return CompletableFuture.supplyAsync(
                () -> {
                    Map<String, Object> explained = new HashMap<>();
                    explained.put("explained", reports.report(request.community(), snapshot));
                    return explained;
                },
                workers);
    }

    /** The ranking that was asked for, or the current one. */
    private static String snapshot(Preparation.Request request) {
        Object asked = request.arguments().get("snapshot");
        String snapshot = asked == null ? request.snapshot() : String.valueOf(asked);
        if (snapshot == null) {
            throw nothingComputed(request);
        }
        return snapshot;
    }

    /** Weighed for its first page, like a measure. */
    private static CompletionStage<Map<String, Object>> whatIf(
            WhatIfs whatIfs, Preparation.Request request, Executor workers) {
        if (request.arguments().get("after") != null) {
            return CompletableFuture.completedStage(Map.of());
        }
        String base = snapshot(request);
        return CompletableFuture.supplyAsync(
                () -> Map.of(
                        "measured",
                        asked(
                                request,
                                () -> whatIfs.snapshot(request.community(), base, weights(request), request.now()))),
                workers);
    }

    private static Map<String, Object> replayed(WhatIfs whatIfs, Preparation.Request request) {
        List<Map<String, Object>> comparisons = whatIfs.replay(
                request.community(),
                weights(request),
                (Integer) Objects.requireNonNull(request.arguments().get("last")),
                (Integer) Objects.requireNonNull(request.arguments().get("first")),
                shown(request),
                request.now());
        if (comparisons.isEmpty()) {
            throw nothingComputed(request);
        }
        return Map.of("explained", Map.of("comparisons", comparisons));
    }

    private static WhatIfs.Weights weights(Preparation.Request request) {
        return new WhatIfs.Weights(figures(request, "weights"), figures(request, "valueWeights"));
    }

    private static Map<String, Double> figures(Preparation.Request request, String argument) {
        Map<String, Double> figures = new HashMap<>();
        if (request.arguments().get(argument) instanceof Map<?, ?> given) {
            given.forEach((name, figure) -> {
                if (figure instanceof Number number) {
                    figures.put(String.valueOf(name), number.doubleValue());
                }
            });
        }
        return figures;
    }

    private static Map<String, Object> compared(Comparisons comparisons, Preparation.Request request) {
        return comparisons.compare(
                request.community(),
                String.valueOf(request.arguments().get("before")),
                String.valueOf(request.arguments().get("after")),
                (Integer) Objects.requireNonNull(request.arguments().get("first")),
                shown(request));
    }

    private static Comparisons.Shown shown(Preparation.Request request) {
        return new Comparisons.Shown(
                RankingMeasure.valueOf(String.valueOf(request.arguments().get("ranking"))),
                "SCORE".equals(request.arguments().get("by")));
    }

    /** A measure is computed for its first page; the pages after that belong to the snapshot that their cursor names. */
    private static CompletionStage<Map<String, Object>> measure(
            Measures measures, Preparation.Request request, Executor workers) {
        return request.arguments().get("after") != null
                ? CompletableFuture.completedStage(Map.of())
                : CompletableFuture.supplyAsync(
                        () -> Map.of(
                                "measured",
                                asked(
                                        request,
                                        () -> measures.snapshot(request.community(), input(request), request.now()))),
                        workers);
    }

    /** What goes on as a job is told with the id by which clients know it. */
    private static String asked(Preparation.Request request, Supplier<String> snapshot) {
        try {
            return snapshot.get();
        } catch (Fault fault) {
            throw known(fault, request::idOf);
        }
    }

    /**
     * With the id by which clients know the job that it names, if any.
     *
     * @param idOf of a type and an internal id
     */
    static Fault known(Fault fault, BinaryOperator<String> idOf) {
        return fault.details().get("job") instanceof String job ? fault.with("job", idOf.apply("Job", job)) : fault;
    }

    /** The same of what fails later. */
    static <T extends @Nullable Object> CompletionStage<T> known(
            CompletionStage<T> stage, BinaryOperator<String> idOf) {
        return stage.exceptionallyCompose(failed -> {
            Throwable cause = failed instanceof CompletionException ? failed.getCause() : failed;
            return CompletableFuture.failedFuture(cause instanceof Fault fault ? known(fault, idOf) : failed);
        });
    }

    private static MeasureInput input(Preparation.Request request) {
        Map<?, ?> input = (Map<?, ?>) Objects.requireNonNull(request.arguments().get("input"));
        Map<Option, Object> given = new EnumMap<>(Option.class);
        for (Option option : Option.values()) {
            @Nullable Object value = input.get(option.title());
            if (value != null) {
                given.put(option, value);
            }
        }
        return MeasureInput.of(
                Algorithm.valueOf(String.valueOf(input.get("algorithm"))),
                types(input.get("relationships")),
                orientation(input.get("orientation")),
                given);
    }

    private static SeedsInput seedsInput(Preparation.Request request) {
        Map<?, ?> input = (Map<?, ?>) Objects.requireNonNull(request.arguments().get("input"));
        return new SeedsInput(
                (Integer) Objects.requireNonNull(request.arguments().get("k")),
                types(input.get("relationships")),
                Orientation.valueOf(String.valueOf(input.get("orientation"))),
                ((Number) Objects.requireNonNull(input.get("probability"))).doubleValue(),
                (Integer) Objects.requireNonNull(input.get("simulations")));
    }

    private static List<RelationshipType> types(@Nullable Object list) {
        return list instanceof List<?> names
                ? names.stream()
                        .map(name -> RelationshipType.valueOf(String.valueOf(name)))
                        .toList()
                : List.of();
    }

    private static @Nullable Orientation orientation(@Nullable Object name) {
        return name == null ? null : Orientation.valueOf(String.valueOf(name));
    }
}

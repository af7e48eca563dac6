package io.guanxi.fields;

import io.guanxi.access.Role;
import io.guanxi.analysis.FissionScores;
import io.guanxi.analysis.LeaderboardMeasure;
import io.guanxi.analysis.Lineages;
import io.guanxi.analysis.ReferralLists;
import io.guanxi.fault.Fault;
import io.guanxi.graph.Graph;
import io.guanxi.graphql.Groundwork;
import io.guanxi.graphql.Preparation;
import io.guanxi.graphql.Section;
import io.guanxi.graphql.Supplement;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The fields about who brought whom that Java has a part in: those of a whole community, and those of members who may have many below. */
final class LineageFields {

    private final ReferralLists lists;
    private final FissionScores fission;
    private final Executor workers;

    LineageFields(ReferralLists lists, FissionScores fission, Executor workers) {
        this.lists = lists;
        this.fission = fission;
        this.workers = workers;
    }

    Map<String, Preparation> roots() {
        return Map.of(
                "Query.referralTree",
                this::tree,
                "Query.referralForest",
                request -> lists.forest(asked(request)).thenApply(LineageFields::explained),
                "Query.referralRoots",
                request -> lists.roots(asked(request))
                        .thenApply(all -> explained(section(all, "total", request.section()))),
                "Query.referralLeaderboard",
                this::leaderboard);
    }

    Map<String, Supplement> supplements() {
        return Map.of(
                "Member.downline", this::downline,
                "Member.referralStats", this::stats,
                "Campaign.referralStats", this::campaignStats,
                "Member.fission",
                        request -> told(request, fission.of(asked(request), request.parents(), (String)
                                Objects.requireNonNull(request.arguments().get("campaign")))),
                "Campaign.inviteNext",
                        request -> told(
                                request,
                                ofCampaigns(
                                        request,
                                        key -> fission.next(asked(request), key)
                                                .thenApply(all -> section(all, "score", request.section())))));
    }

    /** What goes on as a job is told with the id by which clients know it. */
    private static <T> CompletionStage<T> told(Supplement.Request request, CompletionStage<T> found) {
        return found.exceptionally(failed -> {
            Throwable cause = failed instanceof CompletionException ? failed.getCause() : failed;
            throw cause instanceof Fault fault && fault.details().get("job") instanceof String job
                    ? fault.with("job", request.idOf("Job", job))
                    : new CompletionException(cause);
        });
    }

    Map<String, Groundwork> verbs() {
        return Map.of("Mutation.reviewCodes", this::failing);
    }

    private Map<String, @Nullable Object> failing(Groundwork.Request request) {
        return Map.of(
                "failing",
                Graph.await(lists.failing(
                        new Lineages.Asked(request.community(), request.snapshot(), request.now()),
                        (String) Objects.requireNonNull(request.input().get("campaign")))));
    }

    private static Lineages.Asked asked(Preparation.Request request) {
        return new Lineages.Asked(request.community(), request.snapshot(), request.now());
    }

    private static Lineages.Asked asked(Supplement.Request request) {
        return new Lineages.Asked(
                request.community(), request.snapshot(), request.now().toInstant());
    }

    private static Map<String, Object> explained(@Nullable Object value) {
        Map<String, Object> input = new HashMap<>();
        input.put("explained", value);
        return input;
    }

    private CompletionStage<Map<String, Object>> tree(Preparation.Request request) {
        Map<String, Object> arguments = request.arguments();
        return CompletableFuture.completedFuture(asked(request))
                .thenComposeAsync(
                        asked -> lists.tree(
                                asked,
                                (String) Objects.requireNonNull(arguments.get("root")),
                                (Integer) Objects.requireNonNull(arguments.get("depth")),
                                (String) arguments.get("campaign"),
                                (Integer) Objects.requireNonNull(arguments.get("children"))),
                        workers)
                .thenApply(LineageFields::explained);
    }

    private CompletionStage<Map<String, Object>> leaderboard(Preparation.Request request) {
        Map<String, Object> arguments = request.arguments();
        LeaderboardMeasure by = LeaderboardMeasure.valueOf(String.valueOf(arguments.get("by")));
        if (by == LeaderboardMeasure.REVENUE && !request.caller().holds(Role.ANALYST)) {
            throw Fault.of(Fault.Kind.FORBIDDEN, "FORBIDDEN", "`by: REVENUE` needs the role analyst");
        }
        return lists.leaderboard(
                        asked(request),
                        by,
                        (String) arguments.get("campaign"),
                        millis(arguments.get("from")),
                        millis(arguments.get("to")))
                .thenApply(all -> explained(section(all, "value", request.section())));
    }

    private static @Nullable Long millis(@Nullable Object time) {
        return time instanceof OffsetDateTime given ? given.toInstant().toEpochMilli() : null;
    }

    /** The elements that a page may hold, of a list with the greatest of a figure first, then by key. */
    private static List<Map<String, Object>> section(
            List<Map<String, Object>> all, String figure, @Nullable Section section) {
        if (section == null || !section.own() || section.counted()) {
            return all;
        }
        double last = section.after() == null
                ? Double.POSITIVE_INFINITY
                : figure(section.after().get(0));
        // All of those that are equal to the last one: the statement knows which of them follow it by key.
        return Stream.concat(
                        all.stream().filter(one -> figure(one.get(figure)) == last),
                        all.stream()
                                .filter(one -> figure(one.get(figure)) < last)
                                .limit(section.size() + 1L))
                .toList();
    }

    private static double figure(@Nullable Object value) {
        return ((Number) Objects.requireNonNull(value)).doubleValue();
    }

    private CompletionStage<Map<String, Object>> downline(Supplement.Request request) {
        Section section = Objects.requireNonNull(request.section());
        if (!section.own()) {
            return CompletableFuture.completedStage(Map.of());
        }
        return large(request).thenCompose(large -> {
            Map<String, CompletableFuture<List<Map<String, Object>>>> parts = new HashMap<>();
            large.forEach((id, key) -> parts.put(
                    id,
                    lists.downline(
                            asked(request),
                            new ReferralLists.Downline(
                                    key,
                                    (Integer) Objects.requireNonNull(
                                            request.arguments().get("maxDepth")),
                                    "DEPTH_FIRST".equals(request.arguments().get("order")),
                                    section.size() + 1,
                                    section.backward(),
                                    place(section.after()),
                                    place(section.before())))));
            return all(parts);
        });
    }

    /** The keys of those of the members who have many below them, by their ids. */
    private CompletionStage<Map<String, String>> large(Supplement.Request request) {
        return lists.large(request.community())
                .<CompletionStage<Map<String, String>>>map(
                        known -> CompletableFuture.completedStage(of(request.parents(), known)))
                .orElseGet(() -> request.facts()
                        .read("_lineage/large", Map.of())
                        .thenApply(found -> {
                            Map<String, String> large = new HashMap<>();
                            for (Object one : (List<?>) found) {
                                Map<?, ?> member = (Map<?, ?>) one;
                                large.put(text(member, "id"), text(member, "key"));
                            }
                            return large;
                        }));
    }

    private static Map<String, String> of(List<String> parents, Map<String, String> large) {
        Map<String, String> found = new HashMap<>();
        parents.stream().filter(large::containsKey).forEach(id -> found.put(id, large.get(id)));
        return found;
    }

    private static String text(Map<?, ?> row, String name) {
        return (String) Objects.requireNonNull(row.get(name));
    }

    private static @Nullable String place(@Nullable List<@Nullable Object> place) {
        return place == null ? null : (String) place.get(0);
    }

    private CompletionStage<Map<String, Object>> stats(Supplement.Request request) {
        String campaign = (String) request.arguments().get("campaign");
        Map<String, CompletableFuture<Map<String, @Nullable Object>>> stats = new HashMap<>();
        of(request.parents(), lists.large(request.community()).orElse(Map.of()))
                .forEach((id, key) -> stats.put(id, lists.statsOfMany(asked(request), key, campaign)));
        List<String> few =
                request.parents().stream().filter(id -> !stats.containsKey(id)).toList();
        if (few.isEmpty()) {
            return all(stats);
        }
        String snapshot = request.snapshot() == null ? "" : request.snapshot();
        return request.facts()
                .read("_lineage/below", Map.of("snapshot", snapshot, "parents", few, "keys", List.of()))
                .thenCompose(found -> {
                    for (Object one : (List<?>) found) {
                        Map<?, ?> member = (Map<?, ?>) one;
                        stats.put(text(member, "id"), lists.stats(asked(request), member, campaign));
                    }
                    return all(stats);
                });
    }

    private CompletionStage<Map<String, Object>> campaignStats(Supplement.Request request) {
        return ofCampaigns(request, key -> lists.stats(asked(request), key));
    }

    /** What is asked of each campaign by its key, by their ids. */
    private static <T> CompletionStage<Map<String, Object>> ofCampaigns(
            Supplement.Request request, Function<String, CompletableFuture<T>> of) {
        return request.facts().read("_lineage/campaigns", Map.of()).thenCompose(found -> {
            Map<String, CompletableFuture<T>> parts = new HashMap<>();
            for (Object one : (List<?>) found) {
                Map<?, ?> campaign = (Map<?, ?>) one;
                parts.put(text(campaign, "id"), of.apply(text(campaign, "key")));
            }
            return all(parts);
        });
    }

    /** All of them, when the last is there. */
    private static <T> CompletionStage<Map<String, Object>> all(Map<String, CompletableFuture<T>> parts) {
        return CompletableFuture.allOf(parts.values().toArray(CompletableFuture[]::new))
                .thenApply(done -> {
                    Map<String, Object> values = new HashMap<>();
                    parts.forEach((id, part) -> values.put(id, Objects.requireNonNull(part.join())));
                    return values;
                });
    }
}

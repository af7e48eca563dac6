package io.guanxi.fields;

import io.guanxi.fault.Fault;
import io.guanxi.graph.Graph;
import io.guanxi.graph.Ids;
import io.guanxi.graphql.CohortMembers;
import io.guanxi.graphql.CohortMembers.Asked;
import io.guanxi.graphql.Groundwork;
import io.guanxi.graphql.Preparation;
import io.guanxi.graphql.Segments;
import io.guanxi.graphql.Supplement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The fields about how all members are divided. */
final class SegmentFields {

    /** Between the kind of a segmentation and its moment, which say all about it. */
    private static final String AT = "@";

    private final CohortMembers members;
    private final Counting counting;

    SegmentFields(CohortMembers members, Counting counting) {
        this.members = members;
        this.counting = counting;
    }

    Map<String, Preparation> roots() {
        return Map.of("Query.segmentation", this::segmentation);
    }

    Map<String, Supplement> supplements() {
        return Map.of("Segmentation.flow", this::flows);
    }

    Map<String, Groundwork> verbs() {
        return Map.of("Mutation.saveSegmentation", this::saved);
    }

    private Map<String, @Nullable Object> saved(Groundwork.Request request) {
        String kind = String.valueOf(request.input().get("kind"));
        String key = String.valueOf(request.input().get("key"));
        Instant asOf = request.input().get("asOf") instanceof OffsetDateTime time ? time.toInstant() : null;
        // Fails where there is nothing to be said of that moment.
        Graph.await(members.ranking(new Asked(request.community(), request.snapshot(), request.now()), kind, asOf));
        List<Map<String, Object>> segments = new ArrayList<>();
        Segmentations.of(kind, asOf)
                .forEach((name, rule) -> segments.add(Map.of(
                        "id",
                        Ids.next(),
                        "position",
                        segments.size() + 1,
                        "key",
                        key + "-" + name.toLowerCase(Locale.ROOT).replace('_', '-'),
                        "name",
                        kind + " " + name,
                        "rule",
                        rule)));
        return Map.of("segments", segments);
    }

    private CompletionStage<Map<String, Object>> segmentation(Preparation.Request request) {
        String kind = String.valueOf(request.arguments().get("kind"));
        Instant asOf = request.arguments().get("asOf") instanceof OffsetDateTime time ? time.toInstant() : null;
        List<Map<String, Object>> segments = new ArrayList<>();
        Segmentations.of(kind, asOf)
                .forEach((name, rule) -> segments.add(Map.of(
                        "position",
                        segments.size(),
                        "name",
                        name,
                        "cohort",
                        CohortFields.unsaved(
                                UnsavedCohort.segment(rule, kind, asOf == null ? "" : asOf.toString(), name)))));
        return members.ranking(Asked.of(request), kind, asOf).thenApply(ranking -> {
            Map<String, @Nullable Object> segmentation = new HashMap<>();
            segmentation.put("id", kind + AT + (asOf == null ? "" : asOf));
            segmentation.put("kind", kind);
            segmentation.put("asOf", (asOf == null ? request.now() : asOf).atZone(ZoneOffset.UTC));
            segmentation.put("ranking", ranking);
            segmentation.put("segments", segments);
            return CohortFields.explained(segmentation);
        });
    }

    private CompletionStage<Map<String, Object>> flows(Supplement.Request request) {
        Instant from =
                ((OffsetDateTime) Objects.requireNonNull(request.arguments().get("from"))).toInstant();
        Map<String, CompletableFuture<Object>> flows = new HashMap<>();
        for (String id : request.parents()) {
            String kind = id.substring(0, id.indexOf(AT));
            String time = id.substring(id.indexOf(AT) + 1);
            Instant to = time.isEmpty() ? null : Instant.parse(time);
            flows.put(
                    id,
                    Preparations.known(flow(Asked.of(request), kind, from, to), request::idOf)
                            .toCompletableFuture());
        }
        return CompletableFuture.allOf(flows.values().toArray(CompletableFuture[]::new))
                .thenApply(done -> {
                    Map<String, Object> all = new HashMap<>();
                    flows.forEach((id, flow) -> all.put(id, flow.join()));
                    return all;
                });
    }

    private CompletionStage<Object> flow(Asked asked, String kind, Instant from, @Nullable Instant to) {
        Instant until = to == null ? asked.now() : to;
        if (!from.isBefore(until)) {
            throw Fault.invalid("BAD_INPUT", "`from` is " + from + ": earlier than " + until + ", to which it flows")
                    .with("argument", "from");
        }
        return counting.flow(asked, kind, from, to)
                .thenCombine(members.ranking(asked, kind, from), (moves, ranking) -> {
                    Map<String, @Nullable Object> flow = new HashMap<>();
                    flow.put("from", from.atZone(ZoneOffset.UTC));
                    flow.put("ranking", ranking);
                    flow.put("moves", inOrder(kind, moves));
                    return flow;
                });
    }

    /** By the order of the segments, who came last, who left after those who stayed. */
    private static List<Map<String, @Nullable Object>> inOrder(String kind, List<?> moves) {
        List<String> names = Segments.names(kind);
        Map<Integer, Map<String, @Nullable Object>> places = new TreeMap<>();
        for (Object one : moves) {
            Map<?, ?> move = (Map<?, ?>) one;
            Object before = move.get("before");
            int row = before == null ? names.size() : names.indexOf(before);
            Map<String, @Nullable Object> told = new HashMap<>();
            told.put("before", before);
            told.put("after", move.get("after"));
            told.put("left", move.get("gone"));
            told.put("members", move.get("members"));
            places.put(
                    2 * (row * names.size() + names.indexOf(move.get("after")))
                            + (Boolean.TRUE.equals(move.get("gone")) ? 1 : 0),
                    told);
        }
        return List.copyOf(places.values());
    }
}

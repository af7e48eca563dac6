package io.guanxi;

import io.guanxi.analysis.Algorithm;
import io.guanxi.analysis.MeasureInput;
import io.guanxi.analysis.Measures;
import io.guanxi.analysis.Orientation;
import io.guanxi.analysis.RelationshipType;
import io.guanxi.fault.Fault;
import io.guanxi.graphql.Preparation;
import io.guanxi.graphql.Search;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** The fields that Java prepares before their statement runs. They are few, and this is the list. */
public final class Preparations {

    private Preparations() {}

    public static Map<String, Preparation> of(Measures measures, Executor workers) {
        return Map.of(
                "Query.ranking",
                Preparations::ranking,
                "Query.measure",
                request -> measure(measures, request, workers),
                "Query.search",
                new Search());
    }

    /** A ranking is read from a snapshot; without one there is nothing to read, which is not an empty ranking. */
    private static CompletionStage<Map<String, Object>> ranking(Preparation.Request request) {
        if (request.arguments().get("snapshot") == null && request.snapshot() == null) {
            throw Fault.of(
                    Fault.Kind.NOT_FOUND,
                    "NO_SNAPSHOT",
                    "nothing was computed for " + request.community() + " yet; run the command `compute`");
        }
        return CompletableFuture.completedStage(Map.of());
    }

    /** A measure is computed for its first page; the pages after that belong to the snapshot that their cursor names. */
    private static CompletionStage<Map<String, Object>> measure(
            Measures measures, Preparation.Request request, Executor workers) {
        return request.arguments().get("after") != null
                ? CompletableFuture.completedStage(Map.of())
                : CompletableFuture.supplyAsync(
                        () -> Map.of("measured", measures.snapshot(request.community(), input(request), request.now())),
                        workers);
    }

    private static MeasureInput input(Preparation.Request request) {
        Map<?, ?> input = (Map<?, ?>) Objects.requireNonNull(request.arguments().get("input"));
        return new MeasureInput(
                Algorithm.valueOf(text(input, "algorithm")),
                texts(input, "relationships").stream()
                        .map(RelationshipType::valueOf)
                        .toList(),
                Orientation.valueOf(text(input, "orientation")),
                Boolean.TRUE.equals(input.get("weighted")),
                number(input, "damping").doubleValue(),
                number(input, "maxIterations").intValue(),
                number(input, "tolerance").doubleValue(),
                texts(input, "seeds"),
                (Integer) input.get("sample"));
    }

    private static String text(Map<?, ?> input, String name) {
        return String.valueOf(input.get(name));
    }

    private static Number number(Map<?, ?> input, String name) {
        return (Number) Objects.requireNonNull(input.get(name));
    }

    private static List<String> texts(Map<?, ?> input, String name) {
        @Nullable Object list = input.get(name);
        return list == null
                ? List.of()
                : ((List<?>) list).stream().map(String::valueOf).toList();
    }
}

package io.guanxi.analysis;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.guanxi.graph.Graph;
import java.time.Duration;
import java.util.Map;

/** Rankings that were read back, for a while: they never change, and any server reads the same. */
public final class StoredRankings {

    private final Steps steps;
    private final Cache<Which, StoredRanking> rankings = Caffeine.newBuilder()
            .maximumSize(3)
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();

    private record Which(String snapshot, RankingMeasure measure) {}

    /** @param timeout of each statement */
    public StoredRankings(Graph graph, Duration timeout) {
        this.steps = new Steps(graph, timeout);
    }

    /** @param about the snapshot's properties, which go before what was configured: what is weighed anew has weights of its own */
    StoredRanking of(Map<?, ?> about, RankingMeasure measure) {
        return rankings.get(
                new Which(Column.text(about, "id"), measure),
                which -> StoredRanking.of(
                        about,
                        Configuration.of(steps, Column.text(about, "community"), (int)
                                        Column.count(about, "configuration"))
                                .weighing(
                                        Json.figures(Column.text(about, "weights")),
                                        Json.figures(Column.text(about, "valueWeights"))),
                        measure,
                        steps.read("_explain/blocks", Map.of("snapshot", which.snapshot(), "by", measure.name()))));
    }
}

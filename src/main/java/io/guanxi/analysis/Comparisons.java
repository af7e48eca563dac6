package io.guanxi.analysis;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.guanxi.fault.Fault;
import io.guanxi.graph.Graph;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rankings compared with those of before. */
public final class Comparisons {

    /** Of each list that is told of some members. */
    private static final int SHOWN = 100;

    private final Steps steps;
    /** Snapshots never change, and so does nothing that follows from two of them. */
    private final Cache<Pair, Map<String, @Nullable Object>> comparisons = Caffeine.newBuilder()
            .maximumSize(20)
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();

    private record Pair(String before, String after, RankingMeasure by) {}

    /**
     * What is told of two snapshots.
     *
     * @param ranking by which members stand in them
     * @param byScore whether those have moved whose score changed, or those who rose or fell
     */
    public record Shown(RankingMeasure ranking, boolean byScore) {}

    /** @param timeout of each statement */
    public Comparisons(Graph graph, Duration timeout) {
        this.steps = new Steps(graph, timeout);
    }

    /**
     * Compares two snapshots.
     *
     * @param before internal id
     * @param after internal id
     * @param first how many members each list is told of, 0 to {@value #SHOWN}
     * @return the fields of {@code SnapshotComparison}
     * @throws Fault NOT_FOUND if there is no such snapshot in the community, BAD_INPUT if they are not of the same kind or hold no ranking
     */
    public Map<String, Object> compare(String community, String before, String after, int first, Shown shown) {
        if (first < 0 || first > SHOWN) {
            throw Fault.invalid("BAD_INPUT", "`first` is from 0 to " + SHOWN).with("argument", "first");
        }
        Map<?, ?> earlier = snapshot(community, before, "before");
        Map<?, ?> later = snapshot(community, after, "after");
        expectComparable(earlier, later);
        expectRanked(later, shown.ranking());
        Map<String, Object> told = new HashMap<>(comparisons.get(
                new Pair(before, after, shown.ranking()),
                pair -> compared(community, earlier, later, shown.ranking())));
        told.put("movers", Column.list(told, shown.byScore() ? "byScore" : "byRank"));
        told.keySet().removeAll(List.of("byScore", "byRank"));
        for (String list : List.of("movers", "entrants", "leavers")) {
            told.put(list, Column.list(told, list).stream().limit(first).toList());
        }
        return told;
    }

    private Map<?, ?> snapshot(String community, String id, String argument) {
        return steps.read("_compare/snapshot", Map.of("community", community, "snapshot", id)).stream()
                .findFirst()
                .<Map<?, ?>>map(row -> Column.map(row, "snapshot"))
                .orElseThrow(() -> gone(argument));
    }

    private static Fault gone(String argument) {
        return Fault.notFound("`" + argument + "` is no computation of this community that is complete and still kept")
                .with("argument", argument);
    }

    private static void expectComparable(Map<?, ?> before, Map<?, ?> after) {
        String kind = kind(after);
        if (!kind(before).equals(kind)) {
            throw refused("is of another kind than `before`: " + kind + ", not " + kind(before));
        }
        switch (kind) {
            case "INFLUENCE" -> {}
            case "MEASURE" -> {
                Algorithm algorithm = algorithm(after);
                if (algorithm(before) != algorithm) {
                    throw refused("is of another algorithm than `before`: " + algorithm + ", not " + algorithm(before));
                }
                if (Method.of(algorithm).scale() == Scale.NUMBERED) {
                    throw refused("holds groups, whose numbers are no ranks");
                }
            }
            default -> throw refused("holds no ranking");
        }
    }

    private static void expectRanked(Map<?, ?> after, RankingMeasure by) {
        if (by != RankingMeasure.INFLUENCE && !kind(after).equals("INFLUENCE")) {
            throw Fault.invalid("BAD_INPUT", "`ranking` is of rankings; a measure has but its own")
                    .with("argument", "ranking");
        }
    }

    /** What was weighed anew is a ranking as any other. */
    private static String kind(Map<?, ?> snapshot) {
        String kind = Column.text(snapshot, "kind");
        return kind.equals("WHAT_IF") ? "INFLUENCE" : kind;
    }

    private static Fault refused(String reason) {
        return Fault.invalid("BAD_INPUT", "`after` " + reason).with("argument", "after");
    }

    /** Its formula begins with its name. */
    private static Algorithm algorithm(Map<?, ?> measure) {
        return Algorithm.valueOf(Column.text(measure, "formula").split(" ", 2)[0]);
    }

    private Map<String, @Nullable Object> compared(
            String community, Map<?, ?> earlier, Map<?, ?> later, RankingMeasure by) {
        String before = Column.text(earlier, "id");
        String after = Column.text(later, "id");
        Standings stood = standings(earlier, by, "before");
        Standings stand = standings(later, by, "after");
        Comparison comparison = new Comparison(stood, stand);
        Map<String, @Nullable Object> told = comparison.figures();
        told.put("before", earlier);
        told.put("after", later);
        told.put("sameInput", Column.text(earlier, "inputHash").equals(Column.text(later, "inputHash")));
        told.put(
                "differences",
                Differences.between(earlier, later, settings(community, earlier), settings(community, later)));
        told.put("byRank", movers(comparison.byRank(SHOWN), comparison, stood, before, stand, after));
        told.put("byScore", movers(comparison.byScore(SHOWN), comparison, stood, before, stand, after));
        told.put("entrants", placed(comparison.entrants(SHOWN), stand, after));
        told.put("leavers", placed(comparison.leavers(SHOWN), stood, before));
        return told;
    }

    private Standings standings(Map<?, ?> snapshot, RankingMeasure by, String argument) {
        Standings standings = Standings.of(
                by, steps.read("_snapshot/standing", Map.of("snapshot", Column.text(snapshot, "id"), "by", by.name())));
        if (standings.size() != Column.count(snapshot, "members")) {
            throw gone(argument); // deleted since it was looked for
        }
        return standings;
    }

    private Map<?, ?> settings(String community, Map<?, ?> snapshot) {
        Object version = snapshot.get("configuration");
        if (version == null) {
            return Map.of();
        }
        Map<Object, @Nullable Object> settings = new HashMap<>(Column.map(
                steps.read("_configuration/current", Map.of("community", community, "version", version))
                        .get(0),
                "settings"));
        settings.putAll(Json.figures(Column.text(snapshot, "weights")));
        Map<String, Double> metrics = Json.figures(Column.text(snapshot, "valueWeights"));
        settings.put(
                "valueWeights",
                RankingMeasure.RVI.parts().stream()
                        .map(metric -> metrics.get(metric.title()))
                        .toList());
        return settings;
    }

    private static List<Map<String, Object>> movers(
            List<Integer> positions,
            Comparison comparison,
            Standings stood,
            String before,
            Standings stand,
            String after) {
        List<Map<String, Object>> movers = new ArrayList<>();
        for (int position : positions) {
            movers.add(Map.of(
                    "position", movers.size() + 1,
                    "member", stand.members()[position],
                    "before", stood.told(before, comparison.was(position)),
                    "after", stand.told(after, position),
                    "delta", comparison.delta(position),
                    "gain", comparison.gain(position)));
        }
        return movers;
    }

    private static List<Map<String, @Nullable Object>> placed(
            List<Integer> positions, Standings standings, String snapshot) {
        return positions.stream()
                .map(position -> standings.told(snapshot, position))
                .toList();
    }
}

package io.guanxi.analysis;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the indices of a community are computed with: one version, which never changes.
 *
 * @param version 1, 2, ...; 0 where nothing was configured
 * @param ties what makes the strength of a tie
 * @param components weight of each component's percentile in influence, by name; they sum to 1
 * @param metrics weight of each metric's percentile in relationship value, by name; they sum to 1
 * @param gradeShares of the members up to the end of grades S, A, B and C
 * @param positiveReactions kinds, in lower case
 * @param negativeReactions kinds, in lower case
 * @param engagementHalfLife after which a response counts half; zero: it always counts 1
 * @param activeWindow before {@code asOf} in which active members did something or had a tie
 * @param damping of PageRank, from 0 to below 1
 * @param maxIterations of PageRank
 * @param tolerance of PageRank, whose scores sum to 1: it stops when all changes add up to less
 * @param head share of the members in the pyramid's {@code HEAD}
 * @param waist share of the members in the pyramid's {@code WAIST}
 * @param trustSeeds keys of the members from whom trust spreads; empty: everybody is trusted
 * @param exactBetweennessTo up to how many members betweenness is exact
 * @param betweennessSample how many members an estimate of it starts from
 * @param keepSnapshots how many snapshots of influence are kept
 * @param schedule a cron expression of when influence is computed by itself; absent: never
 */
public record Configuration(
        int version,
        TieWeights ties,
        Map<String, Double> components,
        Map<String, Double> metrics,
        List<Double> gradeShares,
        Set<String> positiveReactions,
        Set<String> negativeReactions,
        Duration engagementHalfLife,
        Duration activeWindow,
        double damping,
        int maxIterations,
        double tolerance,
        double head,
        double waist,
        List<String> trustSeeds,
        int exactBetweennessTo,
        int betweennessSample,
        int keepSnapshots,
        @Nullable String schedule) {

    private static final double DAY = Duration.ofDays(1).toMillis();

    public Configuration {
        components = Map.copyOf(components);
        metrics = Map.copyOf(metrics);
        gradeShares = List.copyOf(gradeShares);
        positiveReactions = Set.copyOf(positiveReactions);
        negativeReactions = Set.copyOf(negativeReactions);
        trustSeeds = List.copyOf(trustSeeds);
    }

    /** The settings that count in a community now. */
    static Configuration of(Steps steps, String community) {
        return of(steps, community, Integer.MAX_VALUE);
    }

    /** @param version the newest one up to this */
    static Configuration of(Steps steps, String community, int version) {
        Map<?, ?> settings = Column.map(
                steps.read("_configuration/current", Map.of("community", community, "version", version))
                        .get(0),
                "settings");
        Map<String, Double> components = new HashMap<>();
        for (Component component : Component.values()) {
            components.put(component.title(), Column.number(settings, component.title()));
        }
        Map<String, Double> metrics = new HashMap<>();
        List<?> valueWeights = Column.list(settings, "valueWeights");
        for (Metric metric : Metric.values()) {
            metrics.put(metric.title(), (Double) valueWeights.get(metrics.size()));
        }
        return new Configuration(
                count(settings, "version"),
                ties(settings),
                components,
                metrics,
                Column.list(settings, "gradeShares").stream()
                        .map(Double.class::cast)
                        .toList(),
                Set.copyOf(texts(settings, "positiveReactions").toList()),
                Set.copyOf(texts(settings, "negativeReactions").toList()),
                days(settings, "engagementHalfLifeDays"),
                days(settings, "activeWindowDays"),
                Column.number(settings, "damping"),
                count(settings, "maxIterations"),
                Column.number(settings, "tolerance"),
                Column.number(settings, "head"),
                Column.number(settings, "waist"),
                texts(settings, "trustSeeds").toList(),
                count(settings, "exactBetweennessTo"),
                count(settings, "betweennessSample"),
                count(settings, "keepSnapshots"),
                (String) settings.get("schedule"));
    }

    /**
     * The same with other weights.
     *
     * @param componentWeights by component
     * @param metricWeights by metric
     */
    Configuration weighing(Map<String, Double> componentWeights, Map<String, Double> metricWeights) {
        return new Configuration(
                version,
                ties,
                componentWeights,
                metricWeights,
                gradeShares,
                positiveReactions,
                negativeReactions,
                engagementHalfLife,
                activeWindow,
                damping,
                maxIterations,
                tolerance,
                head,
                waist,
                trustSeeds,
                exactBetweennessTo,
                betweennessSample,
                keepSnapshots,
                schedule);
    }

    /** In milliseconds, infinite where nothing decays. */
    double engagementHalfLifeMillis() {
        return engagementHalfLife.isZero() ? Double.POSITIVE_INFINITY : engagementHalfLife.toMillis();
    }

    /** One of the indices, with what its parts weigh and where its classes end. */
    Index index(RankingMeasure measure) {
        return switch (measure) {
            case INFLUENCE -> new Index(measure, components, Pyramid.tiers(head, waist));
            case RVI -> new Index(measure, metrics, Grade.tiers(gradeShares));
        };
    }

    /** Everything that results depend on as text, the same for the same settings, whatever their version. */
    String canonical() {
        return Stream.of(
                        ties.canonical(),
                        new TreeMap<>(components),
                        new TreeMap<>(metrics),
                        gradeShares,
                        new TreeSet<>(positiveReactions),
                        new TreeSet<>(negativeReactions),
                        engagementHalfLife,
                        activeWindow,
                        damping,
                        maxIterations,
                        tolerance,
                        head,
                        waist,
                        trustSeeds.stream().sorted().toList(),
                        exactBetweennessTo,
                        betweennessSample)
                .map(String::valueOf)
                .reduce((above, below) -> above + ' ' + below)
                .orElseThrow();
    }

    private static TieWeights ties(Map<?, ?> settings) {
        Map<String, Double> kinds = new HashMap<>();
        Map<String, Map<String, Double>> narrow = new LinkedHashMap<>();
        List<String> names = texts(settings, "kindNames").toList();
        List<String> ofs = texts(settings, "kindOfs").toList();
        List<?> weights = Column.list(settings, "kindWeights");
        for (int i = 0; i < names.size(); i++) {
            Map<String, Double> where =
                    ofs.get(i).isEmpty() ? kinds : narrow.computeIfAbsent(names.get(i), kind -> new HashMap<>());
            where.put(ofs.get(i).isEmpty() ? names.get(i) : ofs.get(i), (Double) weights.get(i));
        }
        return new TieWeights(
                kinds,
                narrow,
                Column.number(settings, "otherKinds"),
                Column.number(settings, "follow"),
                Column.number(settings, "trust"),
                days(settings, "halfLifeDays"));
    }

    private static Stream<String> texts(Map<?, ?> settings, String name) {
        return Column.list(settings, name).stream().map(String::valueOf);
    }

    private static int count(Map<?, ?> settings, String name) {
        return Math.toIntExact(Column.count(settings, name));
    }

    private static Duration days(Map<?, ?> settings, String name) {
        return Duration.ofMillis(Math.round(Column.number(settings, name) * DAY));
    }
}

package io.guanxi.analysis;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What two computations differ by, besides the graph: their names and what they are, as text. */
final class Differences {

    /** What says who and when, what results do not depend on, and what is told in other words. */
    private static final Set<String> NO_SETTINGS = Set.of(
            "id",
            "community",
            "version",
            "at",
            "schedule",
            "keepSnapshots",
            "minimumCohort",
            "kindNames",
            "kindOfs",
            "kindWeights",
            "valueWeights");

    private static final List<String> OF_SNAPSHOTS =
            List.of("formula", "valueFormula", "configuration", "asOf", "trustScale");

    private Differences() {}

    /**
     * The differences of two snapshots.
     *
     * @param settings of each, as they are stored; empty of what has none
     */
    static List<Map<String, @Nullable Object>> between(
            Map<?, ?> before, Map<?, ?> after, Map<?, ?> settingsBefore, Map<?, ?> settings) {
        Map<String, String> earlier = facts(before, settingsBefore);
        Map<String, String> later = facts(after, settings);
        List<Map<String, @Nullable Object>> differences = new ArrayList<>();
        Stream.concat(earlier.keySet().stream(), later.keySet().stream())
                .distinct()
                .filter(name -> !Objects.equals(earlier.get(name), later.get(name)))
                .forEach(name -> {
                    Map<String, @Nullable Object> difference = new HashMap<>();
                    difference.put("name", name);
                    difference.put("before", earlier.get(name));
                    difference.put("after", later.get(name));
                    differences.add(difference);
                });
        return differences;
    }

    private static Map<String, String> facts(Map<?, ?> snapshot, Map<?, ?> settings) {
        Map<String, String> facts = new LinkedHashMap<>();
        for (String name : OF_SNAPSHOTS) {
            Object value = snapshot.get(name);
            if (value != null) {
                facts.put(name, text(value));
            }
        }
        Set<String> components =
                Stream.of(Component.values()).map(Component::title).collect(Collectors.toSet());
        Map<String, String> sorted = new TreeMap<>();
        settings.forEach((key, value) -> {
            String name = String.valueOf(key);
            if (!NO_SETTINGS.contains(name)) {
                sorted.put(components.contains(name) ? "weights." + name : name, text(value));
            }
        });
        if (settings.get("valueWeights") instanceof List<?> weights) {
            List<Part> metrics = RankingMeasure.RVI.parts();
            IntStream.range(0, metrics.size())
                    .forEach(i -> sorted.put("valueWeights." + metrics.get(i).title(), text(weights.get(i))));
        }
        if (settings.get("kindNames") instanceof List<?> names) {
            sorted.put("kinds", kinds(names, Column.list(settings, "kindOfs"), Column.list(settings, "kindWeights")));
        }
        facts.putAll(sorted);
        return facts;
    }

    private static String kinds(List<?> names, List<?> ofs, List<?> weights) {
        return IntStream.range(0, names.size())
                .mapToObj(i -> names.get(i) + (ofs.get(i).equals("") ? "" : " of " + ofs.get(i)) + " " + weights.get(i))
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .collect(Collectors.joining(", "));
    }

    private static String text(Object value) {
        if (value instanceof ZonedDateTime time) {
            return time.toInstant().toString();
        }
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "))
                : String.valueOf(value);
    }
}

package io.guanxi.fields;

import io.guanxi.graphql.CohortMembers;
import io.guanxi.graphql.Segments;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How all members are divided: rules of which one holds of everybody. Segments of a kind ask the same with other values, so that the database plans them once. */
final class Segmentations {

    /** Those that conditions can say which people write; the others are said by the condition {@code segment}. */
    private static final Map<String, Map<String, Map<String, Object>>> KINDS = Map.of(
            "ACTIVITY",
            inOrder(
                    Map.entry("CORE", active(12)),
                    Map.entry("ACTIVE", butNot(active(4), active(12))),
                    Map.entry("ORDINARY", butNot(active(1), active(4))),
                    Map.entry("SILENT", Map.of("not", active(1)))),
            "VALUE",
            inOrder(
                    Map.entry("HIGH", grades("S", "A")),
                    Map.entry("MEDIUM", grades("B")),
                    Map.entry("LOW", Map.of("not", grades("S", "A", "B")))),
            "LIFECYCLE",
            inOrder(
                    Map.entry("LEFT", stage("LEFT")),
                    Map.entry("NEW", stage("NEW")),
                    Map.entry("ACTIVE", stage("ACTIVE")),
                    Map.entry("ESTABLISHED", stage("ESTABLISHED")),
                    Map.entry("DORMANT", stage("DORMANT"))),
            "PYRAMID",
            inOrder(
                    Map.entry("HEAD", classes("HEAD")),
                    Map.entry("WAIST", classes("WAIST")),
                    Map.entry("BASE", classes("BASE")),
                    Map.entry("NONE", Map.of("not", classes("HEAD", "WAIST", "BASE")))),
            "RFM",
            inOrder(
                    Map.entry("CHAMPIONS", rfm(5, 5, 4, 5)),
                    Map.entry("LOYAL", rfm(3, 4, 4, 5)),
                    Map.entry("POTENTIALLY_LOYAL", rfm(4, 5, 2, 3)),
                    Map.entry("NEW", rfm(5, 5, 1, 1)),
                    Map.entry("PROMISING", rfm(4, 4, 1, 1)),
                    Map.entry("NEEDING_ATTENTION", rfm(3, 3, 3, 3)),
                    Map.entry("ABOUT_TO_SLEEP", rfm(3, 3, 1, 2)),
                    Map.entry("CANNOT_LOSE", rfm(1, 2, 5, 5)),
                    Map.entry("AT_RISK", rfm(1, 2, 3, 4)),
                    Map.entry("HIBERNATING", rfm(1, 2, 1, 2)),
                    Map.entry("NO_ORDERS", Map.of("not", rfm(1, 5, 1, 5)))));

    private Segmentations() {}

    /**
     * The rules of a kind as texts, by the names of the segments.
     *
     * @param asOf absent: rules that hold of now, whenever they are asked
     */
    static Map<String, String> of(String kind, @Nullable Instant asOf) {
        Map<String, Map<String, Object>> conditions = asOf == null ? KINDS.getOrDefault(kind, Map.of()) : Map.of();
        Map<String, String> rules = new LinkedHashMap<>();
        for (String name : Segments.names(kind)) {
            Map<String, Object> rule = conditions.get(name);
            rules.put(name, CohortMembers.text(rule == null ? segment(kind, name, asOf) : rule));
        }
        return rules;
    }

    private static Map<String, Object> segment(String kind, String name, @Nullable Instant asOf) {
        Map<String, Object> given = new LinkedHashMap<>(Map.of("kind", kind, "names", List.of(name)));
        if (asOf != null) {
            given.put("asOf", asOf.toString());
        }
        return Map.of("segment", given);
    }

    @SafeVarargs
    private static Map<String, Map<String, Object>> inOrder(Map.Entry<String, Map<String, Object>>... segments) {
        Map<String, Map<String, Object>> all = new LinkedHashMap<>();
        for (Map.Entry<String, Map<String, Object>> segment : segments) {
            all.put(segment.getKey(), segment.getValue());
        }
        return all;
    }

    private static Map<String, Object> butNot(Map<String, Object> rule, Map<String, Object> other) {
        return Map.of("and", List.of(rule, Map.of("not", other)));
    }

    private static Map<String, Object> active(int times) {
        return Map.of("active", Map.of("times", times, "days", 30));
    }

    private static Map<String, Object> rfm(int leastRecency, int mostRecency, int least, int most) {
        return Map.of(
                "rfm",
                Map.of(
                        "recency",
                        Map.of("gte", leastRecency, "lte", mostRecency),
                        "frequencyMonetary",
                        Map.of("gte", least, "lte", most)));
    }

    private static Map<String, Object> grades(String... grades) {
        return Map.of("grade", Map.of("grades", List.of(grades)));
    }

    private static Map<String, Object> stage(String stage) {
        return Map.of("lifecycle", Map.of("stages", List.of(stage)));
    }

    private static Map<String, Object> classes(String... classes) {
        return Map.of("pyramid", Map.of("classes", List.of(classes)));
    }
}

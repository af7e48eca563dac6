package io.guanxi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** How all members are divided: rules of which one holds of everybody. Segments of a kind ask the same with other values, so that the database plans them once. */
final class Segmentations {

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
                    Map.entry("NONE", Map.of("not", classes("HEAD", "WAIST", "BASE")))));

    private Segmentations() {}

    /** The rules of a kind, by the names of the segments. */
    static Map<String, Map<String, Object>> of(String kind) {
        return Objects.requireNonNull(KINDS.get(kind), kind);
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

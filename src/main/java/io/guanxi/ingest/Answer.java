package io.guanxi.ingest;

import io.guanxi.ingest.Outcomes.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a statement made of some of its rows.
 *
 * @param problems the columns that name something which is not there, or is somebody else's
 * @param rows their numbers
 */
record Answer(Outcome outcome, List<String> problems, List<Integer> rows) {

    static Answer of(Map<String, Object> answer) {
        return new Answer(
                Outcome.of(Objects.requireNonNull(answer.get("outcome"))),
                list(answer, "problems").stream().map(Object::toString).toList(),
                list(answer, "rows").stream()
                        .map(number -> ((Number) number).intValue())
                        .toList());
    }

    private static List<?> list(Map<String, Object> answer, String name) {
        return (List<?>) Objects.requireNonNull(answer.get(name));
    }

    /** The problems without those that only a dry run has, which would have made what is named. */
    List<String> problems(Target target, Map<String, String> values) {
        return problems.stream()
                .filter(column -> !Reference.rehearsed(target, column, values))
                .toList();
    }
}

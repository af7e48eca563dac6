package io.guanxi.graphql;

import graphql.execution.DataFetcherResult;
import graphql.execution.ResultPath;
import graphql.normalized.ExecutableNormalizedField;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLTypeUtil;
import io.guanxi.graph.Graph;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What mutations give: the changed objects as they were asked for, read in the same transaction, and why rows were refused. */
final class Payloads {

    private final Selector.Rules rules;
    private final Plans plans = new Plans();

    Payloads(Selector.Rules rules) {
        this.rules = rules;
    }

    /**
     * What was asked for.
     *
     * @param payload the name of the payload's type
     * @param path where the answer has it
     */
    record Asked(
            String payload,
            ExecutableNormalizedField field,
            ResultPath path,
            Operation operation,
            Communities.Community community) {}

    /** The names that a payload has for the objects that were changed. */
    List<String> objects(String payload) {
        return Objects.requireNonNull(rules.coordinates().schema().getObjectType(payload))
                .getFieldDefinitions()
                .stream()
                .filter(field -> !field.getName().equals("errors")
                        && !Coordinates.isLeaf(GraphQLTypeUtil.unwrapAllAs(field.getType())))
                .map(GraphQLFieldDefinition::getName)
                .toList();
    }

    /** The payload of one row. */
    DataFetcherResult<Object> one(
            Asked asked, List<Refusal> refusals, @Nullable Row row, Graph.@Nullable Transaction transaction) {
        ChangedObjects reading = new ChangedObjects(rules, plans, asked, transaction);
        Map<String, @Nullable Object> payload = reading.payloads(
                        asked.field().getChildren(),
                        asked.payload(),
                        row == null ? List.of(new Row(0, Map.of())) : List.of(row),
                        List.of(asked.path()))
                .get(0);
        for (ExecutableNormalizedField child : asked.field().getChildren()) {
            if (child.getName().equals("errors")) {
                payload.put(
                        child.getResultKey(),
                        errors(child, refusals.stream().map(Refusal::withoutRow).toList()));
            }
        }
        return result(asked.payload(), payload, reading);
    }

    /** The payload of rows, with one for each. */
    DataFetcherResult<Object> many(
            Asked asked, List<Refusal> refusals, List<Row> rows, Graph.@Nullable Transaction transaction) {
        ChangedObjects reading = new ChangedObjects(rules, plans, asked, transaction);
        boolean undone = transaction == null;
        long refused = rows.stream().filter(Row::isRefused).count();
        Map<String, @Nullable Object> payload = new LinkedHashMap<>();
        for (ExecutableNormalizedField child : asked.field().getChildren()) {
            payload.put(
                    child.getResultKey(),
                    switch (child.getName()) {
                        case Selection.TYPE_NAME -> asked.payload();
                        case "done" -> undone ? 0 : rows.size() - refused;
                        case "refused" -> refused;
                        case "errors" -> errors(child, refusals);
                        default -> rows(reading, asked, child, rows);
                    });
        }
        return result(asked.payload(), payload, reading);
    }

    private List<?> rows(ChangedObjects reading, Asked asked, ExecutableNormalizedField field, List<Row> rows) {
        String type = GraphQLTypeUtil.unwrapAll(rules.coordinates()
                        .field(asked.payload(), field.getName())
                        .getType())
                .getName();
        ResultPath path = asked.path().segment(field.getResultKey());
        List<ResultPath> paths =
                rows.stream().map(row -> path.segment(row.number())).toList();
        return reading.payloads(field.getChildren(), type, rows, paths);
    }

    private static DataFetcherResult<Object> result(
            String type, Map<String, @Nullable Object> payload, ChangedObjects reading) {
        return DataFetcherResult.newResult()
                .data(new Answers.Complete(type, payload))
                .errors(reading.errors())
                .build();
    }

    /** Why something was refused, as it was asked for. */
    static List<Map<String, @Nullable Object>> errors(ExecutableNormalizedField field, List<Refusal> refusals) {
        List<Map<String, @Nullable Object>> errors = new ArrayList<>();
        for (Refusal refusal : refusals) {
            Map<String, @Nullable Object> error = new LinkedHashMap<>();
            field.getChildren()
                    .forEach(child -> error.put(
                            child.getResultKey(),
                            child.getName().equals(Selection.TYPE_NAME)
                                    ? "MutationError"
                                    : refusal.value(child.getName())));
            errors.add(error);
        }
        return errors;
    }
}

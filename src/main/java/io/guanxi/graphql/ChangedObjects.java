package io.guanxi.graphql;

import graphql.GraphQLError;
import graphql.execution.ResultPath;
import graphql.normalized.ExecutableNormalizedField;
import graphql.schema.GraphQLTypeUtil;
import io.guanxi.graph.Graph;
import io.guanxi.graph.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Reads what rows have changed, in their transaction: the objects of one field for all rows in a constant few statements. */
final class ChangedObjects {
    private final Selector.Rules rules;
    private final Plans plans;
    private final Answers answers;
    private final Payloads.Asked asked;
    private final Graph.@Nullable Transaction transaction;
    private final List<GraphQLError> errors = new ArrayList<>();

    /** @param transaction that changed them; absent if nothing was */
    ChangedObjects(Selector.Rules rules, Plans plans, Payloads.Asked asked, Graph.@Nullable Transaction transaction) {
        this.rules = rules;
        this.plans = plans;
        this.answers = new Answers(rules.coordinates(), rules.cursors());
        this.asked = asked;
        this.transaction = transaction;
    }

    /** Values that must be there and are not. */
    List<GraphQLError> errors() {
        return errors;
    }

    /** The payload of each row. */
    List<Map<String, @Nullable Object>> payloads(
            List<ExecutableNormalizedField> children, String type, List<Row> rows, List<ResultPath> paths) {
        List<Map<String, @Nullable Object>> payloads = new ArrayList<>();
        rows.forEach(row -> payloads.add(new LinkedHashMap<>()));
        for (ExecutableNormalizedField child : children) {
            List<? extends @Nullable Object> values = values(child, type, rows, paths);
            for (int i = 0; i < rows.size(); i++) {
                payloads.get(i).put(child.getResultKey(), values.get(i));
            }
        }
        return payloads;
    }

    private List<? extends @Nullable Object> values(
            ExecutableNormalizedField field, String type, List<Row> rows, List<ResultPath> paths) {
        return switch (field.getName()) {
            case Selection.TYPE_NAME -> rows.stream().map(row -> type).toList();
            case "errors" ->
                rows.stream()
                        .map(row -> Payloads.errors(field, row.refusal() == null ? List.of() : List.of(row.refusal())))
                        .toList();
            default -> objects(field, type, rows, paths);
        };
    }

    private List<@Nullable Object> objects(
            ExecutableNormalizedField field, String payload, List<Row> rows, List<ResultPath> paths) {
        String type = GraphQLTypeUtil.unwrapAll(
                        rules.coordinates().field(payload, field.getName()).getType())
                .getName();
        Selector.Selected selected =
                Selector.within(rules, field, payload, type, asked.community().key());
        Map<String, Map<String, Object>> found = found(field, type, rows, selected);
        List<@Nullable Object> objects = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            String id = rows.get(i).id(field.getName());
            Answers.Complete object = answers.complete(
                    selected.root(),
                    type,
                    paths.get(i).segment(field.getResultKey()),
                    id == null ? null : found.get(id),
                    errors);
            objects.add(object == null ? null : object.fields());
        }
        return objects;
    }

    private Map<String, Map<String, Object>> found(
            ExecutableNormalizedField field, String type, List<Row> rows, Selector.Selected selected) {
        List<String> ids = rows.stream()
                .map(row -> row.id(field.getName()))
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .distinct()
                .toList();
        if (transaction == null || ids.isEmpty()) {
            return Map.of();
        }
        Plan plan = plans.of(
                selected.shape(),
                () -> Planner.objects(rules.coordinates(), type, selected.root().children()));
        return new Reader(inside(transaction), Runnable::run, null)
                .objects(
                        asked.operation().name(),
                        plan,
                        ids,
                        Reader.row(asked.operation().input(asked.community()), selected),
                        selected.sizes())
                .toCompletableFuture()
                .join();
    }

    /** Statements of the same transaction. */
    private static Reader.Source inside(Graph.Transaction transaction) {
        return (name, plan, row, sizes) -> {
            Statement statement = Reader.statement(name, plan, List.of(row), sizes, Duration.ofDays(1));
            return CompletableFuture.completedFuture(Reader.only(transaction.run(statement.text(), statement.input())));
        };
    }
}

package io.guanxi.graphql;

import graphql.GraphQLError;
import graphql.execution.DataFetcherResult;
import graphql.execution.ResultPath;
import graphql.normalized.ExecutableNormalizedField;
import graphql.schema.GraphQLFieldDefinition;
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

/** What mutations give: the changed objects as they were asked for, read in the same transaction, and why rows were refused. */
final class Payloads {

    private final Selector.Rules rules;
    private final Answers answers;

    Payloads(Selector.Rules rules) {
        this.rules = rules;
        this.answers = new Answers(rules.coordinates(), rules.cursors());
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
        Reading reading = new Reading(asked, transaction);
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
        Reading reading = new Reading(asked, transaction);
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
                        default -> rows(reading, child, rows);
                    });
        }
        return result(asked.payload(), payload, reading);
    }

    private List<?> rows(Reading reading, ExecutableNormalizedField field, List<Row> rows) {
        String type = GraphQLTypeUtil.unwrapAll(rules.coordinates()
                        .field(reading.asked.payload(), field.getName())
                        .getType())
                .getName();
        ResultPath path = reading.asked.path().segment(field.getResultKey());
        List<ResultPath> paths =
                rows.stream().map(row -> path.segment(row.number())).toList();
        return reading.payloads(field.getChildren(), type, rows, paths);
    }

    private static DataFetcherResult<Object> result(
            String type, Map<String, @Nullable Object> payload, Reading reading) {
        return DataFetcherResult.newResult()
                .data(new Answers.Complete(type, payload))
                .errors(reading.errors)
                .build();
    }

    private static List<Map<String, @Nullable Object>> errors(ExecutableNormalizedField field, List<Refusal> refusals) {
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

    /** Reads objects of one answer: those of one field for all rows in a constant few statements. */
    private final class Reading {

        private final Asked asked;
        private final Graph.@Nullable Transaction transaction;
        private final List<GraphQLError> errors = new ArrayList<>();

        Reading(Asked asked, Graph.@Nullable Transaction transaction) {
            this.asked = asked;
            this.transaction = transaction;
        }

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
                            .map(row ->
                                    Payloads.errors(field, row.refusal() == null ? List.of() : List.of(row.refusal())))
                            .toList();
                default -> objects(field, type, rows, paths);
            };
        }

        private List<@Nullable Object> objects(
                ExecutableNormalizedField field, String payload, List<Row> rows, List<ResultPath> paths) {
            String type = GraphQLTypeUtil.unwrapAll(
                            rules.coordinates().field(payload, field.getName()).getType())
                    .getName();
            Selector.Selected selected = Selector.within(
                    rules, field, payload, type, asked.community().key());
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
            Plan plan =
                    Planner.objects(rules.coordinates(), type, selected.root().children());
            return new Reader(inside(transaction), Runnable::run, new CompletableFuture<>())
                    .objects(
                            asked.operation().name(),
                            plan,
                            ids,
                            Reader.row(asked.operation().input(asked.community()), selected),
                            selected.sizes())
                    .toCompletableFuture()
                    .join();
        }
    }

    /** Statements of the same transaction. */
    private static Reader.Source inside(Graph.Transaction transaction) {
        return (name, plan, row, sizes) -> {
            Statement statement = Reader.statement(name, plan, List.of(row), sizes, Duration.ofDays(1));
            return CompletableFuture.completedFuture(Reader.only(transaction.run(statement.text(), statement.input())));
        };
    }
}

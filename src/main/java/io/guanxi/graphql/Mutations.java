package io.guanxi.graphql;

import graphql.GraphQLError;
import graphql.execution.DataFetcherResult;
import graphql.execution.ResultPath;
import graphql.normalized.ExecutableNormalizedField;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLTypeUtil;
import io.guanxi.access.Audit;
import io.guanxi.fault.Fault;
import io.guanxi.graph.CypherFile;
import io.guanxi.graph.CypherFiles;
import io.guanxi.graph.Graph;
import io.guanxi.graph.Ids;
import io.guanxi.graph.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out mutations: the statements of the verb's file one after the other in one write transaction, then what was asked for of
 * the changed objects in the same. A statement that returns {@code refused} undoes everything; one that returns {@code again} starts
 * the transaction anew; what else it returns is input of the next.
 */
final class Mutations {

    private static final Logger log = LoggerFactory.getLogger(Mutations.class);
    private static final int ATTEMPTS = 20;

    /** What names something in the input of mutations, as opposed to what is said of it. */
    private static final Set<String> NAMES =
            Set.of("community", "key", "from", "to", "member", "author", "content", "referrer", "campaign");

    private final Selector.Rules rules;
    private final Answers answers;
    private final Graph graph;
    private final Communities communities;
    private final Announcements announcements;
    private final Executor workers;

    Mutations(
            Selector.Rules rules, Graph graph, Communities communities, Announcements announcements, Executor workers) {
        this.rules = rules;
        this.answers = new Answers(rules.coordinates(), rules.cursors());
        this.graph = graph;
        this.communities = communities;
        this.announcements = announcements;
        this.workers = workers;
    }

    CompletionStage<Map<String, @Nullable Object>> field(DataFetchingEnvironment environment) {
        Operation operation = Operation.of(environment);
        Map<String, Object> arguments = Objects.requireNonNull(environment.getArgument("input"));
        Map<String, @Nullable Object> values = values(environment, arguments);
        ExecutableNormalizedField asked = Operation.field(environment);
        boolean founding = environment.getFieldDefinition().getName().equals("createCommunity");
        if (founding) {
            communities.expectFree(operation.caller());
        }
        CompletionStage<Map<String, @Nullable Object>> input = founding
                ? CompletableFuture.completedFuture(
                        operation.input(new Communities.Community(String.valueOf(arguments.get("key")), null, null)))
                : communities
                        .resolve((String) arguments.get("community"), operation.caller())
                        .thenApply(operation::input);
        return input.thenApplyAsync(
                        shared -> {
                            Map<String, @Nullable Object> all = new HashMap<>(values);
                            all.putAll(shared);
                            Map<String, @Nullable Object> payload = perform(environment, asked, all, operation);
                            if (founding) {
                                communities.changed();
                            }
                            return payload;
                        },
                        workers)
                .thenApplyAsync(payload -> payload, operation.then());
    }

    private Map<String, @Nullable Object> perform(
            DataFetchingEnvironment environment,
            ExecutableNormalizedField asked,
            Map<String, @Nullable Object> input,
            Operation operation) {
        String verb = environment.getFieldDefinition().getName();
        Map<String, Object> on = new TreeMap<>();
        NAMES.forEach(name -> {
            if (input.get(name) instanceof String key) {
                on.put(name, key);
            }
        });
        String outcome = "failed";
        try {
            Done done = perform(verb, environment, asked, input, operation);
            changed(environment, done.result()).forEach(on::putIfAbsent);
            outcome = "done";
            announcements.announce(
                    new Announcements.Topic(verb, String.valueOf(done.result().get("community"))), done.result());
            return done.payload();
        } catch (Refused refused) {
            outcome = String.valueOf(refused.reason.get("code"));
            Map<String, @Nullable Object> payload = new HashMap<>();
            payload.put("errors", List.of(refused.reason));
            return payload;
        } catch (Fault fault) {
            outcome = fault.code();
            throw fault;
        } finally {
            Audit.note(operation.caller().id(), verb, on, outcome);
        }
    }

    private Done perform(
            String verb,
            DataFetchingEnvironment environment,
            ExecutableNormalizedField asked,
            Map<String, @Nullable Object> input,
            Operation operation) {
        CypherFile file = CypherFiles.named("Mutation/" + verb);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                return graph.write(operation.name() + " " + verb, transaction -> {
                    Map<String, @Nullable Object> result = new HashMap<>(input);
                    result.put("newId", Ids.next());
                    for (String statement : file.statements()) {
                        for (Map<String, Object> row : transaction.run(CypherFile.onMap(statement), result)) {
                            check(row);
                            result.putAll(row);
                        }
                    }
                    return new Done(result, payload(environment, asked, result, transaction, operation));
                });
            } catch (Again overtaken) {
                log.debug("{} starts anew: the tree changed meanwhile", verb);
            }
        }
        throw Fault.unavailable("CONTENDED", "too many requests change the same members, try again");
    }

    /** The ids of the objects that were changed, by the names that the payload has for them, such as {@code memberId}. */
    private static Map<String, Object> changed(
            DataFetchingEnvironment environment, Map<String, @Nullable Object> result) {
        GraphQLObjectType payload = GraphQLTypeUtil.unwrapAllAs(environment.getFieldType());
        Map<String, Object> ids = new TreeMap<>();
        payload.getFieldDefinitions().forEach(field -> {
            if (result.get(field.getName()) instanceof String id) {
                ids.put(field.getName() + "Id", id);
            }
        });
        return ids;
    }

    /** What a transaction did that has been committed. */
    private record Done(Map<String, @Nullable Object> result, Map<String, @Nullable Object> payload) {}

    /** The changed objects, as they were asked for. */
    private Map<String, @Nullable Object> payload(
            DataFetchingEnvironment environment,
            ExecutableNormalizedField asked,
            Map<String, @Nullable Object> result,
            Graph.Transaction transaction,
            Operation operation) {
        String payloadType =
                GraphQLTypeUtil.unwrapAll(environment.getFieldType()).getName();
        Map<String, @Nullable Object> payload = new HashMap<>();
        payload.put("errors", List.of());
        Reader reader = new Reader(inside(transaction), Runnable::run, new CompletableFuture<>());
        for (ExecutableNormalizedField child : asked.getChildren()) {
            if (child.getName().startsWith("__") || child.getName().equals("errors")) {
                continue;
            }
            String type = GraphQLTypeUtil.unwrapAll(rules.coordinates()
                            .field(payloadType, child.getName())
                            .getType())
                    .getName();
            String community = String.valueOf(result.get("community"));
            Selector.Selected selected = Selector.within(rules, child, payloadType, type, community);
            Plan plan =
                    Planner.objects(rules.coordinates(), type, selected.root().children());
            Map<String, @Nullable Object> shared = operation.input(null);
            shared.put("community", community);
            shared.put("snapshot", result.get("snapshot"));
            shared.put("timeZone", result.get("timeZone"));
            String id = (String) Objects.requireNonNull(result.get(child.getName()));
            Object found = reader.objects(
                            operation.name(), plan, List.of(id), Reader.row(shared, selected), selected.sizes())
                    .toCompletableFuture()
                    .join()
                    .get(id);
            List<GraphQLError> errors = new ArrayList<>();
            ResultPath path = environment.getExecutionStepInfo().getPath().segment(child.getResultKey());
            Object complete = answers.complete(selected.root(), type, path, found, errors);
            payload.put(
                    child.getResultKey(),
                    DataFetcherResult.newResult().data(complete).errors(errors).build());
        }
        return payload;
    }

    /** Statements of the same transaction. */
    private static Reader.Source inside(Graph.Transaction transaction) {
        return (name, plan, row, sizes) -> {
            Statement statement = Reader.statement(name, plan, List.of(row), sizes, Duration.ofDays(1));
            return CompletableFuture.completedFuture(Reader.only(transaction.run(statement.text(), statement.input())));
        };
    }

    private static Map<String, @Nullable Object> values(
            DataFetchingEnvironment environment, Map<String, Object> arguments) {
        GraphQLInputObjectType type = GraphQLTypeUtil.unwrapAllAs(
                Objects.requireNonNull(environment.getFieldDefinition().getArgument("input"))
                        .getType());
        Map<String, @Nullable Object> values = new HashMap<>();
        for (GraphQLInputObjectField field : type.getFieldDefinitions()) {
            Object value = arguments.get(field.getName());
            if (value != null) {
                values.put(field.getName(), Values.fromClient(field.getType(), field.getName(), value));
            }
        }
        return values;
    }

    private static void check(Map<String, Object> row) {
        if (row.get("refused") instanceof Map<?, ?> reason) {
            throw new Refused(reason);
        }
        if (Boolean.TRUE.equals(row.get("again"))) {
            throw new Again();
        }
    }

    /** Leaves the transaction, which undoes it. */
    private static final class Refused extends RuntimeException {
        private final transient Map<?, ?> reason;

        Refused(Map<?, ?> reason) {
            super("refused", null, false, false);
            this.reason = reason;
        }
    }

    /** Leaves the transaction, which undoes it, to try again with what others have written meanwhile. */
    private static final class Again extends RuntimeException {
        Again() {
            super("again", null, false, false);
        }
    }
}

package io.guanxi.graphql;

import graphql.GraphQLError;
import graphql.execution.DataFetcherResult;
import graphql.execution.ResultPath;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLTypeUtil;
import io.guanxi.access.Caller;
import io.guanxi.fault.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Answers the root fields of queries: a compiled statement each. */
final class Queries {

    /**
     * How long to wait before an answer is read again in which something is absent that must be there. An index hears of a deletion a moment
     * after the store has it, a statement in between finds an element without properties; that moment is long where processors are few.
     */
    private static final List<Duration> PATIENCE =
            Stream.of(1, 5, 20, 100, 500).map(Duration::ofMillis).toList();

    private final Selector.Rules rules;
    private final Answers answers;
    private final Access access;
    private final Budget budget;
    private final Reader.Source source;
    private final Communities communities;
    private final Map<String, Preparation> preparations;
    private final Survivors survivors;
    private final Plans plans = new Plans();

    Queries(
            Selector.Rules rules,
            Access access,
            Budget budget,
            Reader.Source source,
            Communities communities,
            Map<String, Preparation> preparations,
            Survivors survivors) {
        this.rules = rules;
        this.answers = new Answers(rules.coordinates(), rules.cursors());
        this.access = access;
        this.budget = budget;
        this.source = source;
        this.communities = communities;
        this.preparations = preparations;
        this.survivors = survivors;
    }

    /** Who members are now that were merged away. */
    interface Survivors {
        /** The key of the member whom an old key stands for; absent if it stands for nobody. */
        CompletionStage<@Nullable String> survivor(String community, String key);
    }

    CompletionStage<DataFetcherResult<Object>> field(DataFetchingEnvironment environment) {
        Operation operation = Operation.of(environment);
        expectExactlyOne(environment);
        return community(environment, operation.caller())
                .thenApply(community -> ofCommunity(environment, community))
                .thenCompose(community -> {
                    Selector.Selected selected = Selector.root(rules, Operation.field(environment), "Query", community);
                    return prepared(environment, community, operation, selected)
                            .thenCompose(more -> field(environment, operation, community, selected, more));
                });
    }

    private CompletionStage<DataFetcherResult<Object>> field(
            DataFetchingEnvironment environment,
            Operation operation,
            Communities.Community community,
            Selector.Selected selected,
            Map<String, Object> prepared) {
        Plan plan = compiled(
                "Query " + selected.shape(),
                () -> Planner.root(rules.coordinates(), selected.root()),
                operation.caller());
        Map<String, @Nullable Object> shared = operation.input(community);
        shared.putAll(prepared);
        Map<String, @Nullable Object> row = Reader.row(shared, selected);
        Supplier<CompletionStage<@Nullable Object>> reading =
                () -> reader(operation).root(operation.name(), plan, row, selected.sizes());
        return whole(
                operation,
                () -> reading.get()
                        .thenCompose(data -> data == null
                                ? underOldKey(selected.root(), community.key(), row, reading)
                                : completed(data))
                        .thenApply(data -> {
                            List<GraphQLError> errors = new ArrayList<>();
                            return result(answers.complete(selected.root(), path(environment), data, errors), errors);
                        }));
    }

    /** An answer in which nothing is missing that must be there, if reading it again helps. */
    private static <T> CompletionStage<DataFetcherResult<T>> whole(
            Operation operation, Supplier<CompletionStage<DataFetcherResult<T>>> reading) {
        return whole(operation, reading, PATIENCE);
    }

    private static <T> CompletionStage<DataFetcherResult<T>> whole(
            Operation operation, Supplier<CompletionStage<DataFetcherResult<T>>> reading, List<Duration> patience) {
        return reading.get().thenCompose(answer -> {
            if (!answer.hasErrors() || patience.isEmpty()) {
                return CompletableFuture.completedStage(answer);
            }
            Executor later = CompletableFuture.delayedExecutor(
                    patience.get(0).toMillis(), TimeUnit.MILLISECONDS, operation.then());
            return CompletableFuture.runAsync(() -> {}, later)
                    .thenCompose(waited -> whole(operation, reading, patience.subList(1, patience.size())));
        });
    }

    /** What is found of a member that was not, if the key is one that they had before they were merged into another. */
    private CompletionStage<@Nullable Object> underOldKey(
            Selection root,
            String community,
            Map<String, @Nullable Object> row,
            Supplier<CompletionStage<@Nullable Object>> reading) {
        Integer slot = root.slots().get("key");
        String name = switch (root.name()) {
            case "me" -> "self";
            case "member" -> slot == null ? null : Plan.valueName(slot);
            default -> null;
        };
        if (name == null || !(row.get(name) instanceof String key)) {
            return completed(null);
        }
        return survivors.survivor(community, key).thenCompose(survivor -> {
            if (survivor == null) {
                return completed(null);
            }
            row.put(name, survivor);
            return reading.get();
        });
    }

    private static CompletionStage<@Nullable Object> completed(@Nullable Object data) {
        return CompletableFuture.completedStage(data);
    }

    private static ResultPath path(DataFetchingEnvironment environment) {
        return environment.getExecutionStepInfo().getPath();
    }

    private static <T> DataFetcherResult<T> result(@Nullable T data, List<GraphQLError> errors) {
        return DataFetcherResult.<T>newResult().data(data).errors(errors).build();
    }

    CompletionStage<DataFetcherResult<Object>> node(DataFetchingEnvironment environment) {
        String id = Objects.requireNonNull(environment.getArgument("id"));
        return whole(Operation.of(environment), () -> {
            List<GraphQLError> errors = new ArrayList<>();
            return nodes(environment, List.of(id), at -> path(environment), errors)
                    .thenApply(found -> result(found.get(0), errors));
        });
    }

    CompletionStage<DataFetcherResult<Object>> nodes(DataFetchingEnvironment environment) {
        List<String> ids = Objects.requireNonNull(environment.getArgument("ids"));
        int most = rules.limits().pageSize();
        if (ids.size() > most) {
            throw Fault.invalid("BAD_INPUT", "`ids` has at most " + most + " elements")
                    .with("argument", "ids")
                    .with("limit", most);
        }
        return whole(Operation.of(environment), () -> {
            List<GraphQLError> errors = new ArrayList<>();
            return nodes(environment, ids, at -> path(environment).segment(at), errors)
                    .thenApply(found -> result(found, errors));
        });
    }

    /** Objects of one type and community, which one statement finds. */
    private record Group(String type, String community) {
        static Group of(RelayId id) {
            return new Group(id.type(), id.community());
        }
    }

    /** What was found of a group, by the internal ids. */
    private record Found(Selection selection, Map<String, Map<String, Object>> objects) {}

    private CompletionStage<List<@Nullable Object>> nodes(
            DataFetchingEnvironment environment,
            List<String> ids,
            IntFunction<ResultPath> paths,
            List<GraphQLError> errors) {
        Operation operation = Operation.of(environment);
        List<RelayId> wanted = ids.stream().map(RelayId::decoded).toList();
        Map<Group, CompletableFuture<Found>> groups = new HashMap<>();
        for (RelayId id : wanted) {
            groups.computeIfAbsent(Group.of(id), group -> found(environment, group, wanted, operation));
        }
        return CompletableFuture.allOf(groups.values().toArray(CompletableFuture[]::new))
                .thenApply(done -> {
                    List<@Nullable Object> answer = new ArrayList<>();
                    for (int i = 0; i < wanted.size(); i++) {
                        RelayId id = wanted.get(i);
                        Found found =
                                Objects.requireNonNull(groups.get(Group.of(id))).join();
                        answer.add(answers.complete(
                                found.selection(),
                                id.type(),
                                paths.apply(i),
                                found.objects().get(id.id()),
                                errors));
                    }
                    return answer;
                });
    }

    private CompletableFuture<Found> found(
            DataFetchingEnvironment environment, Group group, List<RelayId> wanted, Operation operation) {
        if (!rules.coordinates().isNode(group.type())) {
            throw Fault.invalid("BAD_ID", "there are no objects of type " + group.type());
        }
        access.expectOf(Operation.field(environment), group.type(), operation.caller());
        Selector.Selected selected =
                Selector.within(rules, Operation.field(environment), "Query", group.type(), group.community());
        Plan plan = compiled(
                "Node " + selected.shape(),
                () -> Planner.objects(
                        rules.coordinates(), group.type(), selected.root().children()),
                operation.caller());
        List<String> ids = wanted.stream()
                .filter(id -> Group.of(id).equals(group))
                .map(RelayId::id)
                .distinct()
                .toList();
        return communities
                .presumed(group.community(), operation.caller())
                .thenCompose(community -> reader(operation)
                        .objects(
                                operation.name(),
                                plan,
                                ids,
                                Reader.row(operation.input(community), selected),
                                selected.sizes()))
                .thenApply(objects -> new Found(selected.root(), objects))
                .toCompletableFuture();
    }

    private CompletionStage<Map<String, Object>> prepared(
            DataFetchingEnvironment environment,
            Communities.Community community,
            Operation operation,
            Selector.Selected selected) {
        Preparation preparation =
                preparations.get("Query." + environment.getFieldDefinition().getName());
        if (preparation == null) {
            return CompletableFuture.completedStage(Map.of());
        }
        Map<String, Object> arguments = new HashMap<>();
        for (GraphQLArgument argument : environment.getFieldDefinition().getArguments()) {
            Object value = environment.getArgument(argument.getName());
            if (value != null) {
                arguments.put(argument.getName(), Values.fromClient(argument.getType(), value));
            }
        }
        return preparation.prepare(new Preparation.Request(
                operation.caller(),
                arguments,
                community.key(),
                community.influence(),
                operation.now(),
                Section.of(selected.root(), rules.coordinates(), Reader.row(Map.of(), selected), selected.sizes())));
    }

    private Reader reader(Operation operation) {
        return Reader.of(source, operation);
    }

    /** A plan; one that was never asked for is paid for, because the database thinks about it longer than about its answer. */
    private Plan compiled(String shape, Supplier<Plan> compile, Caller caller) {
        return plans.of(shape, () -> {
            budget.take(caller, budget.planning());
            return compile.get();
        });
    }

    /** The community that a field speaks of; `community` itself is looked for by its key, and may not exist. */
    private CompletionStage<Communities.Community> community(DataFetchingEnvironment environment, Caller caller) {
        String sought =
                environment.getFieldDefinition().getName().equals("community") ? environment.getArgument("key") : null;
        if (sought != null) {
            return communities.presumed(sought, caller);
        }
        String key = environment.getArgument("community");
        KeptAnswers.Consultation consultation =
                Objects.requireNonNull(environment.getGraphQlContext().get(KeptAnswers.Consultation.class));
        return communities.resolve(key, caller).thenApply(found -> {
            consultation.add(key, found);
            return found;
        });
    }

    /** Refuses ids of other communities. */
    private static Communities.Community ofCommunity(
            DataFetchingEnvironment environment, Communities.Community community) {
        for (GraphQLArgument argument : environment.getFieldDefinition().getArguments()) {
            if (GraphQLTypeUtil.unwrapAll(argument.getType()).getName().equals("ID")
                    && environment.getArgument(argument.getName()) instanceof String id
                    && !RelayId.decoded(id).community().equals(community.key())) {
                throw Fault.invalid("BAD_ID", "`" + argument.getName() + "` belongs to another community")
                        .with("argument", argument.getName());
            }
        }
        return community;
    }

    private static void expectExactlyOne(DataFetchingEnvironment environment) {
        GraphQLAppliedDirective directive = environment.getFieldDefinition().getAppliedDirective("exactlyOne");
        if (directive != null) {
            List<String> names = Objects.requireNonNull(
                    Objects.requireNonNull(directive.getArgument("of")).getValue());
            if (names.stream()
                            .filter(name -> environment.getArgument(name) != null)
                            .count()
                    != 1) {
                throw Fault.invalid("BAD_INPUT", "give exactly one of " + String.join(", ", names));
            }
        }
    }
}

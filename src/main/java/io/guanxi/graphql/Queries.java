package io.guanxi.graphql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLTypeUtil;
import io.guanxi.access.Caller;
import io.guanxi.fault.Fault;
import io.guanxi.graph.Graph;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Answers the root fields of queries: a compiled statement each. */
final class Queries {

    /** As many statements as the database keeps plans of by default; what it has forgotten costs planning again. */
    private static final int COMPILED = 1_000;

    private final Coordinates coordinates;
    private final Access access;
    private final Limits limits;
    private final Budget budget;
    private final Graph graph;
    private final Communities communities;
    private final Map<String, Preparation> preparations;
    private final Duration timeout;
    private final Cache<String, Plan> plans =
            Caffeine.newBuilder().maximumSize(COMPILED).build();

    Queries(
            Coordinates coordinates,
            Access access,
            Limits limits,
            Budget budget,
            Graph graph,
            Communities communities,
            Map<String, Preparation> preparations,
            Duration timeout) {
        this.coordinates = coordinates;
        this.access = access;
        this.limits = limits;
        this.budget = budget;
        this.graph = graph;
        this.communities = communities;
        this.preparations = preparations;
        this.timeout = timeout;
    }

    CompletionStage<@Nullable Object> field(DataFetchingEnvironment environment) {
        Operation operation = Operation.of(environment);
        expectExactlyOne(environment);
        Selector.Selected selected = Selector.root(coordinates, limits, Operation.field(environment), "Query");
        Plan plan = compiled(
                "Query " + selected.shape(), key -> Planner.root(coordinates, selected.root()), operation.caller());
        return community(environment, operation.caller())
                .thenApply(community -> ofCommunity(environment, community))
                .thenCompose(community -> prepared(environment, community, operation)
                        .thenCompose(more -> {
                            Map<String, @Nullable Object> input = operation.input(community);
                            input.putAll(selected.input());
                            input.putAll(more);
                            return reader(operation).root(operation.name(), plan, input);
                        }));
    }

    CompletionStage<@Nullable Object> node(DataFetchingEnvironment environment) {
        String id = Objects.requireNonNull(environment.getArgument("id"));
        return nodes(environment, List.of(id)).thenApply(found -> found.get(0));
    }

    CompletionStage<List<@Nullable Object>> nodes(DataFetchingEnvironment environment) {
        List<String> ids = Objects.requireNonNull(environment.getArgument("ids"));
        if (ids.size() > limits.pageSize()) {
            throw Fault.invalid("BAD_INPUT", "`ids` has at most " + limits.pageSize() + " elements")
                    .with("argument", "ids")
                    .with("limit", limits.pageSize());
        }
        return nodes(environment, ids);
    }

    /** Objects of one type and community, which one statement finds. */
    private record Group(String type, String community) {
        static Group of(RelayId id) {
            return new Group(id.type(), id.community());
        }
    }

    private CompletionStage<List<@Nullable Object>> nodes(DataFetchingEnvironment environment, List<String> ids) {
        Operation operation = Operation.of(environment);
        List<RelayId> wanted = ids.stream().map(RelayId::decoded).toList();
        Map<Group, CompletableFuture<Map<String, Map<String, Object>>>> groups = new HashMap<>();
        for (RelayId id : wanted) {
            groups.computeIfAbsent(Group.of(id), group -> found(environment, group, wanted, operation));
        }
        return CompletableFuture.allOf(groups.values().toArray(CompletableFuture[]::new))
                .thenApply(done -> {
                    List<@Nullable Object> found = new ArrayList<>();
                    wanted.forEach(id -> found.add(Objects.requireNonNull(groups.get(Group.of(id)))
                            .join()
                            .get(id.id())));
                    return found;
                });
    }

    private CompletableFuture<Map<String, Map<String, Object>>> found(
            DataFetchingEnvironment environment, Group group, List<RelayId> wanted, Operation operation) {
        if (!coordinates.isNode(group.type())) {
            throw Fault.invalid("BAD_ID", "there are no objects of type " + group.type());
        }
        access.expectOf(Operation.field(environment), group.type(), operation.caller());
        Selector.Selected selected =
                Selector.within(coordinates, limits, Operation.field(environment), "Query", group.type());
        Plan plan = compiled(
                "Node " + selected.shape(),
                key -> Planner.objects(
                        coordinates, group.type(), selected.root().children()),
                operation.caller());
        List<String> ids = wanted.stream()
                .filter(id -> Group.of(id).equals(group))
                .map(RelayId::id)
                .toList();
        return communities
                .presumed(group.community(), operation.caller())
                .thenCompose(community -> {
                    Map<String, @Nullable Object> input = operation.input(community);
                    input.putAll(selected.input());
                    return reader(operation).objects(operation.name(), plan, ids, input);
                })
                .thenApply(found -> {
                    found.values().forEach(object -> object.put(Plan.TYPE, group.type()));
                    return found;
                })
                .toCompletableFuture();
    }

    private CompletionStage<Map<String, Object>> prepared(
            DataFetchingEnvironment environment, Communities.Community community, Operation operation) {
        Preparation preparation =
                preparations.get("Query." + environment.getFieldDefinition().getName());
        return preparation == null
                ? CompletableFuture.completedStage(Map.of())
                : preparation.prepare(new Preparation.Request(
                        environment.getArguments(), community.key(), community.influence(), operation.now()));
    }

    private Reader reader(Operation operation) {
        return Reader.of(graph, operation.then(), timeout);
    }

    /** A plan; one that was never asked for is paid for, because the database thinks about it longer than about its answer. */
    private Plan compiled(String shape, Function<String, Plan> compile, Caller caller) {
        return Objects.requireNonNull(plans.get(shape, unseen -> {
            budget.take(caller, budget.planning());
            return compile.apply(unseen);
        }));
    }

    /** The community that a field speaks of; `community` itself is looked for by its key, and may not exist. */
    private CompletionStage<Communities.Community> community(DataFetchingEnvironment environment, Caller caller) {
        String sought =
                environment.getFieldDefinition().getName().equals("community") ? environment.getArgument("key") : null;
        return sought != null
                ? communities.presumed(sought, caller)
                : communities.resolve(environment.getArgument("community"), caller);
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

package io.guanxi.graphql;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLTypeUtil;
import io.guanxi.graph.Graph;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/**
 * Answers the root fields of subscriptions: objects that this server's own mutations have changed, read for each subscriber as it asked
 * for them, after the commit.
 */
final class Subscriptions {

    /** Reads under way for subscribers, of the connections that all operations share. */
    private static final int READS = 16;

    private final Coordinates coordinates;
    private final Limits limits;
    private final Graph graph;
    private final Communities communities;
    private final Announcements announcements;
    private final Duration timeout;
    private final Clock clock;
    private final Turns turns = new Turns(READS);

    Subscriptions(
            Coordinates coordinates,
            Limits limits,
            Graph graph,
            Communities communities,
            Announcements announcements,
            Duration timeout,
            Clock clock) {
        this.coordinates = coordinates;
        this.limits = limits;
        this.graph = graph;
        this.communities = communities;
        this.announcements = announcements;
        this.timeout = timeout;
        this.clock = clock;
    }

    CompletionStage<Publisher<Object>> field(DataFetchingEnvironment environment) {
        Operation operation = Operation.of(environment);
        Trigger trigger = Trigger.of(environment.getFieldDefinition());
        String type = GraphQLTypeUtil.unwrapAll(environment.getFieldType()).getName();
        Selector.Selected selected =
                Selector.within(coordinates, limits, Operation.field(environment), "Subscription", type);
        Plan plan = Planner.objects(coordinates, type, selected.root().children());
        return communities
                .resolve(environment.getArgument("community"), operation.caller())
                .thenApply(community -> {
                    var topic = new Announcements.Topic(trigger.mutation(), community.key());
                    Announced announced = new Announced(
                            announcements,
                            topic,
                            trigger.gives(),
                            id -> turns.run(() -> read(operation, community.key(), plan, selected, id)),
                            operation.then());
                    environment.getGraphQlContext().put(Announced.class, announced);
                    return announced;
                });
    }

    /** As of now: the snapshot may be another than when the subscription began. */
    private CompletionStage<@Nullable Map<String, Object>> read(
            Operation operation, String community, Plan plan, Selector.Selected selected, String id) {
        return communities.resolve(community, operation.caller()).thenCompose(present -> {
            Map<String, @Nullable Object> input = operation.at(clock.instant()).input(present);
            input.putAll(selected.input());
            return Reader.of(graph, operation.then(), timeout)
                    .objects(operation.name(), plan, List.of(id), input)
                    .thenApply(found -> found.get(id));
        });
    }
}

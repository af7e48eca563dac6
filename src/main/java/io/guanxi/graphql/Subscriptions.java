package io.guanxi.graphql;

import graphql.GraphQLError;
import graphql.execution.DataFetcherResult;
import graphql.execution.ResultPath;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLTypeUtil;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
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

    private final Selector.Rules rules;
    private final Answers answers;
    private final Reader.Source source;
    private final Communities communities;
    private final Announcements announcements;
    private final Clock clock;
    private final Turns turns = new Turns(READS);

    Subscriptions(
            Selector.Rules rules,
            Reader.Source source,
            Communities communities,
            Announcements announcements,
            Clock clock) {
        this.rules = rules;
        this.answers = new Answers(rules.coordinates(), rules.cursors());
        this.source = source;
        this.communities = communities;
        this.announcements = announcements;
        this.clock = clock;
    }

    CompletionStage<Publisher<Object>> field(DataFetchingEnvironment environment) {
        Operation operation = Operation.of(environment);
        Trigger trigger = Trigger.of(environment.getFieldDefinition());
        String type = GraphQLTypeUtil.unwrapAll(environment.getFieldType()).getName();
        return communities
                .resolve(environment.getArgument("community"), operation.caller())
                .thenApply(community -> {
                    Selector.Selected selected =
                            Selector.within(rules, Operation.field(environment), "Subscription", type, community.key());
                    Plan plan = Planner.objects(
                            rules.coordinates(), type, selected.root().children());
                    var topic = new Announcements.Topic(trigger.mutation(), community.key());
                    Announced announced = new Announced(
                            announcements,
                            topic,
                            trigger.gives(),
                            id -> turns.run(() -> read(environment, community.key(), plan, selected, id)),
                            operation.then());
                    environment.getGraphQlContext().put(Announced.class, announced);
                    return announced;
                });
    }

    /** As of now: the snapshot may be another than when the subscription began. */
    private CompletionStage<@Nullable Object> read(
            DataFetchingEnvironment environment, String community, Plan plan, Selector.Selected selected, String id) {
        Operation operation = Operation.of(environment);
        ResultPath path = environment.getExecutionStepInfo().getPath();
        String type = GraphQLTypeUtil.unwrapAll(environment.getFieldType()).getName();
        return communities
                .resolve(community, operation.caller())
                .thenCompose(present -> Reader.of(source, operation)
                        .objects(
                                operation.name(),
                                plan,
                                List.of(id),
                                Reader.row(operation.at(clock.instant()).input(present), selected),
                                selected.sizes())
                        .thenApply(found -> {
                            List<GraphQLError> errors = new ArrayList<>();
                            Object complete = answers.complete(selected.root(), type, path, found.get(id), errors);
                            return complete == null && errors.isEmpty()
                                    ? null
                                    : DataFetcherResult.newResult()
                                            .data(complete)
                                            .errors(errors)
                                            .build();
                        }));
    }
}

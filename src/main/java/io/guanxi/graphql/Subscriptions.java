package io.guanxi.graphql;

import graphql.GraphQLError;
import graphql.execution.DataFetcherResult;
import graphql.execution.ResultPath;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLTypeUtil;
import io.guanxi.feed.Feed;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** Answers the root fields of subscriptions: events of the feed, read for each subscriber as it asked for them. */
final class Subscriptions {

    /** Reads under way for subscribers, of the connections that all operations share. */
    private static final int READS = 16;
    /** Arguments of every subscription; what else one has, its statements use. */
    private static final Set<String> OF_ALL = Set.of("community", "filter", "after");

    private final Selector.Rules rules;
    private final Answers answers;
    private final Reader reader;
    private final Communities communities;
    private final Feed feed;
    private final Clock clock;
    private final EventIds ids;
    private final Turns turns = new Turns(READS);
    private final Retellings retellings = new Retellings();

    Subscriptions(Selector.Rules rules, Reader.Source source, Communities communities, Feed feed, Clock clock) {
        this.rules = rules;
        this.answers = new Answers(rules.coordinates(), rules.cursors());
        // Whoever leaves may not be the only one who waits for what is read.
        this.reader = new Reader(source, Runnable::run, null);
        this.communities = communities;
        this.feed = feed;
        this.clock = clock;
        this.ids = new EventIds(rules.cursors());
    }

    /** What a subscriber asked for: the same for all events. */
    private record Asked(
            DataFetchingEnvironment environment,
            Operation operation,
            String community,
            String kind,
            Selector.Selected selected,
            Plan plan,
            Map<String, @Nullable Object> arguments,
            Set<String> used) {}

    CompletionStage<Publisher<Object>> field(DataFetchingEnvironment environment) {
        long begun = System.nanoTime();
        Operation operation = Operation.of(environment);
        return communities
                .resolve(environment.getArgument("community"), operation.caller())
                .thenCompose(community -> {
                    Asked asked = asked(environment, operation, community.key());
                    String after =
                            operation.lastEvent() == null ? environment.getArgument("after") : operation.lastEvent();
                    Long behind = after == null ? null : ids.decoded(after, asked.community());
                    return feed.start(behind, begun)
                            .thenApplyAsync(position -> told(asked, position), operation.then());
                });
    }

    private Asked asked(DataFetchingEnvironment environment, Operation operation, String community) {
        String kind = Trigger.kind(environment.getFieldDefinition());
        Selector.Selected selected =
                Selector.within(rules, Operation.field(environment), "Subscription", kind, community);
        Plan plan = Planner.event(rules.coordinates(), kind, selected.root());
        Set<String> used = new HashSet<>();
        Retellings.collectNames(plan, used);
        Map<String, @Nullable Object> arguments = new HashMap<>(environment.getArguments());
        arguments.keySet().removeAll(OF_ALL);
        arguments.forEach((name, value) -> {
            if (value instanceof Integer number) {
                rules.limits().page(name, number);
            }
        });
        return new Asked(environment, operation, community, kind, selected, plan, arguments, used);
    }

    private Told told(Asked asked, long position) {
        Told told = new Told(
                feed,
                asked.community(),
                asked.kind(),
                position,
                Trigger.folds((GraphQLObjectType) GraphQLTypeUtil.unwrapAll(
                        asked.environment().getFieldDefinition().getType())),
                (number, since) -> read(asked, String.valueOf(number), since),
                asked.operation().then());
        asked.environment().getGraphQlContext().put(Told.class, told);
        return told;
    }

    /** As of now: the snapshot may be another than when the subscription began. */
    private CompletionStage<@Nullable Object> read(Asked asked, String number, long since) {
        return communities
                .resolve(asked.community(), asked.operation().caller())
                .thenCompose(present -> {
                    Map<String, @Nullable Object> shared =
                            asked.operation().at(clock.instant()).input(present);
                    shared.putAll(asked.arguments());
                    shared.put("since", since);
                    return found(asked, Reader.row(shared, asked.selected()), number);
                })
                .thenApply(found -> answer(asked, found.get(number)));
    }

    private CompletionStage<Map<String, Map<String, Object>>> found(
            Asked asked, Map<String, @Nullable Object> row, String number) {
        Map<String, @Nullable Object> used = new HashMap<>(row);
        used.keySet().retainAll(asked.used());
        List<Integer> sizes = asked.selected().sizes();
        return retellings.read(
                new Retellings.Same(asked.plan(), sizes, used, number),
                () -> turns.run(
                        () -> reader.objects(asked.operation().name(), asked.plan(), List.of(number), row, sizes)));
    }

    private @Nullable Object answer(Asked asked, @Nullable Map<String, Object> found) {
        List<GraphQLError> errors = new ArrayList<>();
        ResultPath path = asked.environment().getExecutionStepInfo().getPath();
        Object complete = answers.complete(asked.selected().root(), asked.kind(), path, found, errors);
        return complete == null && errors.isEmpty()
                ? null
                : DataFetcherResult.newResult().data(complete).errors(errors).build();
    }
}

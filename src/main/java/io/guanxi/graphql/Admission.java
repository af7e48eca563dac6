package io.guanxi.graphql;

import graphql.ExecutionInput;
import graphql.GraphQLContext;
import graphql.execution.AbortExecutionException;
import graphql.execution.ExecutionContext;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecutionParameters;
import graphql.execution.instrumentation.parameters.InstrumentationValidationParameters;
import graphql.normalized.ExecutableNormalizedOperation;
import graphql.validation.ValidationError;
import io.guanxi.access.Caller;
import io.guanxi.fault.Fault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What stands between an operation and its execution, the cheap before the dear: the document's size, the way it came, who asks, what it
 * costs. It also lets fetchers see the whole operation with fragments and directives resolved.
 */
final class Admission extends SimplePerformantInstrumentation {

    private final Limits.Rate rate;
    private final DocumentLimits documents;
    private final Access access;
    private final Costs costs;
    private final Budget budget;

    Admission(Coordinates coordinates, Access access, Limits limits, Budget budget) {
        this.rate = limits.rate();
        this.documents = new DocumentLimits(limits);
        this.access = access;
        this.costs = new Costs(coordinates);
        this.budget = budget;
    }

    /** What an operation was found to cost before it ran. */
    private record Charged(OperationKind kind, Price.Of price, long points) {}

    /**
     * An operation that ran.
     *
     * @param points what it could have cost
     * @param cost as it is told in {@code extensions.cost}
     */
    record Settled(Caller caller, OperationKind kind, long points, Map<String, Object> cost) {}

    /** Before a document is even parsed: its length, and whether the caller has anything left. */
    void expect(String document, Caller caller) {
        documents.expectShort(document);
        budget.take(caller, 1);
    }

    void into(GraphQLContext.Builder context) {
        documents.into(context);
    }

    @Override
    public @Nullable InstrumentationContext<List<ValidationError>> beginValidation(
            InstrumentationValidationParameters parameters, @Nullable InstrumentationState state) {
        inOrder(() -> documents.expectSimple(parameters.getDocument()));
        return null;
    }

    @Override
    public ExecutionContext instrumentExecutionContext(
            ExecutionContext context,
            InstrumentationExecutionParameters parameters,
            @Nullable InstrumentationState state) {
        Operation operation = Objects.requireNonNull(context.getGraphQLContext().get(Operation.class));
        inOrder(() -> {
            OperationKind kind = OperationKind.of(context.getOperationDefinition());
            expectTaken(kind, operation);
            ExecutableNormalizedOperation normalized =
                    context.getNormalizedQueryTree().get();
            documents.expectWithin(normalized);
            access.expect(normalized, operation.caller());
            Price.Of price = costs.priced(normalized);
            long points = expectAffordable(price, operation.caller());
            context.getGraphQLContext().put(ExecutableNormalizedOperation.class, context.getNormalizedQueryTree());
            context.getGraphQLContext().put(Charged.class, new Charged(kind, price, points));
        });
        return context;
    }

    private static void expectTaken(OperationKind kind, Operation operation) {
        if (operation.taken().contains(kind)) {
            return;
        }
        throw kind == OperationKind.SUBSCRIPTION
                ? Fault.invalid(
                        "STREAM_REQUIRED",
                        "a subscription is answered by a stream: ask for text/event-stream, or over a WebSocket")
                : Fault.invalid("METHOD_NOT_ALLOWED", "only queries may be sent this way; send mutations with POST");
    }

    private long expectAffordable(Price.Of price, Caller caller) {
        long points = price.requested();
        if (points > rate.operation()) {
            throw Fault.invalid(
                            "QUERY_TOO_EXPENSIVE",
                            "this may cost " + points + " points, and " + rate.operation()
                                    + " is the most: ask for smaller pages, or fewer lists within lists")
                    .with("requested", points)
                    .with("limit", rate.operation());
        }
        budget.take(caller, points - 1);
        return points;
    }

    /** What an operation cost; absent if it did not run. */
    @Nullable
    Settled settle(ExecutionInput input, @Nullable Object data) {
        Charged charged = input.getGraphQLContext().get(Charged.class);
        if (charged == null) {
            return null;
        }
        Caller caller = Objects.requireNonNull(input.getGraphQLContext().<Operation>get(Operation.class))
                .caller();
        long actual = data instanceof Map<?, ?> found ? charged.price().actual(found) : charged.points();
        budget.giveBack(caller, charged.points() - actual);
        return new Settled(caller, charged.kind(), charged.points(), costs(caller, charged.points(), actual));
    }

    /** What is told in {@code extensions.cost}. */
    Map<String, Object> costs(Caller caller, long requested, long actual) {
        Map<String, Object> cost = new LinkedHashMap<>();
        cost.put("requested", requested);
        cost.put("actual", actual);
        if (rate.perSecond() > 0) {
            cost.put("bucket", bucket(caller));
        }
        return cost;
    }

    private Map<String, Object> bucket(Caller caller) {
        Map<String, Object> bucket = new LinkedHashMap<>();
        bucket.put("remaining", budget.remaining(caller));
        bucket.put("capacity", rate.burst());
        bucket.put("perSecond", rate.perSecond());
        return bucket;
    }

    /** An execution ends in order by one kind of exception only. */
    private static void inOrder(Runnable step) {
        try {
            step.run();
        } catch (Fault refused) {
            throw new AbortExecutionException(List.of(Errors.error(refused)));
        }
    }
}

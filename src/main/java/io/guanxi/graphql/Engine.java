package io.guanxi.graphql;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLError;
import graphql.execution.AbortExecutionException;
import graphql.execution.AsyncExecutionStrategy;
import graphql.execution.AsyncSerialExecutionStrategy;
import graphql.execution.ExecutionContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecutionParameters;
import graphql.language.OperationDefinition;
import graphql.normalized.ExecutableNormalizedOperation;
import graphql.schema.GraphQLSchema;
import io.guanxi.access.Caller;
import io.guanxi.fault.Fault;
import io.guanxi.graph.Graph;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Answers GraphQL operations from the graph. Knows nothing of HTTP. */
public final class Engine {

    private static final String UNNAMED = "anonymous";

    private final GraphQLSchema schema;
    private final GraphQL graphql;
    private final Clock clock;

    /**
     * Joins schema and Cypher.
     *
     * @param workers threads that may wait: mutations run there
     * @throws IllegalStateException if schema and Cypher do not fit, naming everything that does not
     */
    public Engine(
            Graph graph,
            Limits limits,
            Map<String, Preparation> preparations,
            Executor workers,
            Duration timeout,
            Clock clock) {
        this.clock = clock;
        Wiring wiring = new Wiring(limits);
        Coordinates coordinates = new Coordinates(wiring.plain());
        Access access = new Access(coordinates);
        Communities communities = new Communities(graph, timeout);
        this.schema = wiring.with(
                new Queries(coordinates, access, limits, graph, communities, preparations, timeout),
                new Mutations(coordinates, limits, graph, communities, workers, timeout),
                coordinates);
        Errors errors = new Errors();
        this.graphql = GraphQL.newGraphQL(schema)
                .queryExecutionStrategy(new AsyncExecutionStrategy(errors))
                .mutationExecutionStrategy(new AsyncSerialExecutionStrategy(errors))
                .preparsedDocumentProvider(new Documents())
                .instrumentation(new Normalized(access))
                .build();
    }

    /** An operation as it came in. */
    public record Request(String query, @Nullable String operationName, Map<String, @Nullable Object> variables) {}

    /**
     * An answer.
     *
     * @param body as it is sent: {@code data}, {@code errors}
     * @param failure why nothing could be answered at all; absent if something was
     */
    public record Answer(Map<String, Object> body, Fault.@Nullable Kind failure) {}

    /** The schema as clients' tools take it. */
    public String printedSchema() {
        return Wiring.printed(schema);
    }

    /**
     * Answers one operation.
     *
     * @param then where results are worked on: the request's own context
     * @param readOnly whether a mutation is refused
     */
    public CompletionStage<Answer> execute(Request request, Caller caller, Executor then, boolean readOnly) {
        String name = request.operationName() == null ? UNNAMED : request.operationName();
        Operation operation = new Operation(name, caller, clock.instant(), then, readOnly);
        ExecutionInput input = ExecutionInput.newExecutionInput()
                .query(request.query())
                .operationName(request.operationName())
                .variables(request.variables())
                .graphQLContext(operation::into)
                .build();
        return graphql.executeAsync(input).handle((result, thrown) -> thrown == null ? answer(result) : failed(thrown));
    }

    private static Answer answer(ExecutionResult result) {
        Map<String, Object> body = new LinkedHashMap<>();
        List<GraphQLError> errors = result.getErrors();
        if (!errors.isEmpty()) {
            body.put("errors", errors.stream().map(Errors::specification).toList());
        }
        boolean nothing = !errors.isEmpty()
                && (!(result.getData() instanceof Map<?, ?> data)
                        || data.values().stream().allMatch(value -> value == null));
        if (!nothing && result.isDataPresent()) {
            body.put("data", result.getData());
        }
        return new Answer(body, nothing ? kind(errors.get(0)) : null);
    }

    /** The answer to a request that failed before or beside its execution. */
    public static Answer failed(Throwable thrown) {
        Fault fault = Errors.fault(thrown);
        return new Answer(body(fault), fault.kind());
    }

    /** The body of an answer that is nothing but a failure. */
    public static Map<String, Object> body(Fault fault) {
        return Map.of("errors", List.of(Map.of("message", fault.getMessage(), "extensions", Errors.extensions(fault))));
    }

    private static Fault.Kind kind(GraphQLError error) {
        if (error.getErrorType() instanceof FaultClass known) {
            return known.kind();
        }
        return "INTERNAL".equals(Errors.specification(error).get("code")) ? Fault.Kind.INTERNAL : Fault.Kind.INVALID;
    }

    /** Lets fetchers see the whole operation with fragments and directives resolved, and refuses what may not run. */
    private static final class Normalized extends SimplePerformantInstrumentation {

        private final Access access;

        Normalized(Access access) {
            this.access = access;
        }

        @Override
        public ExecutionContext instrumentExecutionContext(
                ExecutionContext context,
                InstrumentationExecutionParameters parameters,
                @Nullable InstrumentationState state) {
            Operation operation =
                    Objects.requireNonNull(context.getGraphQLContext().get(Operation.class));
            if (operation.readOnly()
                    && context.getOperationDefinition().getOperation() != OperationDefinition.Operation.QUERY) {
                throw aborted(Fault.invalid(
                        "METHOD_NOT_ALLOWED", "only queries may be sent this way; send mutations with POST"));
            }
            context.getGraphQLContext().put(ExecutableNormalizedOperation.class, context.getNormalizedQueryTree());
            try {
                access.expect(context.getNormalizedQueryTree().get(), operation.caller());
            } catch (Fault refused) {
                throw aborted(refused);
            }
            return context;
        }

        /** The only exception that ends an execution in order. */
        private static AbortExecutionException aborted(Fault fault) {
            return new AbortExecutionException(List.of(Errors.error(fault)));
        }
    }
}

package io.guanxi.graphql;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLError;
import graphql.schema.GraphQLSchema;
import io.guanxi.access.Caller;
import io.guanxi.fault.Fault;
import io.guanxi.feed.Feed;
import io.guanxi.feed.Pace;
import io.guanxi.graph.CypherFiles;
import io.guanxi.graph.Graph;
import io.guanxi.graph.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** Answers GraphQL operations from the graph. Knows nothing of HTTP. */
public final class Engine {

    private static final String UNNAMED = "anonymous";

    /** Statements of one shape at a time: more would only wait for a processor. */
    private static final int LANES = Math.max(2, Runtime.getRuntime().availableProcessors());
    /** Of the connections, what statements that are shared may take: mutations and look-ups need some, too. */
    private static final double SHARE = 0.6;

    private final GraphQLSchema schema;
    private final GraphQL graphql;
    private final KnownDocuments documents;
    private final Admission admission;
    private final Clock clock;
    private final Limits limits;
    private final Feed feed;
    private final EventIds ids;
    private final KeptAnswers kept;
    private final CohortExports exports;

    /**
     * Joins schema and Cypher.
     *
     * @param documents which are known by an id
     * @param workers threads that may wait: mutations run there
     * @throws IllegalStateException if schema and Cypher do not fit, naming everything that does not
     */
    public Engine(
            Graph graph,
            Limits limits,
            DocumentSettings documents,
            Prepared prepared,
            Executor workers,
            Duration timeout,
            Clock clock) {
        this.clock = clock;
        this.limits = limits;
        Wiring wiring = new Wiring(limits);
        Coordinates coordinates = new Coordinates(wiring.plain(), prepared.supplements());
        prepared.cohorts().join(coordinates);
        Access access = new Access(coordinates);
        Budget budget = new Budget(limits.rate());
        Communities communities = new Communities(graph, timeout);
        this.feed = new Feed(graph, workers, Pace.DEFAULT);
        Selector.Rules rules = new Selector.Rules(coordinates, limits, new Cursors(cursorKey(graph, timeout)));
        Reader.Source source = new Sharing(graph, timeout, LANES, (int) Math.ceil(SHARE * graph.connections()));
        this.ids = new EventIds(rules.cursors());
        this.schema = wiring.with(
                new Queries(
                        rules,
                        access,
                        budget,
                        source,
                        communities,
                        prepared.roots(),
                        (community, key) -> OldKeys.survivor(graph, timeout, community, key)),
                new Mutations(
                        rules,
                        graph,
                        communities,
                        new Happenings(coordinates.schema(), feed),
                        prepared.verbs(),
                        workers),
                new Subscriptions(rules, source, communities, feed, clock),
                coordinates);
        this.documents = new KnownDocuments(documents, workers);
        this.kept = new KeptAnswers(new Keepable(coordinates), communities, limits.kept(), clock);
        this.admission = new Admission(coordinates, access, limits, budget);
        this.exports = new CohortExports(prepared.cohorts(), access, communities, budget, clock);
        Errors errors = new Errors();
        this.graphql = GraphQL.newGraphQL(schema)
                .queryExecutionStrategy(new Strategies.Querying(errors))
                .mutationExecutionStrategy(new Strategies.Mutating(errors))
                .subscriptionExecutionStrategy(new Strategies.Subscribing(errors))
                .preparsedDocumentProvider(new ParsedDocuments())
                .instrumentation(admission)
                .build();
    }

    /** The secret that all servers of a graph share. */
    private static String cursorKey(Graph graph, Duration timeout) {
        String text = CypherFiles.named("_secret/cursors").text();
        return (String) Objects.requireNonNull(graph.readNow(new Statement("cursor key", text, Map.of(), timeout))
                .get(0)
                .get("value"));
    }

    /**
     * An operation as it came in.
     *
     * @param query the document; absent if an id stands for it
     * @param documentId of a published document; absent if there is a document
     * @param hash SHA-256 of the document, by which it may be known from now on or was before; usually absent
     * @param lastEvent the id of the event that a subscription goes on behind, where the document does not say so; usually absent
     */
    public record Request(
            @Nullable String query,
            @Nullable String documentId,
            @Nullable String hash,
            @Nullable String operationName,
            Map<String, @Nullable Object> variables,
            @Nullable String lastEvent) {
        public Request(
                @Nullable String query,
                @Nullable String documentId,
                @Nullable String hash,
                @Nullable String operationName,
                Map<String, @Nullable Object> variables) {
            this(query, documentId, hash, operationName, variables, null);
        }

        /** The same, to go on behind an event. */
        public Request behind(@Nullable String event) {
            return new Request(query, documentId, hash, operationName, variables, event);
        }
    }

    /**
     * An answer.
     *
     * @param body as it is sent: {@code data}, {@code errors}
     * @param failure why nothing could be answered at all; absent if something was
     * @param stream of a subscription: what it is answered with from now on. Absent from all others
     * @param tag of data that is kept: the same for the same. Absent from all others
     */
    public record Answer(
            Map<String, Object> body,
            Fault.@Nullable Kind failure,
            @Nullable Stream stream,
            @Nullable String tag) {
        public Answer(Map<String, Object> body, Fault.@Nullable Kind failure) {
            this(body, failure, null, null);
        }

        /** Whether everything was answered. */
        private boolean isComplete() {
            return failure == null && !body.containsKey("errors") && body.containsKey("data");
        }

        /** What the first error says for programs: its code, and more. Empty if there is none. */
        public Map<?, ?> extensions() {
            return body.get("errors") instanceof List<?> list
                            && !list.isEmpty()
                            && list.get(0) instanceof Map<?, ?> first
                            && first.get("extensions") instanceof Map<?, ?> extensions
                    ? extensions
                    : Map.of();
        }
    }

    /**
     * An answer of a subscription.
     *
     * @param id of the event, which another subscription can go on behind
     */
    public record Event(String id, Map<String, Object> body) {}

    /** The events of a subscription. Nothing is read that nobody asks for. */
    public interface Stream {
        /**
         * The next event, as soon as there is one. It fails if the subscription has. To be asked for again only after it came.
         *
         * @return completes on the operation's own context
         */
        CompletionStage<Event> next();

        /** Ends the subscription; an answer that was asked for never comes. Again, it does nothing. */
        void cancel();
    }

    /** Begins to tell the members of a saved cohort to a caller who may ask for them. */
    public CompletionStage<CohortExport> export(CohortExport.Request request, Caller caller) {
        return exports.of(request, caller);
    }

    /** Stops to number what happens, which other servers then do at once. */
    public void close() {
        feed.close();
    }

    /** Whether anybody may ask for the schema. */
    public boolean tellsSchema() {
        return limits.document().introspection();
    }

    /** The schema as clients' tools take it. */
    public String printedSchema() {
        return Wiring.printed(schema);
    }

    /**
     * Answers one operation.
     *
     * @param then where results are worked on: the request's own context
     * @param gone completes when nobody waits for the answer any more
     * @param taken what the operation may be
     */
    public CompletionStage<Answer> execute(
            Request request, Caller caller, Executor then, CompletionStage<?> gone, Set<OperationKind> taken) {
        String name = request.operationName() == null ? UNNAMED : request.operationName();
        Operation operation = new Operation(name, caller, clock.instant(), then, gone, taken, request.lastEvent());
        return documents
                .text(request)
                .thenCompose(text -> execute(text, request, operation))
                .exceptionally(Engine::failed);
    }

    private CompletionStage<Answer> execute(String document, Request request, Operation operation) {
        Caller caller = operation.caller();
        admission.expect(document, caller);
        KeptAnswers.Question question = KeptAnswers.Question.of(document, request, caller);
        return kept.find(question, caller)
                .thenCompose(known -> known == null
                        ? execute(question, request, operation)
                        : CompletableFuture.completedStage(answer(known, admission.costs(caller, known.points(), 1))));
    }

    private CompletionStage<Answer> execute(KeptAnswers.Question question, Request request, Operation operation) {
        KeptAnswers.Consultation consultation = new KeptAnswers.Consultation();
        ExecutionInput input = ExecutionInput.newExecutionInput()
                .query(question.document())
                .operationName(request.operationName())
                .variables(request.variables())
                .graphQLContext(context -> {
                    operation.into(context);
                    consultation.into(context);
                    admission.into(context);
                })
                .build();
        return graphql.executeAsync(input).thenApply(result -> answer(result, input, question));
    }

    private Answer answer(ExecutionResult result, ExecutionInput input, KeptAnswers.Question question) {
        if (result.getData() instanceof Publisher<?>) {
            Told told = Objects.requireNonNull(input.getGraphQLContext().get(Told.class));
            Publisher<ExecutionResult> results = Objects.requireNonNull(result.getData());
            return new Answer(
                    Map.of(),
                    null,
                    Events.of(
                            results,
                            told,
                            event -> new Event(
                                    ids.encoded(told.community(), told.last()),
                                    answer(event).body())),
                    null);
        }
        Answer answer = answer(result);
        Admission.Settled settled = admission.settle(input, result.getData());
        if (settled == null) {
            return answer;
        }
        if (settled.kind() == OperationKind.MUTATION) {
            kept.changedBy(settled.caller());
        }
        KeptAnswers.Ready ready =
                answer.isComplete() ? kept.keep(question, input.getGraphQLContext(), result, settled.points()) : null;
        if (ready != null) {
            return answer(ready, settled.cost());
        }
        answer.body().put("extensions", Map.of("cost", settled.cost()));
        return answer;
    }

    private static Answer answer(KeptAnswers.Ready ready, Map<String, Object> cost) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("data", ready.data());
        body.put("extensions", Map.of("cost", cost));
        return new Answer(body, null, null, ready.tag());
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
}

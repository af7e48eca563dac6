package io.guanxi.graphql;

import graphql.execution.DataFetcherResult;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLTypeUtil;
import io.guanxi.fault.Fault;
import io.guanxi.graph.Graph;
import io.guanxi.graph.Ids;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out mutations: the statements of the verb's file for one row or many in one write transaction, then what was asked for of the
 * changed objects in the same. What is refused is undone; what others overtook is tried anew.
 */
final class Mutations {

    private static final Logger log = LoggerFactory.getLogger(Mutations.class);
    private static final int ATTEMPTS = 20;

    /** The community of what belongs to none: no community can have this key. */
    private static final String NOWHERE = "";

    private final Payloads payloads;
    private final Graph graph;
    private final Communities communities;
    private final Announcements announcements;
    private final Executor workers;
    private final IdempotencyKeys keys;
    private final Map<String, Verb> verbs = new HashMap<>();

    Mutations(
            Selector.Rules rules, Graph graph, Communities communities, Announcements announcements, Executor workers) {
        this.payloads = new Payloads(rules);
        this.graph = graph;
        this.communities = communities;
        this.announcements = announcements;
        this.workers = workers;
        this.keys = new IdempotencyKeys(graph);
        for (GraphQLFieldDefinition field : Objects.requireNonNull(
                        rules.coordinates().schema().getMutationType())
                .getFieldDefinitions()) {
            if (!field.hasAppliedDirective(MutationTypes.MANY)) {
                verbs.put(field.getName(), Verb.of(field));
            }
        }
    }

    CompletionStage<DataFetcherResult<Object>> field(DataFetchingEnvironment environment) {
        Operation operation = Operation.of(environment);
        Map<String, Object> arguments = Objects.requireNonNull(environment.getArgument("input"));
        Call call = Call.of(environment.getFieldDefinition(), verbs, arguments);
        boolean founding = call.verb().name().equals("createCommunity");
        if (founding) {
            communities.expectFree(operation.caller());
        }
        CompletionStage<Communities.Community> community = founding
                ? CompletableFuture.completedFuture(
                        new Communities.Community(String.valueOf(arguments.get("key")), null, null))
                : communities.resolve(call.community(), operation.caller());
        return community
                .thenApplyAsync(
                        there -> {
                            DataFetcherResult<Object> payload = perform(call, asked(environment, operation, there));
                            if (founding) {
                                communities.changed();
                            }
                            return payload;
                        },
                        workers)
                .thenApplyAsync(payload -> payload, operation.then());
    }

    private static Payloads.Asked asked(
            DataFetchingEnvironment environment, Operation operation, Communities.Community community) {
        return new Payloads.Asked(
                GraphQLTypeUtil.unwrapAll(environment.getFieldType()).getName(),
                Operation.field(environment),
                environment.getExecutionStepInfo().getPath(),
                operation,
                community);
    }

    private DataFetcherResult<Object> perform(Call call, Payloads.Asked asked) {
        AuditLine line = new AuditLine(
                call, asked.operation().caller(), asked.community().key());
        try {
            if (!call.refusals().isEmpty()) {
                throw new Refused(call.refusals(), List.of());
            }
            Done done = carriedOut(call, asked);
            line.done(done.rows(), objects(call, asked), done.repeated());
            if (!done.repeated()) {
                Announcements.Topic topic = new Announcements.Topic(
                        call.verb().name(), asked.community().key());
                done.rows().stream()
                        .filter(row -> !row.isRefused())
                        .forEach(row -> announcements.announce(topic, row.values()));
            }
            if (call.key() != null) {
                workers.execute(() -> keys.sweep(asked.operation().now()));
            }
            return done.payload();
        } catch (Refused refused) {
            line.refused(refused);
            return payload(call, asked, refused.reasons(), refused.rows(), null);
        } catch (Fault fault) {
            line.failed(fault);
            throw fault;
        } finally {
            line.write();
        }
    }

    /**
     * What a transaction did that has been committed.
     *
     * @param repeated whether it had been done before, under the same key
     */
    private record Done(List<Row> rows, DataFetcherResult<Object> payload, boolean repeated) {}

    private Done carriedOut(Call call, Payloads.Asked asked) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                return graph.write(
                        asked.operation().name() + " " + call.field(),
                        transaction -> carriedOut(call, asked, transaction));
            } catch (Verb.Overtaken overtaken) {
                log.debug("{} starts anew: the tree changed meanwhile", call.field());
            }
        }
        throw Fault.unavailable("CONTENDED", "too many requests change the same members, try again");
    }

    private Done carriedOut(Call call, Payloads.Asked asked, Graph.Transaction transaction) {
        Operation operation = asked.operation();
        String scope = call.verb().name().equals("createCommunity")
                ? NOWHERE
                : asked.community().key();
        if (call.key() != null) {
            List<Row> earlier = keys.earlier(transaction, call, operation, scope);
            if (earlier != null) {
                return new Done(earlier, payload(call, asked, refusals(earlier), earlier, transaction), true);
            }
        }
        List<Row> rows =
                call.rows(Stream.generate(Ids::next).limit(call.inputs().size()).toList());
        call.verb().carryOut(transaction, rows, operation.input(asked.community()));
        List<Refusal> refusals = refusals(rows);
        if (call.rowByRow() ? refusals.size() == rows.size() : !refusals.isEmpty()) {
            throw new Refused(refusals, rows);
        }
        // From here on it is known which rows were done (all that are not refused) and with what results.
        if (call.key() != null) {
            keys.keep(transaction, call, objects(call, asked), rows, operation, scope);
        }
        return new Done(rows, payload(call, asked, refusals, rows, transaction), false);
    }

    private List<String> objects(Call call, Payloads.Asked asked) {
        return payloads.objects(call.many() ? asked.payload().replaceAll("ManyPayload$", "Payload") : asked.payload());
    }

    private DataFetcherResult<Object> payload(
            Call call,
            Payloads.Asked asked,
            List<Refusal> refusals,
            List<Row> rows,
            Graph.@Nullable Transaction transaction) {
        return call.many()
                ? payloads.many(asked, refusals, rows, transaction)
                : payloads.one(asked, refusals, rows.isEmpty() ? null : rows.get(0), transaction);
    }

    private static List<Refusal> refusals(List<Row> rows) {
        return rows.stream()
                .map(Row::refusal)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }
}

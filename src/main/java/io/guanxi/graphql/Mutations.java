package io.guanxi.graphql;

import graphql.execution.DataFetcherResult;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLTypeUtil;
import io.guanxi.fault.Fault;
import io.guanxi.graph.Graph;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * Carries out mutations: the statements of the verb's file for one row or many in one write transaction, then what was asked for of the
 * changed objects in the same. What is refused is undone; what others overtook is tried anew.
 */
final class Mutations {

    private final Coordinates coordinates;
    private final Undertaking undertaking;
    private final Communities communities;
    private final Happenings happenings;
    private final Map<String, Groundwork> groundworks;
    private final Executor workers;
    private final KeySweep sweep;
    private final Map<String, Verb> verbs = new HashMap<>();

    /** @param groundworks by the coordinates of mutations */
    Mutations(
            Selector.Rules rules,
            Graph graph,
            Communities communities,
            Happenings happenings,
            Map<String, Groundwork> groundworks,
            Executor workers) {
        this.groundworks = groundworks;
        this.coordinates = rules.coordinates();
        this.undertaking = new Undertaking(new Payloads(rules), graph, happenings);
        this.communities = communities;
        this.happenings = happenings;
        this.workers = workers;
        this.sweep = new KeySweep(graph);
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
        if (arguments.get("rule") instanceof Map<?, ?> rule) {
            RuleConditions.expectRight(coordinates, rule);
        }
        Call call = Call.of(environment.getFieldDefinition(), verbs, arguments);
        boolean founding = call.isFounding();
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

    private Call prepared(Call call, Payloads.Asked asked) {
        Groundwork groundwork = groundworks.get("Mutation." + call.field());
        return groundwork == null
                ? call
                : call.with(input -> groundwork.of(new Groundwork.Request(
                        asked.community().key(),
                        asked.community().influence(),
                        asked.operation().now(),
                        asked.operation().caller().id(),
                        input)));
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
            Undertaking.Done done = undertaking.carriedOut(prepared(call, asked), asked);
            line.done(done.rows(), undertaking.objects(call, asked), done.repeated());
            if (!done.repeated()) {
                happenings.written(call.verb().name());
            }
            if (call.key() != null) {
                workers.execute(() -> sweep.sweep(asked.operation().now()));
            }
            return done.payload();
        } catch (Refused refused) {
            line.refused(refused);
            return undertaking.payload(call, asked, refused.reasons(), refused.rows(), null);
        } catch (Fault fault) {
            line.failed(fault);
            throw fault;
        } finally {
            line.write();
        }
    }
}

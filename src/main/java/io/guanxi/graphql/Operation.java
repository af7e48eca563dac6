package io.guanxi.graphql;

import graphql.GraphQLContext;
import graphql.normalized.ExecutableNormalizedField;
import graphql.normalized.ExecutableNormalizedOperation;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLObjectType;
import io.guanxi.access.Caller;
import io.guanxi.access.Role;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One operation under way: what its root fields have in common.
 *
 * @param name for metadata and logs
 * @param now fixed, so that all root fields agree
 * @param then the request's own context, where results are worked on
 * @param gone completes when nobody waits for the answer any more
 * @param taken what the operation may be; over GET, no mutation
 * @param lastEvent the event that a subscription goes on behind, if the way it came says so
 */
record Operation(
        String name,
        Caller caller,
        Instant now,
        Executor then,
        CompletionStage<?> gone,
        Set<OperationKind> taken,
        @Nullable String lastEvent) {

    /** What every statement gets: whether the caller may see persons. */
    static final String PERSONS = "persons";

    static Operation of(DataFetchingEnvironment environment) {
        return Objects.requireNonNull(environment.getGraphQlContext().get(Operation.class));
    }

    /** What was asked for of a root field, with fragments and directives resolved. */
    static ExecutableNormalizedField field(DataFetchingEnvironment environment) {
        Supplier<ExecutableNormalizedOperation> normalized =
                Objects.requireNonNull(environment.getGraphQlContext().get(ExecutableNormalizedOperation.class));
        return normalized
                .get()
                .getNormalizedField(
                        environment.getMergedField(),
                        (GraphQLObjectType) environment.getParentType(),
                        environment.getExecutionStepInfo().getPath());
    }

    /** The same at another time. */
    Operation at(Instant time) {
        return new Operation(name, caller, time, then, gone, taken, lastEvent);
    }

    void into(GraphQLContext.Builder context) {
        context.put(Operation.class, this);
    }

    /** What every statement gets. */
    Map<String, @Nullable Object> input(Communities.@Nullable Community community) {
        Map<String, @Nullable Object> input = new HashMap<>();
        input.put("caller", caller.id());
        input.put("self", caller.member());
        input.put(PERSONS, caller.holds(Role.ANALYST));
        input.put("now", now.atOffset(ZoneOffset.UTC));
        if (community != null) {
            input.put("community", community.key());
            input.put("snapshot", community.influence());
            input.put("timeZone", community.timeZone());
        }
        return input;
    }
}

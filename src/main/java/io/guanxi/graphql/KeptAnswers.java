package io.guanxi.graphql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.util.RawValue;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.ExecutionResult;
import graphql.GraphQLContext;
import graphql.normalized.ExecutableNormalizedOperation;
import io.guanxi.access.Caller;
import io.guanxi.access.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers that are the same for everybody who may ask, until a ranking is computed anew, as the bytes that are sent. None is personal, and
 * losing them costs nothing but time, so that each server has its own.
 */
final class KeptAnswers {

    private static final long MEGABYTE = 1 << 20;
    /** Of what a snapshot says. It never changes, but a member who is in it may be merged into another. */
    private static final Duration LASTING = Duration.ofMinutes(1);
    /** Of what is as it is now. */
    private static final Duration PASSING = Duration.ofSeconds(1);
    /** Of what a key takes besides its document. */
    private static final int KEY = 500;

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Keepable keepable;
    private final Communities communities;
    private final Clock clock;
    private final @Nullable Cache<Question, Kept> kept;
    /** When callers last changed something, as long as that is not older than everything that is kept. */
    private final Cache<String, Instant> changes =
            Caffeine.newBuilder().expireAfterWrite(LASTING).build();

    /** @param megabytes that answers may take; 0 keeps none */
    KeptAnswers(Keepable keepable, Communities communities, int megabytes, Clock clock) {
        this.keepable = keepable;
        this.communities = communities;
        this.clock = clock;
        this.kept = megabytes == 0
                ? null
                : Caffeine.newBuilder()
                        .maximumWeight(megabytes * MEGABYTE)
                        .weigher((Question question, Kept answer) -> answer.weight() + question.weight())
                        .expireAfterWrite(LASTING)
                        .build();
    }

    /** What was asked, and as what: the answer is the same for whoever has these roles and sees these communities. */
    record Question(
            String document,
            @Nullable String operationName,
            Map<String, @Nullable Object> variables,
            Set<Role> roles,
            Set<String> communities) {

        static Question of(String document, Engine.Request request, Caller caller) {
            return new Question(
                    document, request.operationName(), request.variables(), caller.roles(), caller.communities());
        }

        private int weight() {
            return KEY + 2 * document.length() + variables.toString().length();
        }
    }

    /**
     * An answer.
     *
     * @param of the communities that it speaks of, with their snapshots
     * @param points what it may cost
     * @param since when it began to be read
     */
    private record Kept(List<Consulted> of, RawValue data, String tag, long points, Instant since, Duration lasting) {
        int weight() {
            return KEY + 4 * ((SerializedString) data.rawValue()).charLength();
        }

        boolean holds(Instant now) {
            return now.isBefore(since.plus(lasting));
        }
    }

    /** A community that was asked for, by its key or without one, and what was found. */
    private record Consulted(@Nullable String key, Communities.Community found) {}

    /** What an operation under way learns of communities. */
    static final class Consultation {
        private final List<Consulted> all = Collections.synchronizedList(new ArrayList<>());

        void into(GraphQLContext.Builder context) {
            context.put(Consultation.class, this);
        }

        void add(@Nullable String key, Communities.Community found) {
            all.add(new Consulted(key, found));
        }
    }

    /**
     * An answer as it is sent.
     *
     * @param data JSON
     * @param tag the same for the same data
     * @param points what it may cost if it has to be read
     */
    record Ready(RawValue data, String tag, long points) {}

    /** The answer that is kept, if it still holds for the caller. */
    CompletionStage<@Nullable Ready> find(Question question, Caller caller) {
        Kept known = kept == null ? null : kept.getIfPresent(question);
        if (known == null || !known.holds(clock.instant()) || isOlder(known, caller)) {
            return CompletableFuture.completedStage(null);
        }
        CompletionStage<Boolean> same = CompletableFuture.completedStage(true);
        for (Consulted consulted : known.of()) {
            same = same.thenCompose(before -> communities
                    .resolve(consulted.key(), caller)
                    .thenApply(found -> before && found.equals(consulted.found())));
        }
        // A community that cannot be found is no answer that is kept: reading it once more tells why.
        return same.exceptionally(unknown -> false)
                .thenApply(holds -> holds ? new Ready(known.data(), known.tag(), known.points()) : null);
    }

    private boolean isOlder(Kept known, Caller caller) {
        Instant changed = changes.getIfPresent(caller.id());
        return changed != null && !known.since().isAfter(changed);
    }

    /** Whoever changes something sees it from then on. */
    void changedBy(Caller caller) {
        changes.put(caller.id(), clock.instant());
    }

    /** Keeps an answer without errors, if it is one that may be kept. */
    @Nullable
    Ready keep(Question question, GraphQLContext context, ExecutionResult result, long points) {
        Supplier<ExecutableNormalizedOperation> operation = context.get(ExecutableNormalizedOperation.class);
        if (kept == null || operation == null || !keepable.mayBeKept(operation.get())) {
            return null;
        }
        Object data = Objects.requireNonNull(result.getData());
        Consultation consultation = Objects.requireNonNull(context.get(Consultation.class));
        Kept answer = new Kept(
                List.copyOf(consultation.all),
                new RawValue(new SerializedString(json(data))),
                Digest.of(data),
                points,
                Objects.requireNonNull(context.<Operation>get(Operation.class)).now(),
                keepable.isOfSnapshot(operation.get()) ? LASTING : PASSING);
        kept.put(question, answer);
        return new Ready(answer.data(), answer.tag(), points);
    }

    private static String json(Object data) {
        try {
            return MAPPER.writeValueAsString(data);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("an answer cannot be written as JSON", impossible);
        }
    }
}

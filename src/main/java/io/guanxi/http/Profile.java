package io.guanxi.http;

import io.guanxi.fault.Fault;
import io.guanxi.graphql.Engine;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which reading of GraphQL over HTTP decides about status codes and about what a client gets that does not mind. */
public enum Profile {
    /** The audit suite of graphql-http: plain JSON for who does not mind, 400 for whatever is wrong with a request. */
    AUDIT,
    /**
     * The draft of April 2026: {@code application/graphql-response+json} for who does not mind, 406 for who wants something else, 422
     * for what is well-formed and cannot be executed, 294 for data with errors.
     */
    DRAFT;

    /** What has its own status whatever the profile. */
    private static final Map<String, Integer> STATUS = Map.of(
            "METHOD_NOT_ALLOWED", 405,
            "NOT_ACCEPTABLE", 406,
            "STREAM_REQUIRED", 406,
            "BODY_TOO_LARGE", 413,
            "UNSUPPORTED_MEDIA_TYPE", 415);
    /** What is no GraphQL request at all. */
    private static final Set<String> MALFORMED = Set.of("BAD_REQUEST", "SYNTAX_ERROR");
    /** Kinds of failures that a client is told of in the body, if it asks for plain JSON, where a status may be some proxy's. */
    private static final Set<Fault.Kind> TOLD = Set.of(Fault.Kind.INVALID, Fault.Kind.NOT_FOUND, Fault.Kind.CONFLICT);

    /**
     * The form of an answer.
     *
     * @param alwaysOk whether what GraphQL refuses is answered with 200, as clients expect that ask for plain JSON by name
     */
    record Form(MediaType media, boolean alwaysOk) {}

    /** The form that fits best; absent if none does. */
    @Nullable
    Form form(Accept accept) {
        double plain = accept.quality(MediaType.JSON);
        double graphql = this == DRAFT || accept.names(MediaType.GRAPHQL) ? accept.quality(MediaType.GRAPHQL) : 0;
        if (graphql > 0 && graphql >= plain) {
            return new Form(MediaType.GRAPHQL, false);
        }
        return plain > 0 || this == AUDIT ? new Form(MediaType.JSON, accept.names(MediaType.JSON)) : null;
    }

    int status(Form form, Engine.Answer answer) {
        Fault.Kind failure = answer.failure();
        if (failure == null) {
            return this == DRAFT
                            && form.media() == MediaType.GRAPHQL
                            && answer.body().containsKey("errors")
                    ? 294
                    : 200;
        }
        String code = String.valueOf(answer.extensions().get("code"));
        Integer own = STATUS.get(code);
        if (own != null) {
            return own;
        }
        if (form.alwaysOk() && TOLD.contains(failure) && !code.equals("BAD_REQUEST")) {
            return 200;
        }
        return switch (failure) {
            case INVALID -> this == DRAFT && !MALFORMED.contains(code) ? 422 : 400;
            case UNAUTHENTICATED -> 401;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case LIMITED -> 429;
            case UNAVAILABLE -> 503;
            case INTERNAL -> 500;
        };
    }
}

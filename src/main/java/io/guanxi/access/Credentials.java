package io.guanxi.access;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Finds out who asks. */
public interface Credentials {

    /** Where no credentials are asked for. */
    Credentials OPEN = authorization -> CompletableFuture.completedStage(Caller.ANYBODY);

    /**
     * The caller that a credential belongs to. The stage may complete on any thread.
     *
     * @param authorization as the HTTP header `Authorization` has it, such as {@code Bearer eyJ...}; absent if there was none
     * @return fails with a {@link io.guanxi.fault.Fault} of the kind {@code UNAUTHENTICATED} if the credential is missing, unknown,
     *     expired or revoked
     */
    CompletionStage<Caller> caller(@Nullable String authorization);
}

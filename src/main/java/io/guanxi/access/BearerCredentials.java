package io.guanxi.access;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.guanxi.fault.Fault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * API keys and tokens, sent as {@code Authorization: Bearer ...}. What was found out is kept for {@value #FRESH_SECONDS} seconds, so
 * that a bot's requests do not ask the database each time, and a revoked key is refused soon, by every server.
 *
 * <p>Without any, everybody may do everything, as long as only this machine reaches the server and no credential was ever made.
 */
public final class BearerCredentials implements Credentials {

    private static final int FRESH_SECONDS = 5;
    static final Duration FRESH = Duration.ofSeconds(FRESH_SECONDS);
    private static final int KNOWN = 100_000;
    private static final String SCHEME = "bearer ";

    private final AccessSettings settings;
    private final Clock clock;
    private final AsyncLoadingCache<String, Caller> callers;
    private final AsyncLoadingCache<String, Boolean> keysExist;

    /**
     * @param workers threads that may wait: where keys of tokens are fetched
     * @param clock the real one: tokens end by it
     */
    public BearerCredentials(AccessSettings settings, ApiKeys keys, Executor workers, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        Tokens tokens = settings.takesTokens() ? new Tokens(settings) : null;
        this.callers = Caffeine.newBuilder()
                .expireAfterWrite(FRESH)
                .maximumSize(KNOWN)
                .buildAsync((credential, executor) -> {
                    if (credential.startsWith(ApiKeys.PREFIX)) {
                        return keys.caller(credential).toCompletableFuture();
                    }
                    return tokens == null
                            ? CompletableFuture.failedFuture(
                                    Fault.unauthenticated("tokens are not taken here; send an API key"))
                            : CompletableFuture.supplyAsync(() -> tokens.caller(credential), workers);
                });
        this.keysExist = Caffeine.newBuilder()
                .expireAfterWrite(FRESH)
                .buildAsync((any, executor) -> keys.exist().toCompletableFuture());
    }

    @Override
    public CompletionStage<Caller> caller(@Nullable String authorization) {
        if (authorization == null) {
            return open().thenApply(open -> {
                if (open) {
                    return Caller.ANYBODY;
                }
                throw Fault.unauthenticated("send a credential: `Authorization: Bearer` and an API key or a token");
            });
        }
        if (!authorization.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            return CompletableFuture.failedStage(
                    Fault.unauthenticated("`Authorization` is `Bearer` and an API key or a token"));
        }
        return callers.get(authorization.substring(SCHEME.length()).strip()).thenApply(caller -> {
            Instant until = caller.until();
            if (until != null && !until.isAfter(clock.instant())) {
                throw Fault.unauthenticated("this credential has expired");
            }
            return caller;
        });
    }

    /** Whether no credentials are asked for. */
    public CompletionStage<Boolean> open() {
        return settings.local() && !settings.takesTokens()
                ? keysExist.get("").thenApply(exist -> !exist)
                : CompletableFuture.completedStage(false);
    }
}

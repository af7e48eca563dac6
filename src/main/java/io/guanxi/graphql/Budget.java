package io.guanxi.graphql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.guanxi.access.Caller;
import io.guanxi.fault.Fault;
import java.time.Duration;
import java.util.Objects;

/**
 * What callers may still spend: a token bucket of points for each. It is a server's own; a caller who asks several servers has one
 * with each.
 */
final class Budget {

    private static final Duration FORGOTTEN = Duration.ofMinutes(10);
    private static final int CALLERS = 100_000;
    private static final int PLANS = 100;

    private final Limits.Rate rate;
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .expireAfterAccess(FORGOTTEN)
            .maximumSize(CALLERS)
            .build();

    Budget(Limits.Rate rate) {
        this.rate = rate;
    }

    /** Takes points, or refuses with the seconds after which they will be there. */
    void take(Caller caller, long points) {
        if (rate.perSecond() == 0 || points == 0) {
            return;
        }
        ConsumptionProbe probe = bucket(caller).tryConsumeAndReturnRemaining(points);
        if (!probe.isConsumed()) {
            long seconds = Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds() + 1;
            throw Fault.of(
                            Fault.Kind.LIMITED,
                            "RATE_LIMITED",
                            "this credential has spent its points; they come back at " + rate.perSecond() + " a second")
                    .with("retryAfter", seconds)
                    .with("requested", points)
                    .with("remaining", probe.getRemainingTokens());
        }
    }

    /** Points of a statement that the database has to plan first, tens of milliseconds of work: a hundredth of a full bucket. */
    long planning() {
        return rate.burst() / PLANS;
    }

    /** Gives back what was taken and not needed. */
    void giveBack(Caller caller, long points) {
        if (rate.perSecond() > 0 && points > 0) {
            bucket(caller).addTokens(points);
        }
    }

    /** Points that are left now. */
    long remaining(Caller caller) {
        return rate.perSecond() == 0 ? rate.burst() : bucket(caller).getAvailableTokens();
    }

    private Bucket bucket(Caller caller) {
        return Objects.requireNonNull(buckets.get(
                caller.id(),
                id -> Bucket.builder()
                        .addLimit(limit ->
                                limit.capacity(rate.burst()).refillGreedy(rate.perSecond(), Duration.ofSeconds(1)))
                        .build()));
    }
}

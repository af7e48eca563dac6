package io.guanxi.graphql;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.guanxi.access.Caller;
import io.guanxi.fault.Fault;
import io.guanxi.graph.CypherFiles;
import io.guanxi.graph.Graph;
import io.guanxi.graph.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Which community a request speaks of. What is known of them is at most a second old; any server knows the same. */
final class Communities {

    private static final Duration FRESH = Duration.ofMillis(500);
    /** Nobody waits for what is looked up once more, unless nobody has asked for so long. */
    private static final Duration STALE = Duration.ofSeconds(1);

    private static final int KNOWN = 10_000;
    /** A key that no community can have. */
    private static final String NOWHERE = "";

    /**
     * A community as requests need it.
     *
     * @param influence the internal id of its current influence snapshot
     * @param timeZone of its days
     */
    record Community(
            String key,
            @Nullable String influence,
            @Nullable String timeZone) {}

    private final Graph graph;
    private final Duration timeout;
    private final String find = CypherFiles.text("_community/find");
    private final AsyncLoadingCache<Optional<String>, List<Community>> known = Caffeine.newBuilder()
            .refreshAfterWrite(FRESH)
            .expireAfterWrite(STALE)
            .maximumSize(KNOWN)
            .buildAsync((key, executor) -> find(key).toCompletableFuture());

    Communities(Graph graph, Duration timeout) {
        this.graph = graph;
        this.timeout = timeout;
    }

    /**
     * The community of that key; without a key the only one there is, or that the caller sees. One that the caller does not see is
     * told like one that does not exist.
     */
    CompletionStage<Community> resolve(@Nullable String key, Caller caller) {
        String sought = key == null && caller.communities().size() == 1
                ? caller.communities().iterator().next()
                : key;
        if (sought != null && !caller.sees(sought)) {
            throw missing(sought);
        }
        CompletableFuture<List<Community>> found = known.get(Optional.ofNullable(sought));
        return found.thenApply(communities -> {
            if (communities.size() == 1 && caller.sees(communities.get(0).key())) {
                return communities.get(0);
            }
            if (sought != null) {
                throw missing(sought);
            }
            throw communities.isEmpty()
                    ? Fault.notFound("there is no community yet: import one, or make one with `createCommunity`")
                    : Fault.invalid("COMMUNITY_REQUIRED", "there are several communities: say which with `community`");
        });
    }

    private static Fault missing(String key) {
        return Fault.notFound("there is no community " + key);
    }

    /** The community of that key if it exists and the caller sees it, else one that nothing will be found in. */
    CompletionStage<Community> presumed(String key, Caller caller) {
        return caller.sees(key)
                ? known.get(Optional.of(key))
                        .thenApply(found -> found.isEmpty() ? new Community(key, null, null) : found.get(0))
                : CompletableFuture.completedStage(new Community(NOWHERE, null, null));
    }

    /** Refuses a caller who belongs to communities that exist, and so cannot make others. */
    void expectFree(Caller caller) {
        if (!caller.communities().isEmpty()) {
            throw Fault.of(
                    Fault.Kind.FORBIDDEN, "FORBIDDEN", "a credential that is bound to communities cannot make another");
        }
    }

    /** Forgets what was known, after this server changed it. */
    void changed() {
        known.synchronous().invalidateAll();
    }

    private CompletionStage<List<Community>> find(Optional<String> key) {
        Map<String, @Nullable Object> input = key.isPresent() ? Map.of("key", key.get()) : Map.of();
        return graph.read(new Statement("community", find, input, timeout))
                .thenApply(rows -> rows.stream()
                        .map(row -> new Community(
                                Objects.requireNonNull((String) row.get("key")), (String) row.get("influence"), (String)
                                        row.get("timeZone")))
                        .toList());
    }
}

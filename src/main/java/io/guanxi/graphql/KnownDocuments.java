package io.guanxi.graphql;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.guanxi.fault.Fault;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Finds the text of what a request asks for by id: trusted documents, which are published in a file, and those that clients have left
 * under their hash (automatic persisted queries), which any server may have forgotten.
 */
final class KnownDocuments {

    /** What is published or revoked counts after this time at most. */
    private static final Duration FRESH = Duration.ofSeconds(1);

    /** Characters of all documents that clients have left. */
    private static final long KEPT = 8L * 1024 * 1024;

    private final DocumentSettings settings;
    private final @Nullable AsyncLoadingCache<Path, Manifest> published;
    private final Cache<String, String> left = Caffeine.newBuilder()
            .maximumWeight(KEPT)
            .weigher((String hash, String text) -> hash.length() + text.length())
            .build();

    /** @param workers threads that may wait: where the file is read */
    KnownDocuments(DocumentSettings settings, Executor workers) {
        this.settings = settings;
        this.published = settings.manifest() == null ? null : watched(Manifest.of(settings.manifest()), workers);
    }

    private static AsyncLoadingCache<Path, Manifest> watched(Manifest first, Executor workers) {
        Latest latest = new Latest(first);
        return Caffeine.newBuilder().executor(workers).expireAfterWrite(FRESH).buildAsync(file -> latest.fresh());
    }

    /** The manifest as it was last read, so that it is read again only if it changed. */
    private static final class Latest {
        private Manifest manifest;

        Latest(Manifest manifest) {
            this.manifest = manifest;
        }

        synchronized Manifest fresh() {
            manifest = manifest.fresh();
            return manifest;
        }
    }

    /** The text to execute; fails with a {@link Fault} if there is none, or it may not be executed. */
    CompletionStage<String> text(Engine.Request request) {
        String id = request.documentId() == null ? request.hash() : request.documentId();
        CompletionStage<Optional<String>> found =
                id == null ? CompletableFuture.completedStage(Optional.empty()) : published(id);
        return found.thenApply(text -> text.orElseGet(() -> unpublished(request)));
    }

    private CompletionStage<Optional<String>> published(String id) {
        return published == null
                ? CompletableFuture.completedStage(Optional.empty())
                : published.get(Objects.requireNonNull(settings.manifest())).thenApply(manifest -> manifest.text(id));
    }

    private String unpublished(Engine.Request request) {
        String text = request.query();
        String hash = request.hash();
        if (request.documentId() != null) {
            throw Fault.of(Fault.Kind.NOT_FOUND, "DOCUMENT_NOT_FOUND", "no document is published under this id");
        }
        if (settings.only()) {
            throw Fault.of(
                    Fault.Kind.FORBIDDEN,
                    "DOCUMENT_REQUIRED",
                    "this server executes published documents only: send `documentId`");
        }
        if (hash != null && settings.automatic()) {
            return left(hash.toLowerCase(Locale.ROOT), text);
        }
        if (text == null) {
            // In the words that clients know, who then send the document itself.
            throw Fault.invalid("PERSISTED_QUERY_NOT_SUPPORTED", "PersistedQueryNotSupported");
        }
        return text;
    }

    /** A document that a client has left, or leaves now. */
    private String left(String hash, @Nullable String text) {
        if (text == null) {
            String known = left.getIfPresent(hash);
            if (known == null) {
                throw Fault.of(Fault.Kind.NOT_FOUND, "PERSISTED_QUERY_NOT_FOUND", "PersistedQueryNotFound");
            }
            return known;
        }
        if (!sha256(text).equals(hash)) {
            throw Fault.invalid("BAD_REQUEST", "`sha256Hash` is not the SHA-256 of `query`, in hexadecimal digits");
        }
        left.put(hash, text);
        return text;
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

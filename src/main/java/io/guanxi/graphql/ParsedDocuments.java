package io.guanxi.graphql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.ExecutionInput;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.preparsed.PreparsedDocumentProvider;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Documents that were parsed and validated before. */
final class ParsedDocuments implements PreparsedDocumentProvider {

    /** Characters of all kept documents together. */
    private static final long KEPT = 16L * 1024 * 1024;

    private final Cache<String, PreparsedDocumentEntry> known = Caffeine.newBuilder()
            .maximumWeight(KEPT)
            .weigher((String text, PreparsedDocumentEntry entry) -> text.length() + 1)
            .build();

    @Override
    public CompletableFuture<PreparsedDocumentEntry> getDocumentAsync(
            ExecutionInput input, Function<ExecutionInput, PreparsedDocumentEntry> parseAndValidate) {
        return CompletableFuture.completedFuture(
                Objects.requireNonNull(known.get(input.getQuery(), text -> parseAndValidate.apply(input))));
    }
}

package io.guanxi.graphql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Objects;
import java.util.function.Supplier;

/** The plans that were compiled, by the shapes of what was asked. */
final class Plans {

    /** As many statements as the database keeps plans of by default; what it has forgotten costs planning again. */
    private static final int COMPILED = 1_000;

    private final Cache<String, Plan> plans =
            Caffeine.newBuilder().maximumSize(COMPILED).build();

    /** The plan of a shape, compiled if it is the first time. */
    Plan of(String shape, Supplier<Plan> compile) {
        return Objects.requireNonNull(plans.get(shape, unseen -> compile.get()));
    }
}

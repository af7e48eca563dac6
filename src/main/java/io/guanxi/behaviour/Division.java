package io.guanxi.behaviour;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * How all members of a community are divided.
 *
 * @param id tells it from others; two of the same id are the same
 * @param pages reads it as of a moment
 */
public record Division(String id, Function<Instant, CompletionStage<Pages>> pages) {

    /** Some members at a time. */
    public interface Pages {
        /** Of those whose keys lie behind one key and not behind the other the {@code keys}, and in the same order {@code values}, each a list. */
        CompletionStage<Map<String, Object>> between(String after, String upTo);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Division division && division.id.equals(id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}

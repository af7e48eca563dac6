package io.guanxi.feed;

import java.util.Map;
import java.util.Objects;

/**
 * Something that happened and has its number.
 *
 * @param number its place in the order of everything, from 1 on without gaps
 * @param community the key of the community in which it happened
 * @param kind what happened, such as {@code MemberJoined}
 */
public record Entry(long number, String community, String kind) {

    static Entry of(Map<?, ?> row) {
        return new Entry(
                ((Number) Objects.requireNonNull(row.get("number"))).longValue(),
                String.valueOf(row.get("community")),
                String.valueOf(row.get("kind")));
    }
}

package io.guanxi.access;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a new credential is for.
 *
 * @param name to recognise it by
 * @param communities the keys of those it is bound to; empty if it is not bound
 * @param member the key of the member whose own it is
 */
public record Grant(
        String name,
        Set<Role> roles,
        Set<String> communities,
        @Nullable String member) {}

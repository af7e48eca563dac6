package io.guanxi.access;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who asks.
 *
 * @param id of the credential, or a name for its absence; for logs, limits and the metadata of statements
 * @param roles all that are held, those that others are made of included
 * @param communities the keys of the communities that the credential is bound to; empty if it is not bound
 * @param member the key of the member who asks, where the credential is a member's own
 * @param until when the credential ends; absent if it does not
 */
public record Caller(
        String id,
        Set<Role> roles,
        Set<String> communities,
        @Nullable String member,
        @Nullable Instant until) {

    /** Everybody, where no credentials are asked for. */
    public static final Caller ANYBODY = new Caller("anybody", Role.held(Set.of(Role.ADMIN)), Set.of(), null, null);

    public boolean holds(Role role) {
        return roles.contains(role);
    }

    /** Whether a community may be seen at all. */
    public boolean sees(String community) {
        return communities.isEmpty() || communities.contains(community);
    }
}

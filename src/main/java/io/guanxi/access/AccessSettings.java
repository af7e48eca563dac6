package io.guanxi.access;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * How credentials are checked.
 *
 * @param local whether only this machine reaches the server, so that it may be open to everybody while no credentials exist
 * @param secret that tokens are signed with, HS256; at least 32 bytes
 * @param keys where the public keys of tokens are found, a JSON Web Key Set for RS256 and ES256
 * @param issuer that tokens must name as {@code iss}; any if absent
 * @param audience that tokens must name in {@code aud}; any if absent
 * @param rolesClaim the claim with the roles
 */
public record AccessSettings(
        boolean local,
        @Nullable String secret,
        @Nullable URI keys,
        @Nullable String issuer,
        @Nullable String audience,
        String rolesClaim) {

    /** Whether tokens are taken. */
    public boolean takesTokens() {
        return secret != null || keys != null;
    }
}

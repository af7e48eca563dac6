package io.guanxi.graphql;

import io.guanxi.fault.Fault;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A global object id: the type, the community and the immutable internal id, never the database's own. Opaque to clients.
 *
 * @param type an object type that implements {@code Node}
 * @param community the key of the object's home community
 * @param id the internal id
 */
record RelayId(String type, String community, String id) {

    String encoded() {
        String text = type + ":" + id + ":" + community;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static RelayId decoded(String text) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(":", 3);
            if (parts.length == 3) {
                return new RelayId(parts[0], parts[2], parts[1]);
            }
        } catch (IllegalArgumentException notBase64) {
            throw unknown(notBase64);
        }
        throw unknown(null);
    }

    private static Fault unknown(@org.jspecify.annotations.Nullable Throwable cause) {
        return Fault.of(
                Fault.Kind.INVALID,
                "BAD_ID",
                "this is no id that the server gave; pass an object's id as it came",
                cause);
    }
}

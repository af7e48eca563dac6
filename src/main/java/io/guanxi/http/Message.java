package io.guanxi.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.guanxi.fault.Fault;
import io.guanxi.graphql.Engine;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A message of graphql-transport-ws. */
record Message(String type, @Nullable String id, @Nullable JsonNode payload) {

    /** As it came in; a {@link Violation} if it is none. */
    static Message of(String text) {
        try {
            JsonNode json = Json.read(text);
            JsonNode id = json.get("id");
            if (!json.path("type").isTextual() || (id != null && !id.isTextual())) {
                throw new Violation(Closing.MALFORMED, "a message is a JSON object with `type`");
            }
            JsonNode payload = json.get("payload");
            return new Message(
                    json.path("type").asText(),
                    id == null ? null : id.asText(),
                    payload == null || payload.isNull() ? null : payload);
        } catch (Fault broken) {
            throw new Violation(Closing.MALFORMED, "a message is JSON");
        }
    }

    /** The operation's id, which only some messages have. */
    String operation() {
        if (id == null || id.isEmpty()) {
            throw new Violation(Closing.MALFORMED, "`" + type + "` needs an `id`");
        }
        return id;
    }

    Engine.Request request() {
        if (payload == null) {
            throw new Violation(Closing.MALFORMED, "`subscribe` needs a `payload`");
        }
        try {
            return Requests.of(payload);
        } catch (Fault malformed) {
            throw new Violation(Closing.MALFORMED, malformed.getMessage());
        }
    }

    /** The credential of a greeting, where the upgrade could not carry one, as a browser's cannot. */
    @Nullable
    String authorization() {
        if (payload == null) {
            return null;
        }
        if (!payload.isObject()) {
            throw new Violation(Closing.MALFORMED, "the `payload` of `connection_init` is an object");
        }
        return payload.properties().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase("authorization"))
                .filter(entry -> entry.getValue().isTextual())
                .map(entry -> entry.getValue().asText())
                .findFirst()
                .orElse(null);
    }

    /** As it goes out. */
    static String text(String type, @Nullable String id, @Nullable Object payload) {
        Map<String, Object> message = new LinkedHashMap<>();
        if (id != null) {
            message.put("id", id);
        }
        message.put("type", type);
        if (payload != null) {
            message.put("payload", payload);
        }
        return Json.text(message);
    }
}

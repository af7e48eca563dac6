package io.guanxi.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.guanxi.fault.Fault;
import io.guanxi.graphql.Engine;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Requests as they came in. Nothing but the standard entries is looked at, so that nobody sets from outside what is the server's own.
 *
 * @param batch whether they came as an array, and are answered with one
 */
record Requests(List<Engine.Request> all, boolean batch) {

    /** From a URL: the JSON entries stand in it as text. */
    static Requests of(MultiMap parameters) {
        String variables = parameters.get("variables");
        String extensions = parameters.get("extensions");
        return new Requests(
                List.of(request(
                        parameters.get("query"),
                        parameters.get("documentId"),
                        parameters.get("operationName"),
                        variables == null ? null : Json.read(variables),
                        extensions == null ? null : Json.read(extensions))),
                false);
    }

    /**
     * From a body, which is JSON and says so: no page of another origin can send that without being asked first.
     *
     * @param most requests of an array; 0 if arrays are not taken
     */
    static Requests of(@Nullable Buffer body, int most) {
        JsonNode json = Json.read(body == null ? null : body.toString());
        if (!json.isArray()) {
            return new Requests(List.of(of(json)), false);
        }
        if (json.isEmpty() || json.size() > most) {
            throw Fault.invalid(
                            "BAD_REQUEST",
                            most == 0
                                    ? "the body is one JSON object with `query`; arrays are not taken here"
                                    : "an array has from 1 to " + most + " requests")
                    .with("limit", most);
        }
        return new Requests(
                StreamSupport.stream(json.spliterator(), false)
                        .map(Requests::of)
                        .toList(),
                true);
    }

    /** The same, to go on behind an event. */
    Requests behind(@Nullable String event) {
        return new Requests(all.stream().map(request -> request.behind(event)).toList(), batch);
    }

    /** One request. */
    static Engine.Request of(JsonNode json) {
        if (!json.isObject()) {
            throw Fault.invalid("BAD_REQUEST", "a request is one JSON object with `query`");
        }
        return request(
                text(json, "query"),
                text(json, "documentId"),
                text(json, "operationName"),
                json.get("variables"),
                json.get("extensions"));
    }

    static void expectJson(@Nullable String contentType) {
        String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
        if (!type.split(";", 2)[0].strip().equals(MediaType.JSON.text())) {
            throw Fault.invalid("UNSUPPORTED_MEDIA_TYPE", "send application/json");
        }
        if (type.contains("charset=") && !type.matches(".*charset=\"?utf-?8\"?\\s*(;.*)?")) {
            throw Fault.invalid("UNSUPPORTED_MEDIA_TYPE", "send application/json in UTF-8");
        }
    }

    private static Engine.Request request(
            @Nullable String query,
            @Nullable String documentId,
            @Nullable String operationName,
            @Nullable JsonNode variables,
            @Nullable JsonNode extensions) {
        String document = query == null || query.isBlank() ? null : query;
        String id = documentId == null || documentId.isBlank() ? null : documentId;
        if (document != null && id != null) {
            throw Fault.invalid("BAD_REQUEST", "a request has `query` or `documentId`, not both");
        }
        expectObject("variables", variables);
        expectObject("extensions", extensions);
        String hash = hash(extensions);
        if (document == null && id == null && hash == null) {
            throw Fault.invalid("BAD_REQUEST", "`query` is missing");
        }
        return new Engine.Request(
                document,
                id,
                hash,
                operationName,
                variables == null || variables.isNull() ? Map.of() : Json.map(variables));
    }

    /** As Apollo's clients send it. */
    private static @Nullable String hash(@Nullable JsonNode extensions) {
        JsonNode hash = extensions == null ? null : extensions.at("/persistedQuery/sha256Hash");
        return hash == null || !hash.isTextual() ? null : hash.asText();
    }

    private static void expectObject(String name, @Nullable JsonNode value) {
        if (value != null && !value.isNull() && !value.isObject()) {
            throw Fault.invalid("BAD_REQUEST", "`" + name + "` is a JSON object");
        }
    }

    private static @Nullable String text(JsonNode body, String name) {
        JsonNode value = body.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw Fault.invalid("BAD_REQUEST", "`" + name + "` is a string");
        }
        return value.asText();
    }
}

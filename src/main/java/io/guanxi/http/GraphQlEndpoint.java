package io.guanxi.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.guanxi.access.Caller;
import io.guanxi.access.Credentials;
import io.guanxi.fault.Fault;
import io.guanxi.graphql.Engine;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * GraphQL over HTTP: POST of JSON, GET for queries.
 *
 * <p>Only {@code application/json} is taken, which no page of another origin can send without being asked first, so that a browser
 * cannot be tricked into a mutation; and nothing but the standard entries of a request is looked at.
 */
final class GraphQlEndpoint implements Handler<RoutingContext> {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Engine engine;
    private final Credentials credentials;

    GraphQlEndpoint(Engine engine, Credentials credentials) {
        this.engine = engine;
        this.credentials = credentials;
    }

    @Override
    public void handle(RoutingContext exchange) {
        MediaType media = MediaType.negotiated(exchange.request().getHeader(HttpHeaders.ACCEPT));
        try {
            boolean get = exchange.request().method().equals(HttpMethod.GET);
            Engine.Request request = get ? fromUrl(exchange) : fromBody(exchange);
            Context context = exchange.vertx().getOrCreateContext();
            credentials
                    .caller(exchange.request().getHeader(HttpHeaders.AUTHORIZATION))
                    .thenCompose(caller -> execute(request, caller, context, get))
                    .whenComplete((answer, thrown) -> context.runOnContext(nothing -> {
                        if (thrown != null) {
                            send(exchange, media, Engine.failed(thrown));
                        } else {
                            send(exchange, media, answer);
                        }
                    }));
        } catch (Fault fault) {
            send(exchange, media, new Engine.Answer(Engine.body(fault), fault.kind()));
        }
    }

    private CompletionStage<Engine.Answer> execute(
            Engine.Request request, Caller caller, Context context, boolean get) {
        return engine.execute(request, caller, work -> context.runOnContext(nothing -> work.run()), get);
    }

    private static Engine.Request fromUrl(RoutingContext exchange) {
        var parameters = exchange.queryParams();
        return request(
                parameters.get("query"),
                parameters.get("operationName"),
                parameters.contains("variables") ? json(Buffer.buffer(parameters.get("variables"))) : null);
    }

    private static Engine.Request fromBody(RoutingContext exchange) {
        String type = exchange.request().getHeader(HttpHeaders.CONTENT_TYPE);
        if (type == null
                || !type.toLowerCase(Locale.ROOT).split(";", 2)[0].strip().equals("application/json")) {
            throw Fault.invalid("UNSUPPORTED_MEDIA_TYPE", "send application/json");
        }
        JsonNode body = json(exchange.body().buffer());
        if (!body.isObject()) {
            throw Fault.invalid("BAD_REQUEST", "the body is one JSON object with `query`");
        }
        return request(text(body, "query"), text(body, "operationName"), body.get("variables"));
    }

    private static Engine.Request request(
            @Nullable String query, @Nullable String operationName, @Nullable JsonNode variables) {
        if (query == null || query.isBlank()) {
            throw Fault.invalid("BAD_REQUEST", "`query` is missing");
        }
        if (variables == null || variables.isNull()) {
            return new Engine.Request(query, operationName, Map.of());
        }
        if (!variables.isObject()) {
            throw Fault.invalid("BAD_REQUEST", "`variables` is a JSON object");
        }
        return new Engine.Request(
                query,
                operationName,
                JSON.convertValue(
                        variables,
                        JSON.getTypeFactory().constructMapType(LinkedHashMap.class, String.class, Object.class)));
    }

    private static JsonNode json(@Nullable Buffer text) {
        try {
            JsonNode parsed = JSON.readTree(text == null ? new byte[0] : text.getBytes());
            if (parsed != null) {
                return parsed;
            }
        } catch (JsonProcessingException broken) {
            throw Fault.of(
                    Fault.Kind.INVALID, "BAD_REQUEST", "this is not JSON: " + broken.getOriginalMessage(), broken);
        } catch (java.io.IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
        throw Fault.invalid("BAD_REQUEST", "this is not JSON");
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

    private static void send(RoutingContext exchange, MediaType media, Engine.Answer answer) {
        var response = exchange.response();
        int status = status(media, answer);
        if (status == 405) {
            response.putHeader(HttpHeaders.ALLOW, "POST");
        }
        if (status == 503) {
            response.putHeader(HttpHeaders.RETRY_AFTER, "1");
        }
        try {
            response.setStatusCode(status)
                    .putHeader(HttpHeaders.CONTENT_TYPE, media.name() + "; charset=utf-8")
                    .end(Buffer.buffer(JSON.writeValueAsBytes(answer.body())));
        } catch (JsonProcessingException impossible) {
            exchange.fail(impossible);
        }
    }

    private static int status(MediaType media, Engine.Answer answer) {
        Fault.Kind failure = answer.failure();
        if (failure == null) {
            return 200;
        }
        String code = code(answer);
        if (code.equals("METHOD_NOT_ALLOWED")) {
            return 405;
        }
        if (code.equals("UNSUPPORTED_MEDIA_TYPE")) {
            return 415;
        }
        return switch (failure) {
            case INVALID -> media.alwaysOk() && !code.equals("BAD_REQUEST") ? 200 : 400;
            case UNAUTHENTICATED -> 401;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case LIMITED -> 429;
            case UNAVAILABLE -> 503;
            case INTERNAL -> 500;
        };
    }

    private static String code(Engine.Answer answer) {
        Object errors = answer.body().get("errors");
        if (errors instanceof List<?> list
                && !list.isEmpty()
                && list.get(0) instanceof Map<?, ?> first
                && first.get("extensions") instanceof Map<?, ?> extensions) {
            return String.valueOf(extensions.get("code"));
        }
        return "";
    }

    /**
     * The form of an answer.
     *
     * @param alwaysOk whether a well-formed request that GraphQL refuses is answered with 200, as clients expect that ask for plain
     *     JSON and for nothing else
     */
    record MediaType(String name, boolean alwaysOk) {

        private static final String GRAPHQL = "application/graphql-response+json";
        private static final String PLAIN = "application/json";

        static MediaType negotiated(@Nullable String accept) {
            String wanted = accept == null ? "*/*" : accept.toLowerCase(Locale.ROOT);
            if (wanted.contains(GRAPHQL)) {
                return new MediaType(GRAPHQL, false);
            }
            return new MediaType(PLAIN, wanted.contains(PLAIN));
        }
    }
}

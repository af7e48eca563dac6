package io.guanxi.bench.reads;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.neo4j.driver.AccessMode;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Record;
import org.neo4j.driver.SessionConfig;
import org.neo4j.driver.Value;
import org.neo4j.driver.Values;
import org.neo4j.driver.async.AsyncSession;

/**
 * A server without GraphQL: one route and one statement a shape, written for just the fields that are asked for. Nothing waits, nothing
 * is built between the driver's values and the bytes of the answer.
 */
final class HandWritten extends AbstractVerticle {

    private static final JsonFactory JSON = new JsonFactory();
    private static final CharSequence JSON_TYPE = HttpHeaders.createOptimized("application/json");
    private static final SessionConfig READING = sessions(AccessMode.READ);
    private static final SessionConfig WRITING = sessions(AccessMode.WRITE);

    private final Driver driver;
    private final int port;

    private HandWritten(Driver driver, int port) {
        this.driver = driver;
        this.port = port;
    }

    /** Listens with an event loop a processor. */
    static void listen(Driver driver, int port) {
        Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
        vertx.deployVerticle(
                        () -> new HandWritten(driver, port),
                        new DeploymentOptions()
                                .setInstances(Runtime.getRuntime().availableProcessors()))
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private static SessionConfig sessions(AccessMode mode) {
        return SessionConfig.builder()
                .withDatabase("neo4j")
                .withDefaultAccessMode(mode)
                .build();
    }

    @Override
    public void start(Promise<Void> started) {
        Map<String, Route> routes = new HashMap<>();
        for (Route route : Route.values()) {
            routes.put("/" + route.name().toLowerCase(Locale.ROOT), route);
        }
        vertx.createHttpServer()
                .requestHandler(request -> {
                    Route route = routes.get(request.path());
                    if (route != null) {
                        answer(request, route);
                    } else {
                        request.response()
                                .setStatusCode("/health".equals(request.path()) ? 200 : 404)
                                .end();
                    }
                })
                .listen(port, "127.0.0.1")
                .<Void>mapEmpty()
                .onComplete(started);
    }

    private void answer(HttpServerRequest request, Route route) {
        Context loop = context;
        boolean writes = request.method().equals(HttpMethod.POST);
        AsyncSession session = driver.session(AsyncSession.class, writes ? WRITING : READING);
        session.runAsync(route.cypher, parameters(request))
                .thenCompose(cursor -> cursor.listAsync())
                .thenApply(records -> json(route, records))
                .whenComplete((body, failure) -> {
                    session.closeAsync();
                    loop.runOnContext(nothing -> {
                        if (failure == null) {
                            request.response()
                                    .putHeader(HttpHeaders.CONTENT_TYPE, JSON_TYPE)
                                    .end(body);
                        } else {
                            request.response().setStatusCode(500).end(String.valueOf(failure));
                        }
                    });
                });
    }

    private static Value parameters(HttpServerRequest request) {
        Map<String, Object> given = new HashMap<>();
        request.params().forEach(entry -> given.put(entry.getKey(), entry.getValue()));
        return Values.value(given);
    }

    private static Buffer json(Route route, List<Record> records) {
        try (ByteArrayBuilder bytes = new ByteArrayBuilder(1024);
                JsonGenerator json = JSON.createGenerator(bytes)) {
            route.write(json, records);
            json.flush();
            return Buffer.buffer(bytes.toByteArray());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}

package io.guanxi.http;

import io.guanxi.access.Credentials;
import io.guanxi.fault.Fault;
import io.guanxi.graph.Graph;
import io.guanxi.graphql.Engine;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.graphql.GraphiQLHandler;
import io.vertx.ext.web.handler.graphql.GraphiQLHandlerOptions;
import java.net.BindException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server: GraphQL, its page to try it out, the schema, and whether it lives and is ready. */
public final class Server implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Server.class);
    private static final long PATIENCE = 10;
    /** Event loops that share the connections. */
    private static final int LOOPS = Runtime.getRuntime().availableProcessors();

    /** Of Vert.x: any port, the same for all that listen. */
    private static final int ANY_PORT = -1;

    private final Vertx vertx;
    private final int port;

    private Server(Vertx vertx, int port) {
        this.vertx = vertx;
        this.port = port;
    }

    /** Starts to listen, and returns when it does. */
    public static Server start(HttpSettings settings, Engine engine, Credentials credentials, Graph graph) {
        Vertx vertx = Vertx.vertx();
        AtomicInteger port = new AtomicInteger();
        Places places = new Places(settings.streams().connections());
        Callers callers = new Callers(credentials);
        try {
            vertx.deployVerticle(
                            () -> context -> {
                                Idle idle = new Idle(vertx, settings.streams());
                                return vertx.createHttpServer(Listening.options(settings))
                                        .connectionHandler(idle::opened)
                                        .requestHandler(router(vertx, settings, engine, callers, places, graph, idle))
                                        .listen(settings.port() == 0 ? ANY_PORT : settings.port(), settings.host())
                                        .onSuccess(listening -> port.set(listening.actualPort()));
                            },
                            new DeploymentOptions().setInstances(LOOPS))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
            return new Server(vertx, port.get());
        } catch (CompletionException failed) {
            vertx.close();
            if (failed.getCause() instanceof BindException taken) {
                throw Fault.unavailable(
                        "PORT_TAKEN",
                        "cannot listen on " + settings.host() + ":" + settings.port() + ": " + taken.getMessage()
                                + "; choose another with GUANXI_HTTP_PORT or GUANXI_HTTP_HOST",
                        taken);
            }
            throw failed;
        }
    }

    public int port() {
        return port;
    }

    @Override
    public void close() {
        try {
            vertx.close().toCompletionStage().toCompletableFuture().get(PATIENCE, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException | TimeoutException failed) {
            log.warn("the HTTP server did not close: {}", failed.toString());
        }
    }

    private static Router router(
            Vertx vertx, HttpSettings settings, Engine engine, Callers callers, Places places, Graph graph, Idle idle) {
        Router router = Router.router(vertx);
        router.route().handler(idle::touched);
        Origins origins = new Origins(settings.origins());
        GraphQlEndpoint graphql =
                new GraphQlEndpoint(engine, callers, settings, new EventStreams(settings.streams(), origins, places));
        router.route("/graphql").failureHandler(new Failures(settings)).handler(origins::cors);
        router.post("/graphql").handler(graphql::expectJson);
        router.post("/graphql")
                .handler(BodyHandler.create(false).setBodyLimit(settings.maxBody()))
                .handler(idle::asked)
                .handler(graphql);
        router.get("/graphql")
                .handler(idle::asked)
                .handler(new WebSockets(engine, callers, settings, origins, places))
                .handler(graphql);
        router.route("/graphql").handler(exchange -> refuse(exchange, 405));
        router.routeWithRegex(CohortFiles.PATH)
                .failureHandler(new Failures(settings))
                .handler(origins::cors);
        router.getWithRegex(CohortFiles.PATH).handler(idle::asked).handler(new CohortFiles(engine, callers, settings));
        if (engine.tellsSchema()) {
            router.route("/graphiql*")
                    .subRouter(GraphiQLHandler.builder(vertx)
                            .with(new GraphiQLHandlerOptions().setEnabled(true))
                            .build()
                            .router());
            router.get("/").handler(exchange -> exchange.redirect("/graphiql/"));
            String schema = engine.printedSchema();
            router.get("/schema.graphql").handler(exchange -> text(exchange, 200, schema));
        }
        router.get("/health/live").handler(exchange -> text(exchange, 200, "live\n"));
        router.get("/health/ready")
                .handler(exchange -> graph.ping()
                        .whenComplete((answered, failed) -> exchange.vertx()
                                .runOnContext(nothing -> text(
                                        exchange,
                                        failed == null ? 200 : 503,
                                        failed == null ? "ready\n" : "the database cannot be reached\n"))));
        return router;
    }

    private static void refuse(RoutingContext exchange, int status) {
        exchange.response()
                .putHeader(HttpHeaders.ALLOW, HttpMethod.GET + ", " + HttpMethod.POST)
                .setStatusCode(status)
                .end();
    }

    private static void text(RoutingContext exchange, int status, String text) {
        exchange.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                .end(text);
    }
}

package io.guanxi.http;

import io.guanxi.access.Caller;
import io.guanxi.access.Credentials;
import io.guanxi.fault.Fault;
import io.guanxi.graphql.Engine;
import io.guanxi.graphql.OperationKind;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** GraphQL over HTTP: POST of JSON, GET for what changes nothing; the answer is JSON or a stream of events. */
final class GraphQlEndpoint implements Handler<RoutingContext> {

    /** What browsers send when they open a stream of events again that broke off. */
    private static final String LAST_EVENT = "Last-Event-ID";

    private final Engine engine;
    private final Callers callers;
    private final HttpSettings settings;
    private final EventStreams streams;

    GraphQlEndpoint(Engine engine, Callers callers, HttpSettings settings, EventStreams streams) {
        this.engine = engine;
        this.callers = callers;
        this.settings = settings;
        this.streams = streams;
    }

    /** Before a body is read: it is JSON and says so, or is left alone. */
    void expectJson(RoutingContext exchange) {
        try {
            Requests.expectJson(exchange.request().getHeader(HttpHeaders.CONTENT_TYPE));
            exchange.next();
        } catch (Fault fault) {
            Answering.of(exchange, settings.profile()).send(new Engine.Answer(Engine.body(fault), fault.kind()));
        }
    }

    @Override
    public void handle(RoutingContext exchange) {
        Answering answering = Answering.of(exchange, settings.profile());
        String lastEvent = exchange.request().getHeader(LAST_EVENT);
        try {
            boolean get = exchange.request().method().equals(HttpMethod.GET);
            answering.expectForm();
            if (answering.events()) {
                streams.expectRoom(exchange.request());
            }
            Requests requests = get
                    ? Requests.of(exchange.queryParams())
                    : Requests.of(exchange.body().buffer(), settings.batch());
            Context context = exchange.vertx().getOrCreateContext();
            Set<OperationKind> taken = taken(get, answering.events() && !requests.batch());
            Credentials credentials = callers.of(exchange.request());
            CompletableFuture<Void> gone = new CompletableFuture<>();
            exchange.response().closeHandler(closed -> gone.complete(null));
            String credential = exchange.request().getHeader(HttpHeaders.AUTHORIZATION);
            credentials
                    .caller(credential)
                    .thenCompose(caller -> execute(requests.behind(lastEvent), caller, context, gone, taken)
                            .thenAccept(answers -> context.runOnContext(nothing -> answer(
                                    answering, requests, answers, caller, () -> credentials.caller(credential)))))
                    .exceptionally(thrown -> {
                        context.runOnContext(nothing -> answering.send(Engine.failed(thrown)));
                        return null;
                    });
        } catch (Fault fault) {
            answering.send(new Engine.Answer(Engine.body(fault), fault.kind()));
        }
    }

    private static Set<OperationKind> taken(boolean get, boolean events) {
        Set<OperationKind> taken = EnumSet.of(OperationKind.QUERY);
        if (!get) {
            taken.add(OperationKind.MUTATION);
        }
        if (events) {
            taken.add(OperationKind.SUBSCRIPTION);
        }
        return taken;
    }

    /** One after the other, so that what a batch changes is changed in its order. */
    private CompletionStage<List<Engine.Answer>> execute(
            Requests requests, Caller caller, Context context, CompletionStage<?> gone, Set<OperationKind> taken) {
        CompletionStage<List<Engine.Answer>> all = CompletableFuture.completedStage(new ArrayList<>());
        for (Engine.Request request : requests.all()) {
            all = all.thenCompose(answers -> engine.execute(
                            request, caller, work -> context.runOnContext(nothing -> work.run()), gone, taken)
                    .thenApply(answer -> {
                        answers.add(answer);
                        return answers;
                    }));
        }
        return all;
    }

    private void answer(
            Answering answering,
            Requests requests,
            List<Engine.Answer> answers,
            Caller caller,
            Supplier<CompletionStage<Caller>> again) {
        Engine.Answer first = answers.get(0);
        if (requests.batch()) {
            answering.sendAll(answers);
        } else if (first.stream() != null) {
            streams.open(answering, first.stream(), caller, again);
        } else if (answering.onlyEvents()) {
            EventStreams.single(answering.exchange().response(), first);
        } else if (keepable(answering.exchange(), requests, first)) {
            answering.sendToKeep(first);
        } else {
            answering.send(first);
        }
    }

    /** What changes nothing, and is kept here or asked for in words that the server knows and whoever published them. */
    private static boolean keepable(RoutingContext exchange, Requests requests, Engine.Answer answer) {
        return exchange.request().method().equals(HttpMethod.GET)
                && (answer.tag() != null || requests.all().get(0).documentId() != null);
    }
}

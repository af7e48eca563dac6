package io.guanxi.http;

import io.guanxi.access.Audit;
import io.guanxi.access.Caller;
import io.guanxi.access.Credentials;
import io.guanxi.fault.Fault;
import io.guanxi.graphql.CohortExport;
import io.guanxi.graphql.Engine;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The members of a saved cohort as a file: {@code GET /cohorts/KEY.csv} or {@code .jsonl}. What fails before the first line is an error like those of GraphQL. */
final class CohortFiles implements Handler<RoutingContext> {

    /** Where they are; a key may hold anything, and is percent-encoded. */
    static final String PATH = "/cohorts/(?<key>.+)\\.(?<form>csv|jsonl)";

    private final Engine engine;
    private final Callers callers;
    private final HttpSettings settings;

    CohortFiles(Engine engine, Callers callers, HttpSettings settings) {
        this.engine = engine;
        this.callers = callers;
        this.settings = settings;
    }

    @Override
    public void handle(RoutingContext exchange) {
        Context context = exchange.vertx().getOrCreateContext();
        try {
            CohortExport.Request request = request(exchange);
            MemberLines lines = MemberLines.of(exchange.pathParam("form"));
            Credentials credentials = callers.of(exchange.request());
            String credential = exchange.request().getHeader(HttpHeaders.AUTHORIZATION);
            credentials
                    .caller(credential)
                    .thenCompose(caller -> engine.export(request, caller)
                            .thenCompose(export -> export.next()
                                    .thenAccept(rows -> context.runOnContext(nothing -> new CohortFile(
                                                    exchange,
                                                    settings.streams(),
                                                    lines,
                                                    export,
                                                    (sent, outcome) -> note(caller, request, export, sent, outcome))
                                            .send(rows, caller, () -> credentials.caller(credential)))))
                            .exceptionally(thrown -> {
                                Engine.Answer answer = Engine.failed(thrown);
                                note(
                                        caller,
                                        request,
                                        null,
                                        0,
                                        String.valueOf(answer.extensions().get("code")));
                                context.runOnContext(nothing -> failed(exchange, answer));
                                return null;
                            }))
                    .exceptionally(thrown -> {
                        context.runOnContext(nothing -> failed(exchange, Engine.failed(thrown)));
                        return null;
                    });
        } catch (Fault fault) {
            failed(exchange, new Engine.Answer(Engine.body(fault), fault.kind()));
        }
    }

    private void failed(RoutingContext exchange, Engine.Answer answer) {
        new Answering(exchange, settings.profile(), new Profile.Form(MediaType.JSON, false), false).send(answer);
    }

    private static void note(
            Caller caller, CohortExport.Request request, @Nullable CohortExport export, long sent, String outcome) {
        Map<String, Object> on = new HashMap<>(Map.of("cohort", request.key(), "members", sent));
        if (export != null) {
            on.put("version", export.version());
            on.put("community", export.community());
        }
        Audit.note(caller.id(), "exportCohort", on, outcome);
    }

    private static CohortExport.Request request(RoutingContext exchange) {
        String version = exchange.queryParams().get("version");
        if (version != null && !version.matches("[1-9][0-9]{0,8}")) {
            throw Fault.invalid("BAD_INPUT", "`version` is " + version + ": a number from 1 on")
                    .with("argument", "version");
        }
        return new CohortExport.Request(
                exchange.pathParam("key"),
                version == null ? null : Integer.valueOf(version),
                exchange.queryParams().get("community"));
    }
}

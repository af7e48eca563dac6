package io.guanxi.http;

import io.guanxi.access.Caller;
import io.guanxi.graphql.CohortExport;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One file on its way: the next page of members is read when the last one has left the socket, so that a client that reads slowly holds one page here and no more. One that reads nothing for too
 * long is cut off, and so is one whose credential ends; a file that breaks off has no proper end (its last chunk is missing), which every client notices.
 */
final class CohortFile {

    private static final Logger log = LoggerFactory.getLogger(CohortFile.class);
    /** Members that go out at a time: of less than a page, so that a slow line shows that it moves. */
    private static final int BATCH = 100;

    private static final String DONE = "done";
    private static final String BROKEN_OFF = "BROKEN_OFF";

    private final HttpServerResponse response;
    private final Context context;
    private final MemberLines lines;
    private final CohortExport export;
    private final Stall stall;
    private final HttpSettings.Streams settings;
    private final RoutingContext exchange;
    private final Ended ended;
    private @Nullable Standing standing;
    private long sent;
    private boolean over;

    /** Told once how many members went out, and how it ended. */
    interface Ended {
        void with(long sent, String outcome);
    }

    CohortFile(
            RoutingContext exchange,
            HttpSettings.Streams settings,
            MemberLines lines,
            CohortExport export,
            Ended ended) {
        this.exchange = exchange;
        this.response = exchange.response();
        this.context = exchange.vertx().getOrCreateContext();
        this.settings = settings;
        this.lines = lines;
        this.export = export;
        this.ended = ended;
        this.stall = new Stall(exchange.vertx(), settings.patience(), this::cut);
    }

    void send(List<Map<String, Object>> first, Caller caller, Supplier<CompletionStage<Caller>> again) {
        response.closeHandler(closed -> end(BROKEN_OFF));
        if (response.closed()) {
            end(BROKEN_OFF);
            return;
        }
        standing = new Standing(exchange.vertx(), settings.pulse(), again, this::cut);
        standing.watch(caller);
        response.setChunked(true)
                .putHeader(HttpHeaders.CONTENT_TYPE, lines.media())
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader("content-disposition", "attachment")
                .putHeader("x-content-type-options", "nosniff");
        Buffer head = lines.head();
        if (head.length() == 0) {
            page(first, 0);
        } else {
            stall.watched(response.write(head)).onSuccess(left -> page(first, 0));
        }
    }

    private void page(List<Map<String, Object>> rows, int from) {
        if (over) {
            return;
        }
        if (from < rows.size()) {
            int upTo = Math.min(from + BATCH, rows.size());
            Buffer text = lines.of(rows.subList(from, upTo));
            Future<Void> written = stall.watched(response.write(text));
            written.onSuccess(left -> {
                sent += upTo - from;
                page(rows, upTo);
            });
        } else if (export.isOver()) {
            response.end();
            end(DONE);
        } else {
            export.next()
                    .whenComplete((next, thrown) -> context.runOnContext(nothing -> {
                        if (thrown == null) {
                            page(next, 0);
                        } else {
                            log.warn("an export broke off: {}", thrown.toString());
                            cut();
                        }
                    }));
        }
    }

    private void cut() {
        end(BROKEN_OFF);
        Cut.off(exchange.request().connection());
    }

    private void end(String outcome) {
        if (!over) {
            over = true;
            if (standing != null) {
                standing.stop();
            }
            ended.with(sent, outcome);
        }
    }
}

package io.guanxi.bench.reads;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Connections that each send a request, wait for the answer, check it and send the next, on one event loop. A server is never asked for
 * more than it answers, so that the figures are those of a server under as much load as it can take.
 */
final class Load {

    private static final long LONGEST = TimeUnit.MINUTES.toNanos(2);

    private final HttpClient client;
    private final Supplier<Call> calls;
    private final long until;
    private final CompletableFuture<Result> done = new CompletableFuture<>();
    private final Histogram latencies = new Histogram(LONGEST, 3);
    private final long started = System.nanoTime();
    private long failed;
    private @Nullable String failure;
    private int active;

    /**
     * What came of it.
     *
     * @param latencies of right answers, in ns
     * @param failed answers that were wrong
     * @param failure the first of them, or null
     */
    record Result(
            Histogram latencies, long failed, @Nullable String failure, double seconds) {}

    private Load(HttpClient client, Supplier<Call> calls, double seconds) {
        this.client = client;
        this.calls = calls;
        this.until = started + (long) (seconds * 1e9);
    }

    static Result run(Vertx vertx, int port, Supplier<Call> calls, int connections, double seconds) {
        HttpClient client = vertx.createHttpClient(
                new HttpClientOptions().setDefaultHost("127.0.0.1").setDefaultPort(port),
                new PoolOptions().setHttp1MaxSize(connections).setEventLoopSize(1));
        Load load = new Load(client, calls, seconds);
        vertx.runOnContext(nothing -> {
            for (int i = 0; i < connections; i++) {
                load.active++;
                load.one();
            }
        });
        try {
            return load.done.join();
        } finally {
            client.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private void one() {
        long begin = System.nanoTime();
        if (begin >= until) {
            active--;
            if (active == 0) {
                done.complete(new Result(latencies, failed, failure, (begin - started) / 1e9));
            }
            return;
        }
        Call call = calls.get();
        client.request(new RequestOptions().setMethod(call.method()).setURI(call.path()))
                .compose(request -> send(request, call))
                .onComplete(answer -> {
                    String wrong = answer.failed() ? String.valueOf(answer.cause()) : answer.result();
                    if (wrong == null) {
                        latencies.recordValue(StrictMath.min(LONGEST, System.nanoTime() - begin));
                    } else {
                        failed++;
                        failure = failure == null ? wrong : failure;
                    }
                    one();
                });
    }

    /** Gives what is wrong with the answer, or null. */
    private static Future<@Nullable String> send(HttpClientRequest request, Call call) {
        Buffer body = call.body();
        if (body != null) {
            request.putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
        }
        return (body == null ? request.send() : request.send(body))
                .compose(response -> response.body().map(bytes -> wrong(response.statusCode(), bytes, call)));
    }

    /** Without parsing: a right answer names what it was asked for, and never the word that tells of errors. */
    static @Nullable String wrong(int status, Buffer bytes, Call call) {
        String text = new String(bytes.getBytes(), StandardCharsets.ISO_8859_1);
        boolean right = status == 200 && !text.contains("\"errors\"") && text.contains(call.proof());
        return right ? null : status + " " + bytes;
    }
}

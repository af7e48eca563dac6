package io.guanxi.bench;

import io.guanxi.access.Caller;
import io.guanxi.graph.Graph;
import io.guanxi.graph.LoneDatabase;
import io.guanxi.graphql.Engine;
import io.guanxi.graphql.OperationKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How long it takes until subscribers hear, on the server that wrote and on another, and what they cost those who write. */
@Command(
        name = "events",
        description = "Measures the delay of events, and how many members join a second with and without subscribers.",
        mixinStandardHelpOptions = true)
final class EventsCommand implements Callable<Integer> {

    private static final int SINGLE = 300;
    private static final String SUBSCRIPTION = "subscription { memberJoined { id member { key } } }";

    @Option(names = "--connections", description = "Who joins at a time. Default: ${DEFAULT-VALUE}")
    private int connections = 16;

    @Option(names = "--subscribers", description = "Default: ${DEFAULT-VALUE}")
    private int subscribers = 100;

    @Option(names = "--seconds", description = "Of each of the parts, which alternate. Default: ${DEFAULT-VALUE}")
    private int seconds = 10;

    @Option(names = "--rounds", description = "Default: ${DEFAULT-VALUE}")
    private int rounds = 3;

    private final AtomicLong keys = new AtomicLong();
    private final Map<String, Long> committed = new ConcurrentHashMap<>();

    @Override
    public Integer call() throws IOException {
        Path folder = Files.createTempDirectory("guanxi-events");
        try (LoneDatabase database = new LoneDatabase(folder, "256m");
                Graph first = InProcess.open(database, folder, "256m", Duration.ofSeconds(30));
                Graph second = InProcess.open(database, folder, "256m", Duration.ofSeconds(30))) {
            Engine one = InProcess.engine(first);
            Engine two = InProcess.engine(second);
            ask(one, "mutation { createCommunity(input: {key: \"c\"}) { errors { code } } }", Map.of());
            run(one, "warming up", 0);
            delays(one, two);
            for (int round = 0; round < rounds; round++) {
                run(one, "nobody is subscribed", 0);
                run(one, subscribers + " are subscribed", subscribers);
            }
            one.close();
            two.close();
        }
        return 0;
    }

    private Engine.Answer ask(Engine server, String operation, Map<String, Object> variables) {
        return server.execute(
                        new Engine.Request(operation, null, null, null, variables),
                        Caller.ANYBODY,
                        InProcess.WORKERS,
                        new CompletableFuture<>(),
                        EnumSet.allOf(OperationKind.class))
                .toCompletableFuture()
                .join();
    }

    private String join(Engine server) {
        String key = "m" + keys.incrementAndGet();
        Engine.Answer answer =
                ask(server, "mutation J($k: String!) { join(input: {key: $k}) { errors { code } } }", Map.of("k", key));
        if (answer.failure() != null) {
            throw new IllegalStateException(String.valueOf(answer.body()));
        }
        return key;
    }

    /** Every event from now on, until the stream is cancelled. */
    private static void listen(Engine.Stream stream, java.util.function.Consumer<String> heard) {
        stream.next().thenAccept(event -> {
            Map<?, ?> joined =
                    (Map<?, ?>) ((Map<?, ?>) Objects.requireNonNull(event.body().get("data"))).get("memberJoined");
            heard.accept(String.valueOf(((Map<?, ?>) Objects.requireNonNull(joined.get("member"))).get("key")));
            listen(stream, heard);
        });
    }

    private Engine.Stream subscribe(Engine server) {
        return Objects.requireNonNull(ask(server, SUBSCRIPTION, Map.of()).stream());
    }

    private void delays(Engine one, Engine two) {
        Map<String, Long> here = new ConcurrentHashMap<>();
        Map<String, Long> there = new ConcurrentHashMap<>();
        List<Engine.Stream> streams = List.of(subscribe(one), subscribe(two));
        listen(streams.get(0), key -> here.put(key, System.nanoTime()));
        listen(streams.get(1), key -> there.put(key, System.nanoTime()));
        for (Engine writer : List.of(one, two)) {
            Histogram own = new Histogram(3);
            Histogram other = new Histogram(3);
            committed.clear();
            for (int i = 0; i < SINGLE; i++) {
                committed.put(join(writer), System.nanoTime());
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20 + i * 7 % 83));
            }
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(2));
            committed.forEach((key, at) -> {
                own.recordValue(delay(writer == one ? here : there, key, at));
                other.recordValue(delay(writer == one ? there : here, key, at));
            });
            System.out.printf(
                    "written on server %d: heard there after %s, on the other after %s%n",
                    writer == one ? 1 : 2, text(own), text(other));
        }
        streams.forEach(Engine.Stream::cancel);
    }

    /** An event can be heard before the writer is answered. */
    private static long delay(Map<String, Long> heard, String key, long at) {
        return Math.max(0, Objects.requireNonNull(heard.get(key), key) - at);
    }

    private static String text(Histogram nanos) {
        return "%.1f ms (p50), %.1f ms (p99)"
                .formatted(nanos.getValueAtPercentile(50) / 1e6, nanos.getValueAtPercentile(99) / 1e6);
    }

    private void run(Engine server, String name, int listening) {
        AtomicLong heard = new AtomicLong();
        List<Engine.Stream> streams = new ArrayList<>();
        for (int i = 0; i < listening; i++) {
            streams.add(subscribe(server));
        }
        streams.forEach(stream -> listen(stream, key -> heard.incrementAndGet()));
        long begun = System.nanoTime();
        long until = begun + TimeUnit.SECONDS.toNanos(seconds);
        AtomicLong joined = new AtomicLong();
        List<CompletableFuture<Void>> writers = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            writers.add(CompletableFuture.runAsync(
                    () -> {
                        while (System.nanoTime() < until) {
                            join(server);
                            joined.incrementAndGet();
                        }
                    },
                    task -> InProcess.daemon(task).start()));
        }
        writers.forEach(CompletableFuture::join);
        double took = (System.nanoTime() - begun) / 1e9;
        long atOnce = heard.get();
        while (heard.get() < joined.get() * listening) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
        System.out.printf(
                "%s: %.0f joined a second%s%n",
                name,
                joined.get() / took,
                listening == 0
                        ? ""
                        : ", %.0f events told a second, the last %.1f s later"
                                .formatted(atOnce / took, (System.nanoTime() - begun) / 1e9 - took));
        streams.forEach(Engine.Stream::cancel);
    }
}

package io.guanxi.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.graph.Graph;
import io.guanxi.graph.Statement;
import io.guanxi.testing.OpenDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who gives numbers, and what is taken away. */
class NumberingTest {

    private static final Duration LEASE = Duration.ofMillis(800);
    private static final Pace PACE = pace(Duration.ofHours(24));

    @TempDir
    static Path folder;

    private static OpenDatabase database;
    private static Graph graph;

    @BeforeAll
    static void open() {
        database = new OpenDatabase(folder);
        graph = database.open();
        // The database thinks about statements for longer than a lease when it sees them first.
        happen("a");
        new Numbering(graph, Pace.DEFAULT).number(false);
        new Numbering(graph, Pace.DEFAULT).sweep();
    }

    @AfterAll
    static void close() {
        graph.close();
        database.close();
    }

    @BeforeEach
    void nothingHasHappened() {
        run("MATCH (e:Entry) DELETE e");
        run("MATCH (f:Feed) SET f.number = 0, f.swept = 0, f.until = 0");
    }

    private static Pace pace(Duration kept) {
        return new Pace(
                Duration.ofMillis(1), Duration.ofMillis(20), Duration.ofMillis(50), LEASE, kept, Duration.ofMinutes(1));
    }

    private static List<Map<String, Object>> run(String cypher) {
        return graph.run(new Statement("test", cypher, Map.of(), Duration.ofSeconds(10)));
    }

    private static void happen(String... kinds) {
        for (String kind : kinds) {
            graph.write("test", inside -> {
                Outbox.put(inside, "c", kind, Map.of("subject", "m"));
                return kind;
            });
        }
    }

    @Test
    void whatWaitsIsNumberedInTheOrderInWhichItHappened() {
        Numbering numbering = new Numbering(graph, PACE);
        happen("a", "b", "c");

        assertThat(numbering.number(true))
                .containsExactly(new Entry(1, "c", "a"), new Entry(2, "c", "b"), new Entry(3, "c", "c"));
        assertThat(numbering.number(true)).isEmpty();
        happen("d");
        assertThat(numbering.number(true)).containsExactly(new Entry(4, "c", "d"));
    }

    @Test
    void whoHasLostTheLeaseNumbersNothingUntilItIsFreeAgain() throws InterruptedException {
        Numbering first = new Numbering(graph, PACE);
        Numbering second = new Numbering(graph, PACE);
        happen("a");
        assertThat(first.number(true)).hasSize(1);

        happen("b");
        assertThat(second.number(true)).as("the lease is another's").isEmpty();
        Thread.sleep(LEASE.toMillis() + 50);
        assertThat(second.number(true)).as("the lease is over").containsExactly(new Entry(2, "c", "b"));
        happen("c");
        assertThat(first.number(true)).as("who was held up").isEmpty();
        second.release();
        assertThat(first.number(true)).containsExactly(new Entry(3, "c", "c"));
    }

    @Test
    void manyWhoThinkThatTheyMayLeaveNoGapAndNoDouble() throws InterruptedException {
        List<Thread> servers = java.util.stream.Stream.generate(() -> new Numbering(graph, PACE))
                .limit(4)
                .map(numbering -> new Thread(() -> {
                    for (int i = 0; i < 25; i++) {
                        happen("a");
                        numbering.number(false);
                    }
                }))
                .toList();
        servers.forEach(Thread::start);
        for (Thread server : servers) {
            server.join();
        }
        new Numbering(graph, PACE).number(false);

        assertThat(run("MATCH (e:Entry) RETURN count(e) AS all, min(e.number) AS first, max(e.number) AS last"))
                .containsExactly(Map.of("all", 100L, "first", 1L, "last", 100L));
    }

    @Test
    void onlyTheOldestAreTakenAwayAndWhoGoesOnBehindThemIsToldSo() {
        Numbering numbering = new Numbering(graph, PACE);
        happen("a", "b", "c", "d");
        numbering.number(true);
        run("MATCH (e:Entry) WHERE e.number IN [1, 2, 4] SET e.at = e.at - duration('PT25H')");
        try (Feed feed = new Feed(graph, Runnable::run, PACE)) {
            // 3 is young: 4 stays behind it, whatever its time.
            assertThat(feed.start(2L, System.nanoTime()).toCompletableFuture()).isCompletedWithValue(2L);
            assertThat(feed.start(1L, System.nanoTime()).toCompletableFuture())
                    .as("2 is still there, but older than what is kept")
                    .isCompletedExceptionally();

            assertThat(numbering.sweep()).isFalse();

            assertThat(run("MATCH (e:Entry) RETURN e.number AS number ORDER BY number"))
                    .containsExactly(Map.of("number", 3L), Map.of("number", 4L));
            assertThat(feed.start(2L, System.nanoTime()).toCompletableFuture()).isCompletedWithValue(2L);
            assertThat(feed.start(1L, System.nanoTime()).toCompletableFuture()).isCompletedExceptionally();
            assertThat(feed.start(5L, System.nanoTime()).toCompletableFuture())
                    .as("nobody has numbered this")
                    .isCompletedExceptionally();
            assertThat(numbering.sweep()).isFalse();
        }
    }

    @Test
    void whoeverBeginsIsToldWhatHasHappenedSinceTheyAskedAndNothingBefore() {
        happen("a", "b");
        try (Feed feed = new Feed(graph, Runnable::run, PACE)) {
            long asked = System.nanoTime();
            assertThat(feed.start(null, asked).toCompletableFuture()).isCompletedWithValue(2L);
            happen("c");
            assertThat(feed.start(null, asked).toCompletableFuture()).isCompletedWithValue(2L);
        }
    }
}

package io.guanxi.joint;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.graph.Graph;
import io.guanxi.graph.Ids;
import io.guanxi.graph.Statement;
import io.guanxi.graphql.Engine;
import io.guanxi.testing.OpenDatabase;
import io.guanxi.testing.Subscriber;
import io.guanxi.testing.TestServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several servers on one database tell the same. */
class FleetTest {

    private static final int WRITERS = 4;
    private static final int EACH = 250;

    @TempDir
    static Path folder;

    private static OpenDatabase database;
    private static final List<Graph> GRAPHS = new ArrayList<>();
    private static final List<Engine> SERVERS = new ArrayList<>();

    private final String community = community();

    @BeforeAll
    static void start() {
        database = new OpenDatabase(folder);
        for (int i = 0; i < 2; i++) {
            GRAPHS.add(database.open());
            SERVERS.add(TestServer.engine(GRAPHS.get(i)));
        }
    }

    @AfterAll
    static void stop() {
        SERVERS.forEach(Engine::close);
        GRAPHS.forEach(Graph::close);
        database.close();
    }

    private static String community() {
        String key = "c" + Ids.next();
        run("CREATE (:Community {id: $v.key, key: $v.key, timeZone: 'UTC', currency: 'EUR', trustScale: 1.0})", key);
        return key;
    }

    private static List<Map<String, Object>> run(String cypher, String key) {
        return GRAPHS.get(0).run(new Statement("test", cypher, Map.of("key", key), Duration.ofSeconds(10)));
    }

    static String joined(String community, String arguments) {
        return "subscription { memberJoined(community: \"%s\"%s) { id member { key } } }"
                .formatted(community, arguments);
    }

    static void join(Engine server, String community, String key) {
        Engine.Answer answer = Subscriber.ask(
                server,
                "mutation { join(input: {key: \"%s\", community: \"%s\"}) { errors { code } } }"
                        .formatted(key, community));
        assertThat(answer.body().get("data"))
                .as(answer.body().toString())
                .isEqualTo(Map.of("join", Map.of("errors", List.of())));
    }

    /** Keys by ids of events, in the order in which they were told. */
    private static CompletableFuture<List<Map<?, ?>>> heard(Subscriber subscriber, int count) {
        return CompletableFuture.supplyAsync(
                () -> IntStream.range(0, count)
                        .<Map<?, ?>>mapToObj(i -> (Map<?, ?>) subscriber.next("memberJoined"))
                        .toList(),
                work -> new Thread(work).start());
    }

    private static List<String> keys(List<Map<?, ?>> heard) {
        return heard.stream()
                .map(event -> String.valueOf(((Map<?, ?>) Objects.requireNonNull(event.get("member"))).get("key")))
                .toList();
    }

    private void write(int from, int to) {
        List<CompletableFuture<Void>> writers = IntStream.range(0, WRITERS)
                .mapToObj(writer -> CompletableFuture.runAsync(
                        () -> IntStream.range(from, to)
                                .forEach(i -> join(SERVERS.get(writer % 2), community, writer + "-" + i)),
                        work -> new Thread(work).start()))
                .toList();
        writers.forEach(CompletableFuture::join);
    }

    private static List<String> written(int from, int to) {
        return IntStream.range(0, WRITERS)
                .boxed()
                .flatMap(writer -> IntStream.range(from, to).mapToObj(i -> writer + "-" + i))
                .toList();
    }

    @Test
    void eachServerTellsEachEventOnceInTheSameOrderAndGoesOnBehindOnesOfTheOther() {
        List<Subscriber> subscribers = IntStream.range(0, 4)
                .mapToObj(i -> Subscriber.of(SERVERS.get(i % 2), joined(community, "")))
                .toList();
        var heard = subscribers.stream()
                .map(subscriber -> heard(subscriber, WRITERS * EACH))
                .toList();

        write(0, EACH);

        List<Map<?, ?>> first = heard.get(0).join();
        assertThat(keys(first)).containsExactlyInAnyOrderElementsOf(written(0, EACH));
        heard.forEach(other -> assertThat(other.join()).isEqualTo(first));
        assertThat(run(
                        "MATCH (e:Entry) WITH collect(e.number) AS numbers, min(e.number) AS first, max(e.number) AS last "
                                + "RETURN size(numbers) = last - first + 1 AS gapless",
                        community))
                .containsExactly(Map.of("gapless", true));
        subscribers.forEach(Subscriber::close);

        int middle = WRITERS * EACH / 2;
        String after = ", after: \"" + first.get(middle).get("id") + "\"";
        for (Engine server : SERVERS) {
            try (Subscriber resumed = Subscriber.of(server, joined(community, after))) {
                assertThat(heard(resumed, first.size() - middle - 1).join())
                        .isEqualTo(first.subList(middle + 1, first.size()));
            }
        }
    }

    @Test
    void aServerThatIsKilledWhileItNumbersIsReplaced() throws IOException {
        Process killed = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Numberer.class.getName(),
                        database.uri().toString(),
                        folder.toString(),
                        community)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> acknowledged = new ArrayList<>();
        Subscriber one;
        Map<?, ?> begin;
        Object holder;
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(killed.getInputStream(), StandardCharsets.UTF_8))) {
            // Nobody else is subscribed yet, so that it has the lease.
            acknowledge(said, 50, new ArrayList<>());
            one = Subscriber.of(SERVERS.get(0), joined(community, ""));
            begin = (Map<?, ?>) one.next("memberJoined");
            acknowledge(said, 50, acknowledged);
            CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> write(0, 20));
            holder = run("MATCH (f:Feed) RETURN f.holder AS holder", community);
            // Not the process itself: what it has said could not be read any more.
            killed.toHandle().destroyForcibly();
            acknowledge(said, Integer.MAX_VALUE, acknowledged);
            writing.join();
        }
        join(SERVERS.get(0), community, "last");

        List<String> heard = upToTheLast(one);
        assertThat(run("MATCH (f:Feed) RETURN f.holder AS holder", community)).isNotEqualTo(holder);
        assertThat(heard).doesNotHaveDuplicates().containsAll(written(0, 20));
        int known = Integer.parseInt(keys(List.of(begin)).get(0).substring(1));
        assertThat(heard)
                .containsAll(acknowledged.stream()
                        .filter(key -> Integer.parseInt(key.substring(1)) > known)
                        .toList());
        try (Subscriber two =
                Subscriber.of(SERVERS.get(1), joined(community, ", after: \"" + begin.get("id") + "\""))) {
            assertThat(upToTheLast(two)).isEqualTo(heard);
        }
        one.close();
    }

    private static void acknowledge(BufferedReader said, int most, List<String> keys) throws IOException {
        for (int i = 0; i < most; i++) {
            String line = said.readLine();
            if (line == null) {
                assertThat(most).as("the other server has ended").isEqualTo(Integer.MAX_VALUE);
                return;
            }
            keys.add(line);
        }
    }

    private static List<String> upToTheLast(Subscriber subscriber) {
        List<String> heard = new ArrayList<>();
        while (!heard.contains("last")) {
            heard.add(String.valueOf(subscriber.next("memberJoined", "member", "key")));
        }
        return heard;
    }

    @Test
    void aServerThatNobodyIsSubscribedToAsksNothing() throws InterruptedException {
        try (Subscriber gone = Subscriber.of(SERVERS.get(0), joined(community, ""))) {
            join(SERVERS.get(0), community, "ada");
            assertThat(gone.next("memberJoined", "member", "key")).isEqualTo("ada");
        }
        join(SERVERS.get(1), community, "ben");
        Thread.sleep(Duration.ofSeconds(5).toMillis());
        assertThat(run("MATCH (e:Entry) WHERE e.waiting IS NOT NULL RETURN e", community))
                .isEmpty();

        long before = database.transactions();
        Thread.sleep(Duration.ofSeconds(2).toMillis());

        assertThat(database.transactions()).isEqualTo(before);
    }

    /** A server that joins members without end, and says so. */
    static final class Numberer {
        private Numberer() {}

        public static void main(String[] arguments) {
            Graph graph = OpenDatabase.open(URI.create(arguments[0]), Path.of(arguments[1]));
            Engine server = TestServer.engine(graph);
            Subscriber subscriber = Subscriber.of(server, joined(arguments[2], ""));
            new Thread(() -> IntStream.iterate(0, i -> i + 1).forEach(i -> subscriber.next())).start();
            IntStream.iterate(0, i -> i + 1).forEach(i -> {
                join(server, arguments[2], "n" + i);
                System.out.println("n" + i);
                System.out.flush();
            });
        }
    }
}

package io.guanxi.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.guanxi.access.Credentials;
import io.guanxi.graph.Graph;
import io.guanxi.graph.LoneDatabase;
import io.guanxi.graph.Statement;
import io.guanxi.http.HttpSettings;
import io.guanxi.http.Server;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How long it takes to tell what a member did, and who did something so often, over HTTP; answers are held against the events. */
@Command(
        name = "activity",
        description = "Measures what is asked of events, in the database that `imports` has left.",
        mixinStandardHelpOptions = true)
final class ActivityCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final String COMMUNITY = "bench";
    private static final String OF_MEMBER =
            "query($key: String!) { member(key: $key) { events(first: 20) { nodes { key type at } } activities { nodes { type count firstAt lastAt } } } }";
    private static final String WHO =
            "query($filter: MemberFilter) { members(filter: $filter, first: 20) { totalCount nodes { key } } }";
    private static final String FROM_EVENTS = """
            MATCH (e:Event) WHERE e.community = $v.community AND e.type = $v.type AND e.at >= $v.since
            WITH e.memberId AS member, count(*) AS times WHERE times >= $v.times
            RETURN count(*) AS members""";

    @Option(names = "--work", paramLabel = "DIR", description = "Of `imports`. Default: ${DEFAULT-VALUE}")
    private Path work = Path.of("target/bench");

    @Option(names = "--page-cache", paramLabel = "SIZE", description = "Of the database. Default: ${DEFAULT-VALUE}")
    private String pageCache = "2g";

    @Option(names = "--asked", description = "How many members are asked for. Default: ${DEFAULT-VALUE}")
    private int asked = 1_000;

    @Option(names = "--rounds", description = "Of each other question. Default: ${DEFAULT-VALUE}")
    private int rounds = 20;

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient client = HttpClient.newHttpClient();

    @Override
    public Integer call() throws Exception {
        Path data = work.resolve("data");
        try (LoneDatabase database = new LoneDatabase(data, pageCache);
                Graph graph = InProcess.open(database, data, pageCache, PATIENCE)) {
            Server server =
                    Server.start(HttpSettings.at("127.0.0.1", 0), InProcess.engine(graph), Credentials.OPEN, graph);
            URI address = URI.create("http://127.0.0.1:" + server.port() + "/graphql");
            Map<String, Object> found = run(graph, """
                    MATCH (e:Event) WITH max(e.at) AS newest, count(*) AS events
                    CALL { MATCH (m:Member) RETURN m.key AS busiest ORDER BY COUNT { (m)-[:DID]->() } DESC LIMIT 1 }
                    CALL { MATCH (a:Activity) RETURN count(*) AS activities }
                    CALL { MATCH (m:Member) RETURN count(*) AS members }
                    RETURN newest, events, busiest, activities, members""", Map.of());
            System.out.println(found);
            members(address, found);
            Instant newest = ((ZonedDateTime) Objects.requireNonNull(found.get("newest"))).toInstant();
            List<Question> questions = new ArrayList<>();
            for (String type : List.of("visit", "login", "recall")) {
                for (int days : List.of(7, 30, 365)) {
                    questions.add(new Question(type, 3, days, newest.minus(Duration.ofDays(days))));
                }
            }
            for (Question question : questions) {
                who(address, question);
            }
            check(address, graph, questions.get(1));
            server.close();
        }
        return 0;
    }

    private void members(URI address, Map<String, Object> found) throws IOException, InterruptedException {
        Random random = new Random(1);
        long members = (Long) Objects.requireNonNull(found.get("members"));
        for (int part = 0; part < 2; part++) {
            Histogram nanos = new Histogram(3);
            for (int i = 0; i < asked; i++) {
                nanos.recordValue(ask(address, OF_MEMBER, Map.of("key", People.key(random.nextInt((int) members))))
                        .nanos());
            }
            print(part == 0 ? "any member, for the first time" : "any member", nanos);
        }
        Histogram busiest = new Histogram(3);
        for (int i = 0; i < asked / 10; i++) {
            busiest.recordValue(ask(address, OF_MEMBER, Map.of("key", Objects.requireNonNull(found.get("busiest"))))
                    .nanos());
        }
        print("the busiest member", busiest);
    }

    private void who(URI address, Question question) throws IOException, InterruptedException {
        Histogram nanos = new Histogram(3);
        long told = 0;
        for (int i = 0; i < rounds; i++) {
            Answer answer = ask(address, WHO, Map.of("filter", question.filter()));
            nanos.recordValue(answer.nanos());
            told = answer.body().at("/data/members/totalCount").asLong();
        }
        print("%s: %,d members".formatted(question, told), nanos);
    }

    /** The same from the events, which takes minutes. */
    private void check(URI address, Graph graph, Question question) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        long expected = (Long)
                Objects.requireNonNull(run(graph, FROM_EVENTS, question.input()).get("members"));
        System.out.printf(
                "%s: %,d members by reading all events, %.0f s%n",
                question, expected, (System.nanoTime() - begun) / 1e9);
        long told = ask(address, WHO, Map.of("filter", question.filter()))
                .body()
                .at("/data/members/totalCount")
                .asLong();
        if (told != expected) {
            throw new IllegalStateException(told + " members are told, but " + expected + " are in the events");
        }
    }

    private record Question(String type, int times, int days, Instant since) {
        Map<String, Object> filter() {
            Map<String, Object> span = Map.of("atLeast", times, "since", since.toString());
            return Map.of("activities", Map.of("some", Map.of("type", Map.of("eq", type), "times", span)));
        }

        Map<String, Object> input() {
            return Map.of("community", COMMUNITY, "type", type, "times", times, "since", since.atZone(ZoneOffset.UTC));
        }

        @Override
        public String toString() {
            return "%s at least %d times in %d days".formatted(type, times, days);
        }
    }

    private record Answer(JsonNode body, long nanos) {}

    private Answer ask(URI address, String query, Map<String, Object> variables)
            throws IOException, InterruptedException {
        String body = json.writeValueAsString(Map.of("query", query, "variables", variables));
        long begun = System.nanoTime();
        HttpResponse<String> response = client.send(
                HttpRequest.newBuilder(address)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        long nanos = System.nanoTime() - begun;
        JsonNode answer = json.readTree(response.body());
        if (answer.has("errors")) {
            throw new IllegalStateException(response.body());
        }
        return new Answer(answer, nanos);
    }

    private static Map<String, Object> run(Graph graph, String cypher, Map<String, Object> input) {
        return graph.run(new Statement("bench", cypher, input, PATIENCE)).get(0);
    }

    private static void print(String name, Histogram nanos) {
        System.out.printf(
                "%s: %.1f ms (p50), %.1f ms (p99)%n",
                name, nanos.getValueAtPercentile(50) / 1e6, nanos.getValueAtPercentile(99) / 1e6);
    }
}

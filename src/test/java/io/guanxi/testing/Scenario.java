package io.guanxi.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.guanxi.graph.Ids;
import io.guanxi.http.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Given a picture of a graph in Cypher, when GraphQL comes over real HTTP, then JSON. Each scenario is a community of its own; nodes of
 * the picture get the community and an id by themselves, relationships where they stand in lists: those of one time by the keys of their
 * ends. Operations may use {@code $community}.
 */
public final class Scenario {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String community;

    private final String url;

    private Scenario(String community, String url) {
        this.community = community;
        this.url = url;
    }

    /** An empty community. */
    public static Scenario given() {
        return new Scenario(TestGraph.newCommunity(), TestServer.url());
    }

    /** A community with what the picture shows. */
    public static Scenario given(String picture) {
        Scenario scenario = given();
        scenario.and(picture);
        return scenario;
    }

    /** More of the picture; {@code $v.community} is the community's key. */
    public void and(String picture) {
        TestGraph.run(picture, Map.of("community", community));
        TestGraph.run(
                "MATCH (n) WHERE n.id IS NULL AND NOT n:SchemaVersion|ReactionCount|Entry|Activity|RankBlock|CohortBlock|ValueBlock|PlaceBlock|RankingSlot|TieState"
                        + "|TieChange|MemberTies|Fingerprint SET n.id = randomUUID() "
                        + "WITH n WHERE NOT n:Identity SET n.community = $v.community",
                Map.of("community", community));
        TestGraph.run("""
                MATCH (a:Member {community: $v.community})-[r:FOLLOWS|TRUSTS|BLOCKS|INTERACTED|REACTED|SHARED]->(b)
                WHERE r.place IS NULL
                WITH a, r, b ORDER BY a.key, b.key, r.key
                WITH collect({a: a, r: r, b: b}) AS links
                UNWIND range(0, size(links) - 1) AS i
                WITH i, links[i].a AS a, links[i].r AS r, links[i].b AS b
                SET r.fromId = a.id, r.toId = b.id,
                  r.place = toString(500000000000000 - coalesce(r.at.epochMillis, -499999999999999)) + right($v.newId, 13) + (10000000 + i)""", Map.of("community", community, "newId", Ids.next()));
        TestGraph.run("""
                MATCH (m:Member {community: $v.community})-[:DID]->(e:Event)
                WHERE e.memberId IS NULL
                SET e.memberId = m.id
                WITH m, e.type AS type, e.at.epochMillis AS time ORDER BY time
                WITH m, type, collect(time) AS times
                CREATE (m)-[:DOES]->(:Activity {community: m.community, memberId: m.id, type: type,
                  packed: times[..size(times) / 2], times: times[size(times) / 2..],
                  packedUntil: times[..size(times) / 2][-1], count: size(times),
                  firstAt: datetime({epochMillis: times[0]}), lastAt: datetime({epochMillis: times[-1]})})""", Map.of("community", community));
    }

    /** The same community, asked of another server. */
    public Scenario on(Server server) {
        return new Scenario(community, TestServer.url(server));
    }

    public String community() {
        return community;
    }

    /** What {@code { ... }} or {@code mutation { ... }} gives under {@code data}; fails on errors. */
    public JsonNode when(String operation) {
        Response response = ask(operation, Map.of());
        if (response.body().has("errors")) {
            throw new AssertionError("unexpected errors: " + response.body().get("errors"));
        }
        return response.body().get("data");
    }

    /** The answer, errors and all. */
    public Response ask(String operation, Map<String, ?> variables) {
        String text = operation.strip();
        boolean speaksOfIt = text.contains("$community");
        String declared = speaksOfIt ? "($community: String)" : "";
        String complete = text.startsWith("{")
                ? "query" + declared + " " + text
                : text.startsWith("mutation {") ? "mutation" + declared + text.substring("mutation".length()) : text;
        Map<String, Object> all = new HashMap<>(variables);
        all.put("community", community);
        return post(url, Map.of("query", complete, "variables", all));
    }

    /** Some fields of a job. */
    public JsonNode job(String id, String fields) {
        return ask(
                        "query($community: String, $id: ID!) { job(id: $id, community: $community) { " + fields
                                + " } }",
                        Map.of("id", id))
                .body()
                .at("/data/job");
    }

    /** Posts any request. */
    public static Response post(String url, Map<String, ?> body) {
        try {
            return send(HttpRequest.newBuilder(URI.create(url))
                    .header("content-type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                    .build());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public static Response get(String url) {
        return send(HttpRequest.newBuilder(URI.create(url)).GET().build());
    }

    public static Response send(HttpRequest request) {
        try {
            HttpResponse<String> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
            return new Response(response.statusCode(), response.body(), response.headers());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    public record Response(int status, String text, HttpHeaders headers) {
        public Optional<String> header(String name) {
            return headers.firstValue(name);
        }

        public JsonNode body() {
            return json(text);
        }

        /** The code of the first error. */
        public String code() {
            return body().at("/errors/0/extensions/code").asText();
        }
    }

    /** An answer as it would be sent. */
    public static JsonNode json(Map<String, Object> body) {
        return JSON.valueToTree(body);
    }

    public static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new AssertionError("not JSON: " + text, broken);
        }
    }
}

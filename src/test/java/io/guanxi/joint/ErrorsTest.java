package io.guanxi.joint;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.testing.Scenario;
import io.guanxi.testing.Scenario.Response;
import io.guanxi.testing.TestServer;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorsTest {

    private final Scenario scenario = Scenario.given("CREATE (:Member {key: 'ada'})");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    { members(first: -1, community: $community) { totalCount } }                    | 400 | BAD_INPUT
                    { members(first: 101, community: $community) { totalCount } }                   | 400 | BAD_INPUT
                    { members(after: "nonsense", community: $community) { nodes { key } } }         | 400 | BAD_CURSOR
                    { member(community: $community) { key } }                                       | 400 | BAD_INPUT
                    { member(key: "ada", handle: "ada", community: $community) { key } }            | 400 | BAD_INPUT
                    { members { totalCount } }                                                      | 400 | COMMUNITY_REQUIRED
                    { member(key: "ada", community: "no such") { key } }                            | 404 | NOT_FOUND
                    { ranking(community: $community) { totalCount } }                               | 404 | NO_SNAPSHOT
                    { node(id: "nonsense") { id } }                                                 | 400 | BAD_ID
                    { node(id: "U3RyaW5nOng6eQ") { id } }                                           | 400 | BAD_ID
                    { member(key: "ada", community: $community) { nope } }                          | 400 | VALIDATION_FAILED
                    { member(key: 3, community: $community) { key } }                               | 400 | VALIDATION_FAILED
                    { member(                                                                       | 400 | SYNTAX_ERROR
                    """)
    void whatIsWrongIsSaid(String operation, int status, String code) {
        Scenario.given();
        Response response = scenario.ask(operation, Map.of());

        assertThat(response.code()).isEqualTo(code);
        assertThat(response.status()).isEqualTo(status);
        assertThat(response.body().has("data")).isFalse();
    }

    @Test
    void aCursorOfAnotherListIsRefused() {
        String cursor = scenario.when("{ members(community: $community) { pageInfo { endCursor } } }")
                .at("/members/pageInfo/endCursor")
                .asText();
        Response response = scenario.ask(
                "query($community: String, $after: String) { contents(after: $after, community: $community) { totalCount } }",
                Map.of("after", cursor));

        assertThat(response.code()).isEqualTo("BAD_CURSOR");
    }

    @Test
    void anOperationThatIsTooDeepIsRefused() {
        String deep = "following { nodes { ".repeat(8) + "key" + " } }".repeat(8);
        Response response = scenario.ask("{ member(key: \"ada\", community: $community) { " + deep + " } }", Map.of());

        assertThat(response.code()).isEqualTo("QUERY_TOO_DEEP");
        assertThat(response.status()).isEqualTo(400);
    }

    @Test
    void aMemberWhoIsUnknownIsNull() {
        assertThat(scenario.when(
                                "{ member(key: \"nobody\", community: $community) { key } community(key: \"none\") { key } }")
                        .toString())
                .isEqualTo("{\"member\":null,\"community\":null}");
    }

    @Test
    void oneFieldThatFailsLeavesTheOthers() {
        Response response = scenario.ask(
                "{ member(key: \"ada\", community: $community) { key } node(id: \"nonsense\") { id } }", Map.of());

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body().at("/data/member/key").asText()).isEqualTo("ada");
        assertThat(response.code()).isEqualTo("BAD_ID");
    }

    @Test
    void aMutationRunsOverNothingButJsonInAPost() {
        String mutation = "mutation { join(input: {key: \"eve\", community: \"%s\"}) { member { key } } }"
                .formatted(scenario.community());
        String encoded = URLEncoder.encode(mutation, StandardCharsets.UTF_8);
        var url = URI.create(TestServer.url() + "?query=" + encoded);

        assertThat(Scenario.send(HttpRequest.newBuilder(url).GET().build()).status())
                .isEqualTo(405);
        assertThat(Scenario.send(HttpRequest.newBuilder(URI.create(TestServer.url()))
                                .header("content-type", "text/plain")
                                .POST(HttpRequest.BodyPublishers.ofString(
                                        "{\"query\": \"" + mutation.replace("\"", "\\\"") + "\"}"))
                                .build())
                        .status())
                .isEqualTo(415);
        assertThat(Scenario.send(HttpRequest.newBuilder(url)
                                .header("content-type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                                .build())
                        .status())
                .isEqualTo(400);
        assertThat(scenario.when("{ members(community: $community) { totalCount } }")
                        .at("/members/totalCount")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void aQueryMayBeSentWithGet() {
        String query = URLEncoder.encode(
                "{ member(key: \"ada\", community: \"%s\") { key } }".formatted(scenario.community()),
                StandardCharsets.UTF_8);
        Response response = Scenario.get(TestServer.url() + "?query=" + query);

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body().at("/data/member/key").asText()).isEqualTo("ada");
    }
}

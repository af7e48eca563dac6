package io.guanxi.joint;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.access.Credentials;
import io.guanxi.http.HttpSettings;
import io.guanxi.http.HttpSettings.Streams;
import io.guanxi.http.Profile;
import io.guanxi.http.Server;
import io.guanxi.testing.Scenario;
import io.guanxi.testing.TestGraph;
import io.guanxi.testing.TestServer;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** GraphQL over HTTP: forms, status codes, arrays, sizes and origins. */
class HttpTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    /** The draft's status codes, arrays of three, and a friend. */
    private static final Server DRAFT = TestServer.with(
            new HttpSettings(
                    "127.0.0.1",
                    0,
                    4_096,
                    Profile.DRAFT,
                    3,
                    List.of("https://friend.example"),
                    null,
                    Streams.of(10, 10, 4_096)),
            Credentials.OPEN,
            TestGraph.graph());

    private static final String PARTIAL = "{\"query\": \"{ __typename node(id: \\\"nonsense\\\") { id } }\"}";
    private static final String INVALID = "{\"query\": \"{ nope }\"}";
    private static final String FINE = "{\"query\": \"{ __typename }\"}";

    @AfterAll
    static void close() {
        DRAFT.close();
    }

    private static String draft() {
        return TestServer.url(DRAFT);
    }

    private static HttpResponse<String> post(String url, String body, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url)).POST(HttpRequest.BodyPublishers.ofString(body));
        if (!List.of(headers).contains("content-type")) {
            request.header("content-type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    application/json                                                   | application/json
                    application/graphql-response+json                                  | application/graphql-response+json
                    application/json, application/graphql-response+json                | application/graphql-response+json
                    application/json, application/graphql-response+json;q=0.5          | application/json
                    application/graphql-response+json; charset=utf-8, application/json;q=0.9 | application/graphql-response+json
                    application/graphql-response+json; charset=latin1, application/json | application/json
                    APPLICATION/GraphQL-Response+JSON                                  | application/graphql-response+json
                    application/graphql-response+json;q=0, application/json            | application/json
                    */*                                                                | application/json
                    text/html                                                          | application/json
                    """)
    void theFormIsTheOneThatIsWantedMost(String accept, String form) throws Exception {
        var response = post(TestServer.url(), FINE, "accept", accept);

        assertThat(response.headers().firstValue("content-type")).hasValue(form + "; charset=utf-8");
        assertThat(response.body()).startsWith("{\"data\":{\"__typename\":\"Query\"},\"extensions\":{\"cost\":");
    }

    @ParameterizedTest
    @CsvSource({
        "application/graphql-response+json, 200, 294, 422, 400",
        "*/*, 200, 294, 422, 400",
        "application/json, 200, 200, 200, 200",
        "'application/json;q=0.9, application/graphql-response+json', 200, 294, 422, 400"
    })
    void theDraftTellsApartWhatIsWrong(String accept, int fine, int partial, int invalid, int unreadable)
            throws Exception {
        assertThat(post(draft(), FINE, "accept", accept).statusCode()).isEqualTo(fine);
        assertThat(post(draft(), PARTIAL, "accept", accept).statusCode()).isEqualTo(partial);
        assertThat(post(draft(), INVALID, "accept", accept).statusCode()).isEqualTo(invalid);
        assertThat(post(draft(), "{\"query\": \"{\"}", "accept", accept).statusCode())
                .isEqualTo(unreadable);
        assertThat(post(draft(), "{\"query\":", "accept", accept).statusCode()).isEqualTo(400);
    }

    @Test
    void theDraftKnowsVariablesAndOperationsThatDoNotFit() throws Exception {
        String variables =
                "{\"query\": \"query($ids: [ID!]!) { nodes(ids: $ids) { id } }\", \"variables\": {\"ids\": 1.5}}";
        String operation = "{\"query\": \"query A { __typename }\", \"operationName\": \"B\"}";

        assertThat(post(draft(), variables).statusCode()).isEqualTo(422);
        assertThat(post(draft(), operation).statusCode()).isEqualTo(422);
        assertThat(post(TestServer.url(), variables).statusCode()).isEqualTo(400);
    }

    @Test
    void theDraftRefusesWhoTakesNoneOfItsForms() throws Exception {
        var response = post(draft(), FINE, "accept", "text/html");

        assertThat(response.statusCode()).isEqualTo(406);
        assertThat(response.body()).contains("NOT_ACCEPTABLE");
    }

    @ParameterizedTest
    @CsvSource({
        "text/plain, 415",
        "application/json; charset=latin1, 415",
        "application/x-www-form-urlencoded, 415",
        "application/jsonp, 415",
        "'application/json; charset=UTF-8', 200"
    })
    void aBodySaysThatItIsJson(String type, int status) throws Exception {
        assertThat(post(TestServer.url(), FINE, "content-type", type).statusCode())
                .isEqualTo(status);
    }

    @Test
    void otherMethodsAreNamed() throws Exception {
        var response = CLIENT.send(
                HttpRequest.newBuilder(URI.create(TestServer.url())).DELETE().build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("allow")).hasValue("GET, POST");
    }

    @Test
    void aBodyThatIsTooLargeIsAnErrorLikeAllOthers() throws Exception {
        var response = post(draft(), "{\"query\": \"%s\"}".formatted(" ".repeat(4_096)));

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(Scenario.json(response.body()).at("/errors/0/extensions").toString())
                .isEqualTo("{\"code\":\"BODY_TOO_LARGE\",\"limit\":4096}");
    }

    @Test
    void anArrayIsAnsweredInItsOrderWhereArraysAreTaken() throws Exception {
        var response = post(draft(), "[" + FINE + "," + INVALID + "," + FINE + "]");

        assertThat(response.statusCode()).isEqualTo(200);
        var answers = Scenario.json(response.body());
        assertThat(answers).hasSize(3);
        assertThat(answers.at("/0/data/__typename").asText()).isEqualTo("Query");
        assertThat(answers.at("/1/errors/0/extensions/code").asText()).isEqualTo("VALIDATION_FAILED");
        assertThat(answers.at("/2/data/__typename").asText()).isEqualTo("Query");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    []
                    [{"query": "{a}"}, {"query": "{a}"}, {"query": "{a}"}, {"query": "{a}"}]
                    [1]
                    {"query": "{ __typename }", "query": "{ other }"}
                    {"query": "{ __typename }"} {}
                    {"query": "{ __typename }", "extensions": []}
                    {"query": "{ __typename }", "variables": []}
                    """)
    void whatIsNoRequestIsMalformed(String body) throws Exception {
        var response = post(draft(), body, "accept", "application/json");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("BAD_REQUEST");
    }

    @Test
    void anArrayIsRefusedByDefault() throws Exception {
        assertThat(post(TestServer.url(), "[" + FINE + "]").statusCode()).isEqualTo(400);
    }

    @Test
    void whatClientsAddToARequestHasNoEffect() throws Exception {
        var response = post(TestServer.url(), """
                {"query": "{ __typename }", "initialValue": {"__typename": "Mine"}, "rootValue": {"__typename": "Mine"},
                 "context": {"caller": "admin"}, "extensions": {"persistedQuery": 1}}
                """);

        assertThat(response.body()).startsWith("{\"data\":{\"__typename\":\"Query\"},\"extensions\":{\"cost\":");
    }

    @Test
    void pagesOfTheAllowListAndNoOthersMayReadAnswers() throws Exception {
        var friend = post(draft(), FINE, "origin", "https://friend.example");
        assertThat(friend.headers().firstValue("access-control-allow-origin")).hasValue("https://friend.example");
        assertThat(friend.headers().firstValue("access-control-expose-headers").orElse(""))
                .contains("retry-after")
                .contains("etag");
        assertThat(friend.headers().firstValue("access-control-allow-credentials"))
                .isEmpty();

        var stranger = post(draft(), FINE, "origin", "https://evil.example");
        assertThat(stranger.headers().firstValue("access-control-allow-origin")).isEmpty();
        assertThat(stranger.headers().allValues("vary")).anyMatch(vary -> vary.equalsIgnoreCase("origin"));
    }

    @ParameterizedTest
    @CsvSource({"https://friend.example, 204", "https://evil.example, 405"})
    void aPageIsGivenLeaveOrNot(String origin, int status) throws Exception {
        var response = CLIENT.send(
                HttpRequest.newBuilder(URI.create(draft()))
                        .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                        .headers("origin", origin, "access-control-request-method", "POST")
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("access-control-allow-origin").isPresent())
                .isEqualTo(status == 204);
    }

    @Test
    void aPageOfAnotherOriginMayNotOpenAStream() throws Exception {
        var response = post(draft(), FINE, "accept", "text/event-stream", "origin", "https://evil.example");

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.body()).contains("FOREIGN_ORIGIN");
    }

    @Test
    void largeAnswersAreCompressedForWhoTakesThat() throws Exception {
        String schema = "{\"query\": \"{ __schema { types { name description } } }\"}";
        var gzip = post(TestServer.url(), schema, "accept-encoding", "gzip");

        assertThat(gzip.headers().firstValue("content-encoding")).hasValue("gzip");
    }

    @Test
    void http2IsSpokenWithoutTlsToo() throws Exception {
        String query = URLEncoder.encode("{ __typename }", StandardCharsets.UTF_8);
        var response = CLIENT.send(
                HttpRequest.newBuilder(URI.create(TestServer.url() + "?query=" + query))
                        .version(HttpClient.Version.HTTP_2)
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(response.statusCode()).isEqualTo(200);
    }
}

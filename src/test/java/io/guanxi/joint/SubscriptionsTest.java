package io.guanxi.joint;

import static io.guanxi.testing.Scenario.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.guanxi.access.Caller;
import io.guanxi.access.Credentials;
import io.guanxi.access.Role;
import io.guanxi.http.HttpSettings;
import io.guanxi.http.Server;
import io.guanxi.testing.Scenario;
import io.guanxi.testing.SocketClient;
import io.guanxi.testing.TestGraph;
import io.guanxi.testing.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SubscriptionsTest {

    private final Scenario scenario = Scenario.given("CREATE (:Member {key: 'ada'})");

    private String joined(Scenario where, String fields) {
        return "subscription { memberJoined(community: \"%s\") { member { %s } } }"
                .formatted(where.community(), fields);
    }

    private static void join(Scenario where, String key) {
        where.when(
                "mutation { join(input: {key: \"%s\", displayName: \"Name of %s\", community: $community}) { errors { code } } }"
                        .formatted(key, key));
    }

    /** A query is answered after all that was subscribed to before: what is announced from then on is seen. */
    private static void settle(SocketClient client) {
        client.subscribe("settled", "{ __typename }");
        assertThat(client.next().at("/type").asText()).isEqualTo("next");
        assertThat(client.next().at("/type").asText()).isEqualTo("complete");
    }

    @Test
    void whoJoinsIsSeenByTheSubscribersOfTheirCommunityAsTheyAskedForThem() {
        Scenario other = Scenario.given();
        try (SocketClient client = SocketClient.greeted(TestServer.url());
                SocketClient second = SocketClient.greeted(TestServer.url())) {
            client.subscribe("1", joined(scenario, "shown: displayName followers { totalCount }"));
            second.subscribe("1", joined(scenario, "key id"));
            settle(client);
            settle(second);

            join(other, "elsewhere");
            join(scenario, "ben");

            assertThat(client.next()).isEqualTo(json("""
                    {"id": "1", "type": "next", "payload": {"data": {"memberJoined":
                      {"member": {"shown": "Name of ben", "followers": {"totalCount": 0}}}}}}
                    """));
            JsonNode member = second.next().at("/payload/data/memberJoined/member");
            assertThat(scenario.when("{ node(id: \"%s\") { ... on Member { key } } }"
                                    .formatted(member.at("/id").asText()))
                            .at("/node/key"))
                    .isEqualTo(member.at("/key"));
        }
    }

    @Test
    void aJoinThatIsRefusedIsNotAnnounced() {
        try (SocketClient client = SocketClient.greeted(TestServer.url())) {
            client.subscribe("1", joined(scenario, "key"));
            settle(client);

            join(scenario, "ada");
            join(scenario, "ben");

            assertThat(client.next().at("/payload/data/memberJoined/member/key").asText())
                    .isEqualTo("ben");
        }
    }

    @Test
    void aReferralIsToldHoweverItIsRecorded() {
        try (SocketClient client = SocketClient.greeted(TestServer.url())) {
            client.subscribe(
                    "1",
                    "subscription { referralRecorded(community: \"%s\") { referral { member { key } referrer { key } } } }"
                            .formatted(scenario.community()));
            settle(client);

            scenario.when(
                    "mutation { touch(input: {referrer: \"ada\", member: \"ben\", community: $community}) { errors { code } } }");
            join(scenario, "cat");
            join(scenario, "ben");
            scenario.when("mutation { leave(input: {member: \"ben\", community: $community}) { errors { code } } }");
            join(scenario, "ben");
            scenario.when(
                    "mutation { refer(input: {referrer: \"ben\", member: \"cat\", community: $community}) { errors { code } } }");

            assertThat(client.next().at("/payload/data/referralRecorded/referral"))
                    .isEqualTo(json("{\"member\": {\"key\": \"ben\"}, \"referrer\": {\"key\": \"ada\"}}"));
            assertThat(client.next().at("/payload/data/referralRecorded/referral"))
                    .isEqualTo(json("{\"member\": {\"key\": \"cat\"}, \"referrer\": {\"key\": \"ben\"}}"));
        }
    }

    @Test
    void whatCountsInLeaderboardsIsTold() {
        scenario.and(
                "CREATE (:Campaign {key: 'spring'}) WITH 1 AS one MATCH (a:Member {key: 'ada', community: $v.community}) CREATE (a)-[:REFERRED {state: 'PENDING', campaign: 'spring'}]->(:Member {key: 'ben'}), (a)-[:REFERRED {state: 'PENDING'}]->(:Member {key: 'cat'}), (:Member {key: 'dan'})");
        try (SocketClient client = SocketClient.greeted(TestServer.url())) {
            client.subscribe(
                    "1",
                    "subscription { referralLeaderboardChanged(community: \"%s\", filter: {campaign: {key: {eq: \"spring\"}}}) { referral { member { key } state } } }"
                            .formatted(scenario.community()));
            settle(client);

            for (String[] step : new String[][] {
                {"order(input: {key: \"1\", member: \"dan\", amount: 1, community: $community})", ""},
                {"order(input: {key: \"2\", member: \"cat\", amount: 1, community: $community})", ""},
                {"order(input: {key: \"3\", member: \"ben\", amount: 1, community: $community})", "CONVERTED"},
                {"refund(input: {order: \"3\", community: $community})", "PENDING"},
                {"flagReferral(input: {member: \"ben\", community: $community})", "FLAGGED"},
                {"unflagReferral(input: {member: \"ben\", community: $community})", "PENDING"},
                {"convertReferral(input: {member: \"ben\", community: $community})", "CONVERTED"},
                {"voidReferral(input: {member: \"ben\", community: $community})", "VOIDED"}
            }) {
                scenario.when("mutation { " + step[0] + " { errors { code } } }");
                if (!step[1].isEmpty()) {
                    assertThat(client.next().at("/payload/data/referralLeaderboardChanged/referral"))
                            .as(step[0])
                            .isEqualTo(json("{\"member\": {\"key\": \"ben\"}, \"state\": \"" + step[1] + "\"}"));
                }
            }
        }
    }

    @Test
    void aSubscriptionThatIsCompletedTellsNothingMore() {
        try (SocketClient client = SocketClient.greeted(TestServer.url())) {
            client.subscribe("1", joined(scenario, "key")).subscribe("2", joined(scenario, "key"));
            settle(client);

            client.send("{\"id\": \"1\", \"type\": \"complete\"}");
            settle(client);
            join(scenario, "ben");
            join(scenario, "cleo");

            assertThat(client.next().at("/id").asText()).isEqualTo("2");
            assertThat(client.next().at("/id").asText()).isEqualTo("2");
        }
    }

    @Test
    void aCommunityThatTheCallerMayNotSeeIsNotThere() {
        Scenario other = Scenario.given();
        Caller bound = new Caller("bound", Role.held(Set.of(Role.ADMIN)), Set.of(other.community()), null, null);
        try (Server server = TestServer.with(
                        HttpSettings.at("127.0.0.1", 0),
                        header -> CompletableFuture.completedStage(bound),
                        TestGraph.graph());
                SocketClient client = SocketClient.greeted(TestServer.url(server))) {
            client.subscribe("1", joined(scenario, "key"));

            JsonNode refused = client.next();
            assertThat(refused.at("/type").asText()).isEqualTo("error");
            assertThat(refused.at("/payload/0/extensions/code").asText()).isEqualTo("NOT_FOUND");
        }
    }

    @Test
    void aSubscriptionIsAStreamOfEventsForWhoAsksForOne() throws Exception {
        HttpResponse<InputStream> response = opened("");

        join(scenario, "ben");

        assertThat(response.headers().firstValue("content-type")).hasValue("text/event-stream; charset=utf-8");
        try (InputStream events = response.body()) {
            assertThat(readTo(events, "}}}}\n\n"))
                    .matches(
                            ":\n\nid: [\\w-]+\nevent: next\ndata: \\{\"data\":\\{\"memberJoined\":\\{\"member\":\\{\"key\":\"ben\"}}}}\n\n");
        }
    }

    private HttpResponse<InputStream> opened(String lastEvent) throws IOException, InterruptedException {
        String query = URLEncoder.encode(joined(scenario, "key"), StandardCharsets.UTF_8);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(TestServer.url() + "?query=" + query))
                .header("accept", "text/event-stream");
        return HttpClient.newHttpClient()
                .send(
                        (lastEvent.isEmpty() ? request : request.header("last-event-id", lastEvent)).build(),
                        HttpResponse.BodyHandlers.ofInputStream());
    }

    @Test
    void aStreamThatBrokeOffGoesOnBehindTheLastEvent() throws Exception {
        String told;
        try (InputStream events = opened("").body()) {
            join(scenario, "ben");
            told = readTo(events, "}}}}\n\n");
        }
        join(scenario, "cleo");

        String id = told.replaceAll("(?s).*\nid: ([\\w-]+)\n.*", "$1");
        try (InputStream events = opened(id).body()) {
            assertThat(readTo(events, "}}}}\n\n")).contains("cleo").doesNotContain("ben");
        }
        try (InputStream events = opened("made-up").body()) {
            assertThat(readTo(events, "complete\ndata:\n\n")).contains("BAD_EVENT_ID");
        }
    }

    @Test
    void aQueryIsAStreamOfOneEventForWhoTakesNothingElse() {
        var response = Scenario.send(HttpRequest.newBuilder(URI.create(TestServer.url()))
                .header("accept", "text/event-stream")
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"query\": \"{ __typename }\"}"))
                .build());

        assertThat(response.text())
                .matches(
                        "event: next\ndata: \\{\"data\":\\{\"__typename\":\"Query\"},.*}\n\nevent: complete\ndata:\n\n");
    }

    @Test
    void aSubscriptionIsNoAnswerInJson() {
        var response = scenario.ask(joined(scenario, "key"), Map.of());

        assertThat(response.status()).isEqualTo(406);
        assertThat(response.code()).isEqualTo("STREAM_REQUIRED");
    }

    @Test
    void aStreamEndsWhenTheCredentialDoes() {
        Credentials brief = header -> CompletableFuture.completedStage(new Caller(
                "brief",
                Role.held(Set.of(Role.ADMIN)),
                Set.of(),
                null,
                Instant.now().plusMillis(400)));
        try (Server server = TestServer.with(HttpSettings.at("127.0.0.1", 0), brief, TestGraph.graph())) {
            String query = URLEncoder.encode(joined(scenario, "key"), StandardCharsets.UTF_8);
            var response = Scenario.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/graphql?query=" + query))
                            .header("accept", "text/event-stream")
                            .build());

            assertThat(response.text()).contains("CREDENTIAL_EXPIRED").endsWith("event: complete\ndata:\n\n");
        }
    }

    @Test
    void aStreamOverGetChangesNothing() {
        String mutation = URLEncoder.encode(
                "mutation { join(input: {key: \"eve\", community: \"%s\"}) { member { key } } }"
                        .formatted(scenario.community()),
                StandardCharsets.UTF_8);
        var response = Scenario.send(HttpRequest.newBuilder(URI.create(TestServer.url() + "?query=" + mutation))
                .header("accept", "text/event-stream")
                .build());

        assertThat(response.text()).contains("METHOD_NOT_ALLOWED").doesNotContain("\"data\"");
        assertThat(scenario.when("{ members(community: $community) { totalCount } }")
                        .at("/members/totalCount")
                        .asInt())
                .isEqualTo(1);
    }

    private static String readTo(InputStream events, String end) throws IOException {
        StringBuilder text = new StringBuilder();
        while (!text.toString().endsWith(end)) {
            text.append((char) events.read());
        }
        return text.toString();
    }
}

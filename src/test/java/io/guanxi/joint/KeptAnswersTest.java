package io.guanxi.joint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.guanxi.access.Role;
import io.guanxi.analysis.Influence;
import io.guanxi.http.Server;
import io.guanxi.testing.Guarded;
import io.guanxi.testing.Scenario;
import io.guanxi.testing.Scenario.Response;
import io.guanxi.testing.TestGraph;
import io.guanxi.testing.TestServer;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pages of rankings that are asked for again, by whomever. */
class KeptAnswersTest {

    /** What the server takes the time to be. */
    private static final AtomicReference<Instant> TIME = new AtomicReference<>(TestServer.NOW);

    private static final String PLACES =
            "query($community: String, $first: Int = 2, $after: String) { ranking(community: $community, first: $first, after: $after)"
                    + " { edges { rank score percentile pyramid delta cursor node { id key } } pageInfo { endCursor hasNextPage } } }";
    private static final String HANDLES =
            "query($community: String) { ranking(community: $community) { edges { rank node { key handle } } } }";
    private static final String NAMES =
            "query($community: String) { ranking(community: $community) { edges { node { key displayName } } } }";

    private static Server server;
    private static String url;

    private final Scenario scenario = Scenario.given("""
            CREATE (ada:Member {key: 'ada', handle: 'Ada', displayName: 'Ada L.'}), (ben:Member {key: 'ben', handle: 'Ben'}),
              (cat:Member {key: 'cat', handle: 'Cat'}), (:Member {key: 'dan'})
            CREATE (ben)-[:FOLLOWS {at: datetime('2026-05-01T00:00:00Z')}]->(ada), (cat)-[:FOLLOWS]->(ada), (ada)-[:FOLLOWS]->(ben)
            """);

    @BeforeAll
    static void start() {
        server = TestServer.keeping(Guarded.SETTINGS, ((InstantSource) TIME::get).withZone(ZoneOffset.UTC));
        url = TestServer.url(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void compute() {
        new Influence(TestGraph.graph(), Duration.ofMinutes(1)).compute(scenario.community(), null, TestServer.NOW);
    }

    private Response ask(Role role, String query, Map<String, ?> variables) {
        Map<String, Object> all = new HashMap<>(variables);
        all.put("community", scenario.community());
        return Guarded.ask(url, Guarded.token(role), query, all);
    }

    private JsonNode ranking(Role role, String query) {
        return ask(role, query, Map.of()).body().at("/data/ranking");
    }

    private static int statementsOf(Runnable asking) {
        int before = TestGraph.statements();
        asking.run();
        return TestGraph.statements() - before;
    }

    private static void later(Duration time) {
        TIME.updateAndGet(now -> now.plus(time));
    }

    /** Which snapshot is current is found out by a clock that nobody moves. */
    private static void untilTheSnapshotIsKnown() {
        LockSupport.parkNanos(Duration.ofMillis(1_100).toNanos());
    }

    @Test
    void aPageThatSomebodyHasReadIsGivenToTheNextWithoutReadingIt() {
        JsonNode first = ask(Role.BOT, PLACES, Map.of()).body();
        assertThat(first.at("/data/ranking/edges/0/node/key").asText()).isEqualTo("ada");

        later(Duration.ofSeconds(59));
        assertThat(statementsOf(() -> {
                    JsonNode again = ask(Role.BOT, PLACES, Map.of()).body();
                    assertThat(again.get("data")).isEqualTo(first.get("data"));
                    assertThat(again.at("/extensions/cost/requested"))
                            .isEqualTo(first.at("/extensions/cost/requested"));
                    assertThat(again.at("/extensions/cost/actual").asInt()).isEqualTo(1);
                }))
                .isZero();
        later(Duration.ofSeconds(1));
        assertThat(statementsOf(() -> ranking(Role.BOT, PLACES))).isEqualTo(1);
    }

    @Test
    void otherVariablesAndOtherPagesAreOtherAnswers() {
        String cursor = ranking(Role.BOT, PLACES).at("/pageInfo/endCursor").asText();

        assertThat(ask(Role.BOT, PLACES, Map.of("first", 1)).body().findValuesAsText("key"))
                .containsExactly("ada");
        for (int time = 0; time < 2; time++) {
            assertThat(ask(Role.BOT, PLACES, Map.of("after", cursor)).body().findValuesAsText("key"))
                    .containsExactly("cat", "dan");
        }
    }

    @Test
    void aNewRankingIsSeenWithinASecond() {
        assertThat(ranking(Role.BOT, PLACES).findValuesAsText("key")).containsExactly("ada", "ben");
        scenario.and("""
                MATCH (dan:Member {key: 'dan', community: $v.community}), (m:Member {community: $v.community}) WHERE m <> dan
                CREATE (m)-[:FOLLOWS]->(dan)
                """);
        new Influence(TestGraph.graph(), Duration.ofMinutes(1)).compute(scenario.community(), null, TestServer.NOW);

        untilTheSnapshotIsKnown();
        assertThat(ranking(Role.BOT, PLACES).findValuesAsText("key").get(0)).isEqualTo("dan");
    }

    @Test
    void whatMembersSayOfThemselvesIsKeptForASecond() {
        assertThat(ranking(Role.BOT, HANDLES).findValuesAsText("handle")).contains("Ada");
        assertThat(statementsOf(() -> ranking(Role.BOT, HANDLES))).isZero();
        scenario.and("MATCH (m:Member {key: 'ada', community: $v.community}) SET m.handle = 'Augusta'");

        later(Duration.ofMillis(999));
        assertThat(ranking(Role.BOT, HANDLES).findValuesAsText("handle")).contains("Ada");
        later(Duration.ofMillis(1));
        assertThat(ranking(Role.BOT, HANDLES).findValuesAsText("handle")).contains("Augusta");
    }

    @Test
    void whoeverChangesSomethingSeesItAtOnce() {
        ranking(Role.ADMIN, HANDLES);
        Response changed = ask(
                Role.ADMIN,
                "mutation($community: String) { updateMember(input: {member: \"ada\", handle: \"Augusta\", community: $community})"
                        + " { errors { code } member { handle } } }",
                Map.of());
        assertThat(changed.body().at("/data/updateMember/member/handle").asText())
                .isEqualTo("Augusta");

        assertThat(ranking(Role.ADMIN, HANDLES).findValuesAsText("handle")).contains("Augusta");
        later(Duration.ofMillis(1));
        ranking(Role.ADMIN, HANDLES);
        assertThat(statementsOf(() -> ranking(Role.ADMIN, HANDLES))).isZero();
    }

    @Test
    void nobodyGetsWhatTheyMayNotAskFor() {
        assertThat(ranking(Role.ANALYST, NAMES).findValuesAsText("displayName")).contains("Ada L.");
        assertThat(ask(Role.BOT, NAMES, Map.of()).code()).isEqualTo("FORBIDDEN");
        ranking(Role.BOT, PLACES);
        assertThat(ask(Role.READER, PLACES, Map.of()).code()).isEqualTo("FORBIDDEN");
        String elsewhere = Guarded.token(Set.of(Role.BOT), Set.of("elsewhere"), null);
        assertThat(Guarded.ask(url, elsewhere, PLACES, Map.of("community", scenario.community()))
                        .code())
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void anotherCredentialOfTheSameRoleSharesTheAnswer() {
        ranking(Role.BOT, PLACES);
        String other = Guarded.token(Set.of(Role.BOT), Set.of(), "ben");

        assertThat(statementsOf(() -> assertThat(
                                Guarded.ask(url, other, PLACES, Map.of("community", scenario.community()))
                                        .status())
                        .isEqualTo(200)))
                .isZero();
    }

    @Test
    void whatIsNotOfARankingAloneIsReadEachTime() {
        String mixed =
                "query($community: String) { ranking(community: $community, first: 1) { nodes { key } } member(key: \"ada\", community: $community) { key } }";
        ask(Role.BOT, mixed, Map.of());

        assertThat(statementsOf(() -> ask(Role.BOT, mixed, Map.of()))).isEqualTo(2);
    }

    @Test
    void aFailureIsNotKept() {
        assertThat(ask(Role.BOT, PLACES, Map.of("first", 1_000)).code()).isEqualTo("BAD_INPUT");
        JsonNode again = ask(Role.BOT, PLACES, Map.of("first", 1_000)).body();

        assertThat(again.at("/errors/0/extensions/code").asText()).isEqualTo("BAD_INPUT");
        assertThat(again.has("data")).isFalse();
    }

    @Test
    void aClientThatHasThePageIsToldThatItIsStillTheSame() {
        Response first = get(null);
        String tag = first.header("etag").orElseThrow();
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.header("cache-control")).hasValue("private, no-cache");

        assertThat(statementsOf(() -> {
                    Response same = get(tag);
                    assertThat(same.status()).isEqualTo(304);
                    assertThat(same.text()).isEmpty();
                    assertThat(same.header("etag")).hasValue(tag);
                }))
                .isZero();

        scenario.and(
                "MATCH (m:Member {key: 'cat', community: $v.community}) CREATE (:Member {key: 'eve'})-[:FOLLOWS]->(m)");
        new Influence(TestGraph.graph(), Duration.ofMinutes(1)).compute(scenario.community(), null, TestServer.NOW);
        untilTheSnapshotIsKnown();
        Response other = get(tag);
        assertThat(other.status()).isEqualTo(200);
        assertThat(other.header("etag")).isNotEqualTo(first.header("etag"));
    }

    private Response get(@Nullable String tag) {
        String variables = "{\"community\":\"" + scenario.community() + "\"}";
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + "?query="
                        + URLEncoder.encode(PLACES, StandardCharsets.UTF_8)
                        + "&variables="
                        + URLEncoder.encode(variables, StandardCharsets.UTF_8)))
                .header("authorization", "Bearer " + Guarded.token(Role.BOT));
        if (tag != null) {
            request.header("if-none-match", tag);
        }
        return Scenario.send(request.build());
    }

    @Test
    void anExplanationIsKeptLikeARanking() {
        String why = "query($community: String) { why(member: \"ada\", community: $community) { rank score } }";
        JsonNode first = ask(Role.BOT, why, Map.of()).body();
        assertThat(first.at("/data/why/rank").asInt()).isEqualTo(1);

        assertThat(statementsOf(
                        () -> assertThat(ask(Role.BOT, why, Map.of()).body().get("data"))
                                .isEqualTo(first.get("data"))))
                .isZero();
    }
}

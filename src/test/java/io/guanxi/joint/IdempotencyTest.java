package io.guanxi.joint;

import static io.guanxi.testing.Scenario.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.guanxi.access.Role;
import io.guanxi.graph.Ids;
import io.guanxi.http.Server;
import io.guanxi.testing.Guarded;
import io.guanxi.testing.Scenario;
import io.guanxi.testing.TestGraph;
import io.guanxi.testing.TestServer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A request that comes again under its key is done once, whoever lost the answer. */
class IdempotencyTest {

    private final Scenario scenario = Scenario.given(
            "CREATE (:Member {key: 'ada', handle: 'ada'}), (:Member {key: 'ben'}), (:Content {key: 'p'})");

    /** Every share counts, so that a second one would be seen. */
    private static String share(String input) {
        return "mutation { share(input: {member: \"ada\", content: \"p\", " + input
                + ", community: $community}) { member { key handle } errors { code field } } }";
    }

    private long shares() {
        return count("MATCH (:Member {community: $v.community})-[s:SHARED]->() RETURN count(s) AS n");
    }

    private long keys() {
        return count("MATCH (k:IdempotencyKey {community: $v.community}) RETURN count(k) AS n");
    }

    private long count(String cypher) {
        return (Long) TestGraph.run(cypher, Map.of("community", scenario.community()))
                .get(0)
                .get("n");
    }

    @Test
    void theSameKeyAndInputGiveTheFirstResultAsItIsNow() {
        scenario.when(share("from: \"ben\", idempotencyKey: \"1\""));
        scenario.and("MATCH (m:Member {community: $v.community, key: 'ada'}) SET m.handle = 'countess'");

        JsonNode again = scenario.when(share("idempotencyKey: \"1\", from: \"ben\""));

        assertThat(again.get("share"))
                .isEqualTo(json("{\"member\": {\"key\": \"ada\", \"handle\": \"countess\"}, \"errors\": []}"));
        assertThat(shares()).isEqualTo(1);
    }

    @Test
    void withoutAKeyEveryRequestIsAnother() {
        scenario.when(share("from: \"ben\""));
        scenario.when(share("from: \"ben\""));

        assertThat(shares()).isEqualTo(2);
        assertThat(keys()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "share(input: {member: \"ben\", content: \"p\", idempotencyKey: \"1\", community: $community}) { member { key } errors { code field } }",
                "share(input: {member: \"ada\", content: \"p\", from: null, idempotencyKey: \"1\", community: $community}) { member { key } errors { code field } }",
                "shareMany(input: {rows: [{member: \"ada\", content: \"p\"}], idempotencyKey: \"1\", community: $community}) { rows { member { key } } errors { code field } }",
                "follow(input: {from: \"ada\", to: \"ben\", idempotencyKey: \"1\", community: $community}) { follower { key } errors { code field } }"
            })
    void anotherRequestUnderTheSameKeyIsRefused(String other) {
        scenario.when(
                "mutation { share(input: {member: \"ada\", content: \"p\", idempotencyKey: \"1\", community: $community}) { errors { code } } }");

        JsonNode answer = scenario.when("mutation { other: " + other + " }").get("other");

        assertThat(answer.get("errors"))
                .isEqualTo(json("[{\"code\": \"IDEMPOTENCY_CONFLICT\", \"field\": \"idempotencyKey\"}]"));
        assertThat(answer.toString()).doesNotContain("\"key\"");
        assertThat(shares()).isEqualTo(1);
        assertThat(count("MATCH (:Member {community: $v.community})-[f:FOLLOWS]->() RETURN count(f) AS n"))
                .isZero();
    }

    @Test
    void aRefusalUsesNoKey() {
        String late =
                "mutation { share(input: {member: \"ada\", content: \"late\", idempotencyKey: \"1\", community: $community}) { errors { code } } }";
        assertThat(scenario.when(late).at("/share/errors/0/code").asText()).isEqualTo("NOT_FOUND");
        assertThat(keys()).isZero();

        scenario.and("CREATE (:Content {key: 'late'})");

        assertThat(scenario.when(late).at("/share/errors")).isEmpty();
        assertThat(shares()).isEqualTo(1);
    }

    @Test
    void twentyRequestsAtOnceHaveOneEffect() throws Exception {
        List<Callable<JsonNode>> racing =
                Collections.nCopies(20, () -> scenario.when(share("from: \"ben\", idempotencyKey: \"race\"")));
        var threads = Executors.newFixedThreadPool(racing.size());
        List<JsonNode> answers = new ArrayList<>();
        for (var answer : threads.invokeAll(racing)) {
            answers.add(answer.get());
        }
        threads.shutdown();

        assertThat(new HashSet<>(answers)).hasSize(1);
        assertThat(answers.get(0).at("/share/errors")).isEmpty();
        assertThat(shares()).isEqualTo(1);
        assertThat(keys()).isEqualTo(1);
    }

    @Test
    void aKeyIsForgottenAfterADay() {
        String share = share("from: \"ben\", idempotencyKey: \"1\"");
        String older = "MATCH (k:IdempotencyKey {community: $v.community}) SET k.at = k.at - duration('%s')";
        scenario.when(share);

        scenario.and(older.formatted("PT23H59M59S"));
        scenario.when(share);
        assertThat(shares()).isEqualTo(1);

        scenario.and(older.formatted("PT1S"));
        scenario.when(share);
        scenario.when(share);
        assertThat(shares()).isEqualTo(2);
        assertThat(keys()).isEqualTo(1);
    }

    @Test
    void anotherServerKnowsTheKeyToo() {
        String share = share("from: \"ben\", idempotencyKey: \"1\"");
        scenario.when(share);

        try (Server other = TestServer.on(TestGraph.graph())) {
            var answer = Scenario.post(
                    TestServer.url(other),
                    Map.of(
                            "query", share.replace("mutation {", "mutation($community: String) {"),
                            "variables", Map.of("community", scenario.community())));
            assertThat(answer.body().at("/data/share/member/key").asText()).isEqualTo("ada");
        }
        assertThat(shares()).isEqualTo(1);
    }

    @Test
    void keysOfTwoCallersAreTwoKeys() {
        String mine =
                "mutation($c: String) { share(input: {member: \"ada\", content: \"p\", idempotencyKey: \"1\", community: $c}) { errors { code } } }";
        String theirs = mine.replace("\"ada\"", "\"ben\"");
        Map<String, ?> variables = Map.of("c", scenario.community());

        assertThat(Guarded.ask(Guarded.token(Role.OPERATOR), mine, variables)
                        .body()
                        .at("/data/share/errors"))
                .isEmpty();
        assertThat(Scenario.post(TestServer.url(), Map.of("query", theirs, "variables", variables))
                        .body()
                        .at("/data/share/errors"))
                .isEmpty();
        assertThat(shares()).isEqualTo(2);
    }

    @Test
    void aKeyHasOneToTwoHundredCharacters() {
        for (String key : List.of("", "k".repeat(201))) {
            assertThat(scenario.when(share("idempotencyKey: \"" + key + "\"")).at("/share/errors"))
                    .isEqualTo(json("[{\"code\": \"OUT_OF_RANGE\", \"field\": \"idempotencyKey\"}]"));
        }
        assertThat(scenario.when(share("idempotencyKey: \"" + "k".repeat(200) + "\""))
                        .at("/share/errors"))
                .isEmpty();
        assertThat(shares()).isEqualTo(1);
    }

    @Test
    void aCommunityIsMadeOnceUnderItsKey() {
        String key = "c" + Ids.next().toLowerCase(java.util.Locale.ROOT);
        String create =
                "mutation { createCommunity(input: {key: \"%s\", timeZone: \"Europe/Berlin\", idempotencyKey: \"%s\"}) { community { key timeZone } errors { code } } }";

        JsonNode first = scenario.when(create.formatted(key, key));
        JsonNode again = scenario.when(create.formatted(key, key));

        assertThat(first.get("createCommunity"))
                .isEqualTo(json("{\"community\": {\"key\": \"%s\", \"timeZone\": \"Europe/Berlin\"}, \"errors\": []}"
                        .formatted(key)));
        assertThat(again).isEqualTo(first);
        assertThat(scenario.when(create.formatted(key + "2", key))
                        .at("/createCommunity/errors/0/code")
                        .asText())
                .isEqualTo("IDEMPOTENCY_CONFLICT");
    }

    @Test
    void rowsThatComeAgainGiveTheFirstResultRowByRow() {
        String many =
                "mutation { shareMany(input: {rows: [{member: \"ada\", content: \"p\"}, {member: \"nobody\", content: \"p\"}],"
                        + " mode: ROW_BY_ROW, idempotencyKey: \"1\", community: $community}) {"
                        + " done refused rows { member { key } errors { code field row } } errors { code row } } }";

        JsonNode first = scenario.when(many);

        assertThat(scenario.when(many)).isEqualTo(first);
        assertThat(first.get("shareMany")).isEqualTo(json("""
                {"done": 1, "refused": 1, "rows": [{"member": {"key": "ada"}, "errors": []},
                  {"member": null, "errors": [{"code": "NOT_FOUND", "field": "member", "row": 1}]}],
                 "errors": [{"code": "NOT_FOUND", "row": 1}]}
                """));
        assertThat(shares()).isEqualTo(1);
    }

    @Test
    void nothingOfWhatWasSaidIsKept() {
        scenario.when(
                "mutation { join(input: {key: \"cyd\", displayName: \"Cyd Charisse\", idempotencyKey: \"1\", community: $community}) { member { id } } }");

        Map<String, Object> kept = TestGraph.run(
                        "MATCH (k:IdempotencyKey {community: $v.community}) RETURN properties(k) AS p",
                        Map.of("community", scenario.community()))
                .get(0);

        assertThat(kept.toString()).doesNotContain("Cyd", "cyd");
        assertThat(((Map<?, ?>) kept.get("p")).keySet())
                .isEqualTo(Set.of("id", "community", "caller", "key", "input", "results", "at"));
    }
}

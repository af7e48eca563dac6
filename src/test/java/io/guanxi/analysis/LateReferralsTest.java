package io.guanxi.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.guanxi.testing.Scenario;
import io.guanxi.testing.TestGraph;
import io.guanxi.testing.TestServer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** What is asked about referrals, and takes longer to read than whoever asks waits. */
class LateReferralsTest {

    private static final String SCAN =
            "mutation($community: String) { scanReferrals(input: {%s community: $community}) { scan { found } errors { code field } } }";

    /** Two who invited each other, and one whom they follow. */
    private final Scenario scenario = Scenario.given("""
            CREATE (:Campaign {key: 'spring', ratesE4: [100000]}), (a:Member {key: 'ada'}), (b:Member {key: 'ben'}), (c:Member {key: 'cat'})
            CREATE (a)-[:REFERRED {state: 'PENDING', campaign: 'spring'}]->(b)-[:MADE]->(:Touch {key: 't', effective: false})-[:REACHED]->(a)
            CREATE (a)-[:FOLLOWS]->(c), (b)-[:FOLLOWS]->(c)
            """);

    private Scenario.Response ask(String query) {
        return scenario.on(TestServer.hasty()).ask(query, Map.of());
    }

    private JsonNode job(Scenario.Response refused) {
        return scenario.job(refused.body().at("/errors/0/extensions/job").asText(), "kind state formula");
    }

    @Test
    void aScanThatTakesLongerGoesOnAndStoresWhatItFinds() {
        Scenario.Response refused = ask(SCAN.formatted("rules: [RING], ringMembers: 2,"));
        assertThat(refused.code()).isEqualTo("COMPUTING");
        JsonNode found = null;
        for (int i = 0; i < 1_000 && (found == null || found.isNull()); i++) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            found = scenario.when(
                            "{ referralScan(community: $community) { found added findings { nodes { rule state history { state } members { nodes { key } } } } } }")
                    .get("referralScan");
        }
        assertThat(found).isEqualTo(Scenario.json("""
                {"found": 1, "added": 1, "findings": {"nodes": [
                  {"rule": "RING", "state": "OPEN", "history": [{"state": "OPEN"}], "members": {"nodes": [{"key": "ada"}, {"key": "ben"}]}}]}}
                """));
        // Whoever is sent away before there is a job hears of none.
        if (refused.body().at("/errors/0/extensions/job").isTextual()) {
            assertThat(job(refused))
                    .isEqualTo(Scenario.json("{\"kind\": \"SCAN\", \"state\": \"DONE\", \"formula\": \"RING\"}"));
        }
        assertThat(TestGraph.run(
                        "MATCH (j:Job {community: $v.c}) RETURN j.kind AS kind, j.state AS state",
                        Map.of("c", scenario.community())))
                .containsExactly(Map.of("kind", "SCAN", "state", "DONE"));
    }

    @Test
    void whatIsOutOfItsRangeIsRefusedAndNotBegun() {
        assertThat(ask(SCAN.formatted("ringLength: 1,")).body().at("/data/scanReferrals/errors/0"))
                .isEqualTo(Scenario.json("{\"code\": \"OUT_OF_RANGE\", \"field\": \"ringLength\"}"));
        assertThat(TestGraph.run(
                        "MATCH (j:Job {community: $v.c}) RETURN j.kind AS kind", Map.of("c", scenario.community())))
                .isEmpty();
    }

    @Test
    void whomToAskNextIsThereWhenItIsAskedForAgain() {
        new Influence(TestGraph.graph(), Duration.ofMinutes(1)).compute(scenario.community(), null, TestServer.NOW);
        // Which ranking is current is asked once a second.
        LockSupport.parkNanos(Duration.ofMillis(1_100).toNanos());
        String next =
                "query($community: String) { campaign(key: \"spring\", community: $community) { inviteNext { nodes { key } } } }";
        Scenario.Response response = ask(next);
        assertThat(response.code()).isEqualTo("COMPUTING");
        for (int i = 0; i < 1_000 && !response.body().at("/data/campaign").isObject(); i++) {
            assertThat(response.code()).isEqualTo("COMPUTING");
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
            response = ask(next);
        }
        assertThat(response.body().at("/data/campaign/inviteNext/nodes/0/key").asText())
                .isIn("ada", "ben");
        assertThat(TestGraph.run(
                        "MATCH (j:Job {community: $v.c, kind: 'FISSION'}) RETURN j.state AS state",
                        Map.of("c", scenario.community())))
                .containsExactly(Map.of("state", "DONE"));
    }

    @Test
    void aLineageThatTakesLongerToReadIsToldToBeRead() {
        Scenario.Response refused = ask(
                "query($community: String) { referralLeaderboard(by: REFERRED, community: $community) { nodes { key } } }");
        assertThat(refused.code()).isEqualTo("COMPUTING");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(scenario.when("{ referralLeaderboard(by: REFERRED, community: $community) { nodes { key } } }"))
                .isEqualTo(Scenario.json("{\"referralLeaderboard\": {\"nodes\": [{\"key\": \"ada\"}]}}"));
    }
}

package io.guanxi.joint;

import static io.guanxi.testing.Racing.together;
import static io.guanxi.testing.Scenario.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.guanxi.testing.Activities;
import io.guanxi.testing.Scenario;
import io.guanxi.testing.TestGraph;
import io.guanxi.testing.TestServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** What members did, packed by type: it is always what their events say. */
class ActivitiesTest {

    private static final String DID =
            "CREATE (a:Member {key: 'ada'}), (b:Member {key: 'ben'}), (c:Member {key: 'cat'}) "
                    + "CREATE (a)-[:DID]->(:Event {key: '1', type: 'login', at: datetime('2026-05-30T12:00:00Z')}) "
                    + "CREATE (a)-[:DID]->(:Event {key: '2', type: 'login', at: datetime('2026-05-02T12:00:01Z')}) "
                    + "CREATE (a)-[:DID]->(:Event {key: '3', type: 'login', at: datetime('2026-05-02T11:59:00Z')}) "
                    + "CREATE (a)-[:DID]->(:Event {key: '4', type: 'buy', at: datetime('2026-01-01T00:00:00Z')}) "
                    + "CREATE (b)-[:DID]->(:Event {key: '5', type: 'login', at: datetime('2026-05-31T00:00:00Z')})";

    private static JsonNode who(Scenario scenario, String filter) {
        return scenario.when("{ members(community: $community, filter: {activities: {" + filter
                        + "}}) { totalCount nodes { key } } }")
                .get("members");
    }

    private static JsonNode are(String... keys) {
        StringBuilder nodes = new StringBuilder();
        for (String key : keys) {
            nodes.append(nodes.isEmpty() ? "" : ",")
                    .append("{\"key\": \"")
                    .append(key)
                    .append("\"}");
        }
        return json("{\"totalCount\": " + keys.length + ", \"nodes\": [" + nodes + "]}");
    }

    @Test
    void aMembersActivityIsToldTypeByType() {
        Scenario scenario = Scenario.given(DID);

        assertThat(
                        scenario.when(
                                "{ member(key: \"ada\", community: $community) { activities { totalCount nodes { type count firstAt lastAt member { key } } } } }"))
                .isEqualTo(json("""
                        {"member": {"activities": {"totalCount": 2, "nodes": [
                          {"type": "buy", "count": 1, "firstAt": "2026-01-01T00:00:00.000Z", "lastAt": "2026-01-01T00:00:00.000Z", "member": {"key": "ada"}},
                          {"type": "login", "count": 3, "firstAt": "2026-05-02T11:59:00.000Z", "lastAt": "2026-05-30T12:00:00.000Z", "member": {"key": "ada"}}]}}}
                        """));
    }

    @Test
    void whoDidSomethingSoOftenInTheLastDaysIsFound() {
        Scenario scenario = Scenario.given(DID);

        // It is noon of 1 June: 30 days reach back to noon of 2 May.
        assertThat(who(scenario, "some: {type: {eq: \"login\"}, times: {atLeast: 2, days: 30}}"))
                .isEqualTo(are("ada"));
        assertThat(who(scenario, "some: {type: {eq: \"login\"}, times: {atLeast: 3, days: 30}}"))
                .isEqualTo(are());
        assertThat(who(scenario, "some: {type: {eq: \"login\"}, times: {atLeast: 3, days: 31}}"))
                .isEqualTo(are("ada"));
        assertThat(who(scenario, "some: {type: {eq: \"login\"}, times: {}}")).isEqualTo(are("ada", "ben"));
        assertThat(who(scenario, "none: {type: {eq: \"login\"}, times: {days: 2}}"))
                .isEqualTo(are("ada", "cat"));
        assertThat(who(scenario, "none: {type: {eq: \"buy\"}}")).isEqualTo(are("ben", "cat"));
        assertThat(
                        who(
                                scenario,
                                "some: {type: {eq: \"login\"}, times: {atLeast: 2, since: \"2026-05-02T11:59:00Z\", until: \"2026-05-30T12:00:00Z\"}}"))
                .isEqualTo(are("ada"));
        assertThat(
                        who(
                                scenario,
                                "some: {type: {eq: \"login\"}, times: {atLeast: 2, since: \"2026-05-02T11:59:01Z\", until: \"2026-05-30T12:00:00Z\"}}"))
                .isEqualTo(are());
        assertThat(who(scenario, "some: {type: {in: [\"buy\", \"sell\"]}, times: {until: \"2026-01-01T00:00:01Z\"}}"))
                .isEqualTo(are("ada"));
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        Scenario scenario = Scenario.given(DID);

        for (String times : List.of("atLeast: -1", "atLeast: null", "days: -3", "since: null")) {
            var answer = scenario.ask(
                    "{ members(community: $community, filter: {activities: {some: {times: {" + times
                            + "}}}}) { totalCount } }",
                    Map.of());
            assertThat(answer.body().has("errors")).as(times + answer.text()).isTrue();
        }
    }

    @Test
    void itIsWhatTheEventsSayWhateverIsTrackedAndUntracked() {
        Scenario scenario = Scenario.given("UNWIND range(0, 4) AS i CREATE (:Member {key: 'm' + i})");
        Random random = new Random(11);
        for (int round = 0; round < 40; round++) {
            List<String> rows = new ArrayList<>();
            for (int i = 0; i <= random.nextInt(20); i++) {
                rows.add("{key: \"e%d\", member: \"m%d\", type: \"t%d\", at: \"2026-01-%02dT00:00:0%d.%dZ\"}"
                        .formatted(
                                random.nextInt(200),
                                random.nextInt(5),
                                random.nextInt(3),
                                1 + random.nextInt(20),
                                random.nextInt(10),
                                random.nextInt(10)));
            }
            scenario.when("mutation { trackMany(input: {rows: [" + String.join(", ", rows)
                    + "], mode: ROW_BY_ROW, community: $community}) { done } }");
            scenario.when("mutation { untrackMany(input: {rows: [{event: \"e" + random.nextInt(200) + "\"}, {event: \"e"
                    + random.nextInt(200) + "\"}], community: $community}) { done } }");
            scenario.when("mutation { track(input: " + rows.get(0).replaceFirst("}$", ", community: \\$community}")
                    + ") { event { key } } }");
        }

        assertThat(Activities.areRight(TestGraph.graph(), scenario.community())).isGreaterThan(50);
    }

    @Test
    void whatIsManyIsPackedAndMeansTheSame() {
        Scenario scenario = Scenario.given("CREATE (:Member {key: 'ada'})");
        List<Integer> minutes = new ArrayList<>();
        Random random = new Random(5);
        for (int request = 0; request < 9; request++) {
            List<String> rows = new ArrayList<>();
            for (int i = 0; i < 150; i++) {
                // The later requests partly tell of what was before.
                int minute = random.nextInt(600) + request * 200;
                minutes.add(minute);
                rows.add("{key: \"%d-%d\", member: \"ada\", type: \"login\", at: \"%s\"}"
                        .formatted(request, i, TestServer.NOW.minus(Duration.ofMinutes(3_000L - minute))));
            }
            scenario.when("mutation { trackMany(input: {rows: [" + String.join(", ", rows)
                    + "], community: $community}) { done } }");
        }
        scenario.when(
                "mutation { untrackMany(input: {rows: [{event: \"0-0\"}, {event: \"8-0\"}, {event: \"4-7\"}], community: $community}) { done } }");
        // By place, from the end on.
        minutes.remove(8 * 150);
        minutes.remove(4 * 150 + 7);
        minutes.remove(0);
        Collections.sort(minutes);

        assertThat(Activities.areRight(TestGraph.graph(), scenario.community())).isEqualTo(minutes.size());
        assertThat(scenario.when(
                                "{ member(key: \"ada\", community: $community) { activities { nodes { count firstAt lastAt } } } }")
                        .at("/member/activities/nodes/0/count")
                        .asInt())
                .isEqualTo(minutes.size());
        for (int n : List.of(1, 2, 100, 255, 256, 257, 700, minutes.size() - 1)) {
            for (int shift : List.of(-1, 0, 1)) {
                // The nth from the end is the last that counts.
                int since = minutes.get(minutes.size() - n) + shift;
                int until = minutes.get(n - 1) + shift;
                assertThat(who(
                                scenario,
                                "some: {type: {eq: \"login\"}, times: {atLeast: %d, since: \"%s\"}}"
                                        .formatted(n, TestServer.NOW.minus(Duration.ofMinutes(3_000L - since)))))
                        .as(n + " since " + since)
                        .isEqualTo(
                                minutes.stream()
                                                        .filter(minute -> minute >= since)
                                                        .count()
                                                >= n
                                        ? are("ada")
                                        : are());
                assertThat(who(
                                scenario,
                                "some: {type: {eq: \"login\"}, times: {atLeast: %d, until: \"%s\"}}"
                                        .formatted(n, TestServer.NOW.minus(Duration.ofMinutes(3_000L - until)))))
                        .as(n + " until " + until)
                        .isEqualTo(
                                minutes.stream()
                                                        .filter(minute -> minute < until)
                                                        .count()
                                                >= n
                                        ? are("ada")
                                        : are());
            }
        }
    }

    @Test
    void nothingIsLostWhenManyTrackAtOnce() throws Exception {
        Scenario scenario = Scenario.given("CREATE (:Member {key: 'ada'}), (:Member {key: 'ben'})");
        List<Callable<JsonNode>> racing = new ArrayList<>();
        for (int i = 0; i < 48; i++) {
            int n = i;
            racing.add(() -> scenario.when("""
                    mutation { trackMany(input: {community: $community, rows: [
                      {key: "a%1$d", member: "ada", type: "login"}, {key: "b%1$d", member: "ben", type: "login"},
                      {key: "c%1$d", member: "ada", type: "buy"}, {key: "same", member: "ada", type: "login"}]}) { errors { code } } }""".formatted(n)));
            racing.add(() -> scenario.when(
                    "mutation { untrack(input: {event: \"a%d\", community: $community}) { errors { code } } }"
                            .formatted(n / 2)));
        }
        assertThat(together(racing, 1))
                .allSatisfy(answer -> assertThat(answer.findPath("errors")).isEmpty());

        assertThat(Activities.areRight(TestGraph.graph(), scenario.community())).isGreaterThan(97);
    }
}

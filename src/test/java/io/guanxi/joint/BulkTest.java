package io.guanxi.joint;

import static io.guanxi.testing.Scenario.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.guanxi.testing.Scenario;
import io.guanxi.testing.TestGraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many rows in one request and one transaction. */
class BulkTest {

    private Scenario scenario =
            Scenario.given("CREATE (:Member {key: 'ada'}), (:Member {key: 'ben'}), (:Member {key: 'cat'})");

    private JsonNode follow(String mode, String rows) {
        return scenario.when("mutation { followMany(input: {mode: " + mode + ", rows: [" + rows
                        + "], community: $community}) { done refused rows { follower { key } followed { key followers { totalCount } }"
                        + " errors { code field row } } errors { code field row } } }")
                .get("followMany");
    }

    private long count(String pattern) {
        return (Long)
                TestGraph.run("MATCH " + pattern + " RETURN count(*) AS n", Map.of("community", scenario.community()))
                        .get(0)
                        .get("n");
    }

    private long follows() {
        return count("(:Member {community: $v.community})-[:FOLLOWS]->()");
    }

    @Test
    void everyRowHasItsResultInOrder() {
        assertThat(follow(
                        "ALL_OR_NOTHING",
                        "{from: \"ada\", to: \"cat\"}, {from: \"ben\", to: \"cat\"}, {from: \"ada\", to: \"cat\"}"))
                .isEqualTo(json("""
                        {"done": 3, "refused": 0, "errors": [], "rows": [
                          {"follower": {"key": "ada"}, "followed": {"key": "cat", "followers": {"totalCount": 2}}, "errors": []},
                          {"follower": {"key": "ben"}, "followed": {"key": "cat", "followers": {"totalCount": 2}}, "errors": []},
                          {"follower": {"key": "ada"}, "followed": {"key": "cat", "followers": {"totalCount": 2}}, "errors": []}]}
                        """));
        assertThat(follows()).isEqualTo(2);
    }

    private static final String MIXED =
            "{from: \"ada\", to: \"ben\"}, {from: \"ada\", to: \"ada\"}, {from: \"ben\", to: \"ada\"}, {from: \"nobody\", to: \"ada\"}";

    @Test
    void allOrNothingTellsEveryRefusalAndWritesNothing() {
        JsonNode answer = follow("ALL_OR_NOTHING", MIXED);

        assertThat(answer.get("errors")).isEqualTo(json("""
                [{"code": "SELF_REFERENCE", "field": "to", "row": 1}, {"code": "NOT_FOUND", "field": "from", "row": 3}]"""));
        assertThat(answer.get("done").asInt()).isZero();
        assertThat(answer.get("refused").asInt()).isEqualTo(2);
        assertThat(answer.at("/rows/0")).isEqualTo(json("{\"follower\": null, \"followed\": null, \"errors\": []}"));
        assertThat(answer.at("/rows/3/errors/0/code").asText()).isEqualTo("NOT_FOUND");
        assertThat(follows()).isZero();
    }

    @Test
    void rowByRowDoesTheOthers() {
        JsonNode answer = follow("ROW_BY_ROW", MIXED);

        assertThat(answer.get("done").asInt()).isEqualTo(2);
        assertThat(answer.get("refused").asInt()).isEqualTo(2);
        assertThat(answer.at("/rows/2/follower/key").asText()).isEqualTo("ben");
        assertThat(answer.at("/rows/1")).isEqualTo(json("""
                {"follower": null, "followed": null, "errors": [{"code": "SELF_REFERENCE", "field": "to", "row": 1}]}"""));
        assertThat(follows()).isEqualTo(2);
        assertThat(follow("ROW_BY_ROW", "{from: \"x\", to: \"y\"}").get("done").asInt())
                .isZero();
    }

    @Test
    void aRequestWithoutRowsOrWithTooManyIsRefused() {
        String many =
                "mutation($rows: [TrackInput!]!) { trackMany(input: {rows: $rows}) { done refused rows { event { key } } errors { code field row } } }";
        List<Map<String, String>> rows = IntStream.rangeClosed(0, 5_000)
                .mapToObj(i -> Map.of("key", "e" + i, "member", "ada", "type", "x"))
                .toList();
        for (List<?> wrong : List.of(List.of(), rows)) {
            assertThat(ask(many, wrong).get("trackMany")).isEqualTo(json("""
                    {"done": 0, "refused": 0, "rows": [], "errors": [{"code": "OUT_OF_RANGE", "field": "rows", "row": null}]}"""));
        }
        assertThat(ask(many, rows.subList(0, 5_000)).at("/trackMany/done").asInt())
                .isEqualTo(5_000);
        assertThat(count("(e:Event {community: $v.community})")).isEqualTo(5_000);
    }

    private JsonNode ask(String mutation, List<?> rows) {
        var answer = scenario.ask(
                mutation.replace("($rows", "($community: String, $rows")
                        .replace("{rows: $rows", "{community: $community, rows: $rows"),
                Map.of("rows", rows));
        assertThat(answer.body().has("errors")).as(answer.text()).isFalse();
        return answer.body().get("data");
    }

    @Test
    void whatIsSaidOnceIsNotSaidInARow() {
        JsonNode answer = follow(
                "ROW_BY_ROW",
                "{from: \"ada\", to: \"ben\", idempotencyKey: \"1\"}, {from: \"ada\", to: \"ben\", community: \"elsewhere\"}, {from: \"ada\", to: \"ben\", community: $community}");

        assertThat(answer.get("errors")).isEqualTo(json("""
                [{"code": "OUT_OF_RANGE", "field": "idempotencyKey", "row": 0}, {"code": "OUT_OF_RANGE", "field": "community", "row": 1}]"""));
        assertThat(follows()).isZero();
    }

    @Test
    void aValueThatCannotBeReadIsToldWithItsRow() {
        var answer = scenario.ask(
                "mutation { orderMany(input: {rows: [{key: \"a\", member: \"ada\", amount: 1}, {key: \"b\", member: \"ada\", amount: 0.00001}], community: $community}) { done } }",
                Map.of());

        assertThat(answer.code()).isEqualTo("BAD_INPUT");
        assertThat(answer.body().at("/errors/0/extensions/row").asInt()).isEqualTo(1);
        assertThat(count("(o:Order {community: $v.community})")).isZero();
    }

    @Test
    void rowsMayNameWhatEarlierOnesMake() {
        var answer = scenario.when("""
                mutation { publishMany(input: {mode: ROW_BY_ROW, community: $community, rows: [
                  {key: "c", author: "ada", replyTo: "b"}, {key: "a", author: "ada"}, {key: "b", author: "ben", replyTo: "a", derivedFrom: ["a"]},
                  {key: "c", author: "cat", replyTo: "b", topics: ["x"]}, {key: "a"}, {key: "d", replyTo: "d"}]}) {
                  rows { content { author { key } replyTo { key } } errors { code field } } } }
                """).at("/publishMany/rows");

        assertThat(answer).isEqualTo(json("""
                [{"content": null, "errors": [{"code": "NOT_FOUND", "field": "replyTo"}]},
                 {"content": {"author": {"key": "ada"}, "replyTo": null}, "errors": []},
                 {"content": {"author": {"key": "ben"}, "replyTo": {"key": "a"}}, "errors": []},
                 {"content": {"author": {"key": "cat"}, "replyTo": {"key": "b"}}, "errors": []},
                 {"content": null, "errors": [{"code": "KEY_TAKEN", "field": "key"}]},
                 {"content": null, "errors": [{"code": "NOT_FOUND", "field": "replyTo"}]}]
                """));
    }

    @Test
    void theNumberOfStatementsDoesNotDependOnTheNumberOfRows() {
        String join =
                "mutation($rows: [JoinInput!]!) { joinMany(input: {rows: $rows}) { done rows { member { key followers { totalCount } contents { nodes { key } } } } } }";
        List<Integer> statements = new ArrayList<>();
        for (int rows : List.of(1, 50)) {
            List<Map<String, String>> joining = IntStream.range(0, rows)
                    .mapToObj(i -> Map.of("key", rows + ":" + i))
                    .toList();
            int before = TestGraph.statementsInTransactions();
            assertThat(ask(join, joining).at("/joinMany/rows")).hasSize(rows);
            statements.add(TestGraph.statementsInTransactions() - before);
        }

        // Who joins and what becomes of their invitations, what is told to subscribers, what is read for the answer.
        assertThat(statements).containsExactly(4, 4);
    }

    @Test
    void fieldsHaveTheNamesThatTheClientGives() {
        JsonNode answer = scenario.when("""
                mutation { all: followMany(input: {rows: [{from: "ada", to: "ben"}], community: $community}) {
                  __typename n: done each: rows { __typename who: follower { __typename id: key } wrong: errors { __typename code } }
                  bad: errors { code } } }
                """);

        assertThat(answer.get("all")).isEqualTo(json("""
                {"__typename": "FollowManyPayload", "n": 1, "each": [{"__typename": "FollowPayload",
                  "who": {"__typename": "Member", "id": "ada"}, "wrong": []}], "bad": []}
                """));
    }

    @Test
    void aThousandRowsAreAffordableAndCostAThousandTimesAsMuch() {
        List<Map<String, String>> rows = IntStream.range(0, 1_000)
                .mapToObj(i -> Map.of("key", "e" + i, "member", "ada", "type", "x"))
                .toList();
        var answer = scenario.ask(
                "mutation($community: String, $rows: [TrackInput!]!) { trackMany(input: {rows: $rows, community: $community}) { done rows { event { key } } } }",
                Map.of("rows", rows));

        assertThat(answer.body().at("/data/trackMany/done").asInt()).isEqualTo(1_000);
        assertThat(answer.body().at("/extensions/cost/requested").asInt()).isBetween(800, 3_000);
    }

    /** With -Dguanxi.bulk=1000: how long that many rows take in one request, alone one after the other, and alone sixteen at a time. */
    @Test
    void rowsAreFasterTogetherThanAlone() throws Exception {
        Integer rows = Integer.getInteger("guanxi.bulk");
        assumeTrue(rows != null, "takes long; ask for it with -Dguanxi.bulk=1000");
        String members = "UNWIND range(0, %d) AS i CREATE (:Member {key: 'm' + i})".formatted(rows);
        for (String verb : List.of("follow", "join", "track")) {
            for (int round = 0; round < 2; round++) {
                double together = 0;
                for (int part = 0; part < 3; part++) {
                    scenario = Scenario.given(members);
                    together += timed(verb, rows, rows, 1) / 3;
                }
                scenario = Scenario.given(members);
                double alone = timed(verb, rows, 1, 1);
                scenario = Scenario.given(members);
                double atOnce = timed(verb, rows, 1, 16);
                System.out.printf(
                        "%-6s %d rows: together %.0f ms, alone %.0f ms (%.1f times), sixteen at a time %.0f ms (%.1f times)%n",
                        verb, rows, together, alone, alone / together, atOnce, atOnce / together);
            }
        }
    }

    /** Milliseconds for all rows, in requests of so many. */
    private double timed(String verb, int rows, int each, int atOnce) throws Exception {
        String type = verb.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + verb.substring(1);
        String object =
                Map.of("track", "event", "join", "member", "follow", "follower").get(verb);
        String many = "mutation($community: String, $rows: [" + type + "Input!]!) { it: " + verb
                + "Many(input: {rows: $rows, community: $community}) { done rows { " + object
                + " { key } errors { code } } } }";
        String one = "mutation($rows: " + type + "Input!) { it: " + verb + "(input: $rows) { " + object
                + " { key } errors { code } } }";
        List<Map<String, Object>> inputs = IntStream.range(0, rows)
                .mapToObj(i -> switch (verb) {
                    case "track" ->
                        Map.<String, Object>of("key", "e" + i, "member", "m" + i, "type", "login", "value", 1.5);
                    case "join" -> Map.<String, Object>of("key", "n" + i, "handle", "h" + i, "source", "web");
                    default -> Map.<String, Object>of("from", "m" + i, "to", "m" + (i + 1));
                })
                .toList();
        var threads = Executors.newFixedThreadPool(atOnce);
        List<Callable<Scenario.Response>> requests = new ArrayList<>();
        for (int i = 0; i < rows; i += each) {
            Map<String, Object> single = new HashMap<>(inputs.get(i));
            single.put("community", scenario.community());
            Object value = each == 1 ? single : inputs.subList(i, i + each);
            requests.add(() -> scenario.ask(each == 1 ? one : many, Map.of("rows", value)));
        }
        long begun = System.nanoTime();
        List<Future<Scenario.Response>> answers = threads.invokeAll(requests);
        double taken = (System.nanoTime() - begun) / 1e6;
        threads.shutdown();
        for (var answer : answers) {
            assertThat(answer.get().body().has("errors"))
                    .as(answer.get().text())
                    .isFalse();
        }
        return taken;
    }
}

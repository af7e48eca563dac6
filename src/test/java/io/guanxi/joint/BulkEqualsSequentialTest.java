package io.guanxi.joint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.guanxi.testing.Activities;
import io.guanxi.testing.Scenario;
import io.guanxi.testing.TestGraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of one request have the outcome that they would have one request after the other, however they depend on each other. */
class BulkEqualsSequentialTest {

    private static final String PICTURE = """
            UNWIND ['a', 'b', 'c', 'd', 'e'] AS key CREATE (m:Member {key: key})
            WITH collect(m) AS ms
            FOREACH (m IN [ms[4]] | SET m.leftAt = datetime('2026-01-01T00:00:00Z'))
            FOREACH (m IN [ms[0]] | FOREACH (o IN [ms[3]] | CREATE (m)-[:BLOCKS]->(o)))
            FOREACH (m IN [ms[0]] | FOREACH (i IN range(0, 2) | CREATE (m)-[:PLACED]->(:Order {key: 'o' + i, amountE4: 1, status: CASE i WHEN 1 THEN 'refunded' ELSE 'paid' END}) CREATE (m)-[:DID]->(:Event {key: 'e' + i, type: 'x', at: datetime('2026-05-01T00:00:00Z')})))
            FOREACH (m IN [ms[1]] | FOREACH (o IN [ms[2]] | CREATE (m)-[:REFERRED {state: 'PENDING'}]->(o)))
            CREATE (p:Content {key: 'p'}), (q:Content {key: 'q'})
            FOREACH (m IN [ms[0]] | CREATE (m)-[:AUTHORED]->(p) CREATE (m)-[:REACTED {kind: 'like', key: 'x'}]->(q))
            FOREACH (m IN [ms[1]] | FOREACH (o IN [ms[2]] | CREATE (m)-[:TRUSTS {weight: 1.0, key: 't'}]->(o)))
            """;

    private static final String NAME = "coalesce(%1$s.name, CASE WHEN %1$s:Touch THEN '' ELSE %1$s.key END, '')";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "join",
                "leave",
                "updateMember",
                "follow",
                "unfollow",
                "trust",
                "untrust",
                "block",
                "publish",
                "unpublish",
                "updateContent",
                "react",
                "unreact",
                "refer",
                "voidReferral",
                "order",
                "refund",
                "track",
                "untrack"
            })
    void rowsAreDoneAsIfOneAfterTheOther(String verb) {
        for (int seed = 0; seed < 2; seed++) {
            Random random = new Random(seed * 31L + verb.hashCode());
            List<Map<String, Object>> rows = new ArrayList<>();
            for (int i = 0; i < 14; i++) {
                rows.add(row(verb, random));
            }
            Scenario single = Scenario.given(PICTURE);
            Scenario bulk = Scenario.given(PICTURE);
            Scenario whole = Scenario.given(PICTURE);
            List<String> before = picture(whole);

            List<String> expected =
                    rows.stream().map(row -> alone(single, verb, row)).toList();
            List<String> together = together(bulk, verb, "ROW_BY_ROW", rows);

            assertThat(together).as("%s %s", verb, rows).isEqualTo(expected);
            assertThat(picture(bulk)).as("%s %s", verb, rows).isEqualTo(picture(single));
            boolean refused = expected.stream().anyMatch(code -> !code.isEmpty());
            together(whole, verb, "ALL_OR_NOTHING", rows);
            assertThat(picture(whole)).as("%s %s", verb, rows).isEqualTo(refused ? before : picture(single));
        }
    }

    private static Map<String, Object> row(String verb, Random random) {
        Map<String, Object> row = new HashMap<>();
        String one = member(random);
        String other = member(random);
        switch (verb) {
            case "join" -> {
                row.put("key", random.nextInt(3) == 0 ? one : "n" + random.nextInt(5));
                row.put("source", "s" + random.nextInt(9));
            }
            case "leave", "voidReferral" -> row.put("member", one);
            case "updateMember" -> {
                row.put("member", one);
                row.put("handle", "h" + random.nextInt(9));
                row.put("ifVersion", random.nextInt(2) == 0 ? null : 1 + random.nextInt(3));
            }
            case "publish" -> {
                row.put("key", content(random));
                row.put("author", one);
                if (random.nextBoolean()) {
                    row.put("replyTo", content(random));
                }
                row.put("derivedFrom", random.nextInt(3) == 0 ? List.of(content(random), content(random)) : List.of());
                row.put("topics", List.of("t" + random.nextInt(3)));
            }
            case "unpublish" -> row.put("content", content(random));
            case "updateContent" -> {
                row.put("content", random.nextBoolean() ? "p" : content(random));
                row.put("ifVersion", random.nextInt(2) == 0 ? null : 1 + random.nextInt(3));
                row.put("topics", List.of("t" + random.nextInt(3), "t" + random.nextInt(3)));
            }
            case "react", "unreact" -> {
                row.put("member", one);
                row.put("content", random.nextBoolean() ? "p" : "q");
                row.put("kind", random.nextBoolean() ? "like" : "love");
            }
            case "refer" -> {
                row.put("referrer", one);
                row.put("member", other);
            }
            case "order" -> {
                row.put("key", "o" + random.nextInt(6));
                row.put("member", one);
                row.put("amount", random.nextInt(9));
            }
            case "refund" -> row.put("order", "o" + random.nextInt(6));
            case "track" -> {
                row.put("key", "e" + random.nextInt(6));
                row.put("member", one);
                row.put("type", "t" + random.nextInt(9));
            }
            case "untrack" -> row.put("event", "e" + random.nextInt(6));
            default -> {
                row.put("from", one);
                row.put("to", other);
                if (verb.equals("trust")) {
                    row.put("weight", random.nextInt(13) - 1);
                }
            }
        }
        return row;
    }

    private static String member(Random random) {
        return List.of("a", "b", "c", "d", "e", "nobody").get(random.nextInt(6));
    }

    private static String content(Random random) {
        return List.of("p", "q", "r", "s", "t", "u").get(random.nextInt(6));
    }

    private static String type(String verb) {
        return verb.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + verb.substring(1) + "Input!";
    }

    private static String alone(Scenario scenario, String verb, Map<String, Object> row) {
        Map<String, Object> input = new HashMap<>(row);
        input.put("community", scenario.community());
        JsonNode data = scenario.ask(
                        "mutation($input: " + type(verb) + ") { " + verb
                                + "(input: $input) { errors { code field message } } }",
                        Map.of("input", input))
                .body()
                .at("/data/" + verb + "/errors");
        return told(data);
    }

    private static List<String> together(Scenario scenario, String verb, String mode, List<Map<String, Object>> rows) {
        JsonNode found = scenario.ask(
                        "mutation($community: String, $rows: [" + type(verb) + "]!) { " + verb
                                + "Many(input: {rows: $rows, mode: " + mode
                                + ", community: $community}) { rows { errors { code field message } } } }",
                        Map.of("rows", rows))
                .body()
                .at("/data/" + verb + "Many/rows");
        List<String> codes = new ArrayList<>();
        found.forEach(row -> codes.add(told(row.get("errors"))));
        return codes;
    }

    private static String told(JsonNode errors) {
        return errors.isEmpty() ? "" : errors.get(0).toString();
    }

    /** All nodes and relationships with all that is said of them, but ids. */
    private static List<String> picture(Scenario scenario) {
        Activities.areRight(TestGraph.graph(), scenario.community());
        List<String> lines = new ArrayList<>();
        for (String cypher : List.of(
                "MATCH (n {community: $v.community}) WHERE NOT n:Activity|TieChange RETURN labels(n)[0] AS type, properties(n) AS p, '' AS ends",
                "MATCH (a {community: $v.community})-[r]->(b) WHERE NOT b:Activity RETURN type(r) AS type, properties(r) AS p, labels(a)[0] + "
                        + NAME.formatted("a") + " + ' ' + labels(b)[0] + " + NAME.formatted("b") + " AS ends")) {
            TestGraph.run(cypher, Map.of("community", scenario.community())).forEach(row -> {
                Map<String, Object> properties = new HashMap<>();
                ((Map<?, ?>) row.get("p")).forEach((name, value) -> properties.put(name.toString(), value));
                boolean keyed = List.of("Touch", "TRUSTS", "REACTED").contains(String.valueOf(row.get("type")));
                List.of("id", "community", "fromId", "toId", "place", "memberId", keyed ? "key" : "id")
                        .forEach(properties::remove);
                if (row.get("type").equals("Entry")) {
                    // When, and of which internal id, differs; of what kind and how many does not.
                    properties.keySet().retainAll(List.of("kind"));
                }
                List<String> told = new TreeSet<>(properties.keySet())
                        .stream().map(name -> name + "=" + properties.get(name)).toList();
                lines.add(row.get("type") + " " + row.get("ends") + " " + told);
            });
        }
        return lines.stream().sorted().toList();
    }
}

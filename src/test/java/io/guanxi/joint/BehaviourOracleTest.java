package io.guanxi.joint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.guanxi.testing.Scenario;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Random communities in zones whose clocks change, and random questions; what {@code oracle.py} beside {@code expected.json} found by brute force, in another language, is what
 * Guanxi says.
 */
class BehaviourOracleTest {

    private static final Map<String, String> FIELDS = Map.of(
            "retention", "cohorts { start size periods { members inProgress } }",
            "funnel", "steps { members }",
            "lifecycle", "periods { start new returning resurrecting dormant everActive }",
            "stickiness", "days { day dau wau mau }",
            "paths", "next { event members next { event members next { event members } } }");

    private static final Map<String, Function<JsonNode, List<String>>> TOLD = Map.of(
            "retention",
            answer -> texts(
                    answer.get("cohorts"),
                    cohort -> values(cohort, "start", "size") + ":"
                            + texts(
                                            cohort.get("periods"),
                                            period -> " "
                                                    + period.get("members").asText()
                                                    + (period.get("inProgress").asBoolean() ? "*" : ""))
                                    .stream()
                                    .collect(Collectors.joining())),
            "funnel",
            answer -> texts(answer.get("steps"), step -> values(step, "members")),
            "lifecycle",
            answer -> texts(
                    answer.get("periods"),
                    period -> values(period, "start", "new", "returning", "resurrecting", "dormant", "everActive")),
            "stickiness",
            answer -> texts(answer.get("days"), day -> values(day, "day", "dau", "wau", "mau")),
            "paths",
            answer -> {
                List<String> paths = new ArrayList<>();
                walk(answer, "", paths);
                Collections.sort(paths);
                return paths;
            });

    private static List<String> texts(JsonNode list, Function<JsonNode, String> text) {
        List<String> texts = new ArrayList<>();
        list.forEach(one -> texts.add(text.apply(one)));
        return texts;
    }

    private static String values(JsonNode object, String... names) {
        return Stream.of(names).map(name -> object.get(name).asText()).collect(Collectors.joining(" "));
    }

    private static void walk(JsonNode node, String path, List<String> paths) {
        for (JsonNode next : node.path("next")) {
            String longer = path + next.get("event").asText() + " ";
            paths.add(longer + next.get("members").asText());
            walk(next, longer, paths);
        }
    }

    @TestFactory
    Stream<DynamicTest> everyAnswerIsThatOfBruteForce() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        try (var file = Objects.requireNonNull(getClass().getResourceAsStream("/behaviour/expected.json"))) {
            for (JsonNode community : Scenario.json(new String(file.readAllBytes(), StandardCharsets.UTF_8))) {
                String zone = community.get("timeZone").asText();
                Scenario scenario = scenario(community);
                for (JsonNode asked : community.get("asked")) {
                    String field = asked.get("field").asText();
                    String arguments = asked.get("arguments").asText();
                    tests.add(DynamicTest.dynamicTest(zone + " " + field + " " + arguments, () -> {
                        JsonNode answer = scenario.when("{ cohort(rule: {}, community: $community) { %s(%s) { %s } } }"
                                        .formatted(field, arguments, FIELDS.get(field)))
                                .at("/cohort/" + field);
                        assertThat(Objects.requireNonNull(TOLD.get(field)).apply(answer))
                                .isEqualTo(texts(asked.get("answer"), JsonNode::asText));
                    }));
                }
            }
        }
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> everyGroupIsWhatBruteForceFindsOfItsMembersAlone() throws IOException {
        Map<String, String> fields = Map.of(
                "retention", "groups { value cohorts { start size periods { members inProgress } } }",
                "funnel", "groups { value steps { members } }");
        List<DynamicTest> tests = new ArrayList<>();
        try (var file = Objects.requireNonNull(getClass().getResourceAsStream("/behaviour/expected.json"))) {
            for (JsonNode community : Scenario.json(new String(file.readAllBytes(), StandardCharsets.UTF_8))) {
                Scenario scenario = scenario(community);
                scenario.and(FACTS.formatted(cypher(community.get("facts"))));
                for (JsonNode asked : community.get("grouped")) {
                    String field = asked.get("field").asText();
                    String arguments = asked.get("arguments").asText();
                    tests.add(DynamicTest.dynamicTest(
                            community.get("timeZone").asText() + " " + field + " " + arguments, () -> {
                                JsonNode groups = scenario.when(
                                                "{ cohort(rule: {}, community: $community) { %s(%s) { %s } } }"
                                                        .formatted(field, arguments, fields.get(field)))
                                        .at("/cohort/" + field + "/groups");
                                assertThat(field.equals("funnel") ? funnels(groups) : retentions(groups))
                                        .isEqualTo(texts(asked.get("answer"), JsonNode::asText));
                            }));
                }
            }
        }
        return tests.stream();
    }

    private static final String FACTS = """
            UNWIND %s AS fact
            MATCH (m:Member {community: $v.community, key: fact.key})
            SET m.source = fact.source, m.region = fact.region, m.locale = fact.locale, m.`attributes.plan` = fact.plan, m.leftAt = datetime(fact.leftAt), m.lastSeenAt = datetime(fact.lastSeenAt)
            FOREACH (name IN fact.tags | MERGE (t:Tag {community: $v.community, id: name + $v.community, name: name}) CREATE (m)-[:TAGGED]->(t))
            FOREACH (circle IN fact.circles | MERGE (c:Circle {community: $v.community, id: circle[0] + $v.community, key: circle[0]})
              CREATE (m)-[:BELONGS_TO {until: datetime(circle[1])}]->(c))""";

    /** A list of maps, as Cypher writes them. */
    private static String cypher(JsonNode facts) {
        List<String> all = new ArrayList<>();
        facts.properties().forEach(fact -> {
            List<String> entries = new ArrayList<>(List.of("key: '" + fact.getKey() + "'"));
            fact.getValue().properties().forEach(entry -> entries.add(entry.getKey() + ": " + entry.getValue()));
            all.add("{" + String.join(", ", entries) + "}");
        });
        return "[" + String.join(", ", all) + "]";
    }

    private static String value(JsonNode group) {
        return group.get("value").isNull() ? "-" : group.get("value").asText();
    }

    private static List<String> funnels(JsonNode groups) {
        return texts(groups, group -> value(group) + " " + String.join(" ", told("funnel", group)));
    }

    private static List<String> retentions(JsonNode groups) {
        List<String> rows = new ArrayList<>();
        groups.forEach(group -> told("retention", group).forEach(row -> rows.add(value(group) + " " + row)));
        return rows;
    }

    private static List<String> told(String field, JsonNode answer) {
        return Objects.requireNonNull(TOLD.get(field)).apply(answer);
    }

    private static Scenario scenario(JsonNode community) {
        String members = texts(community.get("members"), one -> {
                    JsonNode joined = one.get(1);
                    return "(:Member {key: '%s'%s})"
                            .formatted(
                                    one.get(0).asText(),
                                    joined.isNull() ? "" : ", joinedAt: datetime('" + joined.asText() + "')");
                })
                .stream()
                .collect(Collectors.joining(", "));
        Scenario scenario = Scenario.given("MATCH (c:Community {key: $v.community}) SET c.timeZone = '"
                + community.get("timeZone").asText() + "' CREATE " + members);
        int[] number = new int[1];
        String events = texts(
                        community.get("events"),
                        one -> "['%s', '%s', '%s', %d]"
                                .formatted(
                                        one.get(0).asText(),
                                        one.get(1).asText(),
                                        one.get(2).asText(),
                                        number[0]++))
                .stream()
                .collect(Collectors.joining(", ", "[", "]"));
        scenario.and("UNWIND " + events + " AS line MATCH (m:Member {community: $v.community, key: line[0]})"
                + " CREATE (m)-[:DID]->(:Event {key: 'e' + line[3], type: line[1], at: datetime(line[2])})");
        return scenario;
    }
}

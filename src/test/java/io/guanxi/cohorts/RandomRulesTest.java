package io.guanxi.cohorts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.guanxi.http.Server;
import io.guanxi.testing.Scenario;
import io.guanxi.testing.TestServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random rules on random communities, compared with an evaluator that knows no Cypher. */
class RandomRulesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int RULES = 40;
    /** Behind all tags. */
    private static final String NONE = "~";

    private static final Server GATHERING = TestServer.gathering();

    @AfterAll
    static void closeServer() {
        GATHERING.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void whoMeetsARuleMeetsItByTheFacts(long seed) {
        Facts facts = new Facts(seed, 40);
        RuleOracle oracle = new RuleOracle(facts, TestServer.NOW);
        Random random = new Random(seed);
        int some = 0;
        for (int i = 0; i < RULES; i++) {
            JsonNode rule = JSON.valueToTree(rule(random, 2));
            List<String> expected = facts.people().values().stream()
                    .filter(person -> oracle.meets(person, rule))
                    .map(Facts.Person::key)
                    .toList();
            some += expected.isEmpty() || expected.size() == facts.people().size() ? 0 : 1;
            String asked = facts.people().keySet().stream().toList().get(random.nextInt(40));

            Scenario.Response answer = facts.scenario()
                    .ask(
                            "query($community: String, $rule: CohortRule!, $member: String!) { cohort(rule: $rule, community: $community) "
                                    + "{ size members(first: 100) { nodes { key } } explain(member: $member) { held } } }",
                            Map.of("rule", JSON.convertValue(rule, Map.class), "member", asked));

            assertThat(answer.body().has("errors"))
                    .as("%s: %s", rule, answer.text())
                    .isFalse();
            JsonNode cohort = answer.body().at("/data/cohort");
            List<String> found = new ArrayList<>();
            cohort.at("/members/nodes")
                    .forEach(member -> found.add(member.get("key").asText()));
            assertThat(found).as("%s", rule).isEqualTo(expected);
            assertThat(cohort.get("size").asInt()).as("%s", rule).isEqualTo(expected.size());
            expectTheSameOfAnImage(facts, rule, expected);
            assertThat(cohort.at("/explain/held").asBoolean())
                    .as("%s of %s", rule, asked)
                    .isEqualTo(expected.contains(asked));
        }
        // Rules that hold of all or of nobody would prove little.
        assertThat(some).isGreaterThan(RULES / 2);
    }

    private static void expectTheSameOfAnImage(Facts facts, JsonNode rule, List<String> expected) {
        Scenario.Response answer = facts.scenario()
                .on(GATHERING)
                .ask(
                        "query($community: String, $rule: CohortRule!) { cohort(rule: $rule, community: $community) { size "
                                + "all: members(first: 100) { nodes { key } } last: members(last: 3) { nodes { key } } "
                                + "breakdown(by: TAG) { value members } } }",
                        Map.of("rule", JSON.convertValue(rule, Map.class)));
        JsonNode cohort = answer.body().at("/data/cohort");
        assertThat(answer.body().has("errors"))
                .as("%s: %s", rule, answer.text())
                .isFalse();
        assertThat(cohort.get("size").asInt()).as("%s", rule).isEqualTo(expected.size());
        assertThat(cohort.at("/all/nodes").findValuesAsText("key"))
                .as("%s", rule)
                .isEqualTo(expected);
        assertThat(cohort.at("/last/nodes").findValuesAsText("key"))
                .as("%s", rule)
                .isEqualTo(expected.subList(Math.max(0, expected.size() - 3), expected.size()));
        Map<String, Integer> tags = new TreeMap<>();
        for (String key : expected) {
            Collection<String> its = facts.person(key).tags();
            (its.isEmpty() ? List.of(NONE) : its).forEach(tag -> tags.merge(tag, 1, Integer::sum));
        }
        List<String> told = new ArrayList<>();
        cohort.get("breakdown")
                .forEach(share -> told.add(
                        (share.get("value").isNull() ? NONE : share.get("value").asText())
                                + share.get("members").asText()));
        assertThat(told)
                .as("%s", rule)
                .isEqualTo(tags.entrySet().stream()
                        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                        .map(tag -> tag.getKey() + tag.getValue())
                        .toList());
    }

    private static Map<String, Object> rule(Random random, int depth) {
        Map<String, Object> rule = new TreeMap<>();
        for (int i = 0; i <= random.nextInt(2); i++) {
            switch (depth == 0 ? 9 : random.nextInt(8)) {
                case 0 -> rule.put("and", rules(random, depth - 1));
                case 1 -> rule.put("or", rules(random, depth - 1));
                case 2 -> rule.put("not", rule(random, depth - 1));
                case 3 -> rule.put("follows", rule(random, depth - 1));
                default -> condition(random, rule);
            }
        }
        return rule;
    }

    private static List<Object> rules(Random random, int depth) {
        return IntStream.range(0, 2 + random.nextInt(2))
                .<Object>mapToObj(i -> rule(random, depth))
                .toList();
    }

    private static void condition(Random random, Map<String, Object> rule) {
        int days = 1 + random.nextInt(60);
        String member = "m%02d".formatted(random.nextInt(40));
        switch (random.nextInt(17)) {
            case 0 -> rule.put("member", Map.of("source", Map.of("eq", any(random, Facts.SOURCES))));
            case 1 -> rule.put("tagged", Map.of("tag", any(random, Facts.TAGS)));
            case 2 -> rule.put("circle", Map.of("key", any(random, Facts.CIRCLES)));
            case 3 -> rule.put("joined", span(random, days));
            case 4, 5 -> {
                Map<String, Object> did = span(random, days);
                did.put("event", any(random, Facts.TYPES));
                did.put("times", 1 + random.nextInt(3));
                rule.put("did", did);
            }
            case 6 ->
                rule.put(
                        "neverDid",
                        random.nextBoolean()
                                ? Map.of("event", any(random, Facts.TYPES), "days", days)
                                : Map.of("event", any(random, Facts.TYPES)));
            case 7 ->
                rule.put(
                        "night",
                        random.nextBoolean()
                                ? Map.of("above", random.nextInt(10) / 10.0, "days", days)
                                : Map.of("above", random.nextInt(10) / 10.0));
            case 8 ->
                rule.put(
                        "lifecycle",
                        Map.of(
                                "stages",
                                List.of(
                                        any(random, List.of("LEFT", "NEW", "ACTIVE")),
                                        any(random, List.of("ESTABLISHED", "DORMANT")))));
            case 9 ->
                rule.put(
                        "under",
                        Map.of("member", "m%02d".formatted(random.nextInt(10)), "levels", 1 + random.nextInt(5)));
            case 10 -> rule.put("generation", Map.of("atLeast", random.nextInt(3), "atMost", 2 + random.nextInt(4)));
            case 11 -> rule.put("campaign", Map.of("key", any(random, Facts.CAMPAIGNS)));
            case 12 -> rule.put("near", Map.of("member", member, "hops", 1 + random.nextInt(4)));
            case 13 -> {
                Map<String, Object> authored = new TreeMap<>();
                for (int i = 0; i <= random.nextInt(2); i++) {
                    switch (random.nextInt(4)) {
                        case 0 -> authored.put("topic", any(random, Facts.TOPICS));
                        case 1 -> authored.put("origin", any(random, Facts.ORIGINS));
                        case 2 -> authored.put("kind", any(random, Facts.KINDS));
                        default -> authored.put("quality", random.nextInt(9) / 10.0);
                    }
                }
                rule.put("authored", authored);
            }
            case 15 -> rule.put("active", Map.of("times", 1 + random.nextInt(5), "days", days));
            case 14 -> rule.put("pyramid", Map.of("classes", List.of(any(random, List.of("HEAD", "WAIST", "BASE")))));
            default ->
                rule.put(
                        "influence",
                        Map.of("atLeast", random.nextInt(10) / 10.0, "atMost", 0.5 + random.nextInt(6) / 10.0));
        }
        if (random.nextInt(12) == 0) {
            rule.put("grade", Map.of("grades", List.of("S", any(random, List.of("A", "B", "C", "D")))));
        }
    }

    private static Map<String, Object> span(Random random, int days) {
        Map<String, Object> span = new TreeMap<>();
        int which = random.nextInt(6);
        if (which < 2 || which == 4) {
            span.put("days", days);
        }
        if (which == 2 || which == 5) {
            span.put("since", TestServer.NOW.minus(Duration.ofDays(days)).toString());
        }
        if (which > 2) {
            span.put("until", TestServer.NOW.minus(Duration.ofDays(days / 2)).toString());
        }
        return span;
    }

    private static String any(Random random, List<String> values) {
        return values.get(random.nextInt(values.size()));
    }
}

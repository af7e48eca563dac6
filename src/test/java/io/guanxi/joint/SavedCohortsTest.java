package io.guanxi.joint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.guanxi.testing.Scenario;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rules under a key: versions that never change, and rules about those who meet others. */
class SavedCohortsTest {

    private final Scenario scenario = Scenario.given(
            "CREATE (ada:Member {key: 'ada', source: 'search'}), (ben:Member {key: 'ben', source: 'event'}), (cat:Member {key: 'cat'}), (cat)-[:FOLLOWS]->(ada)");

    private JsonNode save(String input) {
        return scenario.when(
                        "mutation { saveCohort(input: {%s, community: $community}) { cohort { key version name rule savedAt size members { nodes { key } } } errors { code field message } } }"
                                .formatted(input))
                .get("saveCohort");
    }

    @Test
    void aRuleIsSavedOnceAndAnotherIsTheNextVersion() {
        JsonNode first = save("key: \"found\", name: \"Found\", rule: {member: {source: {eq: \"search\"}}}");
        assertThat(first.at("/cohort/version").asInt()).isEqualTo(1);
        assertThat(first.at("/cohort/size").asInt()).isEqualTo(1);
        assertThat(first.at("/cohort/members/nodes/0/key").asText()).isEqualTo("ada");
        assertThat(first.at("/cohort/rule").asText()).isEqualTo("{\"member\":{\"source\":{\"eq\":\"search\"}}}");

        assertThat(save("key: \"found\", name: \"Found\", rule: {member: {source: {eq: \"search\"}}}"))
                .isEqualTo(first);

        JsonNode second = save("key: \"found\", rule: {not: {member: {source: {eq: \"search\"}}}}");
        assertThat(second.at("/cohort/version").asInt()).isEqualTo(2);
        assertThat(second.at("/cohort/name").isNull()).isTrue();
        assertThat(
                        scenario.when(
                                "{ new: cohort(key: \"found\", community: $community) { version size } old: cohort(key: \"found\", version: 1, community: $community) { version name size } "
                                        + "none: cohort(key: \"found\", version: 3, community: $community) { version } cohorts(community: $community) { totalCount nodes { key version size } } }"))
                .isEqualTo(
                        Scenario.json(
                                "{\"new\": {\"version\": 2, \"size\": 2}, \"old\": {\"version\": 1, \"name\": \"Found\", \"size\": 1}, \"none\": null, "
                                        + "\"cohorts\": {\"totalCount\": 1, \"nodes\": [{\"key\": \"found\", \"version\": 2, \"size\": 2}]}}"));
    }

    @Test
    void aRuleSpeaksOfThoseWhoMeetAVersion() {
        save("key: \"found\", rule: {member: {source: {eq: \"search\"}}}");
        save("key: \"fans\", rule: {follows: {cohort: {key: \"found\", version: 1}}}");
        save("key: \"found\", rule: {}");

        assertThat(scenario.when(
                                "{ cohort(rule: {or: [{cohort: {key: \"fans\", version: 1}}, {cohort: {key: \"found\", version: 1}}]}, community: $community) { members { nodes { key } } } }")
                        .at("/cohort/members"))
                .isEqualTo(Scenario.json("{\"nodes\": [{\"key\": \"ada\"}, {\"key\": \"cat\"}]}"));
    }

    @Test
    void nothingIsSavedThatCannotBeRead() {
        JsonNode missing = save("key: \"a\", rule: {and: [{cohort: {key: \"a\", version: 1}}]}");
        assertThat(missing.at("/errors/0/code").asText()).isEqualTo("NOT_FOUND");
        assertThat(missing.at("/errors/0/message").asText()).contains("`rule.and[0].cohort`");

        assertThat(save("key: \"\", rule: {}").at("/errors/0/field").asText()).isEqualTo("key");

        Scenario.Response wrong = scenario.ask(
                "mutation { saveCohort(input: {key: \"a\", rule: {did: {event: \"x\", times: 0}}, community: $community}) { errors { code } } }",
                Map.of());
        assertThat(wrong.body().at("/errors/0/extensions/path").asText()).isEqualTo("rule.did.times");

        assertThat(scenario.when("{ cohorts(community: $community) { totalCount } }")
                        .at("/cohorts/totalCount")
                        .asInt())
                .isZero();
    }

    @Test
    void aRuleIsExplainedPartByPart() {
        scenario.and(
                "MATCH (ada:Member {community: $v.community, key: 'ada'}) UNWIND [1, 2] AS day CREATE (ada)-[:DID]->(:Event {key: 'e' + day, type: 'login', at: datetime({year: 2026, month: 5, day: day})})");

        JsonNode explanation = scenario.when(
                        "{ cohort(rule: {or: [{did: {event: \"login\", times: 3}}, {not: {neverDid: {event: \"login\"}}, member: {source: {eq: \"search\"}}}]}, community: $community) { "
                                + "ada: explain(member: \"ada\") { held member { key } rule { condition held parts { path condition held figures { name value } parts { path condition held parts { path held } } } } } "
                                + "ben: explain(member: \"ben\") { held } nobody: explain(member: \"nobody\") { held } } }")
                .get("cohort");

        assertThat(explanation).isEqualTo(Scenario.json("""
                                {"ada": {"held": true, "member": {"key": "ada"}, "rule": {"condition": "or", "held": true, "parts": [
                                   {"path": "rule.or[0].did", "condition": "did", "held": false,
                                    "figures": [{"name": "lastAt", "value": "2026-05-02T00:00:00Z"}, {"name": "times", "value": "2"}], "parts": []},
                                   {"path": "rule.or[1]", "condition": "and", "held": true, "figures": [], "parts": [
                                     {"path": "rule.or[1].not", "condition": "not", "held": true, "parts": [{"path": "rule.or[1].not.neverDid", "held": false}]},
                                     {"path": "rule.or[1].member", "condition": "member", "held": true, "parts": []}]}]}},
                                 "ben": {"held": false}, "nobody": null}"""));
    }

    @Test
    void twoCohortsAreLaidSideBySide() {
        save("key: \"found\", rule: {member: {source: {eq: \"search\"}}}");

        JsonNode comparison = scenario.when(
                        "{ compareCohorts(a: {key: \"found\"}, b: {rule: {member: {key: {in: [\"ada\", \"ben\"]}}}}, community: $community) { a { key version size } b { key size } both { size } "
                                + "onlyA { size } onlyB { size members { nodes { key } } explain(member: \"ada\") { held } } } }")
                .get("compareCohorts");

        assertThat(comparison).isEqualTo(Scenario.json("""
                                {"a": {"key": "found", "version": 1, "size": 1}, "b": {"key": null, "size": 2}, "both": {"size": 1}, "onlyA": {"size": 0},
                                 "onlyB": {"size": 1, "members": {"nodes": [{"key": "ben"}]}, "explain": {"held": false}}}"""));
        assertThat(scenario.when(
                                "{ compareCohorts(a: {key: \"none\"}, b: {rule: {}}, community: $community) { a { size } } }")
                        .get("compareCohorts")
                        .isNull())
                .isTrue();
        assertThat(scenario.ask(
                                "{ compareCohorts(a: {}, b: {rule: {}}, community: $community) { a { size } } }",
                                Map.of())
                        .body()
                        .at("/errors/0/message")
                        .asText())
                .contains("`a`: give exactly one of rule, key");
    }

    @Test
    void aSnapshotStaysWhateverBecomesOfTheMembers() {
        save("key: \"found\", rule: {not: {member: {source: {eq: \"event\"}}}}");
        String frozen = scenario.when(
                        "mutation { snapshotCohort(input: {key: \"found\", community: $community}) { snapshot { id size ruleHash cohort { version } } errors { code } } }")
                .at("/snapshotCohort/snapshot/id")
                .asText();
        scenario.when(
                "mutation { updateMember(input: {member: \"ada\", source: \"event\", community: $community}) { errors { code } } }");
        scenario.and("CREATE (:Member {key: 'dan'})");

        assertThat(scenario.when(
                                "{ node(id: \"" + frozen
                                        + "\") { ... on CohortSnapshot { size asOf ruleHash cohort { key version size } "
                                        + "members(first: 1) { totalCount pageInfo { hasNextPage } edges { position node { key } } } } } }")
                        .get("node"))
                .isEqualTo(
                        Scenario.json("""
                                {"size": 2, "asOf": "2026-06-01T12:00:00.000Z", "ruleHash": "%s", "cohort": {"key": "found", "version": 1, "size": 2},
                                 "members": {"totalCount": 2, "pageInfo": {"hasNextPage": true}, "edges": [{"position": 1, "node": {"key": "ada"}}]}}""".formatted(sha256("{\"not\":{\"member\":{\"source\":{\"eq\":\"event\"}}}}"))));
        assertThat(scenario.when(
                                "{ cohort(key: \"found\", community: $community) { snapshots { id } members { nodes { key } } } }")
                        .at("/cohort"))
                .isEqualTo(Scenario.json("{\"snapshots\": [{\"id\": \"" + frozen
                        + "\"}], \"members\": {\"nodes\": [{\"key\": \"cat\"}, {\"key\": \"dan\"}]}}"));
        assertThat(scenario.when(
                                "mutation { snapshotCohort(input: {key: \"found\", version: 2, community: $community}) { snapshot { id } errors { code field } } }")
                        .at("/snapshotCohort"))
                .isEqualTo(Scenario.json(
                        "{\"snapshot\": null, \"errors\": [{\"code\": \"NOT_FOUND\", \"field\": \"key\"}]}"));
    }

    private static String sha256(String text) {
        try {
            return String.format(
                    "%064x",
                    new BigInteger(
                            1, MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8))));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

package io.guanxi.joint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.guanxi.access.Role;
import io.guanxi.testing.Guarded;
import io.guanxi.testing.Scenario;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever may not see persons is told of saved cohorts only, and never of few members, however they ask. */
class FewMembersTest {

    /** 60 members: 25 came by search, 20 by an event, 11 by mail, 4 by phone; `rank` is their number from 0 on. */
    private final Scenario scenario = Scenario.given(
            "UNWIND range(0, 59) AS i CREATE (m:Member {key: 'm' + (100 + i), source: CASE WHEN i < 25 THEN 'search' WHEN i < 45 THEN 'event' WHEN i < 56 THEN 'mail' ELSE 'phone' END, `attributes.rank`: i})"
                    + " FOREACH (_ IN CASE WHEN i < 3 THEN [1] ELSE [] END | CREATE (m)-[:PLACED]->(:Order {key: 'o' + i, amountE4: 10000, at: datetime('2026-05-01T00:00:00Z')}))"
                    + " FOREACH (_ IN CASE WHEN i % 20 = 7 THEN [1] ELSE [] END | MERGE (t:Tag {community: $v.community, id: 'pregnant ' + $v.community, name: 'pregnant'}) CREATE (m)-[:TAGGED]->(t))");

    private Scenario.Response ask(Role role, String asked) {
        return Guarded.ask(
                Guarded.token(role), "query($c: String) { " + asked + " }", Map.of("c", scenario.community()));
    }

    private JsonNode told(Role role, String asked) {
        Scenario.Response answer = ask(role, asked);
        assertThat(answer.body().has("errors")).as(answer.text()).isFalse();
        return answer.body().get("data");
    }

    private void save(String key, String rule) {
        scenario.when("mutation { saveCohort(input: {key: \"" + key + "\", rule: " + rule
                + ", community: $community}) { errors { code } } }");
    }

    private static String below(int rank) {
        return "{member: {attributes: [{name: \"rank\", number: {lt: " + rank + "}}]}}";
    }

    private static String source(String source) {
        return "{member: {source: {eq: \"" + source + "\"}}}";
    }

    private static final String COHORT = "cohort(key: \"%s\", community: $c) { size suppressed }";

    private JsonNode size(Role role, String key) {
        return told(role, COHORT.formatted(key)).get("cohort");
    }

    private static JsonNode size(int size) {
        return Scenario.json("{\"size\": " + size + ", \"suppressed\": false}");
    }

    private static final JsonNode SUPPRESSED = Scenario.json("{\"size\": null, \"suppressed\": true}");

    @Test
    void whoMayNotSeePersonsIsToldOfNoFewMembers() {
        save("nine", below(9));
        save("ten", below(10));
        save("nobody", below(0));
        save("all-but-nine", "{not: " + below(9) + "}");
        save("all-but-ten", "{not: " + below(10) + "}");
        save("all", "{}");

        // An analyst first, with the same document: nothing of it is kept for others.
        assertThat(size(Role.ANALYST, "nine")).isEqualTo(size(9));
        assertThat(size(Role.BOT, "nine")).isEqualTo(SUPPRESSED);
        assertThat(size(Role.ANALYST, "nine")).isEqualTo(size(9));
        assertThat(size(Role.BOT, "ten")).isEqualTo(size(10));
        assertThat(size(Role.BOT, "nobody")).isEqualTo(SUPPRESSED);
        assertThat(size(Role.BOT, "all-but-nine")).isEqualTo(SUPPRESSED);
        assertThat(size(Role.BOT, "all-but-ten")).isEqualTo(size(50));
        // Those who are not in it are nobody.
        assertThat(size(Role.BOT, "all")).isEqualTo(SUPPRESSED);
        assertThat(size(Role.ANALYST, "all")).isEqualTo(size(60));
        assertThat(told(Role.BOT, "cohorts(community: $c) { totalCount nodes { key size suppressed } }")
                        .at("/cohorts"))
                .isEqualTo(Scenario.json("""
                        {"totalCount": 6, "nodes": [{"key": "all", "size": null, "suppressed": true}, {"key": "all-but-ten", "size": 50, "suppressed": false},
                          {"key": "all-but-nine", "size": null, "suppressed": true}, {"key": "nobody", "size": null, "suppressed": true},
                          {"key": "ten", "size": 10, "suppressed": false}, {"key": "nine", "size": null, "suppressed": true}]}"""));
        assertThat(ask(Role.READER, COHORT.formatted("ten")).code()).isEqualTo("FORBIDDEN");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cohort(rule: {}, community: $c) { size }",
                "cohort(key: \"some\", version: 1, community: $c) { size }",
                "cohort(key: \"some\", community: $c) { rule }",
                "cohort(key: \"some\", community: $c) { members { totalCount } }",
                "cohort(key: \"some\", community: $c) { explain(member: \"m100\") { held } }",
                "cohort(key: \"some\", community: $c) { snapshots { size } }",
                "cohort(key: \"some\", community: $c) { retention { size } }",
                "cohort(key: \"some\", community: $c) { funnel { entered } }",
                "cohort(key: \"some\", community: $c) { lifecycle { asOf } }",
                "cohort(key: \"some\", community: $c) { stickiness { mau } }",
                "cohort(key: \"some\", community: $c) { paths { members } }",
                "compareCohorts(a: {rule: {}}, b: {key: \"some\"}, community: $c) { a { size } }",
                "compareCohorts(a: {key: \"some\"}, b: {key: \"some\", version: 1}, community: $c) { a { size } }",
                "segmentation(kind: ACTIVITY, asOf: \"2026-05-01T00:00:00Z\", community: $c) { kind }",
                "segmentation(kind: ACTIVITY, community: $c) { flow(from: \"2026-05-01T00:00:00Z\") { from } }",
            })
    void whatTellsOfPersonsOrIsChosenFreelyTakesAnAnalyst(String asked) {
        save("some", below(30));

        for (Role role : new Role[] {Role.READER, Role.BOT, Role.OPERATOR}) {
            assertThat(ask(role, asked).code()).as("%s %s", role, asked).isEqualTo("FORBIDDEN");
        }
        assertThat(told(Role.ANALYST, asked)).isNotNull();
    }

    @Test
    void aBreakdownSuppressesSoManyThatFewDoNotFollow() {
        save("found", "{not: " + below(5) + "}");
        save("most", below(45));
        save("few", below(5));

        // 20, 20, 11 and 4 of 55: 4 would follow from the others, and 11 goes with it.
        assertThat(
                        told(
                                Role.BOT,
                                "cohort(key: \"most\", community: $c) { size breakdown(by: SOURCE) { value members suppressed } }"))
                .isEqualTo(
                        Scenario.json(
                                "{\"cohort\": {\"size\": 45, \"breakdown\": ["
                                        + "{\"value\": \"search\", \"members\": 25, \"suppressed\": false}, {\"value\": \"event\", \"members\": 20, \"suppressed\": false}]}}"));
        save("fifty", "{not: " + below(10) + "}");
        assertThat(
                        told(
                                Role.BOT,
                                "cohort(key: \"fifty\", community: $c) { size breakdown(by: SOURCE) { value members suppressed } }"))
                .isEqualTo(Scenario.json("""
                        {"cohort": {"size": 50, "breakdown": [{"value": "event", "members": 20, "suppressed": false}, {"value": "search", "members": 15, "suppressed": false},
                           {"value": "mail", "members": null, "suppressed": true}, {"value": "phone", "members": null, "suppressed": true}]}}"""));
        assertThat(told(
                                Role.ANALYST,
                                "cohort(key: \"fifty\", community: $c) { breakdown(by: SOURCE) { value members suppressed } }")
                        .at("/cohort/breakdown/3"))
                .isEqualTo(Scenario.json("{\"value\": \"phone\", \"members\": 4, \"suppressed\": false}"));
        // Tags are personal: of few even the name is not told. All others have none, and are all but few.
        assertThat(told(
                                Role.BOT,
                                "cohort(key: \"fifty\", community: $c) { breakdown(by: TAG) { value members suppressed } }")
                        .at("/cohort/breakdown"))
                .isEqualTo(
                        Scenario.json(
                                "[{\"value\": null, \"members\": null, \"suppressed\": true}, {\"value\": null, \"members\": null, \"suppressed\": true}]"));
        assertThat(told(
                                Role.BOT,
                                "cohort(key: \"fifty\", community: $c) { breakdown(by: ATTRIBUTE, attribute: \"rank\") { value suppressed } }")
                        .at("/cohort/breakdown"))
                .hasSize(50)
                .allMatch(share ->
                        share.get("value").isNull() && share.get("suppressed").asBoolean());
        assertThat(told(Role.BOT, "cohort(key: \"few\", community: $c) { breakdown(by: SOURCE) { value } }")
                        .at("/cohort/breakdown"))
                .isEmpty();
    }

    @Test
    void twoCohortsThatDifferByFewAreNotSubtracted() {
        save("thirty", below(30));
        save("thirty-but-one", "{and: [" + below(30) + ", {not: {member: {key: {eq: \"m107\"}}}}]}");
        save("apart", "{not: " + below(32) + "}");

        assertThat(size(Role.ANALYST, "thirty-but-one")).isEqualTo(size(29));
        assertThat(size(Role.BOT, "thirty")).isEqualTo(size(30));
        assertThat(size(Role.BOT, "thirty-but-one")).isEqualTo(SUPPRESSED);
        String both =
                "compareCohorts(a: {key: \"%s\"}, b: {key: \"%s\"}, community: $c) { a { size } b { size } both { size suppressed } onlyA { size suppressed breakdown(by: SOURCE) { value } } onlyB { size suppressed } }";
        assertThat(told(Role.BOT, both.formatted("thirty", "thirty-but-one")).get("compareCohorts"))
                .isEqualTo(Scenario.json("""
                        {"a": {"size": 30}, "b": {"size": null}, "both": {"size": null, "suppressed": true}, "onlyA": {"size": null, "suppressed": true, "breakdown": []},
                         "onlyB": {"size": null, "suppressed": true}}"""));
        // Nobody is in both of these, and 2 in neither.
        assertThat(told(Role.BOT, both.formatted("thirty", "apart"))
                        .at("/compareCohorts/onlyA/size")
                        .isNull())
                .isTrue();

        save("right", "{not: " + below(15) + "}");
        save("left", "{or: [" + below(30) + ", {member: {attributes: [{name: \"rank\", number: {gte: 60}}]}}]}");
        save("middle", "{and: [" + below(45) + ", {not: " + below(15) + "}]}");
        assertThat(told(Role.BOT, both.formatted("left", "middle")).get("compareCohorts"))
                .isEqualTo(Scenario.json("""
                        {"a": {"size": 30}, "b": {"size": 30}, "both": {"size": 15, "suppressed": false}, "onlyA": {"size": 15, "suppressed": false, "breakdown": []},
                         "onlyB": {"size": 15, "suppressed": false}}"""));
    }

    @Test
    void figuresOfFewAreSuppressedInComparisons() {
        save("early", below(30));
        save("late", "{not: " + below(20) + "}");

        JsonNode metrics = told(
                        Role.BOT,
                        "compareCohorts(a: {key: \"early\"}, b: {key: \"late\"}, community: $c) { metrics { name a b difference suppressed } }")
                .at("/compareCohorts/metrics");
        assertThat(metrics.get(0))
                .isEqualTo(
                        Scenario.json(
                                "{\"name\": \"SIZE\", \"a\": 30.0, \"b\": 40.0, \"difference\": -10.0, \"suppressed\": false}"));
        // Three have bought: 3 of 30, and none of 40.
        for (int orders = 6; orders < 9; orders++) {
            assertThat(metrics.get(orders).get("a").isNull()).isTrue();
            assertThat(metrics.get(orders).get("b").isNull()).isTrue();
            assertThat(metrics.get(orders).get("difference").isNull()).isTrue();
            assertThat(metrics.get(orders).get("suppressed").asBoolean()).isTrue();
        }
        assertThat(told(
                                Role.ANALYST,
                                "compareCohorts(a: {key: \"early\"}, b: {key: \"late\"}, community: $c) { metrics { name a b difference suppressed } }")
                        .at("/compareCohorts/metrics/8"))
                .isEqualTo(Scenario.json(
                        "{\"name\": \"BUYERS\", \"a\": 3.0, \"b\": 0.0, \"difference\": 3.0, \"suppressed\": false}"));
    }

    @Test
    void segmentsAreSuppressedTogetherWhereverTheyAreAskedFor() {
        // 4 joined lately, 12 a while ago; the others nobody knows when, and 15 of them were seen.
        scenario.and(
                "MATCH (m:Member {community: $v.community}) WITH m, toInteger(right(m.key, 2)) AS i SET m.joinedAt = CASE WHEN i < 4 THEN datetime('2026-05-30T00:00:00Z') WHEN i < 16 THEN datetime('2026-05-10T00:00:00Z') END, "
                        + "m.lastSeenAt = CASE WHEN i >= 45 THEN datetime('2026-05-30T00:00:00Z') END");
        String segments =
                "segmentation(kind: LIFECYCLE, community: $c) { segments { name cohort { size suppressed } } }";
        assertThat(told(Role.ANALYST, segments).at("/segmentation/segments").findValuesAsText("size"))
                .containsExactly("0", "4", "12", "15", "29");

        scenario.when(
                "mutation { saveSegmentation(input: {key: \"life\", kind: LIFECYCLE, community: $community}) { errors { code } } }");
        save("newcomers", "{lifecycle: {stages: [ACTIVE]}}");

        // 0 and 4 are few, also together: 12 goes with them.
        assertThat(told(Role.BOT, segments).at("/segmentation/segments").findValuesAsText("size"))
                .containsExactly("null", "null", "null", "15", "29");
        assertThat(told(Role.BOT, "cohortSet(key: \"life\", community: $c) { cohorts { key size } }")
                        .at("/cohortSet/cohorts")
                        .findValuesAsText("size"))
                .containsExactly("null", "null", "null", "15", "29");
        assertThat(size(Role.BOT, "life-active")).isEqualTo(SUPPRESSED);
        assertThat(size(Role.BOT, "newcomers")).isEqualTo(SUPPRESSED);
        assertThat(size(Role.BOT, "life-established")).isEqualTo(size(15));
    }

    @Test
    void aCommunitySaysHowManyAreFew() {
        save("four", source("phone"));
        assertThat(size(Role.BOT, "four")).isEqualTo(SUPPRESSED);

        scenario.when(
                "mutation { configureIndices(input: {minimumCohort: 4, community: $community}) { errors { code } } }");
        assertThat(size(Role.BOT, "four")).isEqualTo(size(4));

        scenario.when(
                "mutation { configureIndices(input: {minimumCohort: 5, community: $community}) { errors { code } } }");
        assertThat(size(Role.BOT, "four")).isEqualTo(SUPPRESSED);

        scenario.when(
                "mutation { configureIndices(input: {minimumCohort: 1, community: $community}) { errors { code } } }");
        assertThat(size(Role.BOT, "four")).isEqualTo(size(4));
        assertThat(told(Role.BOT, "configuration(community: $c) { minimumCohort }")
                        .at("/configuration/minimumCohort")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void filesOfMembersAreForAnalysts() {
        save("some", below(30));

        for (Role role : new Role[] {Role.BOT, Role.ANALYST}) {
            var request = java.net.http.HttpRequest.newBuilder(java.net.URI.create(
                            Guarded.url().replace("/graphql", "/cohorts/some.csv?community=" + scenario.community())))
                    .header("authorization", "Bearer " + Guarded.token(role))
                    .build();
            assertThat(Scenario.send(request).status()).isEqualTo(role == Role.BOT ? 403 : 200);
        }
    }
}

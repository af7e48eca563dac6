package io.guanxi.joint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.guanxi.analysis.Influence;
import io.guanxi.testing.Scenario;
import io.guanxi.testing.TestGraph;
import io.guanxi.testing.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Relationship value as clients read it, of a community that is worked out by hand. All times are of May 2026. */
class RelationshipValuesTest {

    /**
     * ada writes p and q, of which ben, cat and dan make a cascade, and comes from nobody; ben writes r, which answers p, and s, which derives from q.
     * eve is the one who was silent since January.
     */
    private static final Scenario SCENARIO = Scenario.given("""
            CREATE (ada:Member {key: 'ada'}), (ben:Member {key: 'ben'}), (cat:Member {key: 'cat'}), (dan:Member {key: 'dan'}), (eve:Member {key: 'eve'}),
              (tea:Topic {name: 'tea'}), (wine:Topic {name: 'wine'}), (sun:Circle {key: 'sun'}), (moon:Circle {key: 'moon'})
            CREATE (ada)-[:AUTHORED]->(p:Content {key: 'p', createdAt: datetime('2026-05-01T00:00:00Z')})-[:ABOUT]->(tea),
              (ada)-[:AUTHORED]->(q:Content {key: 'q', createdAt: datetime('2026-05-02T00:00:00Z')})-[:ABOUT]->(wine),
              (ada)-[:AUTHORED]->(old:Content {key: 'old', createdAt: datetime('2026-01-02T00:00:00Z')}),
              (ben)-[:AUTHORED]->(r:Content {key: 'r', createdAt: datetime('2026-05-01T03:00:00Z'), sentiment: 0.5})-[:ABOUT]->(tea),
              (r)-[:REPLY_TO]->(p), (ben)-[:AUTHORED]->(s:Content {key: 's', createdAt: datetime('2026-05-20T00:00:00Z')})-[:DERIVED_FROM]->(q),
              (cat)-[:AUTHORED]->(t:Content {key: 't', createdAt: datetime('2026-05-03T00:00:00Z'), sentiment: -0.5})-[:REPLY_TO]->(q),
              (digest:Content {key: 'digest', createdAt: datetime('2026-05-21T00:00:00Z')})-[:DERIVED_FROM]->(p)
            CREATE (ben)-[:SHARED {at: datetime('2026-05-04T00:00:00Z')}]->(p),
              (cat)-[:SHARED {at: datetime('2026-05-05T00:00:00Z'), from: 'ben'}]->(p),
              (dan)-[:SHARED {at: datetime('2026-05-06T00:00:00Z'), from: 'cat'}]->(p),
              (dan)-[:SHARED {at: datetime('2026-05-03T12:00:00Z'), from: 'nobody'}]->(q),
              (ada)-[:SHARED {at: datetime('2026-05-06T00:00:00Z'), from: 'dan'}]->(p),
              (ben)-[:REACTED {kind: 'Like', at: datetime('2026-05-04T00:00:00Z')}]->(p),
              (cat)-[:REACTED {kind: 'love', at: datetime('2026-05-04T00:00:00Z')}]->(p),
              (dan)-[:REACTED {kind: 'dislike', at: datetime('2026-05-04T00:00:00Z')}]->(p),
              (dan)-[:REACTED {kind: 'wave', at: datetime('2026-05-04T00:00:00Z')}]->(q),
              (ada)-[:REACTED {kind: 'like', at: datetime('2026-05-01T04:00:00Z')}]->(r),
              (eve)-[:REACTED {kind: 'like', at: datetime('2026-01-03T00:00:00Z')}]->(old),
              (r)-[:COUNTED]->(:ReactionCount {kind: 'upvote', day: date('2026-05-02'), count: 2})
            CREATE (ben)-[:BELONGS_TO]->(sun), (cat)-[:BELONGS_TO]->(sun), (cat)-[:BELONGS_TO {since: datetime('2026-05-01T00:00:00Z')}]->(moon),
              (dan)-[:BELONGS_TO {until: datetime('2026-05-01T00:00:00Z')}]->(moon)
            CREATE (ada)-[:FOLLOWS]->(cat), (ada)-[:FOLLOWS]->(dan)
            CREATE (ada)-[:REFERRED {state: 'APPROVED', convertedAt: datetime('2026-05-02T00:00:00Z')}]->(ben), (ben)-[:REFERRED {state: 'CONVERTED'}]->(cat),
              (cat)-[:REFERRED {state: 'PENDING'}]->(dan), (ada)-[:REFERRED {state: 'VOIDED', convertedAt: datetime('2026-05-02T00:00:00Z')}]->(eve)
            CREATE (ben)-[:PLACED]->(:Order {key: '1', amountE4: 100100, currency: 'EUR', status: 'paid', at: datetime('2026-05-05T00:00:00Z')}),
              (ben)-[:PLACED]->(:Order {key: '2', amountE4: 5, currency: 'USD', at: datetime('2026-05-05T00:00:00Z')}),
              (cat)-[:PLACED]->(:Order {key: '3', amountE4: 300000, currency: 'EUR', status: 'paid', at: datetime('2026-05-05T00:00:00Z')}),
              (dan)-[:PLACED]->(:Order {key: '4', amountE4: 90000, currency: 'EUR', status: 'refunded', refundedAt: datetime('2026-05-06T00:00:00Z'), at: datetime('2026-05-05T00:00:00Z')}),
              (eve)-[:PLACED]->(:Order {key: '5', amountE4: 90000, currency: 'EUR', status: 'paid', at: datetime('2026-05-05T00:00:00Z')}),
              (ada)-[:EARNED {at: datetime('2026-05-02T00:00:00Z')}]->(b:Badge {name: 'host'}), (ada)-[:EARNED {at: datetime('2026-07-02T00:00:00Z')}]->(b)
            """);

    private static String earlier = "";

    @BeforeAll
    static void rankings() {
        var influence = new Influence(TestGraph.graph(), Duration.ofMinutes(1));
        influence.compute(SCENARIO.community(), Instant.parse("2026-05-03T18:00:00Z"), TestServer.NOW);
        influence.compute(SCENARIO.community(), null, TestServer.NOW);
        earlier = SCENARIO.when(
                        "{ snapshots(community: $community, filter: {kind: {eq: INFLUENCE}}) { nodes { id formula valueFormula asOf } } }")
                .at("/snapshots/nodes/1/id")
                .asText();
    }

    private static Map<String, Double> raw(String member, String snapshot) {
        JsonNode value = SCENARIO.ask(
                        "query($community: String, $member: String!, $snapshot: ID) { member(key: $member, community: $community) {"
                                + " relationshipValue(snapshot: $snapshot) { metrics { name raw } } } }",
                        snapshot.isEmpty() ? Map.of("member", member) : Map.of("member", member, "snapshot", snapshot))
                .body()
                .at("/data/member/relationshipValue/metrics");
        Map<String, Double> raw = new LinkedHashMap<>();
        value.forEach(
                metric -> raw.put(metric.get("name").asText(), metric.get("raw").asDouble()));
        return raw;
    }

    private static void expect(Map<String, Double> raw, Map<String, Double> expected) {
        expected.forEach((name, figure) -> assertThat(raw.get(name)).as(name).isCloseTo(figure, within(1e-9)));
    }

    @Test
    void eachMetricIsWhatIsWorkedOutByHand() {
        Map<String, Double> ada = raw("ada", "");

        assertThat(ada.keySet())
                .containsExactly(
                        "audience",
                        "amplification",
                        "cascadeDepth",
                        "velocity",
                        "brokerage",
                        "bridging",
                        "referrals",
                        "reciprocity",
                        "contentQuality",
                        "topicAuthority",
                        "recognition",
                        "warmth");
        expect(
                ada,
                Map.ofEntries(
                        Map.entry("audience", 4.0), // ben, cat, dan and eve
                        Map.entry("amplification", 2.0), // four shares by others of p and q; old is too old
                        Map.entry("cascadeDepth", 2.0), // p: ben, cat, dan; q: dan
                        Map.entry("velocity", 1 / (1 + 24.0)), // p after 3 hours, q after 24, old after 24
                        Map.entry("brokerage", 9.0), // from ben, cat and dan two others each, from eve three
                        // To ben (sun), cat (half sun, half moon) and dan (none by now): 1 - (1.5^2 + 0.5^2 + 1) / 9
                        Map.entry("bridging", 1 - 3.5 / 9),
                        // Ben, and cat at half; of the four below, eve was revoked, and dan, who has not converted, is
                        // active.
                        Map.entry("referrals", 1.5 * 1.75 / 2.75),
                        Map.entry("reciprocity", 1.0),
                        // Of p two of three, of old one of one; nobody judged q.
                        Map.entry("contentQuality", (0.20765960080204768 + 0.20654931437723742) / 3),
                        Map.entry("topicAuthority", 0.25), // of tea: two, where ben has three
                        Map.entry("recognition", 3.0), // one badge by now, s and the digest
                        Map.entry("warmth", 2 / 4.0))); // r is friendly, t is not
    }

    @Test
    void nothingLaterCountsInARankingOfThePast() {
        Map<String, Double> ada = raw("ada", earlier);

        expect(
                ada,
                Map.of(
                        "amplification", 0.5, // dan's share of q alone, of two
                        "cascadeDepth", 1.0,
                        "recognition", 1.0,
                        "warmth", 0.5));
    }

    @Test
    void theRankingIsByItAndSaysBothClasses() {
        JsonNode edges = SCENARIO.when(
                        "{ ranking(by: RVI, community: $community) { totalCount edges { rank score percentile grade pyramid delta node { key"
                                + " relationshipValue { rank score grade percentile delta metrics { contribution } history { rank grade snapshot { id } } } influence { pyramid } } } } }")
                .at("/ranking/edges");

        assertThat(edges).hasSize(5);
        assertThat(edges.get(0).at("/node/key").asText()).isEqualTo("ada");
        assertThat(edges.get(0).get("grade").asText()).isEqualTo("S");
        assertThat(edges.get(4).at("/node/key").asText()).isEqualTo("eve");
        assertThat(edges.get(4).get("score").asDouble()).isZero();
        assertThat(edges.get(4).get("grade").asText()).isEqualTo("D");
        for (JsonNode edge : edges) {
            JsonNode value = edge.at("/node/relationshipValue");
            double sum = 0;
            for (JsonNode metric : value.get("metrics")) {
                sum += metric.get("contribution").asDouble();
            }
            assertThat(sum).isEqualTo(edge.get("score").asDouble());
            for (String field : List.of("rank", "score", "grade", "percentile", "delta")) {
                assertThat(value.get(field)).as(field).isEqualTo(edge.get(field));
            }
            assertThat(edge.get("pyramid")).isEqualTo(edge.at("/node/influence/pyramid"));
            assertThat(value.at("/history")).hasSize(2);
            assertThat(value.at("/history/0/rank")).isEqualTo(value.get("rank"));
        }
    }

    @Test
    void pagesAndFiltersOfBothRankingsAgreeWithTheWhole() {
        for (String snapshot : List.of("", ", snapshot: \"" + earlier + "\"")) {
            for (String by : List.of("RVI", "INFLUENCE")) {
                String ranking = "ranking(by: " + by + ", community: $community" + snapshot;
                List<String> whole =
                        keys(SCENARIO.when("{ " + ranking + ") { edges { grade pyramid node { key } } } }"));
                List<String> paged = new ArrayList<>();
                String after = "";
                for (int page = 0; page < 5; page++) {
                    JsonNode one = SCENARIO.when("{ " + ranking + ", first: 1" + after
                            + ") { edges { node { key } } pageInfo { endCursor } } }");
                    paged.addAll(keys(one));
                    after = ", after: \""
                            + one.at("/ranking/pageInfo/endCursor").asText() + "\"";
                }
                assertThat(paged).isEqualTo(whole);
                List<String> parts = new ArrayList<>();
                for (String grade : List.of("S", "A", "B", "C", "D")) {
                    JsonNode part = SCENARIO.when("{ " + ranking + ", filter: {grade: {eq: " + grade
                            + "}}) { totalCount edges { grade node { key } } } }");
                    assertThat(part.findValuesAsText("grade")).allMatch(grade::equals);
                    assertThat(part.at("/ranking/totalCount").asInt())
                            .isEqualTo(keys(part).size());
                    parts.addAll(keys(part));
                }
                assertThat(parts).containsExactlyInAnyOrderElementsOf(whole);
                assertThat(keys(SCENARIO.when(
                                "{ " + ranking + ", filter: {pyramid: {eq: HEAD}}) { edges { node { key } } } }")))
                        .hasSize(1);
            }
        }
    }

    @Test
    void aCursorOfOneRankingIsNoneOfTheOther() {
        String cursor = SCENARIO.when(
                        "{ ranking(by: RVI, first: 1, community: $community) { pageInfo { endCursor } } }")
                .at("/ranking/pageInfo/endCursor")
                .asText();

        assertThat(SCENARIO.ask(
                                "{ ranking(first: 1, after: \"" + cursor
                                        + "\", community: $community) { nodes { key } } }",
                                Map.of())
                        .code())
                .isEqualTo("BAD_CURSOR");
    }

    @Test
    void theReportSaysWhatComesThroughEachClassAndAddsUp() {
        JsonNode report = SCENARIO.when(
                        "{ referralReport(community: $community) { snapshot { asOf } members orders revenue { currency amount share }"
                                + " byGrade { grade members memberShare orders orderShare revenue { currency amount share } }"
                                + " byPyramid { pyramid members orders revenue { currency amount } } } }")
                .get("referralReport");

        // ben, cat and dan; two orders of ben and one of cat are paid; eve's referral is voided, dan's order paid back.
        assertThat(report.get("members").asInt()).isEqualTo(3);
        assertThat(report.get("orders").asInt()).isEqualTo(3);
        assertThat(report.get("revenue"))
                .isEqualTo(
                        Scenario.json(
                                "[{\"currency\": \"EUR\", \"amount\": 40.01, \"share\": 1.0}, {\"currency\": \"USD\", \"amount\": 0.0005, \"share\": 1.0}]"));
        JsonNode best = report.at("/byGrade/0");
        assertThat(best.get("grade").asText()).isEqualTo("S");
        assertThat(best.get("members").asInt()).isEqualTo(1);
        assertThat(best.get("orders").asInt()).isEqualTo(2);
        assertThat(best.get("orderShare").asDouble()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(best.at("/revenue/0/share").asDouble()).isCloseTo(10.01 / 40.01, within(1e-12));
        for (String classes : List.of("byGrade", "byPyramid")) {
            int members = 0;
            int orders = 0;
            for (JsonNode one : report.get(classes)) {
                members += one.get("members").asInt();
                orders += one.get("orders").asInt();
            }
            assertThat(members).isEqualTo(3);
            assertThat(orders).isEqualTo(3);
        }
        assertThat(report.get("byGrade")).hasSize(5);
        assertThat(report.get("byPyramid")).hasSize(3);
        assertThat(SCENARIO.when("{ referralReport(snapshot: \"" + earlier + "\", community: $community) { orders } }")
                        .at("/referralReport/orders")
                        .asInt())
                .isEqualTo(3);
        assertThat(Scenario.given()
                        .ask("{ referralReport(community: $community) { orders } }", Map.of())
                        .code())
                .isEqualTo("NO_SNAPSHOT");
    }

    @Test
    void whoJoinedAfterTheSnapshotIsToldApartInTheReport() {
        Scenario late = Scenario.given("CREATE (:Member {key: 'ada'})");
        new Influence(TestGraph.graph(), Duration.ofMinutes(1)).compute(late.community(), null, TestServer.NOW);
        late.and("CREATE (:Member {key: 'new'})-[:REFERRED]->(:Member {key: 'newer'})");

        JsonNode classes = late.when(
                        "{ referralReport(community: $community) { byGrade { grade members memberShare orderShare } } }")
                .at("/referralReport/byGrade");

        assertThat(classes).hasSize(6);
        assertThat(classes.get(5).get("grade").isNull()).isTrue();
        assertThat(classes.get(5).get("members").asInt()).isEqualTo(1);
        assertThat(classes.get(5).get("memberShare").asDouble()).isEqualTo(1);
        assertThat(classes.get(5).get("orderShare").asDouble()).isZero();
    }

    private static List<String> keys(JsonNode answer) {
        return answer.findValuesAsText("key");
    }
}

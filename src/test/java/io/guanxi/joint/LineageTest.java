package io.guanxi.joint;

import static io.guanxi.testing.Scenario.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.guanxi.testing.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who brought whom, worked out by hand. Days are of January 2026; the tests' clock stands months later. */
class LineageTest {

    /**
     * <pre>
     * ada - ben - dan - fay
     *     |     \ eve
     *     | cat - gus (voided) - hal
     * ivy - joe        kim brought nobody
     * </pre>
     */
    private static final String PICTURE = """
            CREATE (ada:Member {key: 'ada', joinedAt: datetime('2026-01-01T00:00:00Z')}), (ben:Member {key: 'ben'}), (cat:Member {key: 'cat'}),
              (dan:Member {key: 'dan'}), (eve:Member {key: 'eve'}), (fay:Member {key: 'fay'}), (gus:Member {key: 'gus'}), (hal:Member {key: 'hal'}),
              (ivy:Member {key: 'ivy'}), (joe:Member {key: 'joe'}), (kim:Member {key: 'kim'}), (:Campaign {key: 'spring'}), (:Campaign {key: 'none'})
            CREATE (ada)-[:REFERRED {at: datetime('2026-01-02T00:00:00Z'), state: 'CONVERTED', convertedAt: datetime('2026-01-04T00:00:00Z'), campaign: 'spring'}]->(ben),
              (ada)-[:REFERRED {at: datetime('2026-01-03T00:00:00Z'), state: 'PENDING'}]->(cat),
              (ben)-[:REFERRED {at: datetime('2026-01-06T00:00:00Z'), state: 'APPROVED', convertedAt: datetime('2026-01-07T00:00:00Z'), campaign: 'spring'}]->(dan),
              (ben)-[:REFERRED {at: datetime('2026-01-08T00:00:00Z'), state: 'FLAGGED'}]->(eve),
              (dan)-[:REFERRED {at: datetime('2026-01-09T00:00:00Z'), state: 'CONVERTED', campaign: 'spring'}]->(fay),
              (cat)-[:REFERRED {at: datetime('2026-01-04T00:00:00Z'), state: 'VOIDED', convertedAt: datetime('2026-01-05T00:00:00Z')}]->(gus),
              (gus)-[:REFERRED {at: datetime('2026-01-06T00:00:00Z'), state: 'PENDING'}]->(hal),
              (ivy)-[:REFERRED {state: 'PENDING'}]->(joe)
            CREATE (ben)-[:PLACED]->(:Order {key: '1', amountE4: 100100, currency: 'EUR', at: datetime('2026-01-05T00:00:00Z'), status: 'paid'}),
              (ben)-[:PLACED]->(:Order {key: '2', amountE4: 50000, currency: 'USD', at: datetime('2026-01-06T00:00:00Z')}),
              (fay)-[:PLACED]->(:Order {key: '3', amountE4: 300300, currency: 'EUR', at: datetime('2026-01-10T00:00:00Z'), status: 'PAID'}),
              (hal)-[:PLACED]->(:Order {key: '4', amountE4: 200000, currency: 'EUR', at: datetime('2026-01-10T00:00:00Z'), status: 'paid', refundedAt: datetime('2026-01-11T00:00:00Z')}),
              (gus)-[:PLACED]->(:Order {key: '5', amountE4: 900000, currency: 'EUR', at: datetime('2026-01-10T00:00:00Z'), status: 'paid'}),
              (cat)-[:PLACED]->(:Order {key: '6', amountE4: 1, currency: 'EUR', at: datetime('2026-01-10T00:00:00Z'), status: 'open'})
            """;

    private static final Scenario SCENARIO = Scenario.given(PICTURE);

    private static JsonNode member(String key, String fields) {
        return SCENARIO.when("{ member(key: \"%s\", community: $community) { %s } }".formatted(key, fields))
                .get("member");
    }

    private static List<String> texts(JsonNode list, String pointer) {
        List<String> texts = new ArrayList<>();
        list.forEach(one -> texts.add(one.at(pointer).asText()));
        return texts;
    }

    @Test
    void aDownlineComesByGenerationOrLineByLine() {
        JsonNode broad =
                member("ada", "downline { edges { depth node { key } } }").at("/downline/edges");
        JsonNode deep = member(
                        "ada", "downline(order: DEPTH_FIRST) { edges { depth node { key } referral { state } } }")
                .at("/downline/edges");

        assertThat(texts(broad, "/node/key")).containsExactly("ben", "cat", "dan", "eve", "gus", "fay", "hal");
        assertThat(texts(broad, "/depth")).containsExactly("1", "1", "2", "2", "2", "3", "3");
        assertThat(texts(deep, "/node/key")).containsExactly("ben", "dan", "fay", "eve", "cat", "gus", "hal");
        assertThat(texts(deep, "/depth")).containsExactly("1", "2", "3", "2", "1", "2", "3");
        assertThat(texts(deep, "/referral/state").get(5)).isEqualTo("VOIDED");
    }

    @Test
    void bothOrdersArePagedBothWaysToAnyDepth() {
        for (String order : List.of("BREADTH_FIRST", "DEPTH_FIRST")) {
            List<String> all = texts(
                    member("ada", "downline(maxDepth: 2, order: %s) { nodes { key } }".formatted(order))
                            .at("/downline/nodes"),
                    "/key");
            assertThat(all).hasSize(5);
            List<String> forward = new ArrayList<>();
            String after = "";
            for (int page = 0; page < 3; page++) {
                JsonNode part = member(
                                "ada",
                                "downline(maxDepth: 2, order: %s, first: 2%s) { nodes { key } pageInfo { endCursor hasNextPage } }"
                                        .formatted(order, after))
                        .get("downline");
                forward.addAll(texts(part.get("nodes"), "/key"));
                assertThat(part.at("/pageInfo/hasNextPage").asBoolean()).isEqualTo(page < 2);
                after = ", after: \"" + part.at("/pageInfo/endCursor").asText() + "\"";
            }
            assertThat(forward).isEqualTo(all);
            JsonNode last = member(
                            "ada",
                            "downline(maxDepth: 2, order: %s, last: 2) { nodes { key } pageInfo { hasPreviousPage } totalCount }"
                                    .formatted(order))
                    .get("downline");
            assertThat(texts(last.get("nodes"), "/key")).isEqualTo(all.subList(3, 5));
            assertThat(last.at("/pageInfo/hasPreviousPage").asBoolean()).isTrue();
            assertThat(last.at("/totalCount").asInt()).isEqualTo(5);
        }
    }

    @Test
    void aCursorOfOneOrderIsNoneOfTheOther() {
        String cursor = member("ada", "downline(first: 1) { pageInfo { endCursor } }")
                .at("/downline/pageInfo/endCursor")
                .asText();

        assertThat(SCENARIO.ask(
                                "{ member(key: \"ada\", community: $community) { downline(order: DEPTH_FIRST, after: \""
                                        + cursor + "\") { nodes { key } } } }",
                                Map.of())
                        .code())
                .isEqualTo("BAD_CURSOR");
    }

    @Test
    void whatCameOfAMembersReferralsIsToldByGenerationAndByBranch() {
        JsonNode stats = member("ada", """
                referralStats { direct total maxDepth converted conversionRate activeShare k kComplete cycleDays
                  revenue { currency amount share }
                  generations { generation members converted conversionRate k cycleDays medianDaysToConvert inProgress conversionInProgress
                    revenue { currency amount share } }
                  deepest { member { key } members maxDepth width converted }
                  widest { member { key } width }
                  mostValuable { member { key } revenue { currency amount } } }""").get("referralStats");

        assertThat(stats).isEqualTo(json("""
                {"direct": 2, "total": 6, "maxDepth": 3, "converted": 3, "conversionRate": 0.5, "activeShare": null,
                 "k": 0.6666666666666666, "kComplete": 0.6666666666666666, "cycleDays": 3.5,
                 "revenue": [{"currency": "EUR", "amount": 40.04, "share": 1.0}, {"currency": "USD", "amount": 5.00, "share": 1.0}],
                 "generations": [
                  {"generation": 1, "members": 2, "converted": 1, "conversionRate": 0.5, "k": 1.0, "cycleDays": 5.0, "medianDaysToConvert": 2.0,
                   "inProgress": false, "conversionInProgress": false,
                   "revenue": [{"currency": "EUR", "amount": 10.01, "share": 0.25}, {"currency": "USD", "amount": 5.00, "share": 1.0}]},
                  {"generation": 2, "members": 2, "converted": 1, "conversionRate": 0.5, "k": 1.0, "cycleDays": 2.5, "medianDaysToConvert": 1.0,
                   "inProgress": false, "conversionInProgress": false, "revenue": []},
                  {"generation": 3, "members": 2, "converted": 1, "conversionRate": 0.5, "k": 0.0, "cycleDays": null, "medianDaysToConvert": null,
                   "inProgress": false, "conversionInProgress": false, "revenue": [{"currency": "EUR", "amount": 30.03, "share": 0.75}]}],
                 "deepest": {"member": {"key": "ben"}, "members": 4, "maxDepth": 3, "width": 2, "converted": 3},
                 "widest": {"member": {"key": "ben"}, "width": 2},
                 "mostValuable": {"member": {"key": "ben"}, "revenue": [{"currency": "EUR", "amount": 40.04}, {"currency": "USD", "amount": 5.00}]}}"""));
    }

    @Test
    void onlyReferralsOfACampaignCountWhereItIsNamed() {
        JsonNode ofMember = member(
                        "ada",
                        "referralStats(campaign: \"spring\") { direct total converted generations { members k } }")
                .get("referralStats");
        JsonNode ofBen = member("ben", "referralStats(campaign: \"spring\") { total }");
        JsonNode campaigns = SCENARIO.when("""
                { spring: campaign(key: "spring", community: $community) { referralStats { direct total maxDepth cycleDays
                    generations { members } deepest { member { key } members } } }
                  none: campaign(key: "none", community: $community) { referralStats { direct total maxDepth k generations { members } deepest { members } } } }""");

        assertThat(ofMember)
                .isEqualTo(json(
                        "{\"direct\": 1, \"total\": 3, \"converted\": 3, \"generations\": [{\"members\": 1, \"k\": 1.0},"
                                + " {\"members\": 1, \"k\": 1.0}, {\"members\": 1, \"k\": 0.0}]}"));
        assertThat(ofBen.at("/referralStats/total").asInt()).isEqualTo(2);
        assertThat(campaigns.at("/spring/referralStats"))
                .isEqualTo(
                        json(
                                "{\"direct\": 1, \"total\": 3, \"maxDepth\": 3, \"cycleDays\": 3.5, \"generations\": [{\"members\": 1}, {\"members\": 1},"
                                        + " {\"members\": 1}], \"deepest\": {\"member\": {\"key\": \"ada\"}, \"members\": 3}}"));
        assertThat(campaigns.at("/none/referralStats"))
                .isEqualTo(
                        json(
                                "{\"direct\": 0, \"total\": 0, \"maxDepth\": 0, \"k\": null, \"generations\": [], \"deepest\": null}"));
    }

    @Test
    void whoBroughtNobodyHasFiguresOfNobody() {
        assertThat(member(
                                "kim",
                                "referralStats { direct total maxDepth conversionRate k revenue { amount } generations { members } widest { members } }")
                        .get("referralStats"))
                .isEqualTo(json(
                        "{\"direct\": 0, \"total\": 0, \"maxDepth\": 0, \"conversionRate\": null, \"k\": null, \"revenue\": [],"
                                + " \"generations\": [], \"widest\": null}"));
    }

    @Test
    void aTreeIsDrawnWithTheLargestBranchesFirst() {
        JsonNode tree = SCENARIO.when("""
                { referralTree(root: "ada", depth: 2, children: 1, community: $community) { key depth state direct total converted more
                    member { key } children { key depth state total converted more children { key state direct total more children { key } } } } }""").get("referralTree");

        assertThat(tree).isEqualTo(json("""
                {"key": "ada", "depth": 0, "state": null, "direct": 2, "total": 6, "converted": 3, "more": 1, "member": {"key": "ada"}, "children": [
                  {"key": "ben", "depth": 1, "state": "CONVERTED", "total": 3, "converted": 2, "more": 1, "children": [
                    {"key": "dan", "state": "APPROVED", "direct": 1, "total": 1, "more": 1, "children": []}]}]}"""));
        assertThat(SCENARIO.when(
                                "{ referralTree(root: \"ada\", campaign: \"spring\", community: $community) { total children { key more children { key } } } }")
                        .get("referralTree"))
                .isEqualTo(
                        json(
                                "{\"total\": 3, \"children\": [{\"key\": \"ben\", \"more\": 0, \"children\": [{\"key\": \"dan\"}]}]}"));
        assertThat(SCENARIO.when("{ referralTree(root: \"nobody\", community: $community) { key } }")
                        .get("referralTree")
                        .isNull())
                .isTrue();
        assertThat(SCENARIO.ask("{ referralTree(root: \"ada\", depth: 31, community: $community) { key } }", Map.of())
                        .code())
                .isEqualTo("BAD_INPUT");
    }

    @Test
    void twoMembersAreRelatedOverTheirNearestCommonAncestor() {
        assertThat(SCENARIO.when("""
                { cousins: referralPath(from: "fay", to: "hal", community: $community) { ancestor { key } length members { key } }
                  line: referralPath(from: "ben", to: "fay", community: $community) { ancestor { key } length members { key } }
                  same: referralPath(from: "kim", to: "kim", community: $community) { ancestor { key } length members { key } }
                  strangers: referralPath(from: "ada", to: "joe", community: $community) { length } }""")).isEqualTo(json("""
                        {"cousins": {"ancestor": {"key": "ada"}, "length": 6, "members": [{"key": "fay"}, {"key": "dan"}, {"key": "ben"},
                            {"key": "ada"}, {"key": "cat"}, {"key": "gus"}, {"key": "hal"}]},
                         "line": {"ancestor": {"key": "ben"}, "length": 2, "members": [{"key": "ben"}, {"key": "dan"}, {"key": "fay"}]},
                         "same": {"ancestor": {"key": "kim"}, "length": 0, "members": [{"key": "kim"}]},
                         "strangers": null}"""));
    }

    @Test
    void theRootsComeWithTheLargestTreeFirst() {
        JsonNode roots = SCENARIO.when(
                        "{ referralRoots(first: 1, community: $community) { totalCount pageInfo { hasNextPage endCursor } edges { total maxDepth node { key } } } }")
                .get("referralRoots");

        assertThat(roots.get("edges"))
                .isEqualTo(json("[{\"total\": 7, \"maxDepth\": 3, \"node\": {\"key\": \"ada\"}}]"));
        assertThat(roots.get("totalCount").asInt()).isEqualTo(2);
        assertThat(roots.at("/pageInfo/hasNextPage").asBoolean()).isTrue();
        assertThat(SCENARIO.when("{ referralRoots(after: \""
                                + roots.at("/pageInfo/endCursor").asText()
                                + "\", community: $community) { edges { total maxDepth node { key } } } }")
                        .at("/referralRoots/edges"))
                .isEqualTo(json("[{\"total\": 1, \"maxDepth\": 1, \"node\": {\"key\": \"ivy\"}}]"));
    }

    private static String board(String arguments) {
        StringBuilder text = new StringBuilder();
        for (JsonNode edge : SCENARIO.when(
                        "{ referralLeaderboard(%s, community: $community) { edges { rank value node { key } } } }"
                                .formatted(arguments))
                .at("/referralLeaderboard/edges")) {
            text.append(text.isEmpty() ? "" : ", ")
                    .append(edge.get("rank").asInt())
                    .append(' ')
                    .append(edge.at("/node/key").asText())
                    .append(' ')
                    .append(edge.get("value").asDouble());
        }
        return text.toString();
    }

    @Test
    void leaderboardsRankByWhatIsAskedAndTiesShareARank() {
        assertThat(board("by: REFERRED"))
                .isEqualTo("1 ada 2.0, 1 ben 2.0, 3 cat 0.0".replace(", 3 cat 0.0", "")
                        + ", 3 dan 1.0, 3 gus 1.0, 3 ivy 1.0");
        assertThat(board("by: CONVERTED")).isEqualTo("1 ada 1.0, 1 ben 1.0, 1 dan 1.0");
        assertThat(board("by: REVENUE")).isEqualTo("1 dan 30.03, 2 ada 10.01");
        assertThat(board("by: K")).isEqualTo("1 ada 1.0, 2 ben 0.5");
        assertThat(board("by: REFERRED, campaign: \"spring\"")).isEqualTo("1 ada 1.0, 1 ben 1.0, 1 dan 1.0");
        assertThat(board("by: REFERRED, from: \"2026-01-03T00:00:00Z\", to: \"2026-01-08T00:00:00Z\""))
                .isEqualTo("1 ada 1.0, 1 ben 1.0, 1 gus 1.0");
        assertThat(board("by: REVENUE, to: \"2026-01-10T00:00:00Z\"")).isEqualTo("1 ada 10.01");
        // Of ada: ben 1, dan and fay 0.5 and 0.25, of 1 + 1 + 0.5 * 3 + 0.25 * 2; of ben: dan 1 and fay 0.5, of 1 + 1 +
        // 0.5.
        assertThat(board("by: QUALITY")).isEqualTo("1 dan 1.0, 2 ben 0.6, 3 ada " + 1.75 / 4);
    }

    @Test
    void aLeaderboardIsPagedThroughTies() {
        List<String> all = new ArrayList<>();
        String after = "";
        for (int page = 0; page < 5; page++) {
            JsonNode part = SCENARIO.when(
                            "{ referralLeaderboard(by: REFERRED, first: 1%s, community: $community) { nodes { key } pageInfo { endCursor } } }"
                                    .formatted(after))
                    .get("referralLeaderboard");
            all.addAll(texts(part.get("nodes"), "/key"));
            after = ", after: \"" + part.at("/pageInfo/endCursor").asText() + "\"";
        }

        assertThat(all).containsExactly("ada", "ben", "dan", "gus", "ivy");
        assertThat(SCENARIO.when(
                                "{ referralLeaderboard(by: REFERRED, filter: {node: {key: {startsWith: \"i\"}}}, first: 1, community: $community) { edges { rank node { key } } } }")
                        .at("/referralLeaderboard/edges"))
                .isEqualTo(json("[{\"rank\": 3, \"node\": {\"key\": \"ivy\"}}]"));
    }

    @Test
    void whatIsChangedIsSeenAtOnce() {
        Scenario scenario = Scenario.given(PICTURE);
        String stats = "referralStats { total converted revenue { amount } }";

        JsonNode referred = scenario.when("""
                mutation { refer(input: {referrer: "hal", member: "kim", community: $community}) { errors { code }
                  referrer { %s downline { nodes { key } } } } }""".formatted(stats));
        assertThat(referred.at("/refer"))
                .isEqualTo(json(
                        "{\"errors\": [], \"referrer\": {\"referralStats\": {\"total\": 1, \"converted\": 0, \"revenue\": []},"
                                + " \"downline\": {\"nodes\": [{\"key\": \"kim\"}]}}}"));
        scenario.when(
                "mutation { order(input: {key: \"k\", member: \"kim\", amount: 7, status: \"paid\", community: $community}) { errors { code } } }");
        assertThat(scenario.when("{ member(key: \"gus\", community: $community) { %s } }".formatted(stats))
                        .at("/member/referralStats"))
                .isEqualTo(json("{\"total\": 2, \"converted\": 0, \"revenue\": [{\"amount\": 7.00}]}"));
        assertThat(scenario.when(
                                "{ referralLeaderboard(by: REVENUE, community: $community) { edges { node { key } value } } }")
                        .at("/referralLeaderboard/edges/2"))
                .isEqualTo(json("{\"node\": {\"key\": \"hal\"}, \"value\": 7.0}"));
        scenario.when("mutation { refund(input: {order: \"k\", community: $community}) { errors { code } } }");
        scenario.when("mutation { voidReferral(input: {member: \"kim\", community: $community}) { errors { code } } }");
        assertThat(scenario.when("{ member(key: \"gus\", community: $community) { %s } }".formatted(stats))
                        .at("/member/referralStats"))
                .isEqualTo(json("{\"total\": 1, \"converted\": 0, \"revenue\": []}"));
    }

    @Test
    void whatIsInProgressIsMarked() {
        Scenario scenario = Scenario.given("""
                CREATE (a:Member {key: 'a'})-[:REFERRED {at: datetime($v.now) - duration('P40D')}]->(b:Member {key: 'b'})
                  -[:REFERRED {at: datetime($v.now) - duration('P20D')}]->(c:Member {key: 'c'})-[:REFERRED {at: datetime($v.now) - duration('P5D')}]->(:Member {key: 'd'})
                """.replace("$v.now", "'" + io.guanxi.testing.TestServer.NOW + "'"));

        JsonNode stats = scenario.when(
                        "{ member(key: \"a\", community: $community) { referralStats { k kComplete cycleDays generations { k inProgress conversionInProgress } } } }")
                .at("/member/referralStats");

        assertThat(stats).isEqualTo(json("""
                {"k": 0.6666666666666666, "kComplete": 1.0, "cycleDays": 17.5, "generations": [
                  {"k": 1.0, "inProgress": false, "conversionInProgress": false}, {"k": 1.0, "inProgress": false, "conversionInProgress": true},
                  {"k": 0.0, "inProgress": true, "conversionInProgress": true}]}"""));
    }

    @Test
    void severalMentorsAndCirclesAreReported() {
        Scenario scenario = Scenario.given("""
                CREATE (a:Member {key: 'a'}), (b:Member {key: 'b'}), (c:Member {key: 'c'}), (d:Member {key: 'd'}), (x:Member {key: 'x'}), (y:Member {key: 'y'})
                CREATE (a)-[:REFERRED {state: 'PENDING'}]->(b), (b)-[:REFERRED {state: 'VOIDED'}]->(c), (a)-[:REFERRED {state: 'PENDING'}]->(d)
                CREATE (a)-[:MADE]->(:Touch {key: '1', effective: true})-[:REACHED]->(b), (b)-[:MADE]->(:Touch {key: '2', effective: true})-[:REACHED]->(c),
                  (c)-[:MADE]->(:Touch {key: '3', effective: false, reason: 'CYCLE'})-[:REACHED]->(b),
                  (c)-[:MADE]->(:Touch {key: '4', effective: false, reason: 'SECOND_REFERRER'})-[:REACHED]->(d),
                  (d)-[:MADE]->(:Touch {key: '5', effective: false, reason: 'SECOND_REFERRER'})-[:REACHED]->(x),
                  (d)-[:MADE]->(:Touch {key: '6', effective: false, reason: 'SECOND_REFERRER'})-[:REACHED]->(x)
                """);

        assertThat(scenario.when(
                                "{ referralForest(community: $community) { members referrals roots maxDepth secondReferrers cycles longestChain circles } }")
                        .get("referralForest"))
                .isEqualTo(json(
                        "{\"members\": 4, \"referrals\": 3, \"roots\": 1, \"maxDepth\": 2, \"secondReferrers\": 3, \"cycles\": 1,"
                                + " \"longestChain\": 3, \"circles\": 1}"));
        assertThat(
                        Scenario.given()
                                .when(
                                        "{ referralForest(community: $community) { members roots longestChain } referralRoots(community: $community) { nodes { key } } }"))
                .isEqualTo(
                        json(
                                "{\"referralForest\": {\"members\": 0, \"roots\": 0, \"longestChain\": 0}, \"referralRoots\": {\"nodes\": []}}"));
    }
}

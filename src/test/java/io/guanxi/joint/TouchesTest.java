package io.guanxi.joint;

import static io.guanxi.testing.Scenario.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.guanxi.testing.Racing;
import io.guanxi.testing.Scenario;
import io.guanxi.testing.TestGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Touches before their members join: which one brings them. */
class TouchesTest {

    private static final String REFERRAL =
            "{ member { referral { referrer { key } campaign { key } at touches { referrer { key } effective reason } } } errors { code } }";

    private final Scenario scenario = Scenario.given("""
            CREATE (:Member {key: 'ada'}), (:Member {key: 'ben'}), (:Member {key: 'cat'}),
              (:Campaign {key: 'first', windowDays: 10}), (:Campaign {key: 'last', windowDays: 10, attribution: 'LAST_TOUCH'})
            """);

    private JsonNode when(String verb, String input, String selection) {
        return scenario.when("mutation { %s(input: {%s, community: $community}) %s }".formatted(verb, input, selection))
                .get(verb);
    }

    private void touch(String referrer, String member, String day, String more) {
        JsonNode errors = when(
                        "touch",
                        "referrer: \"%s\", member: \"%s\", at: \"2026-05-%sT00:00:00Z\"%s"
                                .formatted(referrer, member, day, more),
                        "{ invitation { contact } errors { code message } }")
                .get("errors");
        assertThat(errors).isEmpty();
    }

    private JsonNode join(String member) {
        return when("join", "key: \"%s\", joinedAt: \"2026-05-20T00:00:00Z\"".formatted(member), REFERRAL)
                .at("/member/referral");
    }

    @Test
    void aTouchIsAnInvitationUntilItsMemberJoins() {
        assertThat(
                        when(
                                "touch",
                                "referrer: \"ada\", member: \"dan\", campaign: \"first\", source: \"link\", code: \"X\"",
                                "{ referrer { invitations { nodes { contact at code source campaign { key } referrer { key } } } } invitation { contact } touch { at } errors { code } }"))
                .isEqualTo(json("""
                {"referrer": {"invitations": {"nodes": [{"contact": "dan", "at": "2026-06-01T12:00:00.000Z", "code": "X", "source": "link",
                 "campaign": {"key": "first"}, "referrer": {"key": "ada"}}]}}, "invitation": {"contact": "dan"}, "touch": null, "errors": []}
                """));

        assertThat(
                        when(
                                "join",
                                "key: \"dan\"",
                                "{ member { referral { at code source state campaign { key } referrer { key invitations { totalCount } } touches { effective } } } errors { code } }"))
                .isEqualTo(json("""
                {"member": {"referral": {"at": "2026-06-01T12:00:00.000Z", "code": "X", "source": "link", "state": "PENDING", "campaign": {"key": "first"},
                 "referrer": {"key": "ada", "invitations": {"totalCount": 0}}, "touches": [{"effective": true}]}}, "errors": []}
                """));
        assertThat(when("refer", "referrer: \"ben\", member: \"dan\"", "{ errors { code } }")
                        .at("/errors/0/code")
                        .asText())
                .isEqualTo("SECOND_REFERRER");
    }

    @Test
    void theFirstTouchCountsInOneCampaignAndTheLastInTheOther() {
        for (String campaign : List.of("first", "last")) {
            String in = ", campaign: \"" + campaign + "\"";
            touch("ben", campaign + "-member", "15", in);
            touch("ada", campaign + "-member", "12", in);
            touch("cat", campaign + "-member", "18", in);
            touch("cat", campaign + "-member", "09", in);
        }

        assertThat(join("first-member")).isEqualTo(json("""
                {"referrer": {"key": "ada"}, "campaign": {"key": "first"}, "at": "2026-05-12T00:00:00.000Z", "touches": [
                 {"referrer": {"key": "cat"}, "effective": false, "reason": "OUTSIDE_WINDOW"}, {"referrer": {"key": "ada"}, "effective": true, "reason": null},
                 {"referrer": {"key": "ben"}, "effective": false, "reason": "SECOND_REFERRER"}, {"referrer": {"key": "cat"}, "effective": false, "reason": "SECOND_REFERRER"}]}
                """));
        assertThat(join("last-member").at("/referrer/key").asText()).isEqualTo("cat");
        assertThat(join("last-member").isMissingNode()).isTrue();
    }

    @Test
    void theCampaignOfTheLatestTouchDecides() {
        touch("ada", "dan", "12", ", campaign: \"first\"");
        touch("ben", "dan", "13", ", campaign: \"last\"");
        touch("cat", "dan", "14", ", campaign: \"first\"");
        touch("ada", "eve", "12", ", campaign: \"last\"");
        touch("ben", "eve", "13", "");
        touch("cat", "eve", "14", "");

        assertThat(join("dan").at("/referrer/key").asText()).isEqualTo("ada");
        JsonNode eve = join("eve");
        assertThat(eve.at("/referrer/key").asText()).isEqualTo("ben");
        assertThat(eve.get("campaign").isNull()).isTrue();
    }

    @Test
    void whoHadLeftBringsNobodyAndWhoJoinedLaterDoes() {
        scenario.and(
                "MATCH (ada:Member {key: 'ada', community: $v.community}), (ben:Member {key: 'ben', community: $v.community}) SET ada.leftAt = datetime('2026-05-20T00:00:00Z'), ben.joinedAt = datetime('2026-05-30T00:00:00Z')");
        touch("ada", "dan", "12", "");
        touch("ben", "dan", "13", "");
        touch("cat", "fay", "21", "");

        JsonNode dan = join("dan");
        assertThat(dan.at("/referrer/key").asText()).isEqualTo("ben");
        assertThat(dan.at("/touches/0/reason").asText()).isEqualTo("REFERRER_LEFT");
        assertThat(join("fay").isNull()).isTrue();
        assertThat(join("gus").isNull()).isTrue();
        assertThat(scenario.when("{ member(key: \"cat\", community: $community) { invitations { totalCount } } }")
                        .at("/member/invitations/totalCount")
                        .asInt())
                .isZero();
    }

    @Test
    void whoeverHasJoinedIsNotBroughtByATouch() {
        assertThat(
                        when(
                                "touch",
                                "referrer: \"ada\", member: \"ben\"",
                                "{ invitation { id } touch { effective reason member { key referral { state } } } errors { code } }"))
                .isEqualTo(json("""
                {"invitation": null, "touch": {"effective": false, "reason": "AFTER_JOINING", "member": {"key": "ben", "referral": null}}, "errors": []}
                """));
    }

    @Test
    void touchesAreRefusedAsReferralsAre() {
        for (String[] refused : new String[][] {
            {"referrer: \"nobody\", member: \"dan\"", "NOT_FOUND"},
            {"referrer: \"ada\", member: \"ada\"", "SELF_REFERRAL"},
            {"member: \"dan\"", "OUT_OF_RANGE"},
            {"member: \"dan\", code: \"K7M2PXQ4\"", "NOT_FOUND"},
            {"referrer: \"ada\", member: \"dan\", campaign: \"none\"", "NOT_FOUND"}
        }) {
            assertThat(when("touch", refused[0], "{ errors { code } }")
                            .at("/errors/0/code")
                            .asText())
                    .as(refused[0])
                    .isEqualTo(refused[1]);
        }
        assertThat(join("dan").isNull()).isTrue();
    }

    @Test
    void theKeyOfWhoWasMergedAwayIsThatOfTheSurvivor() {
        when("mergeMembers", "survivor: \"ben\", absorbed: \"cat\", reason: \"one\"", "{ errors { code } }");

        assertThat(when("touch", "referrer: \"ada\", member: \"cat\"", "{ touch { member { key } } errors { code } }")
                        .at("/touch/member/key")
                        .asText())
                .isEqualTo("ben");
    }

    @Test
    void invitationsOfWhoIsMergedAreTheSurvivors() {
        touch("cat", "dan", "15", "");
        when("mergeMembers", "survivor: \"ben\", absorbed: \"cat\", reason: \"one\"", "{ errors { code } }");

        assertThat(join("dan").at("/referrer/key").asText()).isEqualTo("ben");
    }

    @Test
    void aTouchBesideAJoinIsEitherThereBeforeOrFindsTheMember() throws Exception {
        List<Callable<JsonNode>> racing = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            String member = "new" + i;
            racing.add(() -> when("touch", "referrer: \"ada\", member: \"" + member + "\"", "{ errors { code } }"));
            racing.add(() -> when("join", "key: \"" + member + "\"", "{ errors { code } }"));
        }
        for (JsonNode answer : Racing.together(racing, 1)) {
            assertThat(answer.get("errors")).isEmpty();
        }

        assertThat(TestGraph.run(
                        "MATCH (t:Touch {community: $v.community})-[:REACHED]->(m) WHERE t.effective = EXISTS { (m)<-[:REFERRED]-() } "
                                + "RETURN count(t) AS touches, COUNT { (:Invitation {community: $v.community}) } AS waiting",
                        Map.of("community", scenario.community())))
                .containsExactly(Map.of("touches", 30L, "waiting", 0L));
    }
}

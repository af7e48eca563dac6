package io.guanxi.joint;

import static io.guanxi.testing.Scenario.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.guanxi.testing.Scenario;
import org.junit.jupiter.api.Test;

/** Lifecycle, stickiness and paths worked out by hand. The tests' clock stands at noon of Monday, 1 June 2026. */
class LifecycleTest {

    /** Days of May 2026: the 4th, 11th, 18th and 25th are Mondays. */
    private static final Scenario SCENARIO = Scenario.given("""
            UNWIND [['ada', ['look4', 'look5', 'buy5', 'look11', 'look25', 'tell25']], ['ben', ['look12', 'look13', 'buy18']], ['cat', ['look32']], ['dan', []]] AS line
            CREATE (m:Member {key: line[0], joinedAt: datetime('2026-05-01T00:00:00Z')})
            WITH m, line UNWIND line[1] AS did
            WITH m, did, [letter IN split(did, '') WHERE letter >= 'a' | letter] AS type
            CREATE (m)-[:DID]->(:Event {key: m.key + did, type: reduce(name = '', letter IN type | name + letter),
              at: datetime('2026-04-30T09:00:00Z') + duration({days: toInteger(substring(did, size(type))), minutes: size(type)})})""");

    private static JsonNode community(String fields) {
        return SCENARIO.when("{ cohort(rule: {}, community: $community) { %s } }".formatted(fields))
                .get("cohort");
    }

    @Test
    void whoIsActiveIsNewReturnsOrResurrects() {
        assertThat(community(
                                "lifecycle { timeZone asOf periods { start new returning resurrecting dormant active everActive inProgress } }")
                        .get("lifecycle"))
                .isEqualTo(json("""
                {"timeZone": "UTC", "asOf": "2026-06-01T12:00:00.000Z", "periods": [
                 {"start": "2026-05-04", "new": 1, "returning": 0, "resurrecting": 0, "dormant": 0, "active": 1, "everActive": 1, "inProgress": false},
                 {"start": "2026-05-11", "new": 1, "returning": 1, "resurrecting": 0, "dormant": 0, "active": 2, "everActive": 2, "inProgress": false},
                 {"start": "2026-05-18", "new": 0, "returning": 1, "resurrecting": 0, "dormant": 1, "active": 1, "everActive": 2, "inProgress": false},
                 {"start": "2026-05-25", "new": 0, "returning": 0, "resurrecting": 1, "dormant": 1, "active": 1, "everActive": 2, "inProgress": false},
                 {"start": "2026-06-01", "new": 1, "returning": 0, "resurrecting": 0, "dormant": 1, "active": 1, "everActive": 3, "inProgress": true}]}"""));
    }

    @Test
    void aSpanShowsItsPeriodsAndKnowsWhatWasBefore() {
        assertThat(community(
                                "lifecycle(unit: MONTH, from: \"2026-06-01T00:00:00Z\") { periods { start new returning dormant everActive } }")
                        .at("/lifecycle/periods"))
                .isEqualTo(
                        json(
                                "[{\"start\": \"2026-06-01\", \"new\": 1, \"returning\": 0, \"dormant\": 2, \"everActive\": 3}]"));
    }

    @Test
    void whoIsActiveInADayAWeekAndAMonthIsCountedOnce() {
        JsonNode stickiness = community(
                        "stickiness(activity: {event: \"track:look\"}) { dau wau mau dauMau wauMau dauWau days { day dau wau mau dauMau inProgress } }")
                .get("stickiness");
        JsonNode days = stickiness.get("days");

        assertThat(days).hasSize(29);
        assertThat(days.get(0))
                .isEqualTo(
                        json(
                                "{\"day\": \"2026-05-04\", \"dau\": 1, \"wau\": 1, \"mau\": 1, \"dauMau\": 1.0, \"inProgress\": false}"));
        assertThat(days.get(7))
                .isEqualTo(
                        json(
                                "{\"day\": \"2026-05-11\", \"dau\": 1, \"wau\": 1, \"mau\": 1, \"dauMau\": 1.0, \"inProgress\": false}"));
        assertThat(days.get(8))
                .isEqualTo(
                        json(
                                "{\"day\": \"2026-05-12\", \"dau\": 1, \"wau\": 2, \"mau\": 2, \"dauMau\": 0.5, \"inProgress\": false}"));
        assertThat(days.get(14))
                .isEqualTo(
                        json(
                                "{\"day\": \"2026-05-18\", \"dau\": 0, \"wau\": 1, \"mau\": 2, \"dauMau\": 0.0, \"inProgress\": false}"));
        assertThat(days.get(28))
                .isEqualTo(
                        json(
                                "{\"day\": \"2026-06-01\", \"dau\": 1, \"wau\": 1, \"mau\": 3, \"dauMau\": 0.3333333333333333, \"inProgress\": true}"));
        // 28 days are over: ada was active on 4 of them, ben on 2.
        assertThat(stickiness.get("dau").asDouble()).isEqualTo(6.0 / 28);
        assertThat(stickiness.get("mau").asDouble()).isEqualTo((8 + 20 * 2) / 28.0);
        assertThat(stickiness.get("dauMau").asDouble()).isEqualTo(6.0 / 48);
        assertThat(stickiness.get("wauMau").asDouble())
                .isCloseTo(stickiness.get("wau").asDouble() / (48 / 28.0), within(1e-12));
    }

    @Test
    void pathsAreWhatMembersDoNext() {
        assertThat(community(
                                "paths(steps: 3, branches: 2) { members asOf next { event members share shareOfPrevious ended next { event members ended next { event members } } } }")
                        .get("paths"))
                .isEqualTo(json("""
                {"members": 4, "asOf": "2026-06-01T12:00:00.000Z", "next": [
                 {"event": "track:look", "members": 3, "share": 0.75, "shareOfPrevious": 0.75, "ended": 1, "next": [
                  {"event": "track:buy", "members": 2, "ended": 1, "next": [{"event": "track:look", "members": 1}]}]}]}"""));
        assertThat(community(
                                "paths(steps: 2, repeats: true, events: [{event: \"track:look\"}], withinDays: 5) { members next { event members next { event members } } }")
                        .get("paths"))
                .isEqualTo(json("""
                {"members": 4, "next": [{"event": "track:look", "members": 1, "next": [{"event": "track:look", "members": 1}]}]}"""));
    }
}

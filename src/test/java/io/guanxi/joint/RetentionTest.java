package io.guanxi.joint;

import static io.guanxi.testing.Scenario.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.guanxi.testing.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Retention worked out by hand, in Berlin around the night to 29 March 2026, a Sunday, in which clocks go from 02:00 to 03:00. The tests' clock stands at noon (UTC) of
 * Monday, 1 June.
 */
class RetentionTest {

    private static final Scenario SCENARIO = Scenario.given("""
            MATCH (c:Community {key: $v.community}) SET c.timeZone = 'Europe/Berlin'
            CREATE (ada:Member {key: 'ada', source: 'search', joinedAt: datetime('2026-03-28T22:30:00Z')}),
              (ben:Member {key: 'ben', source: 'friend', joinedAt: datetime('2026-03-28T08:00:00Z'), leftAt: datetime('2026-04-10T00:00:00Z')}),
              (cat:Member {key: 'cat', source: 'search', joinedAt: datetime('2026-03-29T10:00:00Z')}), (dan:Member {key: 'dan'}),
              (eve:Member {key: 'eve', joinedAt: datetime('2026-05-31T23:30:00Z')})
            WITH * UNWIND [[ada, '2026-03-28T22:45:00Z'], [ada, '2026-03-29T21:59:00Z'], [ada, '2026-03-30T22:00:00Z'],
              [ben, '2026-03-27T10:00:00Z'], [ben, '2026-03-29T08:00:00Z'], [dan, '2026-03-24T10:00:00Z'], [dan, '2026-04-07T10:00:00Z'],
              [eve, '2026-06-01T00:30:00Z'], [eve, '2026-06-01T13:00:00Z']] AS visit
            WITH visit[0] AS m, visit[1] AS at
            CREATE (m)-[:DID]->(:Event {key: m.key + at, type: 'visit', at: datetime(at), value: 1.0})""");

    private static JsonNode retention(String arguments, String fields) {
        return SCENARIO.when("{ cohort(rule: {}, community: $community) { retention(%s) { %s } } }"
                        .formatted(arguments, fields))
                .at("/cohort/retention");
    }

    private static final String VISITS = "return: {event: \"track:visit\"}, ";

    /** Each cohort as its first day and size, and who came back in each period, with an asterisk while it is in progress. */
    private static List<String> triangle(String arguments) {
        List<String> rows = new ArrayList<>();
        for (JsonNode cohort : retention(arguments, "cohorts { start size periods { from members inProgress } }")
                .get("cohorts")) {
            StringBuilder row = new StringBuilder(
                    cohort.get("start").asText() + " " + cohort.get("size").asText() + ":");
            cohort.get("periods")
                    .forEach(period -> row.append(' ')
                            .append(period.get("members").asText())
                            .append(period.get("inProgress").asBoolean() ? "*" : ""));
            rows.add(row.toString());
        }
        return rows;
    }

    @Test
    void daysAreThoseOfTheCommunityAndAnHourIsMissingWhereClocksAreChanged() {
        assertThat(triangle(VISITS + "unit: DAY, periods: 3"))
                .containsExactly("2026-03-28 2: 1 2 0 1", "2026-03-29 1: 0 0 0 0", "2026-06-01 1: 1*");
    }

    @Test
    void periodsOf24HoursBeginWhenTheMemberDid() {
        assertThat(triangle(VISITS + "unit: DAY, periods: 3, periodsBy: ELAPSED"))
                .containsExactly("2026-03-28 2: 1 2 0 0", "2026-03-29 1: 0 0 0 0", "2026-06-01 1: 1*");
    }

    @Test
    void unboundedCountsWhoEverCameBackLater() {
        assertThat(triangle(VISITS + "unit: DAY, periods: 3, counting: UNBOUNDED"))
                .containsExactly("2026-03-28 2: 2 2 1 1", "2026-03-29 1: 0 0 0 0", "2026-06-01 1: 1*");
    }

    @Test
    void bracketsAreSpansOfPeriods() {
        JsonNode cohort = retention(
                        VISITS + "unit: DAY, brackets: [0, 1, 3, 7]", "cohorts { periods { from to members rate } }")
                .at("/cohorts/0/periods");

        assertThat(cohort).isEqualTo(json("""
                [{"from": 0, "to": 1, "members": 1, "rate": 0.5}, {"from": 1, "to": 3, "members": 2, "rate": 1.0},
                 {"from": 3, "to": 7, "members": 1, "rate": 0.5}]"""));
    }

    @Test
    void weeksBeginOnMondayOrOnSunday() {
        assertThat(triangle(VISITS + "unit: WEEK, periods: 1"))
                .containsExactly("2026-03-23 3: 2 1", "2026-06-01 1: 1*");
        assertThat(triangle(VISITS + "unit: WEEK, periods: 1, weekStart: SUNDAY"))
                .containsExactly("2026-03-22 2: 1 2", "2026-03-29 1: 0 0", "2026-05-31 1: 1*");
    }

    @Test
    void monthsAreThoseOfTheCalendar() {
        assertThat(triangle(VISITS + "unit: MONTH, periods: 3"))
                .containsExactly("2026-03-01 3: 2 0 0 0*", "2026-06-01 1: 1*");
    }

    @Test
    void whoStartsAgainIsInTheCohortOfEachPeriod() {
        JsonNode retention = retention(
                "start: {event: \"track:visit\"}, " + VISITS + "starts: RECURRING, periods: 2",
                "size unstarted cohorts { start size left beforeJoining periods { members } }");

        assertThat(retention).isEqualTo(json("""
                {"size": 6, "unstarted": 1, "cohorts": [
                 {"start": "2026-03-23", "size": 3, "left": 1, "beforeJoining": 1, "periods": [{"members": 2}, {"members": 1}, {"members": 1}]},
                 {"start": "2026-03-30", "size": 1, "left": 0, "beforeJoining": 0, "periods": [{"members": 0}, {"members": 0}, {"members": 0}]},
                 {"start": "2026-04-06", "size": 1, "left": 0, "beforeJoining": 0, "periods": [{"members": 0}, {"members": 0}, {"members": 0}]},
                 {"start": "2026-06-01", "size": 1, "left": 0, "beforeJoining": 0, "periods": [{"members": 0}]}]}"""));
    }

    @Test
    void theCurveHasWhatIsOverAndHowSureThatIs() {
        JsonNode retention = retention(
                VISITS + "unit: DAY, periods: 1",
                "size unstarted timeZone asOf curve { from to cohorts size members rate lower upper }");

        assertThat(retention.get("size").asInt()).isEqualTo(4);
        assertThat(retention.get("unstarted").asInt()).isEqualTo(1);
        assertThat(retention.get("timeZone").asText()).isEqualTo("Europe/Berlin");
        assertThat(retention.get("asOf").asText()).isEqualTo("2026-06-01T12:00:00.000Z");
        assertThat(retention.get("curve")).hasSize(2);
        JsonNode second = retention.at("/curve/1");
        assertThat(second.get("cohorts").asInt()).isEqualTo(2);
        assertThat(second.get("size").asInt()).isEqualTo(3);
        assertThat(second.get("members").asInt()).isEqualTo(2);
        // Wilson's interval of 2 of 3, as published calculators give it.
        assertThat(second.get("lower").asDouble()).isCloseTo(0.20765, within(1e-5));
        assertThat(second.get("upper").asDouble()).isCloseTo(0.93851, within(1e-5));
    }

    @Test
    void aDimensionTellsMembersApart() {
        JsonNode groups = retention(
                        VISITS + "unit: DAY, periods: 1, by: SOURCE",
                        "groups { value size cohorts { start size periods { members } } }")
                .get("groups");

        assertThat(groups).isEqualTo(json("""
                [{"value": null, "size": 1, "cohorts": [{"start": "2026-06-01", "size": 1, "periods": [{"members": 1}]}]},
                 {"value": "search", "size": 2, "cohorts": [{"start": "2026-03-28", "size": 1, "periods": [{"members": 1}, {"members": 1}]},
                  {"start": "2026-03-29", "size": 1, "periods": [{"members": 0}, {"members": 0}]}]},
                 {"value": "friend", "size": 1, "cohorts": [{"start": "2026-03-28", "size": 1, "periods": [{"members": 0}, {"members": 1}]}]}]"""));
    }

    @Test
    void onlyStartsOfASpanCount() {
        assertThat(triangle(VISITS
                        + "unit: DAY, periods: 1, from: \"2026-03-29T00:00:00+01:00\", to: \"2026-04-01T00:00:00Z\""))
                .containsExactly("2026-03-29 1: 0 0");
        assertThat(triangle(VISITS + "unit: DAY, periods: 1, to: \"2020-01-01T00:00:00Z\""))
                .isEmpty();
    }

    @Test
    void anEarlierTimeKnowsNothingOfWhatCameLater() {
        assertThat(triangle(VISITS + "unit: DAY, periods: 3, asOf: \"2026-03-29T12:00:00Z\""))
                .containsExactly("2026-03-28 2: 1 1*", "2026-03-29 1: 0*");
        assertThat(retention("asOf: \"2026-03-29T12:00:00Z\"", "cohorts { left }")
                        .at("/cohorts/0/left")
                        .asInt())
                .isZero();
    }

    @Test
    void onlyMembersOfTheCohortCount() {
        assertThat(SCENARIO.when(
                                "{ cohort(rule: {member: {source: {eq: \"search\"}}}, community: $community)"
                                        + " { retention(return: {event: \"track:visit\"}, unit: DAY, periods: 1) { size cohorts { start size } } } }")
                        .at("/cohort/retention"))
                .isEqualTo(
                        json(
                                "{\"size\": 2, \"cohorts\": [{\"start\": \"2026-03-28\", \"size\": 1}, {\"start\": \"2026-03-29\", \"size\": 1}]}"));
    }

    @Test
    void whatIsAskedIsCheckedByName() {
        Map.of(
                        "start: {event: \"visit\"}", "start.event",
                        "start: {event: \"order:x\"}", "start.event",
                        "return: {event: \"follow\", atLeast: 1}", "return.atLeast",
                        "return: {event: \"track:visit\", properties: [{name: \"a\"}]}", "return.properties[0]",
                        "periods: 401", "periods",
                        "brackets: [3, 1]", "brackets",
                        "brackets: [0, 1], counting: UNBOUNDED", "brackets",
                        "by: ATTRIBUTE", "attribute",
                        "by: SOURCE, attribute: \"plan\"", "attribute",
                        "from: \"2026-01-02T00:00:00Z\", to: \"2026-01-01T00:00:00Z\"", "to")
                .forEach((arguments, named) -> {
                    Scenario.Response refused = SCENARIO.ask(
                            "{ cohort(rule: {}, community: $community) { retention(%s) { size } } }"
                                    .formatted(arguments),
                            Map.of());
                    assertThat(refused.code()).as(arguments).isEqualTo("BAD_INPUT");
                    assertThat(refused.body()
                                    .at("/errors/0/extensions/argument")
                                    .asText())
                            .as(arguments)
                            .isEqualTo(named);
                });
    }
}

package io.guanxi.bench.relational;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Who meets a rule, who comes back, how far members go and who falls silent, of the files that {@code generate --end 2026-11-23} writes: in GraphQL, in SQL, and in Cypher
 * from the events themselves. Every time is named, so that the answers are the same whenever they are asked for.
 */
final class CohortQuestions {

    /** Five conditions, one of which names a tag: that is where Guanxi begins. */
    private static final String TAGGED =
            "tagged: {tag: \"reader\"}, joined: {since: \"2024-06-01T00:00:00Z\"}, member: {region: {in: [\"DE\", \"GB\", \"US\"]}},"
                    + " did: {event: \"visit\", times: 3, since: \"2026-05-01T00:00:00Z\", until: \"2026-11-01T00:00:00Z\"},"
                    + " not: {member: {orders: {count: {gt: 0}}}}";

    private static final String TAGGED_SQL = """
             from members m where joinedAt >= '2024-06-01T00:00Z' and region in ('DE', 'GB', 'US')
               and exists (select from tags t where t.member = m.key and tag = 'reader')
               and (select count(*) from events e where e.member = m.key and type = 'visit' and at >= '2026-05-01T00:00Z' and at < '2026-11-01T00:00Z') >= 3
               and not exists (select from orders o where o.member = m.key)
            """;
    private static final String TAGGED_CYPHER = """
            MATCH (m:Member)
            WHERE m.joinedAt >= datetime('2024-06-01T00:00:00Z') AND m.region IN ['DE', 'GB', 'US'] AND EXISTS { (m)-[:TAGGED]->(:Tag {name: 'reader'})}
              AND COUNT { (m)-[:DID]->(e:Event) WHERE e.type = 'visit' AND e.at >= datetime('2026-05-01T00:00:00Z') AND e.at < datetime('2026-11-01T00:00:00Z') } >= 3
              AND NOT EXISTS { (m)-[:PLACED]->(:Order) }
            """;

    /** Five conditions, none of which Guanxi can begin with: everybody is looked at. */
    private static final String ANYBODY =
            "joined: {since: \"2025-01-01T00:00:00Z\"}, member: {region: {in: [\"FR\", \"JP\"]}}, neverDid: {event: \"cart\"},"
                    + " or: [{did: {event: \"login\", times: 2, since: \"2026-05-01T00:00:00Z\"}}, {tagged: {tag: \"maker\"}}],"
                    + " not: {member: {orders: {count: {gt: 0}}}}";

    private static final String ANYBODY_SQL = """
             from members m where joinedAt >= '2025-01-01T00:00Z' and region in ('FR', 'JP')
               and not exists (select from events e where e.member = m.key and type = 'cart')
               and ((select count(*) from events e where e.member = m.key and type = 'login' and at >= '2026-05-01T00:00Z') >= 2
                 or exists (select from tags t where t.member = m.key and tag = 'maker'))
               and not exists (select from orders o where o.member = m.key)
            """;
    private static final String ANYBODY_CYPHER = """
            MATCH (m:Member)
            WHERE m.joinedAt >= datetime('2025-01-01T00:00:00Z') AND m.region IN ['FR', 'JP']
              AND NOT EXISTS { (m)-[:DID]->(e:Event) WHERE e.type = 'cart' }
              AND (COUNT { (m)-[:DID]->(e:Event) WHERE e.type = 'login' AND e.at >= datetime('2026-05-01T00:00:00Z') } >= 2
                OR EXISTS { (m)-[:TAGGED]->(:Tag {name: 'maker'}) })
              AND NOT EXISTS { (m)-[:PLACED]->(:Order) }
            """;

    private static final String AS_OF = "2026-11-23T00:00:00Z";

    private CohortQuestions() {}

    static List<Question> all() {
        List<Question> all = new ArrayList<>();
        all.add(size("size, five conditions, from a tag", TAGGED, TAGGED_SQL, TAGGED_CYPHER));
        all.add(size("size, five conditions, of anybody", ANYBODY, ANYBODY_SQL, ANYBODY_CYPHER));
        all.add(of(
                "size and 20 members, from a tag",
                "{ cohort(rule: {%s}) { size members(first: 20) { nodes { key } } } }".formatted(TAGGED),
                data -> {
                    List<String> rows = new ArrayList<>(List.of(text(data.at("/cohort/size"))));
                    rows.addAll(each(data.at("/cohort/members/nodes"), node -> text(node.get("key"))));
                    return rows;
                },
                "with met as materialized (select key" + TAGGED_SQL
                        + ") select count(*)::text from met union all (select key from met order by key collate \"C\" limit 20)",
                null));
        all.add(
                of(
                        "breakdown by region, of anybody",
                        "{ cohort(rule: {%s}) { breakdown(by: REGION) { value members } } }".formatted(ANYBODY),
                        data -> each(
                                data.at("/cohort/breakdown"),
                                share -> text(share.get("value")) + " " + text(share.get("members"))),
                        "select region, count(*)" + ANYBODY_SQL + " group by region order by count(*) desc, region",
                        ANYBODY_CYPHER
                                + "WITH m.region AS region, count(*) AS members ORDER BY members DESC, region RETURN region + ' ' + members AS row"));
        all.add(retention());
        all.add(retentionByRegion());
        all.add(funnel());
        all.add(lifecycle());
        all.add(segments());
        all.add(of(
                "segments by orders (RFM)",
                "{ segmentation(kind: RFM, asOf: \"%s\") { segments { name cohort { size } } } }".formatted(AS_OF),
                data -> List.of(),
                null,
                null));
        return all;
    }

    /** The second with other limits each time: what was counted for the one before is of no use. */
    static Question other(int round) {
        String joined = "2025-%02d-01T00:00".formatted(2 + round % 11);
        String times = String.valueOf(1 + round % 3);
        return size(
                "size, other limits each time",
                ANYBODY.replace("2025-01-01T00:00", joined).replace("times: 2", "times: " + times),
                ANYBODY_SQL.replace("2025-01-01T00:00", joined).replace(">= 2", ">= " + times),
                ANYBODY_CYPHER);
    }

    private static Question of(
            String name,
            String graphql,
            Function<JsonNode, List<String>> told,
            @Nullable String sql,
            @Nullable String cypher) {
        return new Question(name, graphql, Map.of(), told, sql, cypher);
    }

    private static Question size(String name, String rule, String sql, String cypher) {
        return of(
                name,
                "{ cohort(rule: {%s}) { size } }".formatted(rule),
                data -> List.of(text(data.at("/cohort/size"))),
                "select count(*)" + sql,
                cypher + "RETURN toString(count(*)) AS row");
    }

    private static Question retention() {
        return of(
                "retention, 52 cohorts, 12 weeks",
                """
                { cohort(rule: {}) { retention(start: {event: "join"}, return: {event: "track"}, unit: WEEK, periods: 12, from: "2025-11-24T00:00:00Z", asOf: "%s") {
                    cohorts { start size periods { from members } } } } }
                """.formatted(AS_OF),
                data -> {
                    List<String> rows = new ArrayList<>();
                    for (JsonNode cohort : data.at("/cohort/retention/cohorts")) {
                        periods(
                                text(cohort.get("start")) + " " + text(cohort.get("size")),
                                cohort.get("periods"),
                                rows);
                    }
                    return rows;
                },
                """
                with starts as (
                  select key, joinedAt, date_trunc('week', joinedAt at time zone 'UTC')::date w from members where joinedAt >= '2025-11-24T00:00Z' and joinedAt <= '2026-11-23T00:00Z'),
                sizes as (select w, count(*) size from starts group by w),
                back as (
                  select distinct starts.key, w, (date_trunc('week', at at time zone 'UTC')::date - w) / 7 period
                  from starts join events on member = starts.key and at > joinedAt and at <= '2026-11-23T00:00Z')
                select w, size, period, count(*) from back join sizes using (w) where period <= 12 group by w, size, period order by w, period""",
                """
                MATCH (m:Member)
                WHERE m.joinedAt >= datetime('2025-11-24T00:00:00Z') AND m.joinedAt <= datetime('2026-11-23T00:00:00Z')
                WITH date(datetime.truncate('week', m.joinedAt)) AS w, collect(m) AS started
                CALL (w, started) {
                  UNWIND started AS m
                  MATCH (m)-[:DID]->(e:Event)
                  WHERE e.at > m.joinedAt AND e.at <= datetime('2026-11-23T00:00:00Z')
                  WITH DISTINCT m, duration.inDays(w, date(datetime.truncate('week', e.at))).days / 7 AS period
                  WHERE period <= 12
                  RETURN period, count(*) AS members
                }
                WITH w, size(started) AS size, period, members ORDER BY w, period
                RETURN toString(w) + ' ' + size + ' ' + period + ' ' + members AS row""");
    }

    private static Question retentionByRegion() {
        return of(
                "the same by region",
                """
                { cohort(rule: {}) { retention(start: {event: "join"}, return: {event: "track"}, unit: WEEK, periods: 12, from: "2025-11-24T00:00:00Z", asOf: "%s", by: REGION) {
                    groups { value cohorts { start size periods { from members } } } } } }
                """.formatted(AS_OF),
                data -> {
                    List<String> rows = new ArrayList<>();
                    for (JsonNode group : data.at("/cohort/retention/groups")) {
                        for (JsonNode cohort : group.get("cohorts")) {
                            periods(
                                    text(group.get("value")) + " " + text(cohort.get("start")) + " "
                                            + text(cohort.get("size")),
                                    cohort.get("periods"),
                                    rows);
                        }
                    }
                    return rows.stream().sorted().toList();
                },
                """
                with starts as (
                  select key, region, joinedAt, date_trunc('week', joinedAt at time zone 'UTC')::date w
                  from members where joinedAt >= '2025-11-24T00:00Z' and joinedAt <= '2026-11-23T00:00Z'),
                sizes as (select region, w, count(*) size from starts group by region, w),
                back as (
                  select distinct starts.key, region, w, (date_trunc('week', at at time zone 'UTC')::date - w) / 7 period
                  from starts join events on member = starts.key and at > joinedAt and at <= '2026-11-23T00:00Z')
                select concat_ws(' ', region, w, size, period, count(*)) collate "C" told from back join sizes using (region, w)
                where period <= 12 group by region, w, size, period order by told""",
                null);
    }

    private static void periods(String cohort, JsonNode periods, List<String> rows) {
        for (JsonNode period : periods) {
            if (period.get("members").asLong() > 0) {
                rows.add(cohort + " " + text(period.get("from")) + " " + text(period.get("members")));
            }
        }
    }

    private static Question funnel() {
        return of(
                "funnel, four steps in 30 days",
                """
                { cohort(rule: {}) { funnel(steps: [{event: "track:view"}, {event: "track:favourite"}, {event: "track:cart"}, {event: "order"}],
                    withinDays: 30, from: "2026-05-23T00:00:00Z", asOf: "%s") { steps { members } } } }
                """.formatted(AS_OF),
                data -> List.of(
                        String.join(" ", each(data.at("/cohort/funnel/steps"), step -> text(step.get("members"))))),
                """
                with first as (select member, at from events where type = 'view' and at >= '2026-05-23T00:00Z' and at <= '2026-11-23T00:00Z')
                select count(distinct f.member), count(distinct f.member) filter (where second.at is not null),
                  count(distinct f.member) filter (where third.at is not null), count(distinct f.member) filter (where fourth.at is not null)
                from first f
                left join lateral (select min(at) at from events e
                  where e.member = f.member and type = 'favourite' and e.at > f.at and e.at <= f.at + interval '30 days' and e.at <= '2026-11-23T00:00Z') second on true
                left join lateral (select min(at) at from events e
                  where e.member = f.member and type = 'cart' and e.at > second.at and e.at <= f.at + interval '30 days' and e.at <= '2026-11-23T00:00Z') third on true
                left join lateral (select min(at) at from orders o
                  where o.member = f.member and status = 'paid' and o.at > third.at and o.at <= f.at + interval '30 days' and o.at <= '2026-11-23T00:00Z') fourth on true""",
                """
                MATCH (m:Member)
                CALL (m) {
                  MATCH (m)-[:DID]->(e:Event {type: 'view'})
                  WHERE e.at >= datetime('2026-05-23T00:00:00Z') AND e.at <= datetime('2026-11-23T00:00:00Z')
                  WITH m, e.at.epochMillis AS first
                  CALL (m, first) { MATCH (m)-[:DID]->(e:Event {type: 'favourite'}) WHERE e.at.epochMillis > first AND e.at.epochMillis <= first + 2592000000
                      AND e.at <= datetime('2026-11-23T00:00:00Z') RETURN min(e.at.epochMillis) AS second }
                  CALL (m, first, second) { MATCH (m)-[:DID]->(e:Event {type: 'cart'}) WHERE e.at.epochMillis > second AND e.at.epochMillis <= first + 2592000000
                      AND e.at <= datetime('2026-11-23T00:00:00Z') RETURN min(e.at.epochMillis) AS third }
                  CALL (m, first, third) { MATCH (m)-[:PLACED]->(o:Order {status: 'paid'}) WHERE o.at.epochMillis > third AND o.at.epochMillis <= first + 2592000000
                      AND o.at <= datetime('2026-11-23T00:00:00Z') RETURN min(o.at.epochMillis) AS fourth }
                  RETURN count(first) > 0 AS one, count(second) > 0 AS two, count(third) > 0 AS three, count(fourth) > 0 AS four
                }
                RETURN count(CASE WHEN one THEN 1 END) + ' ' + count(CASE WHEN two THEN 1 END) + ' ' + count(CASE WHEN three THEN 1 END) + ' '
                  + count(CASE WHEN four THEN 1 END) AS row""");
    }

    private static Question lifecycle() {
        return of(
                "lifecycle, 90 days",
                """
                { cohort(rule: {}) { lifecycle(activity: {event: "track"}, unit: DAY, from: "2026-08-25T00:00:00Z", to: "2026-11-23T00:00:00Z", asOf: "%s") {
                    periods { start new returning resurrecting dormant } } } }
                """.formatted(AS_OF),
                data -> each(
                        data.at("/cohort/lifecycle/periods"),
                        period -> String.join(
                                " ",
                                text(period.get("start")),
                                text(period.get("new")),
                                text(period.get("returning")),
                                text(period.get("resurrecting")),
                                text(period.get("dormant")))),
                """
                with days as (select distinct member, (at at time zone 'UTC')::date d from events where at <= '2026-11-23T00:00Z'),
                placed as (select d, d - lag(d) over of_member gap, lead(d) over of_member later from days window of_member as (partition by member order by d)),
                active as (
                  select d, count(*) filter (where gap is null) new, count(*) filter (where gap = 1) returned, count(*) filter (where gap > 1) resurrecting
                  from placed group by d),
                gone as (select d + 1 d, count(*) dormant from placed where later is distinct from d + 1 group by d)
                select d, new, returned, resurrecting, coalesce(dormant, 0) from active left join gone using (d)
                where d >= '2026-08-25' and d < '2026-11-23' order by d""",
                """
                MATCH (m:Member)-[:DID]->(e:Event)
                WHERE e.at <= datetime('2026-11-23T00:00:00Z')
                WITH DISTINCT m, e.at.epochMillis / 86400000 AS d
                WITH m, d ORDER BY m, d
                WITH m, collect(d) AS days
                UNWIND range(0, size(days) - 1) AS i
                WITH days[i] AS d, CASE WHEN i = 0 THEN null ELSE days[i] - days[i - 1] END AS gap, coalesce(days[i + 1] = days[i] + 1, false) AS goesOn
                UNWIND [[d, gap, false]] + CASE WHEN goesOn THEN [] ELSE [[d + 1, 0, true]] END AS fact
                WITH fact[0] AS d, fact[1] AS gap, fact[2] AS gone
                WHERE d >= 20690 AND d < 20780
                WITH d, count(CASE WHEN gap IS NULL THEN 1 END) AS new, count(CASE WHEN gap = 1 THEN 1 END) AS returning,
                  count(CASE WHEN gap > 1 THEN 1 END) AS resurrecting, count(CASE WHEN gone THEN 1 END) AS dormant
                ORDER BY d
                RETURN toString(date({year: 1970}) + duration({days: d})) + ' ' + new + ' ' + returning + ' ' + resurrecting + ' ' + dormant AS row""");
    }

    private static Question segments() {
        return of(
                "segments by activity in 30 days",
                "{ segmentation(kind: ACTIVITY, asOf: \"%s\") { segments { cohort { size } } } }".formatted(AS_OF),
                data -> List.of(String.join(
                        " ", each(data.at("/segmentation/segments"), segment -> text(segment.at("/cohort/size"))))),
                """
                with counts as (select count(e.member) did from members m
                  left join (select member from events where at > timestamptz '2026-11-23T00:00Z' - interval '30 days' and at <= '2026-11-23T00:00Z') e on e.member = m.key group by m.key)
                select count(*) filter (where did >= 12), count(*) filter (where did between 4 and 11), count(*) filter (where did between 1 and 3), count(*) filter (where did = 0)
                from counts""",
                """
                MATCH (m:Member)
                WITH COUNT { (m)-[:DID]->(e:Event) WHERE e.at > datetime('2026-10-24T00:00:00Z') AND e.at <= datetime('2026-11-23T00:00:00Z') } AS did
                RETURN count(CASE WHEN did >= 12 THEN 1 END) + ' ' + count(CASE WHEN did >= 4 AND did < 12 THEN 1 END) + ' '
                  + count(CASE WHEN did >= 1 AND did < 4 THEN 1 END) + ' ' + count(CASE WHEN did = 0 THEN 1 END) AS row""");
    }

    private static List<String> each(JsonNode list, Function<JsonNode, String> row) {
        List<String> rows = new ArrayList<>();
        list.forEach(element -> rows.add(row.apply(element)));
        return rows;
    }

    private static String text(JsonNode value) {
        return value.asText();
    }
}

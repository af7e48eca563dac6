package io.guanxi.fuzz;

import io.guanxi.analysis.Influence;
import io.guanxi.testing.Scenario;
import io.guanxi.testing.TestGraph;
import io.guanxi.testing.TestServer;
import java.time.Duration;

/**
 * A small community of everything that is easily got wrong: absent values, equal ones, parallel relationships, some that lead back to where
 * they start, texts that a statement or an answer could break on.
 */
final class OddCommunity {

    /** What can be computed for it by a client; asked once, so that the graph does not change afterwards. */
    static final String MEASURED = "input: {algorithm: DEGREE, relationships: [FOLLOWS]}";

    static final String SEEDS = "k: 3";

    private static final String TEXTS = """
            WITH ['ada', 'Ada', 'b', 'B "quoted"', 'c`d`', "e'f", '张伟', '🦉 owl', 'wide', ' ', 'a', 'aa', 'ab', 'back\\\\slash', '$v.rows',
              '{}', 'é', 'k17', 'k18', 'k19', 'k2', 'line\\nbreak', '%', 'null', '0'] AS texts,
              datetime('2026-05-01T00:00:00Z') AS day
            """;

    private static final String[] PICTURE = {TEXTS + """
            UNWIND range(0, 24) AS i
            CREATE (m:Member {key: texts[i]})
            SET m.handle = CASE i % 5 WHEN 0 THEN null WHEN 1 THEN 'twin' WHEN 2 THEN '' ELSE texts[24 - i] END,
              m.displayName = CASE i % 3 WHEN 0 THEN null ELSE texts[i] + ' ' + texts[(i * 7) % 25] END,
              m.joinedAt = CASE i % 6 WHEN 0 THEN null WHEN 1 THEN day ELSE day - duration({days: i % 4, nanoseconds: i % 2}) END,
              m.lastSeenAt = CASE i % 2 WHEN 0 THEN null ELSE day + duration({hours: i / 3, milliseconds: i}) END,
              m.leftAt = CASE WHEN i % 7 = 0 THEN day END,
              m.source = ['search', 'event', '', null][i % 4],
              m.locale = ['de-DE', null, 'zh-CN'][i % 3],
              m.region = CASE WHEN i % 4 = 0 THEN texts[i / 4] END,
              m.`attributes.age` = [20, 20.5, 'old', null, true, -1][i % 6],
              m.`attributes.city` = ['London', null, '', '伦敦', 7][i % 5],
              m.`attributes.vip` = [true, false, null, 'true'][i % 4],
              m.`attributes.an "odd" na.me` = CASE WHEN i % 8 = 0 THEN i END
            """, """
            MATCH (m:Member {community: $v.community}) WITH m ORDER BY m.key WITH collect(m) AS ms, datetime('2026-05-01T00:00:00Z') AS day
            UNWIND range(0, 24) AS i UNWIND range(0, 24) AS j
            WITH ms[i] AS a, ms[j] AS b, i, j, CASE (i + 2 * j) % 4 WHEN 0 THEN null WHEN 1 THEN day ELSE day - duration({days: (i * j) % 5}) END AS at
            FOREACH (x IN CASE WHEN i <> j AND (i * 7 + j * 3) % 6 = 0 THEN [1] ELSE [] END | CREATE (a)-[:FOLLOWS {at: at}]->(b))
            FOREACH (x IN CASE WHEN i <> j AND (i * 5 + j) % 11 = 0 THEN range(0, (i + j) % 3) ELSE [] END |
              CREATE (a)-[:TRUSTS {weight: [1, 1.0, -2.5, 10, 0][(i + j + x) % 5], at: CASE x WHEN 1 THEN null ELSE at END, key: 't' + x}]->(b))
            FOREACH (x IN CASE WHEN (i * 3 + j * 4) % 13 = 0 THEN range(0, j % 3) ELSE [] END |
              CREATE (a)-[:INTERACTED {kind: ['message', 'mention', '', '🦉'][(i + x) % 4], at: at, key: 'i' + x,
                content: [null, 'c1', 'nowhere'][(j + x) % 3]}]->(b))
            """, """
            MATCH (community:Community {key: $v.community})
            SET community.createdAt = datetime('2020-02-29T23:59:59.123456789Z'), community.name = 'Odd "one"', community.trustScale = 10.0
            CREATE (west:Channel {key: 'west', name: 'The West'})-[:PART_OF]->(community), (bare:Channel {key: 'bare'})-[:PART_OF]->(community)
            CREATE (tea:Circle {key: 'tea', name: 'Tea & more'})-[:PART_OF]->(community), (c1:Circle {key: 'c1', name: 'same'})-[:PART_OF]->(west),
              (c2:Circle {key: 'c2', name: 'same'})-[:PART_OF]->(west), (c3:Circle {key: '🦉'})-[:PART_OF]->(west), (:Circle {key: 'void'})-[:PART_OF]->(west)
            WITH community, west, [tea, c1, c2, c3] AS circles
            MATCH (m:Member {community: $v.community}) WITH community, west, circles, m ORDER BY m.key
            WITH community, west, circles, collect(m) AS ms
            UNWIND range(0, 24) AS i
            WITH community, west, circles, ms[i] AS m, i
            FOREACH (x IN [x IN range(0, 3) WHERE (i + x) % 3 = 0] | FOREACH (circle IN [circles[x]] |
              CREATE (m)-[:BELONGS_TO {role: ['host', null, '', 'member'][(i + x) % 4],
                since: CASE WHEN i % 3 > 0 THEN datetime('2026-01-01T00:00:00Z') - duration({days: i % 2}) END,
                until: CASE WHEN i % 5 = 0 THEN datetime('2026-02-01T00:00:00Z') END}]->(circle)))
            FOREACH (x IN CASE WHEN i % 9 = 0 THEN [1] ELSE [] END | CREATE (m)-[:BELONGS_TO {role: 'host'}]->(west))
            FOREACH (x IN CASE WHEN i % 8 = 0 THEN [1] ELSE [] END | CREATE (m)-[:BELONGS_TO {role: 'owner'}]->(community))
            """, TEXTS + """
            UNWIND range(0, 5) AS i CREATE (t:Topic {name: texts[i * 4]})
            WITH texts, day, collect(t) AS topics
            FOREACH (i IN [1, 2, 3] | FOREACH (t IN [topics[i]] | FOREACH (u IN [topics[i / 2]] | CREATE (t)-[:BROADER]->(u))))
            FOREACH (t IN [topics[4]] | CREATE (t)-[:BROADER]->(t))
            WITH texts, day, topics
            MATCH (m:Member {community: $v.community}) WITH texts, day, topics, m ORDER BY m.key WITH texts, day, topics, collect(m) AS ms
            UNWIND range(0, 21) AS i
            CREATE (c:Content {key: 'c' + i})
            SET c.kind = ['post', 'answer', null, '', '文章'][i % 5], c.origin = ['UGC', 'PGC', null, 'OGC', 'UGC'][(i / 2) % 5],
              c.createdAt = CASE i % 4 WHEN 0 THEN null WHEN 1 THEN day ELSE day - duration({days: i % 3}) END,
              c.title = CASE WHEN i % 3 > 0 THEN texts[i] END, c.body = CASE WHEN i % 4 > 0 THEN texts[i] + '\\n"' + texts[(i * 3) % 25] END,
              c.views = [0, 5, null, 5, 2147483647][i % 5], c.score = [null, -1, 2, 2][i % 4],
              c.sentiment = [0.5, null, -1.0, 0, 1.0][i % 5], c.status = ['published', null, ''][i % 3]
            FOREACH (m IN CASE WHEN i % 7 > 0 THEN [ms[i % 6]] ELSE [] END | CREATE (m)-[:AUTHORED]->(c))
            FOREACH (t IN [t IN range(0, 4) WHERE (i + t) % 3 = 0 | topics[t]] | CREATE (c)-[:ABOUT]->(t))
            FOREACH (x IN CASE WHEN i % 2 = 0 THEN [1] ELSE [] END | CREATE (c)-[:COUNTED]->(:ReactionCount {kind: ['like', '🦉'][i % 4 / 2], day: date('2026-04-02'), count: i}),
              (c)-[:COUNTED]->(:ReactionCount {kind: 'like', count: 2}))
            WITH ms, c, i, day
            FOREACH (j IN [j IN range(0, 24) WHERE (i * 2 + j * 5) % 9 = 0] | FOREACH (m IN [ms[j]] | FOREACH (x IN range(0, j % 3) |
              CREATE (m)-[:REACTED {kind: ['like', 'love', ''][(i + x) % 3], key: 'r' + x,
                at: CASE (i + j + x) % 3 WHEN 0 THEN null ELSE day - duration({days: (i + j) % 2}) END}]->(c))))
            FOREACH (j IN [j IN range(0, 24) WHERE (i + j * 4) % 10 = 0] | FOREACH (m IN [ms[j]] | FOREACH (x IN range(0, j % 2) |
              CREATE (m)-[:SHARED {key: 's' + x, from: ['ada', null, 'gone'][(i + x) % 3], at: CASE WHEN (i + j) % 2 = 0 THEN day END}]->(c))))
            WITH collect(c) AS cs
            FOREACH (i IN range(1, 20) | FOREACH (a IN [cs[i]] | FOREACH (b IN [cs[CASE i WHEN 5 THEN 5 ELSE i / 3 END]] | CREATE (a)-[:REPLY_TO]->(b))))
            FOREACH (i IN range(0, 9) | FOREACH (a IN [cs[i]] | FOREACH (b IN [cs[i * i % 7]] | CREATE (a)-[:DERIVED_FROM]->(b))))
            FOREACH (i IN range(3, 9) | FOREACH (a IN [cs[i]] | FOREACH (b IN [cs[21]] | CREATE (a)-[:DERIVED_FROM]->(b))))
            """, TEXTS + """
            CREATE (b0:Badge {name: 'Founder'}), (b1:Badge {name: '🦉'}), (:Badge {name: 'nobody has it'})
            CREATE (g0:Tag {name: 'vip', kind: 'basic'}), (g1:Tag {name: 'Vip'}), (g2:Tag {name: '张', kind: ''})
            CREATE (spring:Campaign {key: 'spring', name: 'Spring', holdDays: 0, memberCapE4: 12345, link: 'https://example.org/', attribution: 'LAST_TOUCH'}), (unnamed:Campaign {key: 'unnamed'})
            WITH texts, day, [b0, b1] AS badges, [g0, g1, g2] AS tags, spring
            MATCH (t:Topic {community: $v.community}) WITH texts, day, badges, tags, spring, t ORDER BY t.name
            WITH texts, day, badges, tags, spring, collect(t) AS topics
            MATCH (c:Content {community: $v.community}) WITH texts, day, badges, tags, spring, topics, c ORDER BY c.key
            WITH texts, day, badges, tags, spring, topics, collect(c) AS cs
            MATCH (m:Member {community: $v.community}) WITH texts, day, badges, tags, spring, topics, cs, m ORDER BY m.key
            WITH texts, day, badges, tags, spring, topics, cs, collect(m) AS ms
            UNWIND range(0, 24) AS i
            WITH texts, day, badges, tags, spring, topics, cs, ms, ms[i] AS m, i
            FOREACH (x IN CASE WHEN i % 3 = 0 THEN range(0, i % 2) ELSE [] END |
              CREATE (m)-[:KNOWN_AS]->(:Identity {platform: ['github', '微博'][x], externalId: $v.community + ':' + i + ':' + x, verified: [true, null, false][(i + x) % 3]}))
            FOREACH (x IN CASE WHEN i % 2 = 0 THEN range(0, i % 5) ELSE [] END |
              CREATE (m)-[:PLACED]->(:Order {key: 'o' + i + ':' + x, amountE4: [0, 199900, 199900, -1, 9007199254740993][(i + x) % 5],
                currency: ['EUR', 'JPY'][x % 2], at: day - duration({days: x % 2}), status: ['paid', null, ''][(i + x) % 3]}))
            FOREACH (x IN CASE WHEN i % 3 > 0 THEN range(0, i % 4) ELSE [] END |
              CREATE (m)-[:DID]->(e:Event {key: 'e' + i + ':' + x, type: ['login', 'visit', ''][(i + x) % 3], at: day - duration({seconds: (i * x) % 3}),
                value: [1, 1.0, null, -2.5][(i + x) % 4], `properties.device`: ['phone', null, 3][x % 3]})
              FOREACH (c IN CASE WHEN x % 2 = 0 THEN [cs[i % 22]] ELSE [] END | CREATE (e)-[:ON]->(c)))
            FOREACH (x IN CASE WHEN i % 4 = 0 THEN range(0, i % 3) ELSE [] END | FOREACH (b IN [badges[i % 2]] |
              CREATE (m)-[:EARNED {key: 'b' + x, at: CASE x WHEN 0 THEN null ELSE day END}]->(b)))
            FOREACH (g IN [x IN range(0, 2) WHERE (i + x) % 4 = 0 | tags[x]] | CREATE (m)-[:TAGGED {at: CASE WHEN i % 3 = 0 THEN day END, by: ['ops', null, ''][i % 3]}]->(g))
            FOREACH (t IN [x IN range(0, 5) WHERE (i + x) % 4 = 0] | FOREACH (topic IN [topics[t]] |
              CREATE (m)-[:INTERESTED_IN {weight: [1, 1.0, null, 0.25][(i + t) % 4]}]->(topic)))
            FOREACH (a IN CASE WHEN i > 0 AND i < 17 THEN [ms[(i - 1) / 3]] ELSE [] END |
              CREATE (a)-[:REFERRED {at: CASE WHEN i % 3 > 0 THEN day - duration({days: i % 2}) END, code: ['ADA1', null][i % 2], campaign: ['spring', null, 'gone'][i % 3],
                source: [null, 'link', ''][i % 3], state: ['PENDING', 'CONVERTED', 'APPROVED', 'FLAGGED', 'VOIDED'][i % 5], convertedAt: CASE WHEN i % 5 = 1 THEN day END}]->(m),
                (a)-[:MADE]->(t:Touch {key: 't' + i, effective: true, at: CASE WHEN i % 3 > 0 THEN day END, code: ['ADA1', null][i % 2]})-[:REACHED]->(m)
              FOREACH (x IN CASE WHEN i % 3 = 0 THEN [1] ELSE [] END | CREATE (t)-[:IN]->(spring))
              FOREACH (other IN [ms[24 - i]] | CREATE (other)-[:MADE]->(:Touch {key: 'u' + i, effective: false, source: '', reason: ['SECOND_REFERRER', 'CYCLE'][i % 2],
                at: CASE WHEN i % 2 > 0 THEN day END})-[:REACHED]->(m)))
            FOREACH (x IN CASE WHEN i % 2 = 0 THEN [1] ELSE [] END |
              CREATE (m)-[:HOLDS]->(:ReferralCode {key: 'CODE' + i, campaign: ['spring', 'unnamed'][i % 4 / 2], createdAt: CASE WHEN i % 4 = 0 THEN day END,
                revokedAt: CASE WHEN i % 3 = 0 THEN day END}), (m)-[:MADE]->(:Invitation {key: 'v' + i, contact: 'x' + i, at: day, source: ['', null][i % 4 / 2]}))
            FOREACH (other IN CASE WHEN i % 3 = 0 AND i < 17 THEN [ms[24 - i]] ELSE [] END |
              CREATE (m)<-[:CREDITS]-(:LedgerTransaction {key: 'order:' + i + '/1', kind: ['REWARD', 'REVERSAL'][i % 2], conversion: 'order:' + i, level: 1 + i % 3,
                amountE4: 100 + 150 * i, currency: ['EUR', 'JPY'][i % 2], campaign: 'spring', at: day - duration({days: i % 4}),
                availableAt: CASE WHEN i % 2 = 0 THEN day END})-[:SETTLES]->(other))
            """};

    private OddCommunity() {}

    /** Made, and with a twin beside it that has the same keys and other values, so that what is read from the wrong one is seen. */
    static Scenario make() {
        Scenario twin = drawn();
        twin.and(
                "MATCH (n:Member|Content|Circle {community: $v.community}) SET n.name = 'twin', n.source = 'twin', n.kind = 'twin'");
        return drawn();
    }

    private static Scenario drawn() {
        Scenario scenario = Scenario.given();
        for (String part : PICTURE) {
            scenario.and(part);
        }
        var influence = new Influence(TestGraph.graph(), Duration.ofMinutes(1));
        influence.compute(scenario.community(), null, TestServer.NOW.minus(Duration.ofDays(20)));
        influence.compute(scenario.community(), null, TestServer.NOW);
        scenario.when("{ measure(" + MEASURED + ", community: $community) { totalCount } }");
        scenario.when("{ seeds(" + SEEDS + ", community: $community) { spread } }");
        return scenario;
    }
}

// What a graph may hold beside rich.cypher, and texts and numbers that a file easily loses.
MATCH (community:Community {key: $v.community})
SET community.name = 'Odd: "one", #2', community.timeZone = 'America/Sao_Paulo', community.currency = 'JPY', community.trustScale = 2.5,
  community.createdAt = datetime('2020-02-29T23:59:59.123456789Z')
CREATE (ann:Member {key: 'ann', handle: 'null', displayName: ' "Ann", \n\r\n|;\t ', joinedAt: datetime('0999-01-01T00:00:00.000000001Z'),
  source: 'true', locale: '1', region: '  ', `attributes.whole`: 17, `attributes.real`: 17.0, `attributes.long`: 9223372036854775807,
  `attributes.tiny`: 1e-30, `attributes.vast`: -1e300, `attributes.ten`: 10000000000.0, `attributes.third`: 0.1,
  `attributes.text`: '17', `attributes.none`: '', `attributes.yes`: true, `attributes.a.b c"`: 'x'})
CREATE (ben:Member {key: 'Ben, "the" | 2nd'}), (zoe:Member {key: '张 🦉'})
CREATE (ann)-[:KNOWN_AS]->(:Identity {platform: 'a,b', externalId: $v.community + '1'}),
  (ann)-[:KNOWN_AS]->(:Identity {platform: 'a,b', externalId: $v.community + '2', verified: false})
CREATE (ann)-[:FOLLOWS]->(ben), (ben)-[:FOLLOWS {at: datetime('2026-01-01T00:00:00Z')}]->(ann)
CREATE (ann)-[:TRUSTS {weight: 1, key: 'k'}]->(ben), (ann)-[:TRUSTS {weight: -1.0, key: 'l'}]->(ben), (ben)-[:TRUSTS {weight: 1e-3, key: 'k'}]->(ann)
CREATE (ann)-[:INTERACTED {kind: 'a', key: '1'}]->(ben), (ann)-[:INTERACTED {kind: 'a', key: '2', content: 'nowhere'}]->(ben),
  (ann)-[:INTERACTED {kind: 'a', key: '3'}]->(ann)
CREATE (west:Channel {key: 'west', name: 'The West'})-[:PART_OF]->(community), (:Channel {key: 'bare', name: 'bare'})-[:PART_OF]->(community)
CREATE (tea:Circle {key: 'tea', name: 'Tea & more'})-[:PART_OF]->(community), (:Circle {key: 'void', name: 'void'})-[:PART_OF]->(west)
CREATE (ann)-[:BELONGS_TO {role: 'a'}]->(tea), (ann)-[:BELONGS_TO {role: 'b', since: datetime('2026-01-01T00:00:00Z')}]->(west),
  (ann)-[:BELONGS_TO {role: 'c', until: datetime('2026-01-01T00:00:00Z')}]->(community), (ben)-[:BELONGS_TO]->(community)
CREATE (red:Topic {name: 'red|green'}), (blue:Topic {name: ' blue '}), (json:Topic {name: '["x"]'}), (plain:Topic {name: 'plain'}),
  (wide:Topic {name: 'wide'})-[:BROADER]->(plain), (wide)-[:BROADER]->(red), (:Topic {name: 'alone'})
CREATE (a:Content {key: 'a', body: 'one\n\ntwo "three"\r', views: 0, score: -1, sentiment: -1.0})-[:ABOUT]->(red),
  (a)-[:ABOUT]->(blue), (a)-[:ABOUT]->(plain), (b:Content {key: '["b"]', score: 2.0, kind: '#x'})-[:ABOUT]->(json), (b)-[:ABOUT]->(plain),
  (c:Content {key: 'c', status: 'x'})-[:ABOUT]->(plain)
CREATE (c)-[:DERIVED_FROM]->(a), (c)-[:DERIVED_FROM]->(b), (b)-[:DERIVED_FROM]->(b), (a)-[:REPLY_TO]->(b), (b)-[:REPLY_TO]->(c)
CREATE (a)-[:COUNTED]->(:ReactionCount {kind: 'like', count: 3000000000}), (a)-[:COUNTED]->(:ReactionCount {kind: 'like', day: date('2018-11-04'), count: 1}),
  (a)-[:COUNTED]->(:ReactionCount {kind: 'hate', day: date('2018-11-04'), count: 2})
CREATE (ann)-[:REACTED {kind: 'like', key: '1'}]->(a), (ann)-[:REACTED {kind: 'like', key: '2'}]->(a), (ann)-[:SHARED {key: '1'}]->(a)
CREATE (ann)-[:PLACED]->(:Order {key: 'o', amountE4: -1, currency: 'KWD', at: datetime('2026-01-01T00:00:00Z')}),
  (ann)-[:PLACED]->(:Order {key: 'p', amountE4: 9223372036854775807, currency: 'JPY', at: datetime('2026-01-01T00:00:00Z'), status: 'x'})
CREATE (ann)-[:DID]->(:Event {key: 'e', type: 't', at: datetime('2026-01-01T00:00:00.5Z'), value: 3, `properties.n`: 3, `properties.x`: 3.0})
CREATE (ann)-[:DID]->(:Event {key: 'f', type: 't', at: datetime('2026-01-01T00:00:00.000001Z'), value: 3.0})
CREATE (founder:Badge {name: 'Founder'}), (:Badge {name: 'nobody has it'}), (ann)-[:EARNED {key: '1'}]->(founder), (ann)-[:EARNED {key: '2'}]->(founder)
CREATE (:Tag {name: 'unused', kind: 'basic'}), (:Tag {name: 'unused and plain'}), (ann)-[:TAGGED]->(:Tag {name: 'plain'})
CREATE (ann)-[:INTERESTED_IN]->(blue), (ann)-[:INTERESTED_IN {weight: 1}]->(:Topic {name: 'new'}), (ben)-[:INTERESTED_IN {weight: 1.0}]->(blue)
CREATE (spring:Campaign {key: 'spring', name: 'Spring'}), (:Campaign {key: 'unnamed'})
CREATE (:Campaign {key: 'paying', ratesE4: [100000, 12500], capsE4: [0, 55555], memberCapE4: 99, conversion: 'EXPLICIT', holdDays: 0,
  startsAt: datetime('2020-02-29T23:59:59.123456789Z'), link: 'http://x/?a="b"&c='})
CREATE (ben)-[:HOLDS]->(:ReferralCode {key: 'A|1', campaign: 'spring'}), (ben)-[:MADE]->(:Invitation {key: 'i', contact: 'new, "one"', code: 'c|d'}),
  (zoe)-[:MADE]->(:Invitation {key: 'j', contact: 'x', at: datetime('2026-01-01T00:00:00.5Z')})-[:IN]->(spring)
CREATE (zoe)<-[:CREDITS]-(:LedgerTransaction {key: 'order:p/1', kind: 'REVERSAL', conversion: 'order:p', level: 1, amountE4: 9223372036854775807, currency: 'JPY',
  campaign: 'spring', at: datetime('2026-01-01T00:00:00Z')})-[:SETTLES]->(ann)
CREATE (zoe)-[:REFERRED {state: 'VOIDED', campaign: 'spring', conversion: 'order:p', holdUntil: datetime('2026-01-01T00:00:00.000001Z'),
  history: 'PENDING|2026-01-01T00:00Z||\nVOIDED|2026-01-02T00:00Z|key:1|odd | "why", so'}]->(ann),
  (zoe)-[:MADE]->(t:Touch {key: 'z', effective: true, reason: 'asked twice'})-[:REACHED]->(ann), (t)-[:IN]->(spring)
CREATE (ann)-[:REFERRED {state: 'APPROVED', at: datetime('2026-01-01T00:00:00Z'), code: 'c', source: 's'}]->(ben),
  (ann)-[:MADE]->(:Touch {key: 'y', effective: true, at: datetime('2026-01-01T00:00:00Z'), code: 'c', source: 's'})-[:REACHED]->(ben)
CREATE (ben)-[:MADE]->(:Touch {key: 'a', effective: false, reason: 'CYCLE'})-[:REACHED]->(zoe)
CREATE (ben)-[:MADE]->(u:Touch {key: 'b', effective: false, reason: 'SECOND_REFERRER', code: 'd'})-[:REACHED]->(ann), (u)-[:IN]->(spring)
CREATE (zoe)-[:MADE]->(:Touch {key: 'c', effective: false, reason: 'SECOND_REFERRER'})-[:REACHED]->(ann)

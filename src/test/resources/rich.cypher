// One small community in which every field of the schema has a value somewhere.
CREATE (ada:Member {key: 'ada', handle: 'lovelace', displayName: 'Ada', joinedAt: datetime('2026-01-01T00:00:00Z'),
  lastSeenAt: datetime('2026-05-30T00:00:00Z'), leftAt: datetime('2026-05-31T00:00:00Z'), source: 'search', locale: 'en-GB',
  region: 'GB', `attributes.plan`: 'pro', version: 4})
CREATE (ben:Member {key: 'ben', joinedAt: datetime('2026-01-02T00:00:00Z')})
CREATE (cat:Member {key: 'cat', joinedAt: datetime('2026-01-03T00:00:00Z')})
CREATE (ada)-[:KNOWN_AS]->(:Identity {platform: 'github', externalId: $v.community, verified: true})
CREATE (ben)-[:FOLLOWS {at: datetime('2026-05-01T00:00:00Z')}]->(ada), (ada)-[:FOLLOWS {at: datetime('2026-05-02T00:00:00Z')}]->(cat)
CREATE (cat)-[:BLOCKS {at: datetime('2026-05-03T00:00:00Z')}]->(ada)
CREATE (ben)-[:TRUSTS {weight: 3.0, at: datetime('2026-05-01T00:00:00Z'), key: 't'}]->(ada)
CREATE (ben)-[:INTERACTED {kind: 'message', at: datetime('2026-05-01T00:00:00Z'), content: 'p', key: 'i'}]->(ada)
WITH ada, ben, cat
MATCH (community:Community {key: $v.community})
SET community.createdAt = datetime('2026-01-01T00:00:00Z'), community.recipe = '', community.loaded = true, community.complete = true
CREATE (channel:Channel {key: 'sky', name: 'Sky'})-[:PART_OF]->(community)
CREATE (circle:Circle {key: 'moon', name: 'Moon'})-[:PART_OF]->(channel)
CREATE (ada)-[:BELONGS_TO {role: 'host', since: datetime('2026-02-01T00:00:00Z'), until: datetime('2026-03-01T00:00:00Z')}]->(circle)
CREATE (cat)-[:BELONGS_TO {role: 'guest'}]->(circle)
CREATE (broad:Topic {name: 'science'})<-[:BROADER]-(topic:Topic {name: 'optics'})
CREATE (ada)-[:AUTHORED]->(p:Content {key: 'p', kind: 'post', origin: 'UGC', createdAt: datetime('2026-04-01T00:00:00Z'),
  title: 'Mirrors', body: 'How to grind one', views: 5, score: 2, sentiment: 0.5, status: 'published'})-[:ABOUT]->(topic)
CREATE (ben)-[:AUTHORED]->(r:Content {key: 'r', createdAt: datetime('2026-05-03T00:00:00Z')})-[:REPLY_TO]->(p)
CREATE (d:Content {key: 'd', createdAt: datetime('2026-05-04T00:00:00Z')})-[:DERIVED_FROM]->(p)
CREATE (p)-[:COUNTED]->(:ReactionCount {kind: 'like', day: date('2026-04-02'), count: 4})
CREATE (ben)-[:REACTED {kind: 'like', at: datetime('2026-05-01T00:00:00Z'), key: 'x'}]->(p)
CREATE (ben)-[:SHARED {at: datetime('2026-05-01T00:00:00Z'), from: 'ada', key: 's'}]->(p)
CREATE (ada)-[:PLACED]->(:Order {key: 'o', amountE4: 199900, currency: 'EUR', at: datetime('2026-05-01T00:00:00Z'), status: 'paid', refundedAt: datetime('2026-05-02T00:00:00Z')})
CREATE (ben)-[:PLACED]->(:Order {key: 'o2', amountE4: 99900, currency: 'EUR', at: datetime('2026-05-01T00:00:00Z'), status: 'paid'})
CREATE (ada)-[:DID]->(:Event {key: 'e', type: 'visit', at: datetime('2026-05-01T00:00:00Z'), value: 2.5, `properties.device`: 'phone'})-[:ON]->(p)
CREATE (ada)-[:EARNED {at: datetime('2026-05-01T00:00:00Z'), key: 'b'}]->(:Badge {name: 'host'})
CREATE (ada)-[:TAGGED {at: datetime('2026-05-01T00:00:00Z'), by: 'ops'}]->(:Tag {name: 'vip', kind: 'basic'})
CREATE (ada)-[:INTERESTED_IN {weight: 0.9}]->(topic)
CREATE (campaign:Campaign {key: 'spring', name: 'Spring', startsAt: datetime('2025-12-01T00:00:00Z'), endsAt: datetime('2026-12-01T00:00:00Z'),
  windowDays: 14, attribution: 'LAST_TOUCH', conversion: 'EVENT', eventType: 'visit', holdDays: 3, ratesE4: [100000, 30000], capsE4: [500000, 0],
  memberCapE4: 5000000, conversionAmountE4: 100000, codesPerMember: 2, link: 'https://example.org/join?code=', suspendBelow: 0.3, suspendFrom: 5})
CREATE (ben)-[:HOLDS]->(:ReferralCode {key: 'K7M2PXQ4', campaign: 'spring', createdAt: datetime('2026-01-02T00:00:00Z'), revokedAt: datetime('2026-05-02T00:00:00Z'), suspendedAt: datetime('2026-05-01T00:00:00Z'), suspension: 'HAND', suspensionReason: 'sold'})
CREATE (ben)-[:MADE]->(:Invitation {key: 'i1', contact: 'dan', at: datetime('2026-05-30T00:00:00Z'), code: 'K7M2PXQ4', source: 'link'})-[:IN]->(campaign)
CREATE (ben)<-[:CREDITS]-(:LedgerTransaction {key: 'event:e/1', kind: 'REWARD', conversion: 'event:e', level: 1, amountE4: 10000, currency: 'EUR', campaign: 'spring',
  at: datetime('2026-01-09T00:00:00Z'), availableAt: datetime('2026-01-12T00:00:00Z')})-[:SETTLES]->(cat)
CREATE (ada)-[:REFERRED {at: datetime('2026-01-02T00:00:00Z'), code: 'ADA1', campaign: 'spring', source: 'link', state: 'CONVERTED',
  convertedAt: datetime('2026-01-09T00:00:00Z'), conversion: 'event:e', holdUntil: datetime('2026-01-12T00:00:00Z'),
  history: 'PENDING|2026-01-02T00:00Z||\nCONVERTED|2026-01-09T00:00Z|key:1|visit e', voidedAt: datetime('2026-02-01T00:00:00Z'), voidReason: 'bought accounts'}]->(ben)
CREATE (ada)-[:MADE]->(t1:Touch {key: 't1', at: datetime('2026-01-02T00:00:00Z'), code: 'ADA1', source: 'link', effective: true})-[:REACHED]->(ben)
CREATE (t1)-[:IN]->(campaign)
CREATE (cat)-[:MADE]->(:Touch {key: 't2', effective: false, reason: 'SECOND_REFERRER'})-[:REACHED]->(ben)
CREATE (merge:Merge {key: 'old', number: 1, at: datetime('2026-05-01T00:00:00Z'), reason: 'same e-mail', undoneAt: datetime('2026-05-02T00:00:00Z'),
  moved: 3, changed: []})-[:INTO]->(ben), (merge)-[:KEPT {keptType: 'REFERRED', keptMember: 'old', keptOutgoing: true, keptNumber: 0,
  keptReason: 'SUPERSEDED'}]->(cat)
CREATE (:IndexConfiguration {version: 1, at: datetime('2026-05-01T00:00:00Z'), kindNames: ['reply', 'reply'], kindOfs: ['', 'post'],
  valueWeights: [0.1, 0.1, 0.1, 0.1, 0.075, 0.075, 0.075, 0.075, 0.075, 0.075, 0.075, 0.075], gradeShares: [0.01, 0.1, 0.4, 0.7],
  positiveReactions: ['like'], negativeReactions: ['dislike'], kindWeights: [4.0, 6.0], otherKinds: 1.0, follow: 2.0, trust: 4.0, halfLifeDays: 30.0, pageRank: 0.4, reach: 0.15, engagement: 0.2,
  propagation: 0.15, brokerage: 0.1, engagementHalfLifeDays: 30.0, activeWindowDays: 90.0, damping: 0.85, maxIterations: 100,
  tolerance: 1e-8, head: 0.01, waist: 0.2, trustSeeds: ['ada', 'ben'], exactBetweennessTo: 5000, betweennessSample: 200, keepSnapshots: 10, minimumCohort: 2,
  schedule: '0 3 * * *'})
CREATE (:Merged {key: 'gone', handle: 'former'})-[:MERGED_INTO]->(ben)
CREATE (ben)-[:REFERRED {at: datetime('2026-01-12T00:00:00Z'), state: 'PENDING'}]->(cat), (ben)-[:MADE]->(:Touch {key: 't3', at: datetime('2026-01-12T00:00:00Z'), effective: true})-[:REACHED]->(cat)
CREATE (:Cohort {key: 'fans', version: 1, newest: true, name: 'Fans', rule: '{"and":[{"did":{"event":"visit","times":1}}]}', savedAt: datetime('2026-05-01T00:00:00Z')})
CREATE (ada)-[:SEEN_WITH {at: datetime('2026-05-01T00:00:00Z')}]->(:Fingerprint {community: $v.community, key: 'DEVICE/0000000000000000000000000000000000000000000000000000000000000000', kind: 'DEVICE'})

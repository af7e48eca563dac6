// Computed here from what is between the two, as _ties/outgoing does it for all others of a member, in the weights that count now and by
// the base time of the stored ties, so that both say the same. Equal strengths may differ in their last digits by the order of adding up.
// :param community => 'demo'
// :param from => 'ada'
// :param to => 'ben'
// :param now => datetime('2024-01-01T00:00:00Z')
MATCH (a:Member {community: $community, key: $from})
OPTIONAL MATCH (b:Member {community: $community, key: $to})
WITH a, b, $now AS now
WHERE a <> b AND coalesce(a.joinedAt <= now, true) AND coalesce(b.joinedAt <= now, true)
OPTIONAL MATCH (home:Community {key: a.community})
OPTIONAL MATCH (state:TieState {community: a.community})
WHERE state.base IS NOT NULL
WITH a, b, now, home, state, head(COLLECT {
  MATCH (one:IndexConfiguration)
  WHERE one.community IN ['', a.community] AND one.version >= 0
  RETURN one ORDER BY one.version DESC LIMIT 1
}) AS settings
WITH *, coalesce(state.base, now.epochMillis) AS base, round(settings.halfLifeDays * 86400000.0) AS halfLife,
  range(0, size(settings.kindNames) - 1) AS kinds
UNWIND [true, false] AS forth
WITH *, CASE WHEN forth THEN a ELSE b END AS me, CASE WHEN forth THEN b ELSE a END AS they
CALL (me, they, now, home, settings, base, halfLife, kinds) {
  CALL (me, they, home, settings) {
    MATCH (me)-[r:FOLLOWS]->(they)
    RETURN r.at AS at, settings.follow AS stands, null AS kind, null AS of
    UNION ALL
    MATCH (me)-[r:TRUSTS]->(they)
    RETURN r.at AS at, settings.trust * r.weight / coalesce(home.trustScale, 1.0) AS stands, null AS kind, null AS of
    UNION ALL
    MATCH (me)-[r:INTERACTED]->(they)
    RETURN r.at AS at, null AS stands, coalesce(toLower(r.kind), '') AS kind, null AS of
    UNION ALL
    MATCH (me)-[r:REACTED]->(c:Content)<-[:AUTHORED]-(they)
    RETURN r.at AS at, null AS stands, 'reaction' AS kind, c.kind AS of
    UNION ALL
    MATCH (me)-[r:SHARED]->(c:Content)<-[:AUTHORED]-(they)
    RETURN r.at AS at, null AS stands, 'share' AS kind, c.kind AS of
    UNION ALL
    MATCH (me)-[:AUTHORED]->(r:Content)-[:REPLY_TO]->(c:Content)<-[:AUTHORED]-(they)
    RETURN r.createdAt AS at, null AS stands, 'reply' AS kind, c.kind AS of
  }
  WITH at, kind IS NOT NULL AND at IS NOT NULL AND halfLife > 0 AS decays, coalesce(stands,
    head([i IN kinds WHERE settings.kindNames[i] = kind AND settings.kindOfs[i] = coalesce(toLower(of), '') | settings.kindWeights[i]]),
    head([i IN kinds WHERE settings.kindNames[i] = kind AND settings.kindOfs[i] = '' | settings.kindWeights[i]]),
    settings.otherKinds) AS weight
  WHERE coalesce(at <= now, true)
  RETURN min(at) AS first, max(at) AS last, count(*) AS facts, sum(CASE WHEN decays THEN 0.0 ELSE weight END) AS standing,
    sum(CASE WHEN decays THEN weight * 2.0 ^ ((at.epochMillis - base) / halfLife) ELSE 0.0 END) AS decaying
}
WITH a, b, now, state, base, halfLife, collect({forth: forth, first: first, last: last, facts: facts, standing: standing, decaying: decaying}) AS both
WITH *, head([way IN both WHERE way.forth]) AS forth, head([way IN both WHERE NOT way.forth]) AS back
WHERE forth.facts + back.facts > 0
WITH *, reduce(latest = coalesce(state.asOf, now), way IN both | CASE WHEN way.last > latest THEN way.last ELSE latest END) AS asOf
WITH *, CASE WHEN halfLife > 0 THEN 2.0 ^ ((base - asOf.epochMillis) / halfLife) ELSE 1.0 END AS rest
WITH *, forth.decaying * rest + forth.standing AS sum, back.decaying * rest + back.standing AS backSum,
  forth.decaying + forth.standing AS then, back.decaying + back.standing AS backThen
WITH *, head(COLLECT { MATCH (n:MemberTies {memberId: a.id}) RETURN n.near }) AS near,
  head(COLLECT { MATCH (n:MemberTies {memberId: b.id}) RETURN n.near }) AS backNear,
  coalesce(head(COLLECT { MATCH (b)<-[rank:VALUED]-() WHERE rank.snapshot = state.snapshot RETURN rank.percentile }), 0.0) AS standing
CALL (near, backNear, then, backThen) {
  UNWIND coalesce(near, []) + coalesce(backNear, []) AS who
  WITH who, count(*) AS times
  WITH sum(CASE times WHEN 2 THEN 1 ELSE 0 END) AS common, count(*) AS all
  WITH common, all - CASE WHEN then > 0 OR backThen > 0 THEN 2 ELSE 0 END AS either
  RETURN CASE WHEN either > 0 THEN 1.0 * common / either ELSE 0.0 END AS overlap
}
WITH *, CASE
  WHEN state IS NULL THEN null
  WHEN then <= 0 THEN 0.0
  ELSE 1.0 * reduce(below = 0.0, one IN state.sample |
    below + CASE WHEN one < then * (1 - 1e-9) THEN 1.0 WHEN one <= then * (1 + 1e-9) THEN 0.5 ELSE 0.0 END) / size(state.sample)
END AS share, CASE
  WHEN then <= 0 OR backThen <= 0 THEN 0.0
  WHEN then < backThen THEN then / backThen
  ELSE backThen / then
END AS mutual
WITH {fromId: a.id, toId: b.id, strength: CASE WHEN sum > 0 THEN sum ELSE 0.0 END, distrust: CASE WHEN sum < 0 THEN -sum ELSE 0.0 END,
  reciprocity: CASE WHEN sum <= 0 OR backSum <= 0 THEN 0.0 WHEN sum < backSum THEN sum / backSum ELSE backSum / sum END,
  overlap: CASE WHEN state IS NOT NULL THEN overlap END, value: 100 * (0.5 * share + 0.25 * mutual + 0.25 * (1 - overlap) * standing),
  firstContactAt: forth.first, lastContactAt: forth.last} AS node

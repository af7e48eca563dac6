// The ties that are stored, at most 50 of a member; what decays has done so since the time by which it was computed. One that distrust outweighs
// by now is left out.
MATCH (stored:MemberTies {memberId: parent.id})
MATCH (state:TieState {community: stored.community})
WITH stored {.community, .others, .decaying, .standing, .backDecaying, .backStanding, .common, .value, .first, .last, .degree} AS mine,
  2.0 ^ ((stored.base - state.asOf.epochMillis) / state.halfLifeMillis) AS rest
UNWIND range(0, size(mine.others) - 1) AS i
MATCH (theirs:MemberTies {community: mine.community, hash: mine.others[i]})
MATCH (node:Member {id: theirs.memberId})
WITH node, mine, i, mine.decaying[i] * rest + mine.standing[i] AS forth, mine.backDecaying[i] * rest + mine.backStanding[i] AS back,
  mine.degree + theirs.degree - mine.common[i] - 2 AS either
WITH node, mine, i, CASE WHEN forth > 0 THEN forth ELSE 0.0 END AS forth, CASE WHEN back > 0 THEN back ELSE 0.0 END AS back,
  CASE WHEN either > 0 THEN 1.0 * mine.common[i] / either ELSE 0.0 END AS overlap
WITH node, {strength: forth, value: mine.value[i], overlap: overlap, bridge: 1.0 - overlap,
  firstContactAt: CASE WHEN mine.first[i] > -999999999999999 THEN datetime({epochMillis: mine.first[i]}) END,
  reciprocity: CASE WHEN forth = 0 OR back = 0 THEN 0.0 WHEN forth < back THEN forth / back ELSE back / forth END,
  lastContactAt: CASE WHEN mine.last[i] > -999999999999999 THEN datetime({epochMillis: mine.last[i]}) END} AS edge
WHERE edge.strength > 0
ORDER BY edge.strength DESC, node.key

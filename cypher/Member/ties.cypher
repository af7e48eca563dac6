// The ties that are stored, at most 50 of a member; what decays has done so since the time by which it was computed. One that distrust outweighs
// by now is left out.
MATCH (parent)-[tie:TIE]->(node:Member)
MATCH (state:TieState {community: tie.community})
WITH node, tie, 2.0 ^ ((tie.base - state.asOf.epochMillis) / state.halfLifeMillis) AS rest
WITH node, tie, tie.decaying * rest + tie.standing AS forth, tie.backDecaying * rest + tie.backStanding AS back
WITH node, tie, CASE WHEN forth > 0 THEN forth ELSE 0.0 END AS forth, CASE WHEN back > 0 THEN back ELSE 0.0 END AS back
WITH node, {strength: forth, value: tie.value, overlap: tie.overlap, bridge: 1.0 - tie.overlap, firstContactAt: tie.firstContactAt,
  reciprocity: CASE WHEN forth = 0 OR back = 0 THEN 0.0 WHEN forth < back THEN forth / back ELSE back / forth END,
  lastContactAt: tie.lastContactAt} AS edge
WHERE edge.strength > 0
ORDER BY edge.strength DESC, node.key

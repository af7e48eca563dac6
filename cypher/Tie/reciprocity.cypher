// Of what is stored, by what is left of both directions by now: the time of the latest interaction.
// :param community => 'demo'
OPTIONAL MATCH (state:TieState {community: $community})
WITH 2.0 ^ ((parent.base - state.asOf.epochMillis) / state.halfLifeMillis) AS rest
WITH parent.decaying * rest + parent.standing AS forth, parent.backDecaying * rest + parent.backStanding AS back
RETURN coalesce(parent.reciprocity, CASE WHEN forth <= 0 OR back <= 0 THEN 0.0 WHEN forth < back THEN forth / back ELSE back / forth END) AS value

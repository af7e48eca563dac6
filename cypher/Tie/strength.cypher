// Of what is stored, what is left of it by now: the time of the latest interaction.
// :param community => 'demo'
OPTIONAL MATCH (state:TieState {community: $community})
WITH state, parent.decaying * 2.0 ^ ((parent.base - state.asOf.epochMillis) / state.halfLifeMillis) + parent.standing AS strength
RETURN coalesce(parent.strength, CASE WHEN strength > 0 THEN strength ELSE 0.0 END) AS value

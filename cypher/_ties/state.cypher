// What holds of a community's ties; no row where they were never computed.
// :param community => 'demo'
MATCH (state:TieState {community: $community})
WHERE state.computedAt IS NOT NULL
RETURN properties(state) AS state

// What holds of the ties as they are now, after the lease was taken in the same transaction.
// :param community => 'demo'
// :param settings => {base: 0}
MATCH (state:TieState {community: $community})
SET state += $settings
RETURN state.computedAt AS computedAt

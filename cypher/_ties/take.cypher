// Takes the lease on a community's ties or makes it longer; no row if another server has it, or nothing was computed yet. The node is
// locked first and looked at then, so that whoever holds it to the end of the transaction is the only one who writes.
// :param community => 'demo'
// :param holder => '01JSERVER'
// :param millis => 60000
MATCH (state:TieState {community: $community})
SET state.asked = $holder
WITH state
WHERE state.holder = $holder OR coalesce(state.leasedUntil, 0) <= timestamp()
SET state.holder = $holder, state.leasedUntil = timestamp() + $millis
RETURN properties(state) AS state

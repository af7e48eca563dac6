// Ties that were all relationships are computed once more, where they were: they are no data.
MATCH (state:TieState) WHERE state.base IS NOT NULL AND state.lastPlace IS NULL REMOVE state.base CREATE (:TieChange {community: state.community, members: [], whole: true});
MATCH ()-[t:TIE]->() CALL (t) { DELETE t } IN TRANSACTIONS OF 10000 ROWS;
MATCH (n:Neighbours) CALL (n) { DELETE n } IN TRANSACTIONS OF 10000 ROWS

// The first that holds, by what a member did in the 90 days up to then.
// :param of => '01J'
// :param now => datetime('2026-03-01T00:00:00Z')
MATCH (parent:Member {id: $of})
RETURN CASE
  WHEN reduce(n = 0, times IN COLLECT { MATCH (parent)-[:DOES]->(did:Activity)
      WHERE toLower(did.type) IN ['coupon', 'deal', 'discount', 'sale', 'voucher'] AND did.lastAt > $now - duration({hours: 24 * 90})
      RETURN did.times + coalesce(did.packed, []) }
    | n + size([time IN times WHERE time > $now.epochMillis - 7776000000 AND time <= $now.epochMillis])) >= 3 THEN 'DEAL_SEEKER'
  WHEN EXISTS { MATCH (parent)-[:PLACED]->(bought:Order)
    WHERE bought.at > $now - duration({hours: 24 * 90}) AND bought.at <= $now
      AND (bought.refundedAt > $now OR (bought.refundedAt IS NULL AND coalesce(toLower(bought.status), 'paid') = 'paid')) } THEN 'KNOWLEDGE_PAYING'
  WHEN EXISTS { MATCH (parent)-[brought:REFERRED]->(:Member)
    WHERE brought.at > $now - duration({hours: 24 * 90}) AND brought.at <= $now
      AND (brought.voidedAt > $now OR coalesce(brought.state, '') <> 'VOIDED') } THEN 'COMMUNITY_SPREADER'
  WHEN COUNT { MATCH (parent)-[shared:SHARED]->(:Content)
    WHERE shared.at > $now - duration({hours: 24 * 90}) AND shared.at <= $now } >= 3 THEN 'COMMUNITY_SPREADER'
  WHEN COUNT { MATCH (parent)-[:AUTHORED]->(made:Content)
    WHERE made.createdAt > $now - duration({hours: 24 * 90}) AND made.createdAt <= $now AND NOT (made)-[:REPLY_TO]->(:Content) } >= 2 THEN 'CONTENT_CO_CREATOR'
  WHEN EXISTS { MATCH (parent)-[:AUTHORED]->(made:Content)-[:DERIVED_FROM]->(source:Content)
    WHERE made.createdAt > $now - duration({hours: 24 * 90}) AND made.createdAt <= $now AND NOT (parent)-[:AUTHORED]->(source) } THEN 'CONTENT_CO_CREATOR'
  WHEN COUNT { MATCH (parent)-[:AUTHORED]->(made:Content)-[:REPLY_TO]->(asked:Content)
    WHERE made.createdAt > $now - duration({hours: 24 * 90}) AND made.createdAt <= $now AND NOT (parent)-[:AUTHORED]->(asked) } >= 3 THEN 'EXPERT_HELPER'
  WHEN COUNT { MATCH (parent)-[act:REACTED|INTERACTED|FOLLOWS]->()
    WHERE act.at > $now - duration({hours: 24 * 90}) AND act.at <= $now } >= 10 THEN 'SOCIALISER'
  WHEN parent.joinedAt > $now - duration({hours: 24 * 30}) THEN 'NEWCOMER'
  ELSE 'LURKER'
END AS value

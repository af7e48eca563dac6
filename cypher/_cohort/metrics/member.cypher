// The figures of a member. Who has a tie is counted where ties were computed.
// :param of => '01J'
// :param snapshot => '01JSNAPSHOT'
// :param now => datetime('2026-03-01T00:00:00Z')
// :param currency => 'EUR'
MATCH (parent:Member {id: $of})
RETURN {
  influence: head(COLLECT { MATCH (parent)<-[rank:RANKED]-(:RankingSlot) WHERE rank.snapshot = $snapshot RETURN rank.score }),
  value: head(COLLECT { MATCH (parent)<-[rank:VALUED]-(:RankingSlot) WHERE rank.snapshot = $snapshot RETURN rank.score }),
  ties: head(COLLECT { MATCH (ties:MemberTies {memberId: parent.id}) WHERE ties.degree > 0 RETURN ties.degree }),
  bought: COLLECT {
    MATCH (parent)-[:PLACED]->(bought:Order)
    WHERE bought.at <= $now AND bought.refundedAt IS NULL AND coalesce(toLower(bought.status), 'paid') = 'paid'
    RETURN CASE WHEN coalesce(bought.currency = $currency, true) THEN bought.amountE4 ELSE 0 END
  },
  referred: COUNT { MATCH (parent)-[brought:REFERRED]->(:Member) WHERE coalesce(brought.state, '') <> 'VOIDED' },
  left: coalesce(parent.leftAt <= $now, false),
  lately: head([times IN [reduce(all = [], times IN COLLECT {
      MATCH (parent)-[:DOES]->(did:Activity)
      WHERE did.lastAt.epochMillis > $now.epochMillis - 5184000000
      RETURN did.times + CASE WHEN did.packedUntil > $now.epochMillis - 5184000000 THEN did.packed ELSE [] END
    } | all + times)]
    | {before: any(time IN times WHERE time > $now.epochMillis - 5184000000 AND time <= $now.epochMillis - 2592000000),
       now: any(time IN times WHERE time > $now.epochMillis - 2592000000 AND time <= $now.epochMillis)}])
} AS value

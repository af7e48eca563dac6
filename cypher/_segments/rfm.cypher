// By quintiles of paid orders up to then: recency on one side of a grid, the mean of frequency and monetary, halves up, on the other. Limits are the least values of
// the scores 2 to 5. Lists are summed up, not rows: an aggregation within an expression would group by what is outside.
// :param of => '01J'
// :param now => datetime('2026-03-01T00:00:00Z')
// :param limits => {currency: 'EUR', recency: [0, 1, 2, 3], frequency: [1, 2], monetary: []}
MATCH (parent:Member {id: $of})
RETURN head([orders IN [COLLECT {
    MATCH (parent)-[:PLACED]->(bought:Order)
    WHERE bought.at <= $now AND (bought.refundedAt > $now OR (bought.refundedAt IS NULL AND coalesce(toLower(bought.status), 'paid') = 'paid'))
    RETURN {at: bought.at.epochMillis, spent: CASE WHEN coalesce(bought.currency = $limits.currency, true) THEN bought.amountE4 ELSE 0 END}
  }]
  | CASE WHEN orders = [] THEN 'NO_ORDERS' ELSE head([score IN [{
      r: 1 + size([limit IN $limits.recency WHERE any(one IN orders WHERE one.at >= limit)]),
      fm: (3 + size([limit IN $limits.frequency WHERE size(orders) >= limit])
        + size([limit IN $limits.monetary WHERE reduce(spent = 0, one IN orders | spent + one.spent) >= limit])) / 2}]
    | CASE
        WHEN score.r = 5 AND score.fm >= 4 THEN 'CHAMPIONS'
        WHEN score.r >= 3 AND score.fm >= 4 THEN 'LOYAL'
        WHEN score.r >= 4 AND score.fm >= 2 THEN 'POTENTIALLY_LOYAL'
        WHEN score.r = 5 THEN 'NEW'
        WHEN score.r = 4 THEN 'PROMISING'
        WHEN score.r = 3 AND score.fm = 3 THEN 'NEEDING_ATTENTION'
        WHEN score.r = 3 THEN 'ABOUT_TO_SLEEP'
        WHEN score.fm = 5 THEN 'CANNOT_LOSE'
        WHEN score.fm >= 3 THEN 'AT_RISK'
        ELSE 'HIBERNATING'
      END]) END]) AS value

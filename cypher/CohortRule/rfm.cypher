// Scores are quintiles among those who placed paid orders: limits are the least values of the scores 2 to 5.
// :param now => datetime('2026-03-01T00:00:00Z')
// :param limits => {currency: 'EUR', recency: [0, 1, 2, 3], frequency: [1, 2], monetary: []}
// :param recency => {gte: 4}
// :param frequency => {gte: 2, lte: 4}
// :param monetary => {lte: 4}
// :param frequencyMonetary => {lte: 4}
RETURN any(orders IN [COLLECT {
    MATCH (parent)-[:PLACED]->(bought:Order)
    WHERE bought.at <= $now AND (bought.refundedAt > $now OR (bought.refundedAt IS NULL AND coalesce(toLower(bought.status), 'paid') = 'paid'))
    RETURN {at: bought.at.epochMillis, spent: CASE WHEN coalesce(bought.currency = $limits.currency, true) THEN bought.amountE4 ELSE 0 END}
  }]
  WHERE orders <> [] AND any(score IN [{
      r: 1 + size([limit IN $limits.recency WHERE any(one IN orders WHERE one.at >= limit)]),
      f: 1 + size([limit IN $limits.frequency WHERE size(orders) >= limit]),
      m: 1 + size([limit IN $limits.monetary WHERE reduce(spent = 0, one IN orders | spent + one.spent) >= limit])}]
    WHERE true
      AND coalesce(score.r >= $recency.gte, true) AND coalesce(score.r <= $recency.lte, true) // when recency
      AND coalesce(score.f >= $frequency.gte, true) AND coalesce(score.f <= $frequency.lte, true) // when frequency
      AND coalesce(score.m >= $monetary.gte, true) AND coalesce(score.m <= $monetary.lte, true) // when monetary
      AND coalesce((score.f + score.m + 1) / 2 >= $frequencyMonetary.gte, true) // when frequencyMonetary
      AND coalesce((score.f + score.m + 1) / 2 <= $frequencyMonetary.lte, true) // when frequencyMonetary
  )) AS value

// Balances are sums of entries. What was taken back is available when its reward would be, so that both make 0 in either.
// :param now => datetime('2026-01-01T00:00:00Z')
MATCH (t:LedgerTransaction)
WHERE t.community = parent.community AND t.campaign = parent.key AND t.key IS NOT NULL
WITH t.currency AS currency, coalesce(t.availableAt <= $now, false) AS available, sum(CASE t.kind WHEN 'REWARD' THEN t.amountE4 ELSE -t.amountE4 END) AS amountE4
WITH currency, sum(CASE WHEN available THEN amountE4 ELSE 0 END) AS availableE4, sum(CASE WHEN available THEN 0 ELSE amountE4 END) AS pendingE4
WITH {currency: currency, balanceE4: availableE4 + pendingE4, availableE4: availableE4, pendingE4: pendingE4} AS node
ORDER BY node.currency

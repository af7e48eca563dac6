// A line for each step: its state, when, who and why. That it was approved by itself nobody wrote down.
// :param now => datetime('2026-01-01T00:00:00Z')
WITH CASE WHEN parent.history IS NULL THEN [] ELSE [line IN split(parent.history, '\n') | split(line, '|')] END
  + CASE WHEN parent.state = 'CONVERTED' AND parent.holdUntil <= $now
    THEN [['APPROVED', toString(parent.holdUntil), '', 'the hold has ended']] ELSE [] END AS steps
UNWIND range(0, size(steps) - 1) AS i
WITH i, steps[i] AS step
WITH {number: i, state: step[0], at: datetime(step[1]), by: CASE WHEN step[2] <> '' THEN step[2] END,
  reason: CASE WHEN step[3..] <> [''] THEN reduce(text = step[3], more IN step[4..] | text + '|' + more) END} AS node
ORDER BY node.number

// A line for each step: its state, when, who and why.
UNWIND range(0, size(split(parent.history, '\n')) - 1) AS i
WITH i, split(split(parent.history, '\n')[i], '|') AS step
WITH {number: i, state: step[0], at: datetime(step[1]), by: CASE WHEN step[2] <> '' THEN step[2] END,
  reason: CASE WHEN step[3..] <> [''] THEN reduce(text = step[3], more IN step[4..] | text + '|' + more) END} AS node
ORDER BY node.number

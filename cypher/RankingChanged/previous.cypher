// The ranking that it is compared with: what was the current one before the first change that was not told yet, or the one right before.
// :param since => 1
OPTIONAL MATCH (first:Entry {number: $since})
CALL (parent, first) {
  UNWIND [{id: first.previous, order: 1}, {id: parent.previous, order: 2}] AS candidate
  MATCH (ranking:Snapshot {id: candidate.id, status: 'READY'})
  RETURN ranking
  ORDER BY candidate.order
  LIMIT 1
}
WITH ranking AS node, first
WHERE first IS NULL OR first.previous IS NOT NULL

// Takes away the oldest entries, as long as each is older than what is kept, and says how far. Only after the lease was taken in the same
// transaction.
// :param kept => 86400000
// :param most => 1000
MATCH (feed:Feed {id: 'feed'})
MATCH (entry:Entry) WHERE entry.number > feed.swept
WITH feed, entry ORDER BY entry.number LIMIT $most
WITH feed, collect(entry) AS oldest
WITH feed, oldest, head([e IN oldest WHERE e.at >= datetime() - duration({milliseconds: $kept}) | e.number]) AS young
WITH feed, [e IN oldest WHERE young IS NULL OR e.number < young] AS gone
WHERE size(gone) > 0
SET feed.swept = feed.swept + size(gone)
FOREACH (e IN gone | DELETE e)
RETURN size(gone) AS swept

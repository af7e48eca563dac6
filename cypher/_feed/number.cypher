// Numbers what waits, in the order in which it happened, without gaps. Only after the lease was taken in the same transaction.
// :param most => 1000
MATCH (entry:Entry) WHERE entry.waiting IS NOT NULL
WITH entry ORDER BY entry.waiting LIMIT $most
WITH collect(entry) AS entries
MATCH (feed:Feed {id: 'feed'})
WITH feed, entries, feed.number AS last
SET feed.number = last + size(entries)
WITH entries, last
UNWIND range(0, size(entries) - 1) AS i
WITH entries[i] AS entry, last + 1 + i AS number
SET entry.number = number, entry.at = entry.waiting
REMOVE entry.waiting
RETURN number, entry.community AS community, entry.kind AS kind
ORDER BY number
